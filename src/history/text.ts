/** Text as history compares it: what differs in white space only is the same. */
import type { Page, Span } from '../model.ts'
import { level } from '../text/level.ts'
import { objectMemo } from '../text/memo.ts'

/** The levelled text of a page. */
export const levelOfPage = objectMemo((page: Page): string => level(page.text))

/** Stands between the places of a {@link levelOf}. */
export const between = ' ¶ '

/** The levelled text of several places of a text. */
export const levelOf = (text: string, spans: readonly Span[]): string =>
  spans.map(({ start, end }) => level(text.slice(start, end))).join(between)

const letter = /[\p{L}\p{N}]/u
/** A short text that stands inside many others is looked for at this many places. */
const mostPlaces = 1000

/** Whether a levelled text holds another as a whole: not inside a longer word. */
export function holds(text: string, part: string): boolean {
  if (part === '') return true
  const [opens, closes] = [letter.test(part[0] ?? ''), letter.test(part.at(-1) ?? '')]
  let at = text.indexOf(part)
  for (let tries = 0; at >= 0 && tries < mostPlaces; tries++) {
    const before = opens && letter.test(text[at - 1] ?? '')
    const after = closes && letter.test(text[at + part.length] ?? '')
    if (!before && !after) return true
    at = text.indexOf(part, at + 1)
  }
  return false
}
