/** In which blocks each term of a page stands: an inverted index in rows, filled anew for every two pages. */
import type { Features } from './features.ts'
import { grown } from './ids.ts'

/** The blocks that have the term of a number stand in `blocks` from `starts[number]` to `starts[number + 1]`. */
export class Places {
  starts: Int32Array = new Int32Array(1024)
  blocks: Int32Array = new Int32Array(1024)
  private ends: Int32Array = new Int32Array(1024)

  /** Forgets what was indexed, and indexes these blocks. */
  index(features: Features): void {
    const { numbers, count } = features
    const terms = features.ids.length
    if (terms >= this.starts.length) this.starts = grown(this.starts, terms + 1)
    if (terms > this.ends.length) this.ends = grown(this.ends, terms)
    const { starts, ends } = this
    ends.fill(0, 0, terms)
    const [first, last] = [features.start(0, 0), features.start(count, 0)]
    for (let at = first; at < last; at++) {
      const number = numbers[at] as number
      ends[number] = (ends[number] as number) + 1
    }
    let size = 0
    for (let number = 0; number < terms; number++) {
      starts[number] = size
      size += ends[number] as number
      ends[number] = starts[number] as number
    }
    starts[terms] = size
    if (size > this.blocks.length) this.blocks = grown(this.blocks, size)
    for (let block = 0, at = first; block < count; block++) {
      const end = features.start(block + 1, 0)
      for (; at < end; at++) {
        const number = numbers[at] as number
        const place = ends[number] as number
        this.blocks[place] = block
        ends[number] = place + 1
      }
    }
  }

  /** In how many blocks the term of a number stands. */
  countOf(number: number): number {
    return (this.starts[number + 1] as number) - (this.starts[number] as number)
  }
}
