/**
 * IBM Model 1 (Brown et al. 1993): how likely a word of one language stands for one of the other, from blocks that say
 * the same. All is kept in typed arrays: a pair of words that was seen together is a cell, and each time that it was, a
 * sight.
 */
import { IdTable } from './ids.ts'

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

/** The blocks of one side, without the words that are in too few of them to be seen often enough with any other. */
class Column {
  /** The id of each word; words are numbered as they come. */
  readonly ids: Int32Array
  /** The word at each place, block after block. */
  readonly places: Int32Array
  /** Where each block starts in `places`, and where the last one ends. */
  readonly starts: Int32Array

  constructor(blocks: readonly ArrayLike<number>[]) {
    const counts = new IdTable()
    for (const block of blocks)
      for (let at = 0; at < block.length; at++) {
        const id = block[at] as number
        counts.set(id, Math.max(0, counts.get(id)) + 1)
      }
    const numbers = new IdTable()
    const ids: number[] = []
    const places: number[] = []
    this.starts = new Int32Array(blocks.length + 1)
    for (const [index, block] of blocks.entries()) {
      for (let at = 0; at < block.length; at++) {
        const id = block[at] as number
        if (counts.get(id) < fewest) continue
        let number = numbers.get(id)
        if (number < 0) {
          number = ids.push(id) - 1
          numbers.set(id, number)
        }
        places.push(number)
      }
      this.starts[index + 1] = places.length
    }
    this.ids = Int32Array.from(ids)
    this.places = Int32Array.from(places)
  }
}

/** The pairs of words that were seen together often enough, those of a source word together, and where they were seen. */
interface Cells {
  readonly sources: Int32Array
  readonly targets: Int32Array
  /** Where the sights of each cell start, and where those of the last one end. */
  readonly starts: Int32Array
  /** Where either word of each sight stands. */
  readonly sourcePlaces: Int32Array
  readonly targetPlaces: Int32Array
}

function cellsOf(source: Column, target: Column): Cells {
  const where = postings(source)
  const sources: number[] = []
  const targets: number[] = []
  const starts: number[] = [0]
  const rows = new Int32Array(source.ids.length + 1)
  const counts = new Int32Array(target.ids.length)
  let sights = 0
  for (let word = 0; word < source.ids.length; word++) {
    const seen: number[] = []
    eachBeside(word, where, target, (_, place) => {
      const other = target.places[place] as number
      const count = counts[other] as number
      if (count === 0) seen.push(other)
      counts[other] = count + 1
    })
    for (const other of seen) {
      const count = counts[other] as number
      counts[other] = 0
      if (count < fewest) continue
      sources.push(word)
      targets.push(other)
      starts.push((sights += count))
    }
    rows[word + 1] = sources.length
  }
  const cells = {
    sources: Int32Array.from(sources),
    targets: Int32Array.from(targets),
    starts: Int32Array.from(starts),
    sourcePlaces: new Int32Array(sights),
    targetPlaces: new Int32Array(sights),
  }
  const ends = new Int32Array(target.ids.length)
  for (let word = 0; word < source.ids.length; word++) {
    const [first, last] = [rows[word] as number, rows[word + 1] as number]
    if (first === last) continue
    ends.fill(-1)
    for (let cell = first; cell < last; cell++) ends[cells.targets[cell] as number] = cells.starts[cell] as number
    eachBeside(word, where, target, (here, place) => {
      const other = target.places[place] as number
      const end = ends[other] as number
      if (end < 0) return
      cells.sourcePlaces[end] = here
      cells.targetPlaces[end] = place
      ends[other] = end + 1
    })
  }
  return cells
}

/** Hears each place of a source word with each place of the target's block beside it. */
function eachBeside(
  word: number,
  { order, blocks, starts }: Postings,
  target: Column,
  hear: (here: number, there: number) => void,
): void {
  for (let at = starts[word] as number; at < (starts[word + 1] as number); at++) {
    const [here, block] = [order[at] as number, blocks[at] as number]
    const end = target.starts[block + 1] as number
    for (let place = target.starts[block] as number; place < end; place++) hear(here, place)
  }
}

/** Where each word of a column stands: its places are in `order`, and their blocks in `blocks`, from its `starts` on. */
interface Postings {
  readonly order: Int32Array
  readonly blocks: Int32Array
  readonly starts: Int32Array
}

function postings({ ids, places, starts }: Column): Postings {
  const ends = new Int32Array(ids.length + 1)
  for (const word of places) ends[word + 1] = (ends[word + 1] as number) + 1
  for (let word = 0; word < ids.length; word++) ends[word + 1] = (ends[word + 1] as number) + (ends[word] as number)
  const rows = ends.slice()
  const order = new Int32Array(places.length)
  const blocks = new Int32Array(places.length)
  for (let block = 0; block + 1 < starts.length; block++) {
    for (let place = starts[block] as number; place < (starts[block + 1] as number); place++) {
      const word = places[place] as number
      const at = ends[word] as number
      order[at] = place
      blocks[at] = block
      ends[word] = at + 1
    }
  }
  return { order, starts: rows, blocks }
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
    for (let cell = 0; cell < likely.length; cell++) {
      const share = likely[cell] as number
      if (share === 0) continue
      const end = starts[cell + 1] as number
      for (let at = starts[cell] as number; at < end; at++) {
        const place = others[at] as number
        totals[place] = (totals[place] as number) + share
      }
    }
    for (let place = 0; place < places; place++) totals[place] = 1 / (totals[place] as number)
    for (let cell = 0; cell < likely.length; cell++) {
      const share = likely[cell] as number
      if (share === 0) continue
      const end = starts[cell + 1] as number
      let sum = 0
      for (let at = starts[cell] as number; at < end; at++) sum += totals[others[at] as number] as number
      likely[cell] = share * sum
    }
    normalise(likely, given, words)
  }
  return likely
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
