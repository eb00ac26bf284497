/**
 * Which words were seen together, in typed arrays: a pair of words that was seen often enough is a cell, and each time that
 * it was, a sight.
 */
import { IdTable } from './ids.ts'

/** Pairs of words seen together less often than this are left to chance. */
const fewest = 3

/** The blocks of one side, without the words that are in too few of them to be seen often enough with any other. */
export class Column {
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
export interface Cells {
  readonly sources: Int32Array
  readonly targets: Int32Array
  /** Where the sights of each cell start, and where those of the last one end. */
  readonly starts: Int32Array
  /** Where either word of each sight stands. */
  readonly sourcePlaces: Int32Array
  readonly targetPlaces: Int32Array
}

/** The cells of two sides, whose blocks belong together one by one. */
export function cellsOf(source: Column, target: Column): Cells {
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
