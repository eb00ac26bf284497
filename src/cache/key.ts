/** What computed things are known by: a hash of everything that they were computed from. */
import { createHash } from 'node:crypto'

/** A hash of plain data; the same for equal data, whose keys stand in the same order. 128 bits, base64url. */
export const keyOf = (...parts: readonly unknown[]): string => textKey(JSON.stringify(parts, plain) ?? '')

/** The same of one text, or of the bytes that it is in UTF-8. */
export const textKey = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22)

/** Sets and maps as lists, which JSON would leave out; what is absent is not what is `null`. */
const plain = (_: string, value: unknown): unknown => {
  if (value instanceof Set) return ['set', ...value]
  if (value instanceof Map) return ['map', ...value]
  return value === undefined ? '\u0000absent' : value
}
