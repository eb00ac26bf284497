/** How close two texts are, as CAT tools count it: 100 for the same, from 99 down for what is alike. */
import type { Unit } from './units.ts'

/** A unit of the memory, and how close its source is to a text. */
export interface Hit {
  readonly unit: Unit
  /** 100, or 99 to the least score that was asked for. */
  readonly score: number
}

/** Finds units by the words that they have in common with a text. */
export class Memory {
  private readonly exact = new Map<string, Unit[]>()
  private readonly words: string[][] = []
  private readonly units: Unit[] = []
  private readonly byWord = new Map<string, number[]>()

  constructor(units: Iterable<Unit>) {
    for (const unit of units) this.add(unit)
  }

  private add(unit: Unit): void {
    const key = level(unit.source)
    const known = this.exact.get(key)
    if (known) {
      known.push(unit)
      return
    }
    this.exact.set(key, [unit])
    const index = this.units.push(unit) - 1
    const words = tokens(key)
    this.words.push(words)
    for (const word of new Set(words)) {
      const list = this.byWord.get(word)
      if (list) list.push(index)
      else this.byWord.set(word, [index])
    }
  }

  /** The best unit for a text: of several translations of the same text, the one that most places have. */
  find(text: string, least: number): Hit | undefined {
    const key = level(text)
    const same = this.exact.get(key)
    if (same) return { unit: commonest(same), score: 100 }
    const words = tokens(key)
    let best: Hit | undefined
    for (const index of this.candidates(words, least)) {
      const [unit, theirs] = [this.units[index], this.words[index]]
      if (!unit || !theirs) continue
      const score = Math.min(99, Math.floor(100 * likeness(words, theirs)))
      if (score < least || score <= (best?.score ?? 0)) continue
      best = { unit: commonest(this.exact.get(level(unit.source)) ?? [unit]), score }
    }
    return best
  }

  /**
   * The units that may reach the least score: they have nearly the text's length, and one at least of its rarest words,
   * as many as such a unit could lack and one more (prefix filtering, Chaudhuri et al. 2006).
   */
  private candidates(words: readonly string[], least: number): number[] {
    if (words.length === 0 || words.length > mostWords) return []
    const ratio = 100 / least
    const rarest = [...new Set(words)]
      .map((word) => this.byWord.get(word) ?? [])
      .sort((a, b) => a.length - b.length)
      .slice(0, Math.floor(words.length * (ratio - 1)) + 1)
    const counts = new Map<number, number>()
    for (const index of rarest.flat()) counts.set(index, (counts.get(index) ?? 0) + 1)
    return [...counts]
      .filter(([index]) => {
        const length = this.words[index]?.length ?? 0
        return length <= words.length * ratio && words.length <= length * ratio
      })
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, mostCandidates)
      .map(([index]) => index)
  }
}

const mostWords = 400
const mostCandidates = 50

/** White space and quotation marks of another form make no difference. */
const level = (text: string): string => text.replace(/[’]/g, "'").replace(/\s+/g, ' ').trim()

/** Words, figures and single marks, lower case: `a`, `#`, `,`. Figures are all alike: they are carried over. */
const tokens = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{M}]+|\p{N}+|[^\s\p{L}\p{M}\p{N}]/gu) ?? []).map((word) =>
    /^\p{N}/u.test(word) ? '#' : word,
  )

/** 1 less the word-level edit distance (Levenshtein 1966) by the length of the longer text. */
function likeness(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [i, word] of a.entries()) {
    const next = [i + 1]
    for (const [j, other] of b.entries()) {
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (word === other ? 0 : 1)))
    }
    row = next
  }
  return 1 - (row[b.length] ?? 0) / Math.max(a.length, b.length, 1)
}

function commonest(units: readonly Unit[]): Unit {
  const counts = new Map<string, number>()
  for (const { target } of units) counts.set(target, (counts.get(target) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return units.find(({ target }) => counts.get(target) === most) as Unit
}
