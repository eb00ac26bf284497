import type { Features } from './features.ts'
import { IdCounts } from './ids.ts'

/** In how many of how many blocks a feature was seen. */
export class Rarity {
  private readonly counts = new IdCounts()
  private blocks = 0

  /** Counts the features of a page's blocks. */
  count({ count, ids, numbers }: Features): void {
    this.blocks += count
    for (const number of numbers) this.counts.count(ids[number] as number)
  }

  /** The share of blocks that have a feature; small, never 0, for one that was not seen. */
  of(id: number): number {
    return (this.counts.of(id) + 0.5) / (this.blocks + 20)
  }
}
