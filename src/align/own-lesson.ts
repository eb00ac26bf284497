/**
 * What of a lesson concerns those who ask it: of the terms that they read, their own rows of the lexicon, and how rare they are; of
 * single words, what is answered. Where this is the same in two lessons, whoever asks no more cannot tell one from the other.
 */
import { keyOf, textKey } from '../cache/key.ts'
import { objectMemo } from '../text/memo.ts'
import { IdTable } from './ids.ts'
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
  const said = terms === undefined ? undefined : textKey(new Uint8Array(saidOf(context, terms).buffer))
  return keyOf(terms, words, answers, said)
}

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
/** Ends the row of a term. */
const end = Number.POSITIVE_INFINITY

/**
 * All that a lesson says of the languages as a whole, of these terms, and of their standing for each other: a word's translation
 * that is not among them is not found, whoever looks for it. Nothing is said of terms of which nothing is known.
 */
function saidOf(context: AlignContext, terms: TermList): Float64Array {
  const { vocabulary, lexicon, reverse, rarity, borrowing, lengthRatio, experience } = context
  const known = knownTerms(context)
  const ids: number[] = []
  places.clear()
  const bytes = Buffer.from(terms, 'base64')
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    for (const id of known.get(bytes.readInt32LE(at)) ?? []) {
      places.set(id, ids.length)
      ids.push(id)
    }
  }
  const said = [lengthRatio, experience, borrowing.source, borrowing.target]
  const { starts, words, weights } = lexicon.rows
  for (const id of ids) {
    const isKnown = Number(lexicon.has(id)) + 2 * Number(reverse.has(id))
    said.push(vocabulary.hashOf(id), rarity.source.of(id), rarity.target.of(id), isKnown)
    for (let at = starts[id] ?? 0; at < (starts[id + 1] ?? 0); at++) {
      const place = places.get(words[at] as number)
      if (place >= 0) said.push(place, weights[at] as number)
    }
    said.push(end)
  }
  return Float64Array.from(said)
}

/** The terms that a lesson says anything of, by their hashes in a {@link TermList}. */
const knownTerms = objectMemo(
  ({ vocabulary, lexicon, reverse, rarity }: AlignContext): ReadonlyMap<number, readonly number[]> => {
    const known = new Map<number, number[]>()
    const { size } = vocabulary
    for (let id = 0; id < size; id++) {
      if (!lexicon.has(id) && !reverse.has(id) && rarity.source.of(id) === 0 && rarity.target.of(id) === 0) continue
      const hash = vocabulary.hashOf(id) | 0
      const others = known.get(hash)
      if (others) others.push(id)
      else known.set(hash, [id])
    }
    return known
  },
)
