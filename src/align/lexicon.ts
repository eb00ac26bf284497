/** Which word of one language stands for which of the other, and how surely. */
import type { Vocabulary } from './vocabulary.ts'

/** Word pairs with weights from 0 to 1, by source word. */
export class Lexicon {
  private readonly entries = new Map<number, Map<number, number>>()

  /** Notes a pair; the greater weight stays. */
  add(source: number, target: number, weight: number): void {
    const entry = this.entries.get(source) ?? new Map<number, number>()
    if (weight > (entry.get(target) ?? 0)) entry.set(target, weight)
    this.entries.set(source, entry)
  }

  /** What a source word may become. */
  of(source: number): ReadonlyMap<number, number> | undefined {
    return this.entries.get(source)
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

/** Two blocks that say the same, as sets of word ids. */
export interface WordPair {
  readonly source: ArrayLike<number>
  readonly target: ArrayLike<number>
}

/** Pairs of words seen together less often than this are left to chance. */
const fewest = 3
const rounds = 4
/** Beads longer than this say little about any one word, and cost most. */
const longest = 60

/**
 * Learns a lexicon from aligned blocks: IBM Model 1 (Brown et al. 1993) in both directions, joined by the geometric
 * mean. Deterministic; `pairs` is bounded by the caller.
 */
export function learnLexicon(pairs: readonly WordPair[]): Lexicon {
  const kept = pairs.filter((pair) => pair.source.length <= longest && pair.target.length <= longest)
  const forward = model1(kept)
  const backward = model1(kept.map((pair) => ({ source: pair.target, target: pair.source })))
  const lexicon = new Lexicon()
  for (const [source, targets] of forward) {
    for (const [target, probability] of targets) {
      const weight = Math.sqrt(probability * (backward.get(target)?.get(source) ?? 0))
      if (weight >= 0.12) lexicon.add(source, target, Math.min(1, weight))
    }
  }
  return lexicon
}

type Table = Map<number, Map<number, number>>

function model1(pairs: readonly WordPair[]): Table {
  const together: Table = new Map()
  for (const { source, target } of pairs) {
    for (let i = 0; i < source.length; i++) {
      const row = rowOf(together, source[i] ?? 0)
      for (let j = 0; j < target.length; j++) row.set(target[j] ?? 0, (row.get(target[j] ?? 0) ?? 0) + 1)
    }
  }
  let table: Table = new Map()
  for (const [source, row] of together) {
    const likely = new Map([...row].filter(([, count]) => count >= fewest))
    if (likely.size > 0) table.set(source, likely)
  }
  table = normalised(table)
  for (let round = 0; round < rounds; round++) {
    const counts: Table = new Map()
    for (const { source, target } of pairs) {
      for (let j = 0; j < target.length; j++) {
        const word = target[j] ?? 0
        let total = 1e-9
        for (let i = 0; i < source.length; i++) total += table.get(source[i] ?? 0)?.get(word) ?? 0
        for (let i = 0; i < source.length; i++) {
          const probability = table.get(source[i] ?? 0)?.get(word)
          if (probability === undefined) continue
          const row = rowOf(counts, source[i] ?? 0)
          row.set(word, (row.get(word) ?? 0) + probability / total)
        }
      }
    }
    table = normalised(counts)
  }
  return table
}

function rowOf(table: Table, key: number): Map<number, number> {
  const row = table.get(key) ?? new Map<number, number>()
  table.set(key, row)
  return row
}

function normalised(counts: Table): Table {
  for (const row of counts.values()) {
    let total = 0
    for (const count of row.values()) total += count
    for (const [key, count] of row) {
      if (count / total < 0.01) row.delete(key)
      else row.set(key, count / total)
    }
  }
  return counts
}
