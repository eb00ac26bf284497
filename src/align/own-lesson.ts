/**
 * What of a lesson concerns those who ask it: of the terms that they read, their own rows of the lexicon, and how rare they are; of
 * single words, what is answered. Where this is the same in two lessons, whoever asks no more cannot tell one from the other.
 */
import { keyOf, textKey } from '../cache/key.ts'
import { objectMemo } from '../text/memo.ts'
import { grown, IdTable } from './ids.ts'
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
  const rows = terms === undefined ? undefined : textKey(bytesOf(saidOf(context, terms)))
  return keyOf(terms, words, answers, rows)
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)

/** The ids that stand in lists, each once. */
const listed = new IdTable()

/** The terms with these ids. */
export function termList({ vocabulary }: Pick<AlignContext, 'vocabulary'>, lists: readonly Int32Array[]): TermList {
  listed.clear()
  const hashes: number[] = []
  for (const ids of lists) for (const id of ids) if (listed.add(id)) hashes.push(vocabulary.hashOf(id))
  return Buffer.from(Int32Array.from(hashes).buffer).toString('base64')
}

/** Yes and no, in turn. */
const answersOf = (context: AlignContext, { words = '[]' }: AskedLesson): string => {
  const known = knownWordsOf(context)
  return (JSON.parse(words) as WordQuestion[]).map((question) => Number(answerTo(known, question))).join('')
}

/** The place of each term of a list that anything is known of. */
const places = new IdTable()
/** What is said, one list at a time. */
let said: Float64Array = new Float64Array(4096)

/**
 * All that a lesson says of the languages as a whole, of these terms, and of their standing for each other: a word's translation
 * that is not among them is not found, whoever looks for it. Nothing is said of terms of which nothing is known.
 */
function saidOf(context: AlignContext, terms: TermList): Float64Array {
  const { lexicon, borrowing, lengthRatio, experience } = context
  const { byHash, next, ids, sayings } = knownTerms(context)
  const { starts, words, weights } = lexicon.rows
  const found: number[] = []
  places.clear()
  const bytes = Buffer.from(terms, 'base64')
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    for (let one = byHash.get(bytes.readInt32LE(at)) ?? -1; one >= 0; one = next[one] as number) {
      places.set(ids[one] as number, found.length)
      found.push(one)
    }
  }
  let size = 0
  for (const number of [lengthRatio, experience, borrowing.source, borrowing.target]) said[size++] = number
  for (const one of found) {
    const id = ids[one] as number
    const [from, to] = [starts[id] ?? 0, starts[id + 1] ?? 0]
    const most = size + each + 1 + 2 * (to - from)
    if (most > said.length) said = grown(said, most)
    for (let at = one * each; at < (one + 1) * each; at++) said[size++] = sayings[at] as number
    const counted = size++
    for (let at = from; at < to; at++) {
      const place = places.get(words[at] as number)
      if (place < 0) continue
      said[size++] = place
      said[size++] = weights[at] as number
    }
    said[counted] = size - counted
  }
  return said.subarray(0, size)
}

/** What is said of a term beside its row: which it is, how rare it is on either side, and whether there are rows of it. */
const each = 4

/** The terms that a lesson says anything of. */
interface KnownTerms {
  /** The first of those with a hash of a {@link TermList}, and the next one after each; -1 is none. */
  readonly byHash: ReadonlyMap<number, number>
  readonly next: Int32Array
  readonly ids: Int32Array
  readonly sayings: Float64Array
}

const knownTerms = objectMemo(({ vocabulary, lexicon, reverse, rarity }: AlignContext): KnownTerms => {
  const byHash = new Map<number, number>()
  const [next, ids, sayings] = [[] as number[], [] as number[], [] as number[]]
  for (let id = 0; id < vocabulary.size; id++) {
    const rows = Number(lexicon.has(id)) + 2 * Number(reverse.has(id))
    const [here, there] = [rarity.source.of(id), rarity.target.of(id)]
    if (rows === 0 && here === 0 && there === 0) continue
    const hash = vocabulary.hashOf(id)
    next.push(byHash.get(hash | 0) ?? -1)
    byHash.set(hash | 0, ids.length)
    ids.push(id)
    sayings.push(hash, here, there, rows)
  }
  return { byHash, next: Int32Array.from(next), ids: Int32Array.from(ids), sayings: Float64Array.from(sayings) }
})
