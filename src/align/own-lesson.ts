/**
 * What of a lesson concerns those who ask it: of the terms that they read, their own rows of the lexicon, and how rare they are; of
 * single words, what is answered. Where this is the same in two lessons, whoever asks no more cannot tell one from the other.
 */
import { keyOf } from '../cache/key.ts'
import { objectMemo } from '../text/memo.ts'
import { IdTable, Integers } from './ids.ts'
import { answerTo, knownWordsOf, type WordQuestion } from './known-words.ts'
import type { AlignContext } from './weighed.ts'

/** Terms as hashes of 32 bits, in base64: of terms that share one, all are meant. */
type TermList = string

/** What is asked of a lesson; plain data. */
export interface AskedLesson {
  /** The terms that were read, where more was asked than single words. */
  readonly terms?: TermList | undefined
  /** The questions about single words, as JSON: they are seldom read. */
  readonly words?: string | undefined
}

/**
 * What a lesson says to all that was asked, as a hash.
 * @param answers To the questions about single words; asked again when left out.
 */
export function ownLesson(context: AlignContext, asked: AskedLesson, answers = answersOf(context, asked)): string {
  const { terms, words } = asked
  return keyOf(words, answers, terms === undefined ? undefined : saidOf(context, terms))
}

/** The ids that stand in lists, each once, and the hashes of their terms. */
const listed = new IdTable()
const hashes = new Integers()

/** The terms with these ids. */
export function termList({ vocabulary }: Pick<AlignContext, 'vocabulary'>, lists: readonly Int32Array[]): TermList {
  listed.clear()
  hashes.clear()
  for (const ids of lists) for (const id of ids) if (listed.add(id)) hashes.push(vocabulary.hashOf(id) | 0)
  return Buffer.from(hashes.all().buffer).toString('base64')
}

/** Yes and no, in turn. */
const answersOf = (context: AlignContext, { words = '[]' }: AskedLesson): string => {
  const known = knownWordsOf(context)
  return (JSON.parse(words) as WordQuestion[]).map((question) => Number(answerTo(known, question))).join('')
}

/** The terms of a list of which anything is known, by their ids. */
const present = new IdTable()
const found = new Integers()

/**
 * All that a lesson says of the languages as a whole, of these terms, and of their standing for each other: a word's translation
 * that is not among them is not found, whoever looks for it. Nothing is said of terms of which nothing is known. Sums of hashes:
 * it says the same in whatever order.
 */
function saidOf(context: AlignContext, terms: TermList): readonly unknown[] {
  const { lexicon, borrowing, lengthRatio, experience } = context
  const known = knownTerms(context)
  const { starts, words } = lexicon.rows
  const bytes = Buffer.from(terms, 'base64')
  const count = bytes.length >> 2
  let [list, first, second] = [0, 0, 0]
  present.clear()
  found.clear()
  for (let at = 0; at < count; at++) {
    const hash = bytes.readInt32LE(at * 4)
    list = (Math.imul(list, 31) + hash) | 0
    known.each(hash, (id) => {
      if (present.add(id)) found.push(id)
    })
  }
  for (let at = 0; at < found.length; at++) {
    const id = found.get(at)
    first = (first + (known.said[2 * id] as number)) | 0
    second = (second + (known.said[2 * id + 1] as number)) | 0
    if (id + 1 >= starts.length) continue
    const rows = known.rowsOf(id)
    const to = starts[id + 1] as number
    for (let row = starts[id] as number; row < to; row++) {
      if (present.get(words[row] as number) < 0) continue
      first = (first + (rows[2 * row] as number)) | 0
      second = (second + (rows[2 * row + 1] as number)) | 0
    }
  }
  return [lengthRatio, experience, borrowing.source, borrowing.target, count, list, found.length, first, second]
}

const knownTerms = objectMemo((context: AlignContext) => new KnownTerms(context))

/** The terms of a lesson, and hashes of what it says of them: each is made when it is first asked for, since most runs ask for few. */
class KnownTerms {
  private readonly context: AlignContext
  /** Ids, by the hashes of a {@link TermList}: a table with open addressing; -1 is none. */
  private readonly slots: Int32Array
  /** Of each term two hashes of what is said of it: which it is, how rare it is on either side, and whether there are rows of it. */
  readonly said: Int32Array
  /** Whether anything is said of a term: 0 where nobody asked yet, then {@link silent} or {@link heard}. */
  private readonly states: Uint8Array
  /** Two hashes of each translation of the lexicon: of which term, by which, and how surely. */
  private readonly rows: Int32Array
  private readonly hasRows: Uint8Array

  constructor(context: AlignContext) {
    this.context = context
    const { vocabulary, lexicon } = context
    const { size } = vocabulary
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * size + 1))).fill(-1)
    const mask = this.slots.length - 1
    for (let id = 0; id < size; id++) {
      let slot = vocabulary.hashOf(id) & mask
      while ((this.slots[slot] as number) >= 0) slot = (slot + 1) & mask
      this.slots[slot] = id
    }
    this.said = new Int32Array(2 * size)
    this.states = new Uint8Array(size)
    this.rows = new Int32Array(2 * lexicon.rows.words.length)
    this.hasRows = new Uint8Array(size)
  }

  /** Hears each term with a hash of which anything is said. */
  each(hash: number, hear: (id: number) => void): void {
    const { slots, states } = this
    const { vocabulary } = this.context
    const mask = slots.length - 1
    for (let slot = hash & mask; (slots[slot] as number) >= 0; slot = (slot + 1) & mask) {
      const id = slots[slot] as number
      if ((vocabulary.hashOf(id) | 0) !== hash) continue
      if (states[id] === 0) states[id] = this.say(id) ? heard : silent
      if (states[id] === heard) hear(id)
    }
  }

  /** The hashes of all translations, those of this term among them. */
  rowsOf(id: number): Int32Array {
    const { rows, hasRows } = this
    if (hasRows[id] === 1) return rows
    hasRows[id] = 1
    const { vocabulary, lexicon } = this.context
    const { starts, words, weights } = lexicon.rows
    const to = starts[id + 1] as number
    for (let row = starts[id] as number; row < to; row++)
      writeHash(rows, row, vocabulary.hashOf(id), vocabulary.hashOf(words[row] as number), weights[row] as number)
    return rows
  }

  private say(id: number): boolean {
    const { vocabulary, lexicon, reverse, rarity } = this.context
    const isKnown = Number(lexicon.has(id)) + 2 * Number(reverse.has(id))
    const [here, there] = [rarity.source.of(id), rarity.target.of(id)]
    if (isKnown === 0 && here === 0 && there === 0) return false
    writeHash(this.said, id, vocabulary.hashOf(id), here, there + 2 * isKnown)
    return true
  }
}

const [silent, heard] = [1, 2]

/** Three numbers, and their bits. */
const numbers = new Float64Array(3)
const bits = new Int32Array(numbers.buffer)

/** Writes the two halves of a hash of three numbers, mixed as in MurmurHash3 (by Austin Appleby, public domain), as the pair at a place. */
function writeHash(into: Int32Array, place: number, one: number, two: number, three: number): void {
  numbers[0] = one
  numbers[1] = two
  numbers[2] = three
  for (const [half, seed] of seeds.entries()) {
    let hash = seed
    for (let at = 0; at < bits.length; at++) {
      hash = Math.imul(hash ^ (bits[at] as number), 0x85ebca6b)
      hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    }
    into[2 * place + half] = hash ^ (hash >>> 16)
  }
}

const seeds: readonly number[] = [0x2545f491, 0x9e3779b9]
