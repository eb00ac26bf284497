/** Whether a repair would make a stale translation look up to date. */
import type { Finding, PageReport } from '../model.ts'
import type { FileEdit } from './repairs.ts'

/** What `stale` says of a change, as far as it is needed here. */
interface Piece {
  readonly text: string
  readonly change?: 'added' | 'removed'
}

/**
 * The findings of staleness that stood where edits were made and are gone, although the source changed in more than what
 * the edits take over: git only sees that the translation was touched.
 * @param edits Those of the page's target, with offsets of `text`.
 * @param text The target before.
 */
export const silencedBy = (
  edits: readonly FileEdit[],
  before: PageReport,
  after: PageReport,
  text: string,
): readonly Finding[] => {
  const left = new Set(after.findings.filter(({ rule }) => rule === 'stale').map(placeIn))
  return before.findings.filter((finding) => {
    const { rule, target } = finding
    if (rule !== 'stale' || !target || left.has(placeIn(finding))) return false
    const own = edits.filter(({ start, end }) => start <= target.end.offset && end >= target.start.offset)
    return own.length > 0 && !isWhole(finding, own, text)
  })
}

/** A block by its source, which repairs of the translation leave where it is. */
const placeIn = ({ source }: Finding): string => `${source?.start.offset}-${source?.end.offset}`

/** Whether edits take over all that changed in the source. */
function isWhole({ said }: Finding, edits: readonly FileEdit[], text: string): boolean {
  const pieces = said.data.diff as readonly Piece[] | undefined
  const [gone, come] = [
    edits.map(({ start, end }) => text.slice(start, end)).join('\n'),
    edits.map(({ by }) => by).join('\n'),
  ]
  return (
    pieces?.every(
      (piece) => piece.change === undefined || (piece.change === 'added' ? come : gone).includes(piece.text.trim()),
    ) === true
  )
}
