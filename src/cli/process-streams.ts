import process from 'node:process'
import type { Streams } from './command.ts'

/** The streams of this process. A reader that has gone, such as `head`, ends the output and is no error. */
export const processStreams = (): Streams => {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') return
      process.exitCode = 2
      throw error
    })
  }
  return { out: process.stdout, err: process.stderr, env: process.env, cwd: process.cwd() }
}
