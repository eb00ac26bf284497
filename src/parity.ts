/** How much of a source page has a complete counterpart. */
import type { Alignment, Finding, Page, Position } from './model.ts'

/**
 * The share of the source's blocks, 0 to 1, that have a counterpart of which no error is reported: a block that is
 * missing, untranslated or contradicted does not count. Blocks that no reader reads (comments) are left out.
 */
export function parityOf(source: Page, alignment: Alignment, findings: readonly Finding[]): number {
  const read = source.blocks.filter((block) => block.kind !== 'comment')
  if (read.length === 0) return 1
  const matched = new Set(alignment.beads.filter((bead) => bead.target.length > 0).flatMap((bead) => bead.source))
  const wrong = findings.flatMap(wrongPlaces)
  const good = read.filter(
    (block) =>
      matched.has(block.index) && !wrong.some((at) => at.start.offset < block.end && at.end.offset > block.start),
  )
  return Math.round((good.length / read.length) * 1000) / 1000
}

/** Where the source is contradicted or not translated: of a finding with parts, there; what is missing has no match anyway. */
function wrongPlaces({ severity, drift, source, parts }: Finding): Position[] {
  if (severity !== 'error' || drift === 'extra') return []
  const places = parts
    ? parts.filter((part) => part.drift === 'differs' || part.drift === 'untranslated')
    : [{ source }]
  return places.flatMap((place) => place.source ?? [])
}
