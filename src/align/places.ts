/** In which blocks of a side each term stands: an inverted index in rows, filled anew for every two pages. */
import type { Features } from './features.ts'
import { grown, IdTable } from './ids.ts'

/** The blocks that have a term stand in `blocks` from `starts[slot]` to `starts[slot + 1]`, where `slot` is the term's. */
export class Places {
  starts: Int32Array = new Int32Array(1024)
  blocks: Int32Array = new Int32Array(1024)
  private ends: Int32Array = new Int32Array(1024)
  private readonly slots = new IdTable()

  /** Forgets what was indexed, and indexes these blocks; returns how many terms they have. */
  index(features: readonly Features[]): number {
    this.slots.clear()
    let count = 0
    for (const { terms } of features) {
      for (const term of terms) {
        const slot = this.slots.get(term)
        if (slot >= 0) {
          this.ends[slot] = (this.ends[slot] as number) + 1
          continue
        }
        if (count === this.ends.length) this.ends = grown(this.ends, count + 1)
        this.ends[count] = 1
        this.slots.set(term, count++)
      }
    }
    if (count >= this.starts.length) this.starts = grown(this.starts, count + 1)
    let size = 0
    for (let slot = 0; slot < count; slot++) {
      this.starts[slot] = size
      size += this.ends[slot] as number
      this.ends[slot] = this.starts[slot] as number
    }
    this.starts[count] = size
    if (size > this.blocks.length) this.blocks = grown(this.blocks, size)
    for (let block = 0; block < features.length; block++) {
      for (const term of (features[block] as Features).terms) {
        const slot = this.slots.get(term)
        const at = this.ends[slot] as number
        this.blocks[at] = block
        this.ends[slot] = at + 1
      }
    }
    return count
  }

  /** The slot of a term, or -1. */
  slotOf(term: number): number {
    return term < 0 ? -1 : this.slots.get(term)
  }

  /** In how many blocks the term of a slot stands. */
  countOf(slot: number): number {
    return (this.starts[slot + 1] as number) - (this.starts[slot] as number)
  }
}
