import process from 'node:process'
import type { Streams } from './command.ts'
import { unwritable } from './main-words.ts'
import { chooseTongue } from './tongue.ts'

/**
 * The streams of this process. A reader that has gone, such as `head`, is no error; a disk that is full ends the
 * process with 2, for half a report would pass for a whole one.
 */
export const processStreams = (): Streams => {
  const { stdout: out, stderr: err, env, argv } = process
  const ignoring = (handle: (code: string) => void) => (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') handle(error.code ?? error.message)
  }
  err.on(
    'error',
    ignoring(() => process.exit(2)),
  )
  out.on(
    'error',
    ignoring((code) => {
      err.write(`diptych: ${unwritable(code)[chooseTongue(argv, env)]}\n`)
      process.exit(2)
    }),
  )
  return {
    out,
    err,
    // Opened when it is asked for: an open input keeps a process alive.
    get in() {
      return process.stdin
    },
    env,
    cwd: process.cwd(),
  }
}
