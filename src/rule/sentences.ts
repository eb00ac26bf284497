/** Which sentence of a block has no counterpart: by the words, the facts and the length of its block's counterpart. */
import type { BlockFeatures } from '../align/features.ts'
import type { Lexicon } from '../align/lexicon.ts'
import { featuresOf } from '../align/read-features.ts'
import type { AlignContext } from '../align/weighed.ts'
import type { Block, Page, Side, Span } from '../model.ts'
import { languageOf } from '../text/languages.ts'
import { lettersIn } from '../text/letters.ts'
import { sentencesIn } from '../text/sentences.ts'

/** A sentence as a block of its own, with the kind and the index of the block that it stands in. */
export type Sentence = Block

/** The sentences of these blocks, with the facts that stand in each. */
export function sentencesOf({ page, blocks }: Blocks): Sentence[] {
  return blocks.flatMap((block) => {
    let from = block.start
    return sentencesIn(block.prose, languageOf(page.locale)).map((span) => {
      const prose = block.prose.slice(span.start, span.end)
      const place = placeOf(page, block, prose, from)
      from = place.end
      const facts = block.facts.filter(({ start }) => start >= place.start && start < place.end)
      return { ...block, ...place, prose, text: prose, facts }
    })
  })
}

/** How many sentences these blocks have. */
export const countSentences = ({ page, blocks }: Blocks): number =>
  blocks.reduce((sum, { prose }) => sum + sentencesIn(prose, languageOf(page.locale)).length, 0)

/** Where a sentence stands in the page: word by word, as marks between them and facts are not in its prose. */
function placeOf(page: Page, block: Block, prose: string, from: number): Span {
  let start: number | undefined
  let end = from
  for (const [word] of prose.matchAll(/[\p{L}\p{N}]{2,60}/gu)) {
    const at = page.text.indexOf(word, end)
    if (at < 0 || at >= block.end) break
    start ??= at
    end = at + word.length
  }
  const mark = /^[^\s\p{L}\p{N}]{0,12}/u.exec(page.text.slice(end, Math.min(block.end, end + 12)))
  return { start: start ?? from, end: Math.min(block.end, end + (mark?.[0].length ?? 0)) }
}

/** How often a feature is found in its translation, and how often in any other text about the same things. Measured. */
const word = { kept: 0.65, chance: 0.16 }
const unknownWord = { kept: 0.3, chance: 0.03 }
const fact = { kept: 0.92, chance: 0.06 }
/** Words that the lexicon does not know say no more than this together by being absent. */
const mostUnknown = 1.5
/** The spread of the log of length ratios of whole blocks. */
const spread = 0.22

/** A sentence, and how much speaks for its having no counterpart, as a log likelihood ratio. */
export interface Doubt {
  readonly sentence: Sentence
  /** Its place among the sentences of its blocks. */
  readonly rank: number
  /** What its words and facts say. */
  readonly words: number
  /** What the lengths say. */
  readonly length: number
}

/** Blocks of one side. */
export interface Blocks {
  readonly page: Page
  readonly blocks: readonly Block[]
}

/**
 * Doubts each sentence of `here`: its own words and facts, those that its neighbours lack, are looked for in all of
 * `there`, and the lengths are compared with and without it (after Gale & Church, "A program for aligning sentences in
 * bilingual corpora", 1993).
 */
export function doubtsOf(here: Blocks, there: Blocks, languages: AlignContext, from: Side): Doubt[] {
  const sentences = sentencesOf(here)
  const features = read({ page: here.page, blocks: sentences }, languages)
  const found = new Set(read(there, languages).flatMap(terms))
  const known = knownFrom(languages, from)
  const ratio = from === 'source' ? languages.lengthRatio : -languages.lengthRatio
  const [size, other] = [sizeOf(here), sizeOf(there)]
  const off = (length: number) => Math.log((other + 12) / (length + 12)) - ratio
  return sentences.map((sentence, rank) => {
    const elsewhere = new Set(features.flatMap((one, index) => (index === rank ? [] : terms(one))))
    const words = lack(features[rank] as BlockFeatures, elsewhere, found, known)
    const length = (off(size) ** 2 - off(size - lettersIn(sentence.prose)) ** 2) / (2 * spread ** 2)
    return { sentence, rank, words, length }
  })
}

/** A sentence told freely leaves at least so many words that nothing else explains, and this share of its own. Measured. */
const free = { words: 3, share: 0.6 }
/** A sentence's own counterpart shares at least so many words with it, and this share of them. */
const own = { words: 2, share: 0.4 }

/**
 * Whether a doubted sentence is told on the other side after all, in words that nobody knows for its own: by a sentence
 * that none of its neighbours fits as well, or by a run of words about there that none of them explains (a clause that became a
 * sentence, a sentence that became a clause).
 */
export function isToldFreely(
  { rank }: Doubt,
  here: Blocks,
  there: Blocks,
  languages: AlignContext,
  from: Side,
): boolean {
  const sentences = (side: Blocks) => read({ page: side.page, blocks: sentencesOf(side) }, languages)
  const [mine, theirs] = [sentences(here), sentences(there)]
  const held = mine.map((one) => new Set(terms(one)))
  const { lexicon } = knownFrom(languages, from === 'source' ? 'target' : 'source')
  const explains = (index: number, id: number, key: number): boolean => {
    const one = held[index]
    if (!one) return false
    return (
      one.has(id) || (key >= 0 && one.has(key)) || [...(lexicon.of(id)?.keys() ?? [])].some((word) => one.has(word))
    )
  }
  const others = mine.flatMap((_, index) => (index === rank ? [] : [index]))
  const place = sharesOf(mine.map(({ words }) => words.length))[rank] ?? { start: 0, end: 1 }
  const runs: Span[] = []
  let at = 0
  for (const { words, keys } of theirs) {
    const told = mine.map((_, index) => words.filter((id, nth) => explains(index, id, keys[nth] ?? -1)).length)
    const best = told[rank] ?? 0
    const fits = best >= own.words && best >= own.share * words.length
    if (theirs.length > 1 && fits && others.every((index) => (told[index] ?? 0) < best)) return true
    words.forEach((id, nth) => {
      const last = runs.at(-1)
      if (others.some((index) => explains(index, id, keys[nth] ?? -1))) runs.push({ start: at + 1, end: at + 1 })
      else if (last) runs[runs.length - 1] = { start: last.start, end: at + 1 }
      else runs.push({ start: at, end: at + 1 })
      at += 1
    })
  }
  const words = (mine[rank]?.words ?? []).filter((id) => !others.some((index) => held[index]?.has(id)))
  const enough = Math.max(free.words, free.share * words.length)
  return runs.some(({ start, end }) => end - start >= enough && start < place.end * at && end > place.start * at)
}

/** Where each of some lengths stands among all of them, from 0 to 1. */
function sharesOf(lengths: readonly number[]): Span[] {
  const all = Math.max(
    1,
    lengths.reduce((sum, length) => sum + length, 0),
  )
  let end = 0
  return lengths.map((length) => ({ start: end / all, end: (end += length) / all }))
}

const sizeOf = ({ blocks }: Blocks): number => blocks.reduce((sum, { prose }) => sum + lettersIn(prose), 0)

const read = ({ page, blocks }: Blocks, languages: AlignContext): BlockFeatures[] =>
  featuresOf({ ...page, blocks }, languages).blocks()

const terms = ({ words, keys, facts }: BlockFeatures): number[] => [...words, ...keys, ...facts].filter((id) => id >= 0)

/**
 * How much speaks for a block having no counterpart in these blocks of the other side, by the words and facts that its
 * neighbours do not share: a log likelihood ratio, below 0 where it is told there.
 */
export function lackOf(
  { page, block, neighbours }: { readonly page: Page; readonly block: Block; readonly neighbours: readonly Block[] },
  there: Blocks,
  languages: AlignContext,
  from: Side,
): number {
  const [own, ...beside] = read({ page, blocks: [block, ...neighbours] }, languages)
  const found = read(there, languages).flatMap(terms)
  return own ? lack(own, new Set(beside.flatMap(terms)), new Set(found), knownFrom(languages, from)) : 0
}

/** What is known of the words of one side: their translations, and how often the others are borrowed. */
interface Known {
  readonly lexicon: Lexicon
  readonly borrowing: number
}

const knownFrom = ({ lexicon, reverse, borrowing }: AlignContext, from: Side): Known => ({
  lexicon: from === 'source' ? lexicon : reverse,
  borrowing: borrowing[from],
})

/** How much a sentence's own words and facts are missed among those that were found. */
function lack(
  { words, keys, facts }: BlockFeatures,
  elsewhere: ReadonlySet<number>,
  found: ReadonlySet<number>,
  { lexicon, borrowing }: Known,
): number {
  const stranger = { ...unknownWord, kept: Math.min(unknownWord.kept, Math.max(unknownWord.chance, borrowing)) }
  const odds = (isFound: boolean, { kept, chance }: { kept: number; chance: number }) =>
    isFound ? Math.log(chance / kept) : Math.log((1 - chance) / (1 - kept))
  let sum = 0
  let unknown = 0
  for (const id of facts) if (!elsewhere.has(id)) sum += odds(found.has(id), fact)
  words.forEach((id, at) => {
    if (elsewhere.has(id)) return
    const translations = lexicon.of(id)
    const isFound =
      found.has(id) || found.has(keys[at] ?? -1) || [...(translations?.keys() ?? [])].some((one) => found.has(one))
    if (translations || isFound) sum += odds(isFound, translations ? word : unknownWord)
    else unknown += odds(false, stranger)
  })
  return sum + Math.min(mostUnknown, unknown)
}
