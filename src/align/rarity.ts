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

  /** Counts the features of a page: of each id in how many of its blocks it is. */
  count(ids: ArrayLike<number>, counts: ArrayLike<number>, blocks: number): void {
    this.blocks += blocks
    this.each = 0
    for (let at = 0; at < ids.length; at++) this.counts.add(ids[at] as number, counts[at] as number)
  }

  /** Whether a feature was seen at all. */
  has(id: number): boolean {
    return this.counts.of(id) > 0
  }

  /** The share of blocks that have a feature, in steps; 0 for one that next to none has. */
  of(id: number): number {
    if (this.each === 0) this.each = 1 / (roughly(this.blocks) + 20)
    return inSteps(this.counts.of(id) * this.each, steps)
  }
}
