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
 * character by character, over backslashes, entities and line prefixes; it never runs past `end`. Linear.
 */
export function originOf(value: string, source: string, start: number, end: number): Origin {
  if (value.length === end - start) return (index) => start + index
  const offsets = new Int32Array(value.length + 1)
  let at = start
  for (let index = 0; index < value.length; ) {
    const width = entityAt(source, at, end, value, index)
    if (width > 0) {
      const length = decodedLength(source, at, width)
      for (let part = 0; part < length; part++) offsets[index++] = at
      at += width
      continue
    }
    at = skipTo(value[index] ?? '', source, at, end)
    offsets[index++] = Math.min(at, end)
    at += source.startsWith('\r\n', at) && value[index - 1] === '\n' ? 2 : 1
  }
  offsets[value.length] = Math.min(at, end)
  return (index) => offsets[index] ?? end
}

/** The next place of a character, at most a line prefix further on; where it is when there is none. */
function skipTo(char: string, source: string, at: number, end: number): number {
  const most = Math.min(end, at + longestGap)
  for (let next = at; next < most; next++) {
    const found = source[next]
    if (found === char || (char === '\n' && found === '\r')) return next
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

const decodedLength = (source: string, at: number, width: number): number =>
  decodeEntity(source.slice(at, at + width))?.length ?? 1

/** What an entity stands for: `&nbsp;`, `&#160;`, `&#xA0;`; `undefined` when it is none. */
export function decodeEntity(entity: string): string | undefined {
  const numeric = /^&#(?:x([\da-f]{1,6})|(\d{1,7}));$/i.exec(entity)
  if (!numeric) return decodeNamedCharacterReference(entity.slice(1, -1)) || undefined
  const code = numeric[1] === undefined ? Number(numeric[2]) : Number.parseInt(numeric[1], 16)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD'
}

/** HTML's text with its entities decoded, and the way back to where the text starts at `start`. */
export function decodeEntities(raw: string, start: number): { text: string; origin: Origin } {
  const text = raw.replace(/\r\n?/g, '\n').replace(/&[#\w]{1,38};/g, (entity) => decodeEntity(entity) ?? entity)
  if (text.length === raw.length) return { text, origin: (index) => start + index }
  const origin = originOf(text, raw, 0, raw.length)
  return { text, origin: (index) => start + origin(index) }
}
