import type { Reporter } from './reporter.ts'
import { toWire } from './wire.ts'

/** The report as JSON, by the contract. */
export const json: Reporter = (report, { tongue }) => `${JSON.stringify(toWire(report, tongue), null, 2)}\n`
