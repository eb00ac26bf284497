/** GitHub's runner obeys lines of a log; text of pages must not become such a line. */
import type { Output, Streams } from './command.ts'

/**
 * What the runner takes for a command (actions/runner, src/Runner.Common/ActionCommand.cs): a line that opens with
 * `::name …::`, indented or not. Annotations, which Diptych itself writes, stay.
 */
const command = /^(?!::(?:error|warning|notice) file=)([^\S\n]*):(?=:[^\n]*::)/gm

/** The streams; in a job of GitHub's, with no command in what is written. A word joiner, which nobody sees, breaks them up. */
export const withoutCommands = (streams: Streams): Streams =>
  streams.env.GITHUB_ACTIONS === 'true'
    ? { ...streams, out: harmless(streams.out), err: harmless(streams.err) }
    : streams

const harmless = (output: Output): Output => ({
  ...(output.isTTY === undefined ? {} : { isTTY: output.isTTY }),
  ...(output.columns === undefined ? {} : { columns: output.columns }),
  write: (text) => output.write(text.replace(command, '$1:\u2060')),
})
