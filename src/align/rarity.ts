import type { Features } from './features.ts'
import { IdCounts } from './ids.ts'

/** In how many of how many blocks a feature was seen. */
export class Rarity {
  private readonly counts = new IdCounts()
  private blocks = 0

  /** Counts the features of a page's blocks. */
  count(features: readonly Features[]): void {
    this.blocks += features.length
    for (const block of features) for (const id of block.terms) this.counts.count(id)
  }

  /** The share of blocks that have a feature; small, never 0, for one that was not seen. */
  of(id: number): number {
    return (this.counts.of(id) + 0.5) / (this.blocks + 20)
  }
}
