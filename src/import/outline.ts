/** The lines of one article → headings, paragraphs and lists. */
import { type DumpLine, numberOf } from './lines.ts'
import { opensArticle } from './openings.ts'

/** What a line, or a run of items, is in the guide. */
export type DumpBlock =
  | { readonly kind: 'heading'; readonly depth: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly DumpItem[] }

/** One item of a list. */
export interface DumpItem {
  readonly text: string
  /** How deep it is nested, from 0. */
  readonly level: number
  /** Its number, in a numbered list. */
  readonly number?: number
}

/** Longer lines are sentences. */
const longestHeading = 100
/** More short lines one after another are a menu or the cells of a table. */
const mostHeadingsInARun = 3
/** Deeper nesting adds nothing that a reader could follow. */
const deepestLevel = 5

/**
 * Whether a line could be a heading by itself: short, one phrase, opening like a title and not ending with a mark that
 * ends a sentence or announces something. A question may be one, and a phrase that `…` opens or closes.
 */
export const looksLikeHeading = ({ kind, text }: DumpLine): boolean => {
  if (kind === 'item' || text.length > longestHeading || opensArticle(text)) return false
  const title = text.replace(/^\d{1,3}[.)]\s/, '')
  const first = /[\p{L}\p{N}]/u.exec(title)?.[0] ?? ''
  return (
    /\p{L}/u.test(title) &&
    (continues(title) || !/\p{Ll}/u.test(first)) &&
    (isOpenEnded(title) || !/[.:;,!。：；，！、]["'”’»)]?$/u.test(title)) &&
    !/[.!?]["'”’»)]?\s+\p{Lu}/u.test(title)
  )
}

/** "… on Chrome", under "To restart the browser…". */
const continues = (text: string): boolean => /^(?:…|\.{3})/.test(text)

const isOpenEnded = (text: string): boolean => /(?:…|\.{3})$/.test(text)

const isQuestion = (text: string): boolean => /[?？]["'”’»)]?$/u.test(text)

/**
 * Recognises headings, lists and paragraphs. Each line is one block; a run of items is one list.
 *
 * A line that looks like a heading is one when something follows it in the article and it is not part of a menu. The
 * article's first line is then its title, of depth 1. Depth 2 is the rule; depth 3 is for a heading that directly
 * follows another, for the same title once more, and for a question or a continuation ("… on Chrome") below another
 * heading. Nothing nests a list but indentation: which items an item that ends with a colon announces shows in a flat
 * dump at best by chance (capitals), and not alike in two languages.
 */
export const outline = (lines: readonly DumpLine[]): readonly DumpBlock[] => {
  const headings = headingsAmong(lines)
  const blocks: DumpBlock[] = []
  const subtitles = new Set<string>()
  let sectioned = false
  let run: DumpLine[] = []
  const closeList = () => {
    if (run.length > 0) blocks.push({ kind: 'list', items: nested(run) })
    run = []
  }
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'item') {
      run.push(line)
      continue
    }
    closeList()
    const { text } = line
    if (!headings.has(index)) {
      blocks.push({ kind: 'paragraph', text })
      continue
    }
    const before = blocks.at(-1)
    const subordinate = continues(text) || isQuestion(text)
    const below = subordinate ? sectioned : before?.kind === 'heading' && before.depth > 1
    const depth = index === 0 ? 1 : below || subtitles.has(text) ? 3 : 2
    if (depth === 3) subtitles.add(text)
    if (depth === 2 && !subordinate) sectioned = true
    blocks.push({ kind: 'heading', depth, text })
  }
  closeList()
  return blocks
}

/** Indexes of the lines that are headings. */
const headingsAmong = (lines: readonly DumpLine[]): ReadonlySet<number> => {
  const headings = new Set<number>()
  let run: number[] = []
  for (const [index, line] of lines.entries()) {
    if (looksLikeHeading(line) && index + 1 < lines.length) {
      run.push(index)
      continue
    }
    if (run.length <= mostHeadingsInARun) for (const heading of run) headings.add(heading)
    run = []
  }
  return headings
}

/** Items with their levels, as their indentation tells them. */
const nested = (run: readonly DumpLine[]): readonly DumpItem[] => {
  const indents: number[] = []
  return run.map(({ text, indent, mark = '' }) => {
    while (indents.length > 1 && indent < (indents.at(-1) ?? 0)) indents.pop()
    if (indents.length === 1 && indent < (indents[0] ?? 0)) indents[0] = indent
    const innermost = indents.at(-1)
    if (innermost === undefined || (indent > innermost && indents.length <= deepestLevel)) indents.push(indent)
    const number = numberOf(mark)
    const level = indents.length - 1
    return number === undefined ? { text, level } : { text, level, number }
  })
}
