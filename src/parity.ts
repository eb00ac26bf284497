/** How much of a source page has a complete counterpart. */
import type { Alignment, Block, Finding, Page, Position } from './model.ts'

/**
 * The share of the source's blocks, 0 to 1, that have a counterpart of which no error is reported: a block that is
 * missing, untranslated or contradicted does not count. Blocks that no reader reads (comments) are left out.
 */
export function parityOf(source: Page, alignment: Alignment, findings: readonly Finding[]): number {
  const matched = new Set<number>()
  for (const bead of alignment.beads) if (bead.target.length > 0) for (const index of bead.source) matched.add(index)
  const wrong = findings.flatMap(wrongPlaces)
  const isWrong = ({ start, end }: Block): boolean => wrong.some((at) => at.start.offset < end && at.end.offset > start)
  let [read, good] = [0, 0]
  for (const block of source.blocks) {
    if (block.kind === 'comment') continue
    read += 1
    if (matched.has(block.index) && !isWrong(block)) good += 1
  }
  return read === 0 ? 1 : Math.round((good / read) * 1000) / 1000
}

/** Where the source is contradicted or not translated: of a finding with parts, there; what is missing has no match anyway. */
function wrongPlaces({ severity, drift, source, parts }: Finding): Position[] {
  if (severity !== 'error' || drift === 'extra') return []
  const places = parts
    ? parts.filter((part) => part.drift === 'differs' || part.drift === 'untranslated')
    : [{ source }]
  return places.flatMap((place) => place.source ?? [])
}
