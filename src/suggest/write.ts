/** Drafts as they are written into a page: marked for review, and nothing else touched. */
import type { Edit } from '../model.ts'
import { applied, byPlace, frontMatterMark, type Review, reviewComment } from './apply.ts'
import { type Draft, editOf, isQueued } from './draft.ts'

/** A page's text with its drafts put in. */
export function writtenInto(text: string, path: string, drafts: readonly Draft[], review: Review): string {
  const mark = review === 'front-matter' ? frontMatterMark(text) : []
  return applied(text, [...mark, ...editsToWrite(drafts, path, review)])
}

/** The edits of one page's drafts, in order, as they are written into its file. */
function editsToWrite(drafts: readonly Draft[], path: string, review: Review): Edit[] {
  const ordered = drafts.toSorted((a, b) => byPlace(a.need, b.need))
  return ordered.map(({ need, texts, origin, score }, index) => {
    const before = ordered.slice(0, index).filter((one) => isQueued(one.need, need)).length
    if (review !== 'comment') return editOf(need, texts, before)
    const at = need.segments.findLastIndex(({ block }) => block.kind !== 'heading')
    const marked = at < 0 ? texts.length - 1 : at
    const comment = reviewComment(path, origin, score)
    return editOf(
      need,
      texts.map((one, nth) => (nth === marked ? { text: `${one.text} ${comment}` } : one)),
      before,
    )
  })
}
