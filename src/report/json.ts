import type { Reporter } from './reporter.ts'
import { toWire } from './wire.ts'

/** The report as JSON, by the contract. */
export const json: Reporter = (report, { tongue }) => toJson(toWire(report, tongue))

/**
 * JSON that a terminal can show: beside what JSON escapes by itself, the control characters from DEL on and the marks
 * that reverse the direction of writing are escaped.
 */
export const toJson = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(/[\x7f-\x9f\u2028\u2029]|\p{Bidi_Control}/gu, escaped)}\n`

const escaped = (char: string): string => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`
