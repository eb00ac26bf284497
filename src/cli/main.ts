/** From the arguments to an exit code. */
import { KnownError } from '../known-error.ts'
import type { Tongue } from '../model.ts'
import { packageVersion } from '../package-files.ts'
import { printable } from '../report/terminal.ts'
import { nearest } from '../text/nearest.ts'
import { UsageError } from './arguments.ts'
import type { Command, Streams } from './command.ts'
import { type CommandName, commands } from './commands.ts'
import * as says from './main-words.ts'
import { helpWidth } from './rows.ts'
import { chooseTongue } from './tongue.ts'
import { withoutCommands } from './workflow-commands.ts'

/**
 * Runs the command line.
 * @param argv The arguments, without the program.
 * @returns The exit code: 0 fine, 1 findings, 2 it could not run. Never rejects.
 */
export const main = async (argv: readonly string[], given: Streams): Promise<number> => {
  const streams = withoutCommands(given)
  const tongue = chooseTongue(argv, streams.env)
  try {
    return await dispatch(argv, streams, tongue)
  } catch (error) {
    streams.err.write(printable(told(error, tongue)))
    return 2
  }
}

const dispatch = async (argv: readonly string[], streams: Streams, tongue: Tongue): Promise<number> => {
  const { name, args } = commandOf(argv)
  if (name === 'version') {
    streams.out.write(`${packageVersion()}\n`)
    return 0
  }
  if (name === 'help' && args.length === 0) {
    streams.out.write(says.overview(commands, tongue, helpWidth(streams.out)))
    return 0
  }
  if (name === undefined) {
    streams.err.write(says.overview(commands, tongue, helpWidth(streams.err)))
    return 2
  }
  const [asked, rest] = name === 'help' ? [args[0] ?? '', ['--help']] : [name, args]
  const command = await commandNamed(asked)
  try {
    return await command.run(rest, streams, tongue)
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(says.seeHelp(error.words, command.name), { cause: error })
    throw error
  }
}

/** The command and its own arguments; `--lang` may stand before the command. */
const commandOf = (
  argv: readonly string[],
): { readonly name: string | undefined; readonly args: readonly string[] } => {
  const before = argv[0] === '--lang' ? 2 : argv[0]?.startsWith('--lang=') ? 1 : 0
  const [first, ...rest] = argv.slice(before)
  if (first === '--version' || first === '-v' || first === '-V') return { name: 'version', args: [] }
  if (first === '--help' || first === '-h') return { name: 'help', args: [] }
  if (first === 'help')
    return { name: 'help', args: rest.filter((arg, at) => !arg.startsWith('-') && rest[at - 1] !== '--lang') }
  return { name: first, args: [...rest, ...argv.slice(0, before)] }
}

const commandNamed = async (name: string): Promise<Command> => {
  if (!Object.hasOwn(commands, name)) throw says.unknownCommand(name, nearest(name, Object.keys(commands)))
  return commands[name as CommandName].load()
}

/** A foreseen error is one sentence; any other keeps its stack. */
const told = (error: unknown, tongue: Tongue): string => {
  if (error instanceof KnownError) return `diptych: ${error.words[tongue]}\n`
  const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error)
  return `diptych: ${says.bug[tongue]}\n${stack}\n`
}
