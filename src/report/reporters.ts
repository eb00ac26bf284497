import { json } from './json.ts'
import type { Reporter } from './reporter.ts'

/** Every format of a report, by its name on the command line. */
export const reporters: Readonly<Record<'json', Reporter>> = { json }
