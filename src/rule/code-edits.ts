/** Brings the translation's code back to the source's, and keeps what its translator translated. */
import type { Edit, Span } from '../model.ts'
import type { CodeLine, CodeToken } from '../text/code.ts'
import { similarity } from '../text/similarity.ts'
import { isSlip } from '../text/slip.ts'
import { type CodeSide, commentsAbove } from './code-blocks.ts'
import { type CodeContext, type LineChange, sharedEnds } from './code-lines.ts'
import { lineEndingOf, lineStart } from './fenced.ts'

/** Lines less alike than this are not surely one line that changed. */
const surely = 0.6

/**
 * The edits that make every changed line say what the source's says, and add every line that was lost; none at all where
 * one of them is not certain, and none that takes a line away: only a person knows why the translation has one more.
 * @param isOld Whether the translation is known to be older than the source: then other words in a string are no translation.
 */
export function codeEdits(
  changes: readonly LineChange[],
  source: CodeSide,
  target: CodeSide,
  context: CodeContext,
  isOld: boolean,
): Edit[] {
  const different = changes.filter(({ kind }) => kind !== 'same')
  // A block that is for the most part another one was rewritten.
  if (2 * different.length > changes.length && different.length > 1) return []
  const edits: Edit[] = []
  let before: CodeLine | undefined
  let lost: CodeLine[] = []
  for (const change of changes) {
    if (change.kind === 'gained') return []
    if (change.kind === 'lost') {
      lost.push(change.source)
      continue
    }
    if (lost.length > 0) {
      const added = addition(lost, before, source, target)
      if (!added) return []
      edits.push(added)
      lost = []
    }
    if (change.kind === 'changed') {
      const edit = lineEdit(change.source, change.target, target, context, isOld)
      if (!edit) return []
      edits.push(edit)
    }
    before = change.target
  }
  const last = lost.length > 0 ? addition(lost, before, source, target) : undefined
  if (lost.length > 0 && !last) return []
  return last ? [...edits, last] : edits
}

/** Puts what differs within a line in the place of what stands there; what was translated around it stays. */
function lineEdit(
  here: CodeLine,
  there: CodeLine,
  target: CodeSide,
  context: CodeContext,
  isOld: boolean,
): Edit | undefined {
  if (similarity(here.text, there.text) < surely) return undefined
  const { start, end } = sharedEnds(here.tokens, there.tokens, context)
  const [from, to] = [rangeOf(here, start, end), rangeOf(there, start, end)]
  if (!from || !to) return undefined
  const inner = (line: CodeLine) => line.tokens.slice(start, line.tokens.length - end)
  const isRead = [...inner(here), ...inner(there)].some(({ kind }) => kind === 'string' || kind === 'text')
  if (isRead && !isOld && !isSlip(here.text.slice(from.start, from.end), there.text.slice(to.start, to.end)))
    return undefined
  const place = target.placeOf(there.number)
  const text = there.text.trim()
  if (target.page.text.slice(place.start, place.end) !== text) return undefined
  const shift = place.start - there.text.indexOf(text)
  return {
    side: 'target',
    start: shift + to.start,
    end: shift + to.end,
    text: here.text.slice(from.start, from.end),
  }
}

/** What stands between the first tokens of a line and its last ones. */
function rangeOf({ text, tokens }: CodeLine, first: number, last: number): Span | undefined {
  const places = placesOf(text, tokens)
  if (!places) return undefined
  const indent = text.length - text.trimStart().length
  return {
    start: first > 0 ? (places[first - 1]?.end ?? 0) : indent,
    end: places[tokens.length - last]?.start ?? places.at(-1)?.end ?? indent,
  }
}

/** Where the tokens of a line stand, quotes included; `undefined` when one is not found as it was read. */
export function placesOf(text: string, tokens: readonly CodeToken[]): Span[] | undefined {
  const places: Span[] = []
  let at = 0
  for (const { kind, value } of tokens) {
    const found = text.indexOf(value, kind === 'string' ? at + 1 : at)
    if (found < 0) return undefined
    const quotes = kind === 'string' || kind === 'field' ? 1 : 0
    places.push({ start: found - quotes, end: found + value.length + quotes })
    at = found + value.length + quotes
  }
  return places
}

/** Lines of the source with what stands between them, below a line of the translation; nothing with comments of their own, which are to be translated. */
function addition(
  lost: readonly CodeLine[],
  before: CodeLine | undefined,
  source: CodeSide,
  target: CodeSide,
): Edit | undefined {
  const [first, last] = [lost[0], lost.at(-1)]
  if (!before || !first || !last || last.number - first.number >= lost.length) return undefined
  if (lost.some((line) => commentsAbove(source.code, line).length > 0)) return undefined
  const { page } = target
  const { start, end } = target.placeOf(before.number)
  const indent = before.text.length - before.text.trimStart().length
  const lead = page.text.slice(lineStart(page.text, start), start)
  // Quote marks and the indentation of what holds the code, without the code's own.
  const frame = lead.slice(0, lead.length - indent)
  if (page.text.slice(start, end) !== before.text.trim()) return undefined
  const ending = lineEndingOf(page)
  return { side: 'target', start: end, end, text: lost.map(({ text }) => ending + frame + text).join('') }
}
