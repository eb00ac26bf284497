/** One-byte encodings, the other way round: which bytes of UTF-8 were read as these characters? */
import type { Span } from '../model.ts'

/** Characters that are one UTF-8 sequence, misread. */
export interface Misreading extends Span {
  readonly raw: string
  readonly decoded: string
  /** Whether one such sequence is proof enough; otherwise several must stand together. */
  readonly likely: boolean
}

/** What Windows-1252 has at 0x80–0x9F, a dot where nothing: Node 20 decodes it as Latin-1. */
const windows1252 = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ'

/** Windows-1252 (with Latin-1), 1250, Latin-2: in this order, because Windows wrote most of them. */
const encodings: readonly { readonly label: string; readonly controls?: string }[] = [
  { label: 'windows-1252', controls: windows1252 },
  { label: 'windows-1250' },
  { label: 'iso-8859-2' },
]

/** Character → byte, from the platform's own decoder. Control characters stand for themselves where an encoding has nothing. */
function reversed({ label, controls = '' }: (typeof encodings)[number]): ReadonlyMap<string, number> {
  const bytes = new Map<string, number>()
  for (let byte = 0x80; byte <= 0x9f; byte += 1) bytes.set(String.fromCharCode(byte), byte)
  const decoder = new TextDecoder(label)
  for (let byte = 0x80; byte <= 0xff; byte += 1) bytes.set(decoder.decode(Uint8Array.of(byte)), byte)
  for (const [index, character] of [...controls].entries()) if (character !== '.') bytes.set(character, 0x80 + index)
  return bytes
}

let tables: readonly ReadonlyMap<string, number>[] | undefined
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const lengthOf = (lead: number): number => (lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4)

function decodeAt(text: string, at: number, table: ReadonlyMap<string, number>): Misreading | undefined {
  const lead = table.get(text[at] ?? '') ?? 0
  const length = lengthOf(lead)
  if (length === 0) return undefined
  const bytes = [lead]
  for (let next = at + 1; next < at + length; next += 1) {
    const byte = table.get(text[next] ?? '') ?? 0
    if (byte < 0x80 || byte > 0xbf) return undefined
    bytes.push(byte)
  }
  let decoded: string
  try {
    decoded = utf8.decode(Uint8Array.from(bytes))
  } catch {
    return undefined
  }
  const end = at + length
  const code = decoded.codePointAt(0) ?? 0
  if (!isPlausible(code)) return undefined
  return { start: at, end, raw: text.slice(at, end), decoded: code === 0xfeff ? '' : decoded, likely: isCommon(code) }
}

const within = (code: number, ranges: readonly (readonly [number, number])[]): boolean =>
  ranges.some(([from, to]) => code >= from && code <= to)

/** Latin letters and signs, punctuation, currency, arrows, symbols and emoji: what Western documents are made of. */
const common: readonly (readonly [number, number])[] = [
  [0xa0, 0x17f],
  [0x2bc, 0x2dd],
  [0x2009, 0x200a],
  [0x2010, 0x2027],
  [0x202f, 0x203e],
  [0x20a0, 0x20bf],
  [0x2100, 0x23ff],
  [0x2500, 0x27bf],
  [0xfb00, 0xfb04],
  [0xfe0f, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xfffd, 0xfffd],
  [0x1f000, 0x1faff],
]

/** Other scripts: Greek, Cyrillic, Hebrew, Arabic, Devanagari, Thai, kana, Han, Hangul. */
const scripts: readonly (readonly [number, number])[] = [
  [0x370, 0x52f],
  [0x5d0, 0x5ea],
  [0x600, 0x6ff],
  [0x900, 0x97f],
  [0xe00, 0xe7f],
  [0x1e00, 0x1eff],
  [0x3000, 0x30ff],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
]

const isCommon = (code: number): boolean => within(code, common)

/** Whether documents are likely to hold this character at all. */
const isPlausible = (code: number): boolean => isCommon(code) || within(code, scripts)

/** A capital inside a word that goes on in small letters is the sign of the wrong encoding: `dÊjà`. */
function fits(text: string, { start, end, decoded }: Misreading): boolean {
  // What was encoded twice first turns into the letters of the other reading.
  if (!/\p{Lu}/u.test(decoded) || /[ÂÃÄÅĂĹ]/.test(decoded)) return true
  const before = text[start - 1] ?? ''
  return !/\p{Ll}/u.test(before) && !(/\p{L}/u.test(before) && /\p{Ll}/u.test(text[end] ?? ''))
}

/** The UTF-8 sequence that was misread as the characters here, if they can be one. */
export function misreadingAt(text: string, at: number): Misreading | undefined {
  if (text.charCodeAt(at) < 0xc2 || !(text.charCodeAt(at + 1) >= 0x80)) return undefined
  tables ??= encodings.map(reversed)
  let first: Misreading | undefined
  for (const table of tables) {
    const found = decodeAt(text, at, table)
    if (found && fits(text, found)) return found
    first ??= found
  }
  return first
}
