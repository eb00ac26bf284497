/**
 * IBM Model 1 (Brown et al. 1993): how likely a word of one language stands for one of the other, from blocks that say
 * the same.
 */
import { type Cells, Column, cellsOf } from './cells.ts'

/** Two blocks that say the same, as sets of word ids. */
export interface WordPair {
  readonly source: ArrayLike<number>
  readonly target: ArrayLike<number>
}

const rounds = 4
/** What is less likely is forgotten. */
const leastLikely = 0.01

/** Pairs of words, as columns: how likely the target's word stands for the source's, and the reverse. */
export interface Likely {
  readonly sources: Int32Array
  readonly targets: Int32Array
  readonly forth: Float64Array
  readonly back: Float64Array
}

/** Learns which words stand for each other, those of a source word together. Deterministic. */
export function model1(pairs: readonly WordPair[]): Likely {
  const source = new Column(pairs.map((pair) => pair.source))
  const target = new Column(pairs.map((pair) => pair.target))
  const cells = cellsOf(source, target)
  return {
    sources: cells.sources.map((word) => source.ids[word] as number),
    targets: cells.targets.map((word) => target.ids[word] as number),
    forth: likelihoods(cells, cells.sources, source.ids.length, cells.targetPlaces, target.places.length),
    back: likelihoods(cells, cells.targets, target.ids.length, cells.sourcePlaces, source.places.length),
  }
}

/**
 * How likely each cell's other word stands for its `given` one, of so many `words`: expectation and maximisation in turns.
 * `others` is where the other word of each sight stands, one of so many `places`.
 */
function likelihoods(
  { starts }: Cells,
  given: Int32Array,
  words: number,
  others: Int32Array,
  places: number,
): Float64Array {
  const likely = new Float64Array(given.length)
  for (let cell = 0; cell < likely.length; cell++)
    likely[cell] = (starts[cell + 1] as number) - (starts[cell] as number)
  normalise(likely, given, words)
  const totals = new Float64Array(places)
  for (let round = 0; round < rounds; round++) {
    totals.fill(1e-9)
    eachLikely(likely, (cell, share) => {
      const end = starts[cell + 1] as number
      for (let at = starts[cell] as number; at < end; at++) {
        const place = others[at] as number
        totals[place] = (totals[place] as number) + share
      }
    })
    for (let place = 0; place < places; place++) totals[place] = 1 / (totals[place] as number)
    eachLikely(likely, (cell, share) => {
      const end = starts[cell + 1] as number
      let sum = 0
      for (let at = starts[cell] as number; at < end; at++) sum += totals[others[at] as number] as number
      likely[cell] = share * sum
    })
    normalise(likely, given, words)
  }
  return likely
}

/** Hears each cell that is likely at all, and how likely: a step heard so often is soon run at full speed. */
function eachLikely(likely: Float64Array, hear: (cell: number, share: number) => void): void {
  for (let cell = 0; cell < likely.length; cell++) {
    const share = likely[cell] as number
    if (share !== 0) hear(cell, share)
  }
}

/** Makes counts shares of what each given word has in all. */
function normalise(counts: Float64Array, given: Int32Array, words: number): void {
  const totals = new Float64Array(words)
  for (let cell = 0; cell < counts.length; cell++) {
    const word = given[cell] as number
    totals[word] = (totals[word] as number) + (counts[cell] as number)
  }
  for (let cell = 0; cell < counts.length; cell++) {
    const total = totals[given[cell] as number] as number
    const share = total === 0 ? 0 : (counts[cell] as number) / total
    counts[cell] = share < leastLikely ? 0 : share
  }
}
