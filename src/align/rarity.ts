import type { Features } from './features.ts'
import { IdCounts } from './ids.ts'
import { inSteps, roughly } from './steps.ts'

/** What was counted: in how many blocks each feature is, by id, and how many blocks there are. Plain data. */
export interface Counted {
  readonly counts: readonly number[]
  readonly blocks: number
}

/** What is rarer than the first of these steps is as rare as can be on most pages. */
const steps = 64

/** In how many of how many blocks a feature was seen. */
export class Rarity {
  private readonly counts: IdCounts
  private blocks: number
  /** What one block that has a feature adds to its share; 0 until it is asked for. */
  private each = 0

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
    this.each = 0
    for (const number of numbers) this.counts.count(ids[number] as number)
  }

  /** The share of blocks that have a feature, in steps; 0 for one that next to none has. */
  of(id: number): number {
    if (this.each === 0) this.each = 1 / (roughly(this.blocks) + 20)
    return inSteps(this.counts.of(id) * this.each, steps)
  }
}
