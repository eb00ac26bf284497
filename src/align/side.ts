/** Looks for the features of one side's blocks in the other side's: half of the evidence between them. */
import type { Features } from './features.ts'
import { grown, IdTable } from './ids.ts'
import type { Lexicon } from './lexicon.ts'
import { Places } from './places.ts'
import type { Rarity } from './rarity.ts'

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
/** Features of one block are not independent; their sum is tempered. */
export const temper = 0.35

/** What sort of feature is looked for: a number, for tables. */
const fact = 0
const token = 1
const word = 2
const unknown = 3
const unknownInCode = 4
const likely: readonly number[] = [kept.fact, kept.token, kept.word, kept.unknown, kept.unknownInCode]
/** What the absence of a feature says. */
const absence: readonly number[] = likely.map((share) => Math.log(1 - share))

/** The evidence between two lists of blocks that halves are added to: block i of this side and j of the other meet at `i * row + j * column`. */
interface Sum {
  readonly values: Float32Array
  readonly row: number
  readonly column: number
}

/** One side's half of the evidence, once it was added. */
interface Half {
  /** What each block could gain if all of its features were found. */
  readonly potential: Float32Array
  /** Half of the evidence that the features of one side find in one block, or several, of the other. */
  between(features: Features, other: Features): number
}

/** Adds half of the evidence between each block of `here` and each of `there`, where the features of `here` are looked for. */
export function weighSide(
  here: readonly Features[],
  there: readonly Features[],
  lexicon: Lexicon,
  rarity: Rarity,
  borrowing: number,
  sum: Sum,
): Half {
  const weigher = new SideWeigher(there, lexicon, rarity, borrowing)
  return { potential: weigher.into(here, sum), between: (features, other) => weigher.between(features, other) }
}

/** Scratch space, one for all: pages are weighed one after another. */
const places = new Places()
const gains = { of: new IdTable(), blocks: new Int32Array(4096), amounts: new Float32Array(4096), length: 0 }
let gained: Float32Array = new Float32Array(256)
let chances: Float64Array = new Float64Array(1024)

/** What a feature gains where, once it was looked for: `gains` from `first` to `last`. */
interface Found {
  readonly sort: number
  readonly key: number
  readonly absent: number
  /** What it would gain if it were found as it is. */
  readonly hope: number
  readonly first: number
  readonly last: number
}

class SideWeigher {
  private readonly there: readonly Features[]
  private readonly lexicon: Lexicon
  private readonly rarity: Rarity
  /** What the absence of a word says that the lexicon does not know, and that is nowhere on the other side. */
  private readonly nowhere: number
  private counts: Map<number, number> | undefined

  constructor(there: readonly Features[], lexicon: Lexicon, rarity: Rarity, borrowing: number) {
    this.nowhere = Math.log(1 - Math.min(kept.unknown, borrowing))
    this.there = there
    this.lexicon = lexicon
    this.rarity = rarity
  }

  /** Adds each block's half, and returns what each could gain. A feature of several blocks is looked for once. */
  into(here: readonly Features[], { values, row, column }: Sum): Float32Array {
    const columns = this.there.length
    const slots = places.index(this.there)
    if (slots > chances.length) chances = grown(chances, slots)
    if (columns > gained.length) gained = grown(gained, columns)
    chances.fill(0, 0, slots)
    gains.of.clear()
    gains.length = 0
    const potential = new Float32Array(here.length)
    const known: Found[] = []
    let lost = 0
    let all = 0
    for (let index = 0; index < here.length; index++) {
      const base = index * row
      lost = 0
      all = 0
      const add = (id: number, key: number, sort: number): void => {
        const at = gains.of.get(id)
        let found = at < 0 ? undefined : known[at]
        if (found === undefined || found.sort !== sort || found.key !== key) {
          found = this.look(id, key, sort)
          gains.of.set(id, known.push(found) - 1)
        }
        lost += found.absent
        // Nobody expects to find a word again that the lexicon does not know.
        if (sort !== unknown) all += found.hope
        const { blocks, amounts } = gains
        for (let place = found.first; place < found.last; place++) {
          const cell = base + (blocks[place] as number) * column
          values[cell] = (values[cell] as number) + 0.5 * (amounts[place] as number)
        }
      }
      const { facts, tokens, words, keys, code } = here[index] as Features
      for (const id of facts) add(id, -1, fact)
      for (const id of tokens) add(id, -1, token)
      for (let at = 0; at < words.length; at++) {
        const id = words[at] as number
        add(id, keys[at] as number, this.lexicon.has(id) ? word : code ? unknownInCode : unknown)
      }
      potential[index] = temper * all
      const half = 0.5 * lost
      for (let place = 0, cell = base; place < columns; place++, cell += column)
        values[cell] = (values[cell] as number) + half
    }
    return potential
  }

  /** Looks for a feature in all blocks of the other side. */
  private look(id: number, key: number, sort: number): Found {
    const share = likely[sort] as number
    const [own, ofKey] = [places.slotOf(id), places.slotOf(key)]
    const absent = sort === unknown && own < 0 && ofKey < 0 ? this.nowhere : (absence[sort] as number)
    const first = gains.length
    if (own >= 0) this.find(own, id, 1, share, absent)
    if (ofKey >= 0) this.find(ofKey, key, cognateCredit, share, absent)
    const { starts, words, weights } = this.lexicon.rows
    if (id + 1 < starts.length) {
      for (let at = starts[id] as number; at < (starts[id + 1] as number); at++) {
        const term = words[at] as number
        const slot = places.slotOf(term)
        if (slot >= 0) this.find(slot, term, 0.5 + 0.5 * (weights[at] as number), share, absent)
      }
    }
    for (let at = first; at < gains.length; at++) {
      const block = gains.blocks[at] as number
      gains.amounts[at] = gained[block] as number
      gained[block] = 0
    }
    return { sort, key, absent, hope: Math.log(share / this.chance(id, 1)), first, last: gains.length }
  }

  /** Notes the blocks that have a term; of several terms for one feature, the one that says most counts. */
  private find(slot: number, term: number, credit: number, share: number, absent: number): void {
    let chance = chances[slot] as number
    if (chance === 0) chance = chances[slot] = this.chance(term, places.countOf(slot))
    const worth = credit * Math.log(share / chance) - absent
    if (worth <= 0) return
    const end = places.starts[slot + 1] as number
    for (let at = places.starts[slot] as number; at < end; at++) {
      const block = places.blocks[at] as number
      const before = gained[block] as number
      if (before === 0) {
        if (gains.length === gains.blocks.length) {
          gains.blocks = grown(gains.blocks, gains.length + 1)
          gains.amounts = grown(gains.amounts, gains.length + 1)
        }
        gains.blocks[gains.length++] = block
      }
      if (worth > before) gained[block] = worth
    }
  }

  between({ facts, tokens, words, keys, code }: Features, other: Features): number {
    const counts = (this.counts ??= countsOf(this.there))
    const present = new Set(other.terms)
    let sum = 0
    const add = (id: number, key: number, sort: number): void => {
      const share = likely[sort] as number
      const isNowhere = sort === unknown && !counts.has(id) && !counts.has(key)
      const absent = isNowhere ? this.nowhere : (absence[sort] as number)
      let best = 0
      const look = (term: number, credit: number): void => {
        if (!present.has(term)) return
        best = Math.max(best, credit * Math.log(share / this.chance(term, counts.get(term) ?? 1)) - absent)
      }
      look(id, 1)
      if (key >= 0) look(key, cognateCredit)
      for (const [term, weight] of this.lexicon.of(id) ?? []) look(term, 0.5 + 0.5 * weight)
      sum += 0.5 * (absent + best)
    }
    for (const id of facts) add(id, -1, fact)
    for (const id of tokens) add(id, -1, token)
    for (let at = 0; at < words.length; at++) {
      const id = words[at] as number
      add(id, keys[at] as number, this.lexicon.has(id) ? word : code ? unknownInCode : unknown)
    }
    return sum
  }

  /**
   * How likely a random block of the other side has a term that this many of its blocks have: as often as its other blocks
   * do, smoothed by how often those of all pages do.
   */
  private chance(term: number, count: number): number {
    const others = (count - 1 + smoothing * this.rarity.of(term)) / (this.there.length - 1 + smoothing)
    return Math.min(0.9, Math.max(rarest, others))
  }
}

/** In how many blocks each term stands. */
function countsOf(features: readonly Features[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { terms } of features) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}
