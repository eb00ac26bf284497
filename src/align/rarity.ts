import type { Features } from './features.ts'
import { IdCounts } from './ids.ts'

/** What was counted: in how many blocks each feature is, by id, and how many blocks there are. Plain data. */
export interface Counted {
  readonly counts: readonly number[]
  readonly blocks: number
}

/** In how many of how many blocks a feature was seen. */
export class Rarity {
  private readonly counts: IdCounts
  private blocks: number

  constructor({ counts, blocks }: Counted = { counts: [], blocks: 0 }) {
    this.counts = new IdCounts(counts)
    this.blocks = blocks
  }

  /** What was counted so far. */
  counted(): Counted {
    return { counts: this.counts.all(), blocks: this.blocks }
  }

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
