/**
 * How much speaks for each pair of blocks being each other's translation, as a log likelihood ratio: the sum over
 * features of how much likelier they are found on the other side of a true pair than of a random one. Features that are
 * rare in the page weigh most. Words count as found when the lexicon, a cognate or identity says so.
 */
import type { Features } from './features.ts'
import type { Lexicon } from './lexicon.ts'

/** How often a feature of a block is found in its translation. Measured on aligned documentation; see docs on aligning. */
const kept = {
  fact: 0.92,
  token: 0.85,
  /** A word that the lexicon knows. */
  word: 0.65,
  /** A word that it does not know, found as it is: names, borrowed terms. */
  unknown: 0.3,
  /** Such a word in code. */
  unknownInCode: 0.6,
}
const cognateCredit = 0.6
/** How many blocks the frequency in all pages counts for beside those of the page. */
const smoothing = 10
/** Nothing is rarer than this by chance: words come in groups. */
const rarest = 0.005
/** Features of one block are not independent; their sum is tempered, and bounded. */
const temper = 0.35
const most = 14
const least = -9

/** The spread of the log of length ratios, in true pairs and in any. */
const trueSpread = 0.35
const anySpread = 1.1

/** In how many of how many blocks a feature was seen. */
export class Rarity {
  private readonly counts = new Map<number, number>()
  private blocks = 0

  /** Counts the features of a page's blocks. */
  count(features: readonly Features[]): void {
    this.blocks += features.length
    for (const block of features) for (const id of termsOf(block)) this.counts.set(id, (this.counts.get(id) ?? 0) + 1)
  }

  /** The share of blocks that have a feature; small, never 0, for one that was not seen. */
  of(id: number): number {
    return ((this.counts.get(id) ?? 0) + 0.5) / (this.blocks + 20)
  }
}

/** All that can be looked for in a block, each once. */
function termsOf({ facts, tokens, words, keys }: Features): Set<number> {
  const terms = new Set([...facts, ...tokens, ...words, ...keys])
  terms.delete(-1)
  return terms
}

/** What a run knows of the two languages. */
export interface Bilingual {
  readonly lexicon: Lexicon
  /** The same, from target words to source words. */
  readonly reverse: Lexicon
  /** Log of how much longer the target's blocks are. */
  readonly lengthRatio: number
  /** How common each feature is among the blocks of either side, all pages taken together. */
  readonly rarity: { readonly source: Rarity; readonly target: Rarity }
  /** How often a word that the lexicon does not know is found as it is, or a cognate of it, in the other side's page. */
  readonly borrowing: { readonly source: number; readonly target: number }
  /** How well the project's own words are known, 0 to 1. */
  readonly experience: number
}

/** The evidence between two lists of blocks. */
export interface Evidence {
  /** For source block i and target block j: row by source block, column by target block. */
  readonly values: Float32Array
  readonly columns: number
  /** What each source block could gain if all of its features were found, and each target block. */
  readonly potential: { readonly source: Float32Array; readonly target: Float32Array }
  /** The evidence, unbounded, between features that are not those of one block, as rare as they are among these blocks. */
  between(source: Features, target: Features): number
}

/** Weighs every source block against every target block. Time grows with shared features, not with words times words. */
export function weigh(source: readonly Features[], target: readonly Features[], bilingual: Bilingual): Evidence {
  const values = new Float32Array(source.length * target.length)
  const forward = new SideWeigher(
    source,
    target,
    bilingual.lexicon,
    bilingual.rarity.target,
    bilingual.borrowing.source,
  )
  const backward = new SideWeigher(
    target,
    source,
    bilingual.reverse,
    bilingual.rarity.source,
    bilingual.borrowing.target,
  )
  forward.into(values, target.length, 1)
  backward.into(values, 1, target.length)
  const total = (features: number, a: Features | undefined, b: Features | undefined) => {
    return temper * features + lengthEvidence(a?.length ?? 0, b?.length ?? 0, bilingual.lengthRatio)
  }
  for (let i = 0; i < source.length; i++) {
    for (let j = 0; j < target.length; j++) {
      const at = i * target.length + j
      values[at] = Math.min(most, Math.max(least, total(values[at] ?? 0, source[i], target[j])))
    }
  }
  return {
    values,
    columns: target.length,
    potential: { source: forward.potential, target: backward.potential },
    between: (a, b) => total(forward.between(a, b) + backward.between(b, a), a, b),
  }
}

function lengthEvidence(source: number, target: number, ratio: number): number {
  if (source < 12 && target < 12) return 0
  const deviation = Math.log((target + 12) / (source + 12)) - ratio
  const squared = Math.min(9, deviation * deviation)
  return (
    Math.max(-4, Math.log(anySpread / trueSpread) - 0.5 * squared * (1 / trueSpread ** 2 - 1 / anySpread ** 2)) * 0.6
  )
}

/** What the absence of a feature says. */
const absence = {
  fact: Math.log(1 - kept.fact),
  token: Math.log(1 - kept.token),
  word: Math.log(1 - kept.word),
  unknown: Math.log(1 - kept.unknown),
  unknownInCode: Math.log(1 - kept.unknownInCode),
}

/** Where a term stands on the other side. */
interface Places {
  readonly blocks: number[]
  /** How likely a random block has it; computed when it is first asked for. */
  chance: number
}

/** Hears of each feature: its id, its cognate key or -1, how often it is kept, and what its absence says. */
type Hear = (id: number, key: number, kept: number, absent: number) => void

/** Looks for the features of one side's blocks in the other side's. */
class SideWeigher {
  readonly potential: Float32Array
  private readonly byTerm = new Map<number, Places>()
  private readonly here: readonly Features[]
  private readonly there: readonly Features[]
  private readonly lexicon: Lexicon
  private readonly rarity: Rarity
  /** What the absence of a word says that the lexicon does not know, and that is nowhere on the other side. */
  private readonly nowhere: number

  constructor(
    here: readonly Features[],
    there: readonly Features[],
    lexicon: Lexicon,
    rarity: Rarity,
    borrowing: number,
  ) {
    this.nowhere = Math.log(1 - Math.min(kept.unknown, borrowing))
    this.here = here
    this.there = there
    this.lexicon = lexicon
    this.rarity = rarity
    this.potential = new Float32Array(here.length)
    there.forEach((features, index) => {
      for (const id of termsOf(features)) {
        const places = this.byTerm.get(id)
        if (places) places.blocks.push(index)
        else this.byTerm.set(id, { blocks: [index], chance: -1 })
      }
    })
  }

  /** Adds half of each block's evidence; `row` and `column` are the strides of this side and the other. */
  into(values: Float32Array, row: number, column: number): void {
    const count = this.there.length
    const gained = new Float32Array(count)
    const touched: number[] = []
    const look = (term: number, credit: number, likely: number, absent: number): void => {
      const places = this.byTerm.get(term)
      if (!places) return
      if (places.chance < 0) places.chance = this.chance(term, places.blocks.length)
      const worth = credit * Math.log(likely / places.chance) - absent
      if (worth <= 0) return
      for (const place of places.blocks) {
        const before = gained[place] ?? 0
        if (before === 0) touched.push(place)
        if (worth > before) gained[place] = worth
      }
    }
    for (let index = 0; index < this.here.length; index++) {
      let lost = 0
      let all = 0
      this.features(this.here[index] as Features, (id, key, likely, absent) => {
        lost += absent
        // Nobody expects to find a word again that the lexicon does not know.
        if (likely !== kept.unknown) all += Math.log(likely / this.chance(id, 1))
        look(id, 1, likely, absent)
        if (key >= 0) look(key, cognateCredit, likely, absent)
        const translations = this.lexicon.of(id)
        if (translations) for (const [term, weight] of translations) look(term, 0.5 + 0.5 * weight, likely, absent)
        for (const place of touched) {
          const at = index * row + place * column
          values[at] = (values[at] ?? 0) + 0.5 * (gained[place] ?? 0)
          gained[place] = 0
        }
        touched.length = 0
      })
      this.potential[index] = temper * all
      for (let place = 0; place < count; place++) {
        const at = index * row + place * column
        values[at] = (values[at] ?? 0) + 0.5 * lost
      }
    }
  }

  /** Half of the evidence that the features of one side find in one block, or several, of the other. */
  between(features: Features, other: Features): number {
    const present = termsOf(other)
    let sum = 0
    this.features(features, (id, key, likely, absent) => {
      let best = 0
      const look = (term: number, credit: number): void => {
        if (!present.has(term)) return
        const chance = this.chance(term, this.byTerm.get(term)?.blocks.length ?? 1)
        best = Math.max(best, credit * Math.log(likely / chance) - absent)
      }
      look(id, 1)
      if (key >= 0) look(key, cognateCredit)
      const translations = this.lexicon.of(id)
      if (translations) for (const [term, weight] of translations) look(term, 0.5 + 0.5 * weight)
      sum += 0.5 * (absent + best)
    })
    return sum
  }

  /**
   * How likely a random block of the other side has a term that this many of its blocks have: as often as its other blocks
   * do, smoothed by how often those of all pages do.
   */
  private chance(term: number, places: number): number {
    const others = (places - 1 + smoothing * this.rarity.of(term)) / (this.there.length - 1 + smoothing)
    return Math.min(0.9, Math.max(rarest, others))
  }

  private features({ facts, tokens, words, keys, code }: Features, hear: Hear): void {
    for (const id of facts) hear(id, -1, kept.fact, absence.fact)
    for (const id of tokens) hear(id, -1, kept.token, absence.token)
    for (let at = 0; at < words.length; at++) {
      const id = words[at] ?? -1
      const key = keys[at] ?? -1
      if (this.lexicon.of(id)) hear(id, key, kept.word, absence.word)
      else if (code) hear(id, key, kept.unknownInCode, absence.unknownInCode)
      else {
        const isNowhere = !this.byTerm.has(id) && !this.byTerm.has(key)
        hear(id, key, kept.unknown, isNowhere ? this.nowhere : absence.unknown)
      }
    }
  }
}
