/** What computed things are known by: a hash of everything that they were computed from. */
import { createHash } from 'node:crypto'

/** A hash of plain data; the same for equal data, whose keys stand in the same order. 128 bits, base64url. */
export const keyOf = (...parts: readonly unknown[]): string =>
  textKey((isPlain(parts) ? JSON.stringify(parts) : JSON.stringify(parts, plain)) ?? '')

/** Whether JSON has words for all of it, so that nothing need be replaced, which takes several times as long. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object') return value !== undefined
  if (value === null) return true
  if (Array.isArray(value)) return value.every(isPlain)
  if (value instanceof Set || value instanceof Map) return false
  for (const key in value) if (!isPlain((value as Readonly<Record<string, unknown>>)[key])) return false
  return true
}

/** The same of one text, or of the bytes that it is in UTF-8. */
export const textKey = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22)

/** Sets and maps as lists, which JSON would leave out; what is absent is not what is `null`. */
const plain = (_: string, value: unknown): unknown => {
  if (value instanceof Set) return ['set', ...value]
  if (value instanceof Map) return ['map', ...value]
  return value === undefined ? '\u0000absent' : value
}
