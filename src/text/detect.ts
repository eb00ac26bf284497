/** Which language a text is written in, told by its function words. */
import type { Language } from './language.ts'
import { objectMemo } from './memo.ts'
import { eachWord, wordsIn } from './words.ts'

/** The language that was told, by its primary subtag, with a confidence from 0 to 1. */
export interface Told {
  readonly tag: string
  readonly confidence: number
}

/** The share of function words of a language among the words of a text, 0 to 1; 0 where there are no words. */
export function languageScore(text: string, language: Language): number {
  let [words, common] = [0, 0]
  eachWord(text, language, (start, end, word = text.slice(start, end)) => {
    words += 1
    if (language.functionWords.has(word)) common += 1
  })
  return words === 0 ? 0 : common / words
}

/** Words that several of the candidates have tell nothing (`on`, `me`, `plus`). */
const tellingOf = objectMemo((candidates: readonly Language[]): ReadonlyMap<string, string> => {
  const owners = new Map<string, string>()
  for (const { tag, functionWords } of candidates) {
    for (const word of functionWords) owners.set(word, owners.has(word) && owners.get(word) !== tag ? '' : tag)
  }
  return owners
})

/** Longer texts tell no more than their beginning. */
const enough = 20_000
/** Function words that a verdict needs at least; below, names and loan words could be all there is. */
const fewest = 3
/** Of a title, two are enough when they are dense and nothing speaks against them. */
const fewestInTitle = 2
const titleShare = 0.3
/** Function words make 30 to 60 % of running text; lists of names and commands have fewer, in whichever language. */
const leastShare = 0.12

/**
 * The candidate that the text is written in; `undefined` where it is too short or nothing stands out. Only words that one
 * candidate alone has are counted; a language without a list of function words cannot be told.
 * The confidence is the winner's lead over the runner-up, lowered where the evidence is thin.
 */
export function tellLanguage(text: string, candidates: readonly Language[]): Told | undefined {
  const owners = tellingOf(candidates)
  const counts = new Map<string, number>()
  const seen = new Map<string, Set<string>>()
  let total = 0
  const [first] = candidates
  if (!first) return undefined
  const read = new Set<string>()
  // Elisions are split as each candidate does it; words that none knows count once.
  for (const language of candidates) {
    const words = wordsIn(text.slice(0, enough), language)
    total = Math.max(total, words.length)
    if (read.has(language.tag)) continue
    read.add(language.tag)
    for (const { text: word } of words) {
      if (owners.get(word) !== language.tag) continue
      counts.set(language.tag, (counts.get(language.tag) ?? 0) + 1)
      let distinct = seen.get(language.tag)
      if (!distinct) seen.set(language.tag, (distinct = new Set()))
      distinct.add(word)
    }
  }
  const ranked = [...counts].sort(([, a], [, b]) => b - a)
  const [best, second] = ranked
  if (!best) return undefined
  const [tag, count] = best
  const other = second?.[1] ?? 0
  const distinct = seen.get(tag)?.size ?? 0
  const share = count / total
  if (
    count < (other === 0 && share >= titleShare ? fewestInTitle : fewest) ||
    distinct < 2 ||
    share < leastShare ||
    count < other * 2
  )
    return undefined
  const lead = (count - other) / (count + other)
  return { tag, confidence: lead * (1 - 1 / (1 + count)) }
}
