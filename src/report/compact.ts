/** A line for each finding, which editors and `grep` understand. */
import type { Reporter } from './reporter.ts'
import { printable } from './terminal.ts'
import { toldOf } from './told.ts'

/** The report as `path:line:column rule message`. */
export const compact: Reporter = (report, { tongue, base }) =>
  toldOf(report)
    .map(({ finding: { rule, said }, place: { path, at } }) => {
      const line = `${base}${path}:${at.start.line}:${at.start.column} ${rule} ${said.text[tongue]}`
      return `${printable(line).replace(/\s*\n\s*/g, ' ')}\n`
    })
    .join('')
