import type { Words } from '../known-error.ts'
import type { Tongue } from '../model.ts'
import { printable } from '../report/terminal.ts'
import type { Streams } from './command.ts'

/** Says something beside the results, on standard error: what was taken for what, what was left out, why the run failed. */
export const telling =
  ({ err }: Streams, tongue: Tongue) =>
  (told: readonly Words[]): void => {
    for (const words of told) err.write(printable(`diptych: ${words[tongue]}\n`))
  }
