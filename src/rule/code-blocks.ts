/** Code blocks as pieces of a page: lines with their places, and what the fence says. */
import type { Block, Page, Span } from '../model.ts'
import { type Code, type CodeLine, readCode } from '../text/code.ts'
import type { CodeLanguage } from '../text/code-languages.ts'

/** The code of the blocks of one side of a bead, as one text. */
export interface CodeSide {
  readonly code: Code
  readonly page: Page
  /** Where a line of the code stands in the page, without its indentation. */
  placeOf(number: number): Span
  /** The empty span after a line, or at the start of the code for -1. */
  after(number: number): Span
}

/** Reads the code blocks of one side. */
export function readSide(page: Page, blocks: readonly Block[], language: CodeLanguage): CodeSide {
  const first = blocks[0]
  let found: readonly Span[] | undefined
  // Hardly any code differs, and then nobody asks for its places.
  const places = (): readonly Span[] => {
    found ??= blocks.flatMap((block) => linePlaces(page, block))
    return found
  }
  const placeOf = (number: number): Span =>
    places()[Math.min(number, places().length - 1)] ?? { start: first?.start ?? 0, end: first?.start ?? 0 }
  return {
    code: readCode(blocks.map(({ text }) => text).join('\n'), language),
    page,
    placeOf,
    after: (number) => {
      const at = number < 0 ? (places()[0]?.start ?? first?.start ?? 0) : placeOf(number).end
      return { start: at, end: at }
    },
  }
}

/** Where each line of a block's code stands: the fence has a line of its own, and indentation was taken off. */
function linePlaces(page: Page, { text, start, end }: Block): Span[] {
  const raw = page.text.slice(start, end)
  const lines: Span[] = []
  let at = 0
  for (const line of raw.split('\n')) {
    lines.push({ start: start + at, end: start + at + line.length })
    at += line.length + 1
  }
  const fenced = /^\s{0,3}(?:`{3}|~{3})/.test(raw)
  return text.split(/\r\n|\r|\n/).map((line, index) => {
    const place = lines[index + (fenced ? 1 : 0)] ?? { start: end, end }
    const trimmed = line.trim()
    const found = trimmed === '' ? -1 : page.text.slice(place.start, place.end).indexOf(trimmed)
    return found < 0 ? place : { start: place.start + found, end: place.start + found + trimmed.length }
  })
}

/** The comment lines right above a line of code. */
export function commentsAbove({ comments }: Code, { number }: CodeLine): number[] {
  const above: number[] = []
  for (let at = number - 1; comments.has(at); at--) above.unshift(at)
  return above
}
