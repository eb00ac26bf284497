/** French spacing before `; : ! ?` and inside « », as a policy. */
import type { Span } from '../model.ts'

/** What stands before high punctuation: a no-break space, a narrow one, a plain one, none. */
export type SpacingPolicy = 'nbsp' | 'nnbsp' | 'space' | 'none'

/** A place whose spacing is not the policy's; the span is the space itself, empty where there is none. */
export interface Spacing extends Span {
  readonly expected: string
  readonly found: string
}

const spaces: Readonly<Record<SpacingPolicy, string>> = { nbsp: '\u00a0', nnbsp: '\u202f', space: ' ', none: '' }

const isSpace = (character: string): boolean => /^[ \u00a0\u202f\u2009]$/.test(character)
const marks = /[;:!?«»]/g
/** How a token opens that is an address, a path or a query. */
const url =
  /^[(<«"'“[]{0,3}(?:[a-z][a-z0-9+.-]{1,20}:\/{1,2}|www\.|mailto:|tel:|[\w.+-]{1,64}@[\w-])|^[(<«"'“[]{0,3}[\w.-]{1,64}\/[\w./-]{0,200}[?&]|^\.{0,2}\//i

/** Whether the mark here is punctuation of a sentence, not part of a time, an emoji, an operator, an entity or an address. */
function isPunctuation(text: string, at: number, inAddress: boolean): boolean {
  const mark = text[at] ?? ''
  let from = at
  while (from > 0 && isSpace(text[from - 1] ?? '')) from -= 1
  const before = text[from - 1] ?? ''
  const after = text[at + 1] ?? ''
  // At the start of a line it opens a definition, an admonition or a list; `::`, `?.`, `??`, `!=`, `:=` are code.
  if (before === '' || before === '\n' || before === '\r' || before === '\t') return false
  if (/[;:!?=]/.test(before) || /[:=]/.test(after) || after === mark) return false
  if (/[([{]/.test(before)) return false
  if (mark === ':' && /[\p{L}\p{N}_/\\)(-]/u.test(after)) return false
  if (mark === ';' && /&(?:\p{L}{2,8}|#\d{1,6}|#x[\da-f]{1,6})$/iu.test(text.slice(Math.max(0, at - 10), at)))
    return false
  if ((mark === '!' || mark === '?') && /[\p{L}\p{N}[(<.]/u.test(after)) return false
  // A smiley: `;)`, `:-)`.
  if (/[:;]/.test(mark) && from < at && /[()DP|-]/.test(after)) return false
  // An emoji's short name: `:smile:`.
  if (mark === ':' && /(?:^|[^\p{L}\p{N}]):[a-z0-9_+-]{1,40}$/iu.test(text.slice(Math.max(0, at - 44), at)))
    return false
  return from < at || !inAddress
}

function spacing(start: number, end: number, text: string, expected: string): Spacing | undefined {
  const found = text.slice(start, end)
  return found === expected ? undefined : { start, end, expected, found }
}

/** The run of spaces that ends here. */
function spacesBefore(text: string, at: number): number {
  let start = at
  while (start > 0 && at - start < 64 && isSpace(text[start - 1] ?? '')) start -= 1
  return start
}

function spacesAfter(text: string, at: number): number {
  let end = at
  while (end < text.length && end - at < 64 && isSpace(text[end] ?? '')) end += 1
  return end
}

/**
 * The places where French spacing is not what the policy asks for: before `; : ! ?`, after « and before ». Under `nbsp`,
 * a narrow no-break space before `; ! ?` is right too, as French printers set it. Conservative: what may be a URL,
 * a time, an operator, an emoji or an entity is passed over. Code and links are the caller's to leave out.
 */
export function frenchSpacing(text: string, policy: SpacingPolicy): Spacing[] {
  const expected = spaces[policy]
  const found: Spacing[] = []
  const fits = (mark: string, space: string): boolean =>
    space === expected || (policy === 'nbsp' && space === '\u202f' && mark !== ':' && mark !== '«' && mark !== '»')
  let tokenStart = 0
  let read = 0
  let address: boolean | undefined
  const inAddress = (at: number): boolean => {
    for (; read < at; read += 1) {
      if (!/\s/.test(text[read] ?? '')) continue
      tokenStart = read + 1
      address = undefined
    }
    return (address ??= url.test(text.slice(tokenStart, tokenStart + 300)))
  }
  for (const match of text.matchAll(marks)) {
    const at = match.index
    const mark = match[0]
    if (mark === '«') {
      const end = spacesAfter(text, at + 1)
      const place = /^[\r\n]?$/.test(text[end] ?? '') ? undefined : spacing(at + 1, end, text, expected)
      if (place) found.push(place)
      continue
    }
    const start = spacesBefore(text, at)
    if (mark === '»' ? /^[\r\n«]?$/.test(text[start - 1] ?? '') : !isPunctuation(text, at, inAddress(at))) continue
    const last = found.at(-1)
    if (fits(mark, text.slice(start, at)) || (last && last.end >= start)) continue
    const place = spacing(start, at, text, expected)
    if (place) found.push(place)
  }
  return found
}
