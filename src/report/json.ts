import type { Reporter } from './reporter.ts'
import { toWire } from './wire.ts'

/** The report as JSON, by the contract. */
export const json: Reporter = (report, { tongue }) => toJson(toWire(report, tongue))

/**
 * JSON that a terminal can show and every reader takes: beside what JSON escapes by itself, the control characters from DEL
 * on and the marks that reverse the direction of writing are escaped. Half a surrogate pair, which strict readers refuse
 * (RFC 7493, 2.1), is replaced.
 */
export const toJson = (value: unknown): string => {
  const text = JSON.stringify(value, null, 2)
  const whole = /\\ud[89a-f]/.test(text) ? JSON.stringify(value, wellFormed, 2) : text
  return `${whole.replace(/[\x7f-\x9f\u2028\u2029]|\p{Bidi_Control}/gu, escaped)}\n`
}

const wellFormed = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\uFFFD') : value

const escaped = (char: string): string => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`
