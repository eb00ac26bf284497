/** Which word of one language stands for which of the other, and how surely. */
import { model1, type WordPair } from './model1.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Word pairs in rows: those of source word `id` are at `starts[id]` up to `starts[id + 1]`. */
export interface Rows {
  readonly starts: Int32Array
  readonly words: Int32Array
  readonly weights: Float64Array
}

/** Word pairs with weights from 0 to 1, by source word. */
export class Lexicon {
  private readonly entries = new Map<number, Map<number, number>>()
  private packed: Rows | undefined

  /** Notes a pair; the greater weight stays. */
  add(source: number, target: number, weight: number): void {
    this.packed = undefined
    let entry = this.entries.get(source)
    if (!entry) this.entries.set(source, (entry = new Map()))
    if (weight > (entry.get(target) ?? 0)) entry.set(target, weight)
  }

  /** What a source word may become. */
  of(source: number): ReadonlyMap<number, number> | undefined {
    return this.entries.get(source)
  }

  /** Whether anything is known of a source word. */
  has(source: number): boolean {
    const { starts } = this.rows()
    return source + 1 < starts.length && (starts[source] as number) < (starts[source + 1] as number)
  }

  /** All pairs in rows, for where many are asked for. */
  rows(): Rows {
    this.packed ??= packed(this.entries)
    return this.packed
  }

  get size(): number {
    return this.entries.size
  }

  /** The same pairs from target words to source words. */
  reversed(): Lexicon {
    const reversed = new Lexicon()
    for (const [source, targets] of this.entries)
      for (const [target, weight] of targets) reversed.add(target, source, weight)
    return reversed
  }

  /** This lexicon with another's pairs. */
  with(other: Lexicon): Lexicon {
    const joined = new Lexicon()
    for (const lexicon of [this, other]) {
      for (const [source, targets] of lexicon.entries)
        for (const [target, weight] of targets) joined.add(source, target, weight)
    }
    return joined
  }
}

function packed(entries: ReadonlyMap<number, ReadonlyMap<number, number>>): Rows {
  let [last, pairs] = [-1, 0]
  for (const [source, targets] of entries) {
    last = Math.max(last, source)
    pairs += targets.size
  }
  const starts = new Int32Array(last + 2)
  const words = new Int32Array(pairs)
  const weights = new Float64Array(pairs)
  let at = 0
  for (let source = 0; source <= last; source++) {
    for (const [target, weight] of entries.get(source) ?? []) {
      words[at] = target
      weights[at++] = weight
    }
    starts[source + 1] = at
  }
  return { starts, words, weights }
}

/**
 * Reads a lexicon: one line a word, `word<TAB>translation weight<TAB>translation weight…`; weights are hundredths.
 * `swapped` reads it in the other direction. Lines that do not fit are passed over.
 */
export function readLexicon(text: string, vocabulary: Vocabulary, swapped: boolean): Lexicon {
  const lexicon = new Lexicon()
  for (const line of text.split('\n')) {
    const [word, ...translations] = line.split('\t')
    if (!word) continue
    const one = vocabulary.id(word)
    for (const translation of translations) {
      const gap = translation.lastIndexOf(' ')
      const weight = Number(translation.slice(gap + 1)) / 100
      if (gap < 1 || !(weight > 0 && weight <= 1)) continue
      const other = vocabulary.id(translation.slice(0, gap))
      if (swapped) lexicon.add(other, one, weight)
      else lexicon.add(one, other, weight)
    }
  }
  return lexicon
}

/** Beads longer than this say little about any one word, and cost most. */
const longest = 60
/** Less likely pairs are chance. */
const leastWeight = 0.12

/**
 * Learns a lexicon from aligned blocks: IBM Model 1 in both directions, joined by the geometric mean. Deterministic;
 * `pairs` is bounded by the caller.
 */
export function learnLexicon(pairs: readonly WordPair[]): Lexicon {
  const lexicon = new Lexicon()
  const kept = pairs.filter((pair) => pair.source.length <= longest && pair.target.length <= longest)
  for (const { source, target, forth, back } of model1(kept)) {
    const weight = Math.sqrt(forth * back)
    if (weight >= leastWeight) lexicon.add(source, target, Math.min(1, weight))
  }
  return lexicon
}
