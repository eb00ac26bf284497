/** Which word of one language stands for which of the other, and how surely. */
import { IdTable } from './ids.ts'
import { model1, type WordPair } from './model1.ts'
import { inSteps } from './steps.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Word pairs in rows: those of source word `id` are at `starts[id]` up to `starts[id + 1]`. */
interface Rows {
  readonly starts: Int32Array
  readonly words: Int32Array
  readonly weights: Float64Array
}

/** Word pairs as they come; of a pair that comes twice, the greater weight counts. */
export interface Pairs {
  readonly sources: number[]
  readonly targets: number[]
  readonly weights: number[]
}

const noPairs = (): Pairs => ({ sources: [], targets: [], weights: [] })

/** Word pairs with weights from 0 to 1, by source word. */
export class Lexicon {
  /** Where the translations of each source word stand. */
  readonly rows: Rows
  readonly pairs: Pairs
  private readonly maps = new Map<number, ReadonlyMap<number, number>>()
  private backward: Lexicon | undefined

  constructor(pairs: Pairs = noPairs()) {
    this.pairs = pairs
    this.rows = rowsOf(pairs)
  }

  /** What a source word may become. */
  of(source: number): ReadonlyMap<number, number> | undefined {
    if (!this.has(source)) return undefined
    let known = this.maps.get(source)
    if (!known) {
      const { starts, words, weights } = this.rows
      const [from, to] = [starts[source], starts[source + 1]]
      const own = weights.subarray(from, to)
      known = new Map(Array.from(words.subarray(from, to), (word, at) => [word, own[at] ?? 0]))
      this.maps.set(source, known)
    }
    return known
  }

  /** Whether anything is known of a source word. */
  has(source: number): boolean {
    const { starts } = this.rows
    return source + 1 < starts.length && (starts[source] as number) < (starts[source + 1] as number)
  }

  /** How many source words it knows. */
  get size(): number {
    return new Set(this.pairs.sources).size
  }

  /** The same pairs from target words to source words. */
  reversed(): Lexicon {
    const { sources, targets, weights } = this.pairs
    this.backward ??= new Lexicon({ sources: targets, targets: sources, weights })
    return this.backward
  }

  /** This lexicon with another's pairs. */
  with({ pairs }: Lexicon): Lexicon {
    return new Lexicon({
      sources: [...this.pairs.sources, ...pairs.sources],
      targets: [...this.pairs.targets, ...pairs.targets],
      weights: [...this.pairs.weights, ...pairs.weights],
    })
  }
}

function rowsOf({ sources, targets, weights }: Pairs): Rows {
  let rows = 0
  for (const source of sources) if (source >= rows) rows = source + 1
  const ends = new Int32Array(rows + 1)
  for (const source of sources) (ends[source + 1] as number)++
  for (let row = 0; row < rows; row++) ends[row + 1] = (ends[row + 1] ?? 0) + (ends[row] ?? 0)
  const order = new Int32Array(sources.length)
  for (let pair = 0; pair < sources.length; pair++) {
    const source = sources[pair] as number
    const at = ends[source] as number
    order[at] = pair
    ends[source] = at + 1
  }
  // Each end is now where the next row starts.
  const all = {
    starts: new Int32Array(rows + 1),
    words: new Int32Array(order.length),
    weights: new Float64Array(order.length),
  }
  const places = new IdTable()
  let size = 0
  for (let row = 0, at = 0; row < rows; row++) {
    const end = ends[row] as number
    // Most rows have one pair at most.
    const hasSeveral = end > at + 1
    if (hasSeveral) places.clear()
    for (; at < end; at++) {
      const pair = order[at] as number
      const word = targets[pair] as number
      const weight = weights[pair] as number
      const before = hasSeveral ? places.get(word) : -1
      if (before >= 0) all.weights[before] = Math.max(weight, all.weights[before] ?? 0)
      else {
        if (hasSeveral) places.set(word, size)
        all.words[size] = word
        all.weights[size++] = weight
      }
    }
    all.starts[row + 1] = size
  }
  return { starts: all.starts, words: all.words.subarray(0, size), weights: all.weights.subarray(0, size) }
}

/**
 * Reads a lexicon: one line a word, `word<TAB>translation weight<TAB>translation weight…`; weights are hundredths.
 * `swapped` reads it in the other direction. Lines that do not fit are passed over.
 */
export function readLexicon(text: string, vocabulary: Vocabulary, swapped: boolean): Lexicon {
  const pairs = noPairs()
  for (const line of text.split('\n')) {
    const [word, ...translations] = line.split('\t')
    if (!word) continue
    const one = vocabulary.id(word)
    for (const translation of translations) {
      const gap = translation.lastIndexOf(' ')
      const weight = Number(translation.slice(gap + 1)) / 100
      if (gap < 1 || !(weight > 0 && weight <= 1)) continue
      const other = vocabulary.id(translation.slice(0, gap))
      pairs.sources.push(swapped ? other : one)
      pairs.targets.push(swapped ? one : other)
      pairs.weights.push(weight)
    }
  }
  return new Lexicon(pairs)
}

/** Beads longer than this say little about any one word, and cost most. */
const longest = 60
/** Less likely pairs are chance. */
const leastWeight = 0.12
/** How finely is told what is likelier. */
const steps = 8

/**
 * Learns a lexicon from aligned blocks: IBM Model 1 in both directions, joined by the geometric mean. Deterministic;
 * `pairs` is bounded by the caller.
 */
export function learnLexicon(pairs: readonly WordPair[]): Lexicon {
  const found = noPairs()
  const { sources, targets, forth, back } = model1(
    pairs.filter((pair) => pair.source.length <= longest && pair.target.length <= longest),
  )
  for (let pair = 0; pair < sources.length; pair++) {
    const weight = Math.sqrt((forth[pair] as number) * (back[pair] as number))
    if (weight < leastWeight) continue
    found.sources.push(sources[pair] as number)
    found.targets.push(targets[pair] as number)
    // What is found as it is needs no lexicon.
    found.weights.push(sources[pair] === targets[pair] ? 1 : inSteps(Math.min(1, weight), steps))
  }
  return new Lexicon(found)
}
