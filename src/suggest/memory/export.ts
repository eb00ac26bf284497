/** The memory for other tools. */
import type { Seen } from '../../check.ts'
import type { Report } from '../../model.ts'
import { packageVersion } from '../../package-files.ts'
import { ownUnits } from '../open.ts'
import { toTmx } from './tmx.ts'

/** The project's own translation memory as TMX 1.4b, of a report and what it was made from. */
export const memoryAsTmx = (report: Report, seen: Seen): string =>
  toTmx(ownUnits(report, seen), report.source, packageVersion())
