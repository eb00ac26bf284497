/** Where text stands in the source that it was read from, although escapes and entities are written longer there. */
import { decodeNamedCharacterReference } from 'decode-named-character-reference'

/** A way from the offsets of a value to those of its source. */
export type Origin = (index: number) => number

/** The longest name of an entity, with its `&` and `;`. */
const longestEntity = 40
/** Line endings with the marks of quotes and the indentation of lists after them. */
const longestGap = 400

/**
 * The way back for the value of a text node that stands between two offsets of the source: the source is read forward,
 * character by character, over backslashes, entities and line prefixes; it never runs past `end`. Linear. HTML is not
 * `decoded`: it has entities and backslashes as they are written, and lacks line prefixes only.
 */
export function originOf(value: string, source: string, start: number, end: number, decoded = true): Origin {
  if (value.length === end - start) return (index) => start + index
  // Most of them are never asked for.
  let offsets: Int32Array | undefined
  return (index) => {
    offsets ??= offsetsOf(value, source, start, end, decoded)
    return offsets[index] ?? end
  }
}

/** The source's offset for each character of a value, and for its end. */
function offsetsOf(value: string, source: string, start: number, end: number, decoded: boolean): Int32Array {
  const offsets = new Int32Array(value.length + 1)
  let at = start
  for (let index = 0; index < value.length; ) {
    const from = at
    at = nextOf(value, index, source, from, end, decoded)
    const isEscaped = at > from && source[at - 1] === '\\'
    const width = decoded && !isEscaped ? entityAt(source, at, end, value, index) : 0
    if (width > 0) {
      const length = decodeEntity(source.slice(at, at + width))?.length ?? 1
      for (let part = 0; part < length; part++) offsets[index++] = at
      at += width
      continue
    }
    offsets[index++] = Math.min(at, end)
    at += source.startsWith('\r\n', at) && value[index - 1] === '\n' ? 2 : 1
  }
  offsets[value.length] = Math.min(at, end)
  return offsets
}

/** Where the next character of a value stands, at most a line prefix further on; `at` when it is not there. */
function nextOf(value: string, index: number, source: string, at: number, end: number, decoded: boolean): number {
  const char = value[index]
  const most = Math.min(end, at + longestGap)
  for (let next = at; next < most; next++) {
    const found = source[next]
    if (decoded && found === '\\' && char === found && source[next + 1] === found && next + 1 < most) return next + 1
    if (found === char || (char === '\n' && found === '\r')) return next
    if (decoded && found === '&' && entityAt(source, next, end, value, index) > 0) return next
    // Only a backslash, spaces, line endings and marks of quotes are left out of a value.
    if (found !== '\\' && found !== ' ' && found !== '\t' && found !== '>' && found !== '\n' && found !== '\r') break
  }
  return at
}

/** The width of the entity here, when it stands for what the value has next. */
function entityAt(source: string, at: number, end: number, value: string, index: number): number {
  if (source[at] !== '&') return 0
  const semicolon = source.slice(at, Math.min(end, at + longestEntity)).indexOf(';')
  if (semicolon < 2) return 0
  const decoded = decodeEntity(source.slice(at, at + semicolon + 1))
  return decoded !== undefined && value.startsWith(decoded, index) ? semicolon + 1 : 0
}

/** What an entity stands for: `&nbsp;`, `&#160;`, `&#xA0;`; `undefined` when it is none. */
export function decodeEntity(entity: string): string | undefined {
  const numeric = /^&#(?:x([\da-f]{1,6})|(\d{1,7}));$/i.exec(entity)
  if (!numeric) return decodeNamedCharacterReference(entity.slice(1, -1)) || undefined
  const code = numeric[1] === undefined ? Number(numeric[2]) : Number.parseInt(numeric[1], 16)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD'
}

/** HTML's text with its entities decoded, and the way back to its offsets. */
export function decodeEntities(raw: string): { text: string; origin: Origin } {
  const text = raw.replace(/&[#\w]{1,38};/g, (entity) => decodeEntity(entity) ?? entity)
  return { text, origin: originOf(text, raw, 0, raw.length) }
}
