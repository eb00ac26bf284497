import type { Alignment, Page, Position } from '../model.ts'
import { lineStarts, positionOf } from '../text/lines.ts'
import { toJson } from './json.ts'

/** Two pages, aligned. */
export interface AlignedPages {
  readonly source: Page
  readonly target: Page
  readonly alignment: Alignment
}

/** Alignments as JSON, by the contract: beads with a position for each leaf block. */
export const alignmentJson = (pairs: readonly AlignedPages[]): string =>
  toJson({ schema: 1, pairs: pairs.map(wirePair) })

const wirePair = ({ source, target, alignment }: AlignedPages): object => {
  const here = placesOf(source)
  const there = placesOf(target)
  return {
    source: { path: source.path, locale: source.locale },
    target: { path: target.path, locale: target.locale },
    beads: alignment.beads.map((bead) => ({
      source: bead.source.map(here),
      target: bead.target.map(there),
      similarity: Math.round(bead.similarity * 1000) / 1000,
      ...(bead.moved ? { moved: true } : {}),
    })),
  }
}

/** The position of a page's block by its index. */
const placesOf = (page: Page): ((index: number) => Position) => {
  const starts = lineStarts(page.text)
  return (index) => positionOf(starts, page.blocks[index] ?? { start: 0, end: 0 })
}
