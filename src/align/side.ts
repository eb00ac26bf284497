/** Looks for the features of one side's blocks in the other side's: half of the evidence between them. */
import { type Features, part } from './features.ts'
import { grown, IdTable } from './ids.ts'
import type { Lexicon } from './lexicon.ts'
import {
  absence,
  absenceAnywhere,
  cognateCredit,
  fact,
  lexiconCredit,
  likelyLogs,
  logChanceOf,
  temper,
  token,
  unknown,
  unknownInCode,
  word,
} from './odds.ts'
import { Places } from './places.ts'
import type { Rarity } from './rarity.ts'

/** The evidence between two lists of blocks that halves are added to: block i of this side and j of the other meet at `i * row + j * column`. */
interface Sum {
  readonly values: Float32Array
  readonly row: number
  readonly column: number
}

/** What is known of one side's features. */
export interface Known {
  readonly lexicon: Lexicon
  /** How common each feature of the other side is. */
  readonly rarity: Rarity
  /** How often a word that the lexicon does not know is found on the other side. */
  readonly borrowing: number
}

/** One side's half of the evidence, once it was added. */
interface Half {
  /** What it says of each block that its features are absent, before any is found: to be added wherever it is compared. */
  readonly absent: Float64Array
  /** What each block could gain if all of its features were found. */
  readonly potential: Float32Array
}

/**
 * Adds half of the evidence between each block of `here` and each of `there`, where the features of `here` are looked for:
 * what each gains that is found.
 */
export function weighSide(here: Features, there: Features, known: Known, sum: Sum): Half {
  return new SideWeigher(here, there, known).into(sum)
}

/** Scratch space, one for all: pages are weighed one after another. */
const places = new Places()
/** The other side's number of an id. */
const numberOf = new IdTable()
const gains = { blocks: new Int32Array(4096), amounts: new Float32Array(4096), length: 0 }
let gained: Float32Array = new Float32Array(256)
/** The log of how likely a block has each term of the other side; 0 where nobody asked yet. */
let chances: Float64Array = new Float64Array(1024)
/** What each term of a side gains where, once it was looked for: `gains` from `first` to `last`. */
let found = foundFor(1024)

function foundFor(terms: number) {
  return {
    /** As what sort of feature it was looked for; -1 for one that was not. */
    sort: new Int8Array(terms),
    absent: new Float64Array(terms),
    /** What it would gain if it were found as it is. */
    hope: new Float64Array(terms),
    first: new Int32Array(terms),
    last: new Int32Array(terms),
  }
}

class SideWeigher {
  private readonly here: Features
  private readonly there: Features
  private readonly lexicon: Lexicon
  private readonly rarity: Rarity
  /** What the absence of a word says that the lexicon does not know, and that is nowhere on the other side. */
  private readonly nowhere: number

  constructor(here: Features, there: Features, { lexicon, rarity, borrowing }: Known) {
    this.nowhere = absenceAnywhere(borrowing)
    this.here = here
    this.there = there
    this.lexicon = lexicon
    this.rarity = rarity
  }

  /** Adds what each block's features gain. A feature of several blocks is looked for once. */
  into({ values, row, column }: Sum): Half {
    const { here } = this
    const { numbers, count } = here
    this.begin()
    const potential = new Float32Array(count)
    const absent = new Float64Array(count)
    for (let index = 0; index < count; index++) {
      const base = index * row
      let lost = 0
      let all = 0
      const [tokens, words] = [here.start(index, part.tokens), here.start(index, part.words)]
      const last = here.start(index, part.keys)
      for (let at = here.start(index, part.facts); at < last; at++) {
        const number = numbers[at] as number
        const sort = at < tokens ? fact : at < words ? token : this.sortOfWord(number, here.codes[index] === 1)
        if (found.sort[number] !== sort) this.look(number, sort)
        lost += found.absent[number] as number
        // Nobody expects to find a word again that the lexicon does not know.
        if (sort !== unknown) all += found.hope[number] as number
        const { blocks, amounts } = gains
        const end = found.last[number] as number
        for (let place = found.first[number] as number; place < end; place++) {
          const cell = base + (blocks[place] as number) * column
          values[cell] = (values[cell] as number) + 0.5 * (amounts[place] as number)
        }
      }
      potential[index] = temper * all
      absent[index] = 0.5 * lost
    }
    return { absent, potential }
  }

  /** Indexes the other side, and forgets what was found in another. */
  private begin(): void {
    const { here, there } = this
    places.index(there)
    numberOf.clear()
    for (let number = 0; number < there.ids.length; number++)
      if (places.countOf(number) > 0) numberOf.set(there.ids[number] as number, number)
    if (there.ids.length > chances.length) chances = grown(chances, there.ids.length)
    if (there.count > gained.length) gained = grown(gained, there.count)
    if (here.ids.length > found.sort.length) found = foundFor(here.ids.length * 2)
    chances.fill(0, 0, there.ids.length)
    found.sort.fill(-1, 0, here.ids.length)
    gains.length = 0
  }

  private sortOfWord(number: number, isCode: boolean): number {
    const before = found.sort[number] as number
    const isKnown = before < word ? this.lexicon.has(this.here.ids[number] as number) : before === word
    return isKnown ? word : isCode ? unknownInCode : unknown
  }

  /** Looks for a feature in all blocks of the other side. */
  private look(number: number, sort: number): void {
    const { ids, keys } = this.here
    const id = ids[number] as number
    const key = sort < word ? -1 : (keys[number] as number)
    const own = numberOf.get(id)
    const ofKey = key < 0 ? -1 : numberOf.get(ids[key] as number)
    const absent = sort === unknown && own < 0 && ofKey < 0 ? this.nowhere : (absence[sort] as number)
    const first = gains.length
    if (own >= 0) this.find(own, 1, sort, absent)
    if (ofKey >= 0) this.find(ofKey, cognateCredit, sort, absent)
    const { starts, words, weights } = this.lexicon.rows
    if (id + 1 < starts.length) {
      for (let at = starts[id] as number; at < (starts[id + 1] as number); at++) {
        const other = numberOf.get(words[at] as number)
        if (other >= 0) this.find(other, lexiconCredit(weights[at] as number), sort, absent)
      }
    }
    for (let at = first; at < gains.length; at++) {
      const block = gains.blocks[at] as number
      gains.amounts[at] = gained[block] as number
      gained[block] = 0
    }
    found.sort[number] = sort
    found.absent[number] = absent
    found.hope[number] = (likelyLogs[sort] as number) - this.logChance(id, 1)
    found.first[number] = first
    found.last[number] = gains.length
  }

  /** Notes the blocks that have a term, by its number; of several terms for one feature, the one that says most counts. */
  private find(number: number, credit: number, sort: number, absent: number): void {
    let chance = chances[number] as number
    if (chance === 0) {
      chance = this.logChance(this.there.ids[number] as number, places.countOf(number))
      chances[number] = chance
    }
    const worth = credit * ((likelyLogs[sort] as number) - chance) - absent
    if (worth <= 0) return
    const end = places.starts[number + 1] as number
    for (let at = places.starts[number] as number; at < end; at++) {
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

  /** The log of how likely a random block of the other side has a term that this many of its blocks have. */
  private logChance(term: number, count: number): number {
    return logChanceOf(term, count, this.there.count, this.rarity)
  }
}
