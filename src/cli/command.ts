/** What a command is. */
import type { Tongue } from '../model.ts'
import { commonOptions, type Options, type Parsed, readArgs } from './arguments.ts'
import { type HelpFor, helpText } from './help.ts'
import { helpWidth } from './rows.ts'

/** Where a command writes. */
export interface Output {
  write(text: string): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

/** Where a command reads answers. */
export type Input = NodeJS.ReadableStream

/** Everything a command may touch beside the files: results go to `out`, everything else to `err`. */
export interface Streams {
  readonly out: Output
  readonly err: Output
  /** Answers to questions; nothing is asked without it. */
  readonly in?: Input
  readonly env: Readonly<Record<string, string | undefined>>
  /** Absolute path of the working directory. */
  readonly cwd: string
}

/** One command of the command line. */
export interface Command {
  readonly name: string
  readonly options: Options
  /** The whole `--help` text, with examples, in lines of at most so many characters. */
  help(tongue: Tongue, width?: number): string
  /** Yields the exit code: 0 fine, 1 findings, 2 could not run. Throws a {@link KnownError} for a foreseen failure. */
  run(args: readonly string[], streams: Streams, tongue: Tongue): Promise<number>
}

/** What makes a command. */
export interface Definition<O extends Options> {
  readonly name: string
  readonly help: HelpFor<O>
  /** Beside those that every command takes. */
  readonly options: O
  /** How many arguments it takes beside its options; none when left out. */
  readonly most?: number
  /** What it does when it is not help that is wanted, with an exit code as for {@link Command.run}. */
  run(
    given: Parsed<O & typeof commonOptions>['options'],
    positionals: readonly string[],
    streams: Streams,
    tongue: Tongue,
  ): Promise<number>
}

/** Makes a command, which sorts its arguments and tells what it does. */
export const defineCommand = <const O extends Options>({
  name,
  help,
  options: own,
  most = 0,
  run,
}: Definition<O>): Command => {
  const options = { ...commonOptions, ...own }
  const tell = (tongue: Tongue, width?: number): string => helpText(name, help, options, tongue, width)
  return {
    name,
    options,
    help: tell,
    async run(args, streams, tongue) {
      const { options: given, positionals } = readArgs<typeof options>(args, options, most)
      if (!given.help) return run(given, positionals, streams, tongue)
      streams.out.write(tell(tongue, helpWidth(streams.out)))
      return 0
    },
  }
}
