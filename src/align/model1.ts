/**
 * IBM Model 1 (Brown et al. 1993): how likely a word of one language stands for one of the other, from blocks that say
 * the same. Both directions are learned in one go, over typed arrays: a pair of words that was seen together is a cell.
 */

/** Two blocks that say the same, as sets of word ids. */
export interface WordPair {
  readonly source: ArrayLike<number>
  readonly target: ArrayLike<number>
}

/** Pairs of words seen together less often than this are left to chance. */
const fewest = 3
const rounds = 4
/** What is less likely is forgotten. */
const leastLikely = 0.01

/** A word of one side, one of the other, and how likely each stands for the other. */
export interface Likely {
  readonly source: number
  readonly target: number
  readonly forth: number
  readonly back: number
}

/** Learns which words stand for each other. Deterministic. No block may have more than 256 words. */
export function model1(pairs: readonly WordPair[]): Likely[] {
  const cells = new Cells(pairs)
  const forth = direction(cells, cells.sources, 0)
  const back = direction(cells, cells.targets, 8)
  return cells.inOrder().map((cell) => ({
    source: cells.sources[cell] ?? 0,
    target: cells.targets[cell] ?? 0,
    forth: forth[cell] ?? 0,
    back: back[cell] ?? 0,
  }))
}

/** The pairs of words that were seen together often enough, in the order in which they were first seen. */
class Cells {
  readonly sources: Int32Array
  readonly targets: Int32Array
  /** For each pair of blocks, where its cells start in `seen` and `places`. */
  readonly starts: Int32Array
  readonly seen: Int32Array
  /** Where the words of a seen cell stand in their blocks: the source's place times 256, and the target's. */
  readonly places: Uint16Array

  constructor(pairs: readonly WordPair[]) {
    const all = new Grid()
    for (const { source, target } of pairs)
      for (let i = 0; i < source.length; i++)
        for (let j = 0; j < target.length; j++) all.count(source[i] ?? 0, target[j] ?? 0)
    const { ids, sources, targets } = all.often()
    this.sources = sources
    this.targets = targets
    const seen = new Numbers()
    const places = new Numbers()
    this.starts = new Int32Array(pairs.length + 1)
    for (const [index, { source, target }] of pairs.entries()) {
      for (let i = 0; i < source.length; i++) {
        for (let j = 0; j < target.length; j++) {
          const cell = ids[all.at(source[i] ?? 0, target[j] ?? 0)] ?? -1
          if (cell < 0) continue
          seen.push(cell)
          places.push((i << 8) | j)
        }
      }
      this.starts[index + 1] = seen.length
    }
    this.seen = seen.all()
    this.places = Uint16Array.from(places.all())
  }

  /** Every cell once, those of a source word together. */
  inOrder(): number[] {
    const bySource = new Map<number, number[]>()
    for (let cell = 0; cell < this.sources.length; cell++) {
      const source = this.sources[cell] ?? 0
      const row = bySource.get(source)
      if (row) row.push(cell)
      else bySource.set(source, [cell])
    }
    return [...bySource.values()].flat()
  }
}

/**
 * The likelihoods of one direction. `given` is the word that each cell's probabilities are shared out for, and `shift`
 * finds the place of the other side's word.
 */
function direction({ starts, seen, places }: Cells, given: Int32Array, shift: 0 | 8): Float64Array {
  const words = 1 + given.reduce((a, b) => Math.max(a, b), -1)
  let table = normalised(countsOf(seen, given.length), given, words)
  const totals = new Float64Array(256)
  for (let round = 0; round < rounds; round++) {
    const counts = new Float64Array(table.length)
    for (let pair = 0; pair + 1 < starts.length; pair++) {
      const [from, to] = [starts[pair] ?? 0, starts[pair + 1] ?? 0]
      totals.fill(1e-9)
      for (let at = from; at < to; at++) {
        const place = ((places[at] ?? 0) >> shift) & 255
        totals[place] = (totals[place] ?? 0) + (table[seen[at] ?? 0] ?? 0)
      }
      for (let at = from; at < to; at++) {
        const cell = seen[at] ?? 0
        const total = totals[((places[at] ?? 0) >> shift) & 255] ?? 1
        counts[cell] = (counts[cell] ?? 0) + (table[cell] ?? 0) / total
      }
    }
    table = normalised(counts, given, words)
  }
  return table
}

function countsOf(seen: Int32Array, size: number): Float64Array {
  const counts = new Float64Array(size)
  for (const cell of seen) counts[cell] = (counts[cell] ?? 0) + 1
  return counts
}

/** Shares of what each given word has in all. */
function normalised(counts: Float64Array, given: Int32Array, words: number): Float64Array {
  const totals = new Float64Array(words)
  for (let cell = 0; cell < counts.length; cell++) {
    const word = given[cell] ?? 0
    totals[word] = (totals[word] ?? 0) + (counts[cell] ?? 0)
  }
  for (let cell = 0; cell < counts.length; cell++) {
    const total = totals[given[cell] ?? 0] ?? 0
    const share = total === 0 ? 0 : (counts[cell] ?? 0) / total
    counts[cell] = share < leastLikely ? 0 : share
  }
  return counts
}

/** How often each pair of numbers was seen: a table with open addressing. */
class Grid {
  private slots: Int32Array = new Int32Array(1 << 16).fill(-1)
  private readonly sources = new Numbers()
  private readonly targets = new Numbers()
  private readonly counts = new Numbers()

  /** The index of a pair, or -1. */
  at(source: number, target: number): number {
    return this.slots[this.slot(source, target)] ?? -1
  }

  count(source: number, target: number): void {
    const slot = this.slot(source, target)
    const index = this.slots[slot] ?? -1
    if (index >= 0) return this.counts.add(index, 1)
    this.slots[slot] = this.sources.length
    this.sources.push(source)
    this.targets.push(target)
    this.counts.push(1)
    if (this.sources.length * 2 > this.slots.length) this.grow()
  }

  /** Those that were seen often enough, and for each pair its place among them, or -1. */
  often(): { readonly ids: Int32Array; readonly sources: Int32Array; readonly targets: Int32Array } {
    const ids = new Int32Array(this.counts.length)
    const sources = new Numbers()
    const targets = new Numbers()
    for (let index = 0; index < ids.length; index++) {
      const isOften = this.counts.get(index) >= fewest
      ids[index] = isOften ? sources.length : -1
      if (!isOften) continue
      sources.push(this.sources.get(index))
      targets.push(this.targets.get(index))
    }
    return { ids, sources: sources.all(), targets: targets.all() }
  }

  private slot(source: number, target: number): number {
    const mask = this.slots.length - 1
    let slot = (Math.imul(source, 0x9e3779b1) ^ Math.imul(target, 0x85ebca6b)) >>> 0
    slot = (slot ^ (slot >>> 15)) & mask
    for (;;) {
      const index = this.slots[slot] ?? -1
      if (index < 0 || (this.sources.get(index) === source && this.targets.get(index) === target)) return slot
      slot = (slot + 1) & mask
    }
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1)
    for (let index = 0; index < this.sources.length; index++)
      this.slots[this.slot(this.sources.get(index), this.targets.get(index))] = index
  }
}

/** Integers, as many as come. */
class Numbers {
  length = 0
  private values = new Int32Array(1024)

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Int32Array(this.length * 2)
      larger.set(this.values)
      this.values = larger
    }
    this.values[this.length++] = value
  }

  add(index: number, more: number): void {
    this.values[index] = this.get(index) + more
  }

  get(index: number): number {
    return this.values[index] ?? 0
  }

  all(): Int32Array {
    return this.values.slice(0, this.length)
  }
}
