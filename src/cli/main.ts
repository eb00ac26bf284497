/** From the arguments to an exit code. */
import type { Command, Streams } from './command.ts'
import { chooseTongue } from './tongue.ts'

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./check.ts')).checkCommand,
  align: async () => (await import('./align.ts')).alignCommand,
}

/** Runs the command line. Yields the exit code: 0 fine, 1 findings, 2 could not run. */
export const main = async (argv: readonly string[], streams: Streams): Promise<number> => {
  const [name = '', ...args] = argv
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) return 2
  return (await load()).run(args, streams, chooseTongue(argv, streams.env))
}
