import type { Tongue } from '../model.ts'

/**
 * The language of messages: `--lang`, else the environment's as POSIX orders it (LC_ALL, LC_MESSAGES, LANG; the first
 * that is set and not empty decides). French when it starts with `fr`, else English.
 */
export const chooseTongue = (args: readonly string[], env: Readonly<Record<string, string | undefined>>): Tongue => {
  const asked = langOption(args) ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG || '')
  return /^fr(?![a-z])/i.test(asked) ? 'fr' : 'en'
}

/** The last `--lang` among the arguments; whether its value is allowed is for the option parser to say. */
const langOption = (args: readonly string[]): string | undefined => {
  let asked: string | undefined
  for (const [index, argument] of args.entries()) {
    if (argument === '--') break
    if (argument === '--lang') asked = args[index + 1]
    else if (argument.startsWith('--lang=')) asked = argument.slice('--lang='.length)
  }
  return asked
}
