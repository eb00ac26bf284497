/** Finds text that was left in the source's language, by its function words and by what it has in common with the source. */
import type { Locale, Span } from '../model.ts'
import { fold } from './fold.ts'
import type { Language } from './language.ts'
import { languageOf } from './languages.ts'
import { memo, textMemo } from './memo.ts'
import { eachWord, wordsIn } from './words.ts'

/** The languages of a pair. */
export interface Languages {
  readonly source: Language
  readonly target: Language
}

const languagesOf = memo((locales: string): Languages => {
  const [source = '', target = ''] = locales.split(' ')
  return { source: languageOf(source), target: languageOf(target) }
})

/** The languages of two locales: the same object whenever they are asked for. */
export const bothLanguages = (source: Locale, target: Locale): Languages => languagesOf(`${source} ${target}`)

/** A word in its page, and which language it tells. */
export interface TellingWord extends Span {
  readonly text: string
  readonly tells: 'source' | 'target' | undefined
  /** Whether it is written as names are. */
  readonly capital: boolean
  /** Whether it is all capitals, as abbreviations are. */
  readonly shouted: boolean
}

/** Longer texts are judged by their beginning. */
const longestRead = 20_000
const mostWords = 600
/** Of a word that the source has more often, the first places are tried. */
const mostPlaces = 20

/**
 * The words of a text that starts at `offset` of its page, in the order of the page. A function word that both languages
 * have tells neither.
 */
export function tellingWords(
  text: string,
  offset: number,
  language: Language,
  { source, target }: Languages,
): TellingWord[] {
  return wordsIn(text.slice(0, longestRead), language)
    .slice(0, mostWords)
    .map(({ text: word, start, end }) => {
      const [here, there] = [source.functionWords.has(word), target.functionWords.has(word)]
      // A lone letter is a unit or a name more often than an elided article.
      const tells = here === there || word.length < 2 ? undefined : here ? 'source' : 'target'
      const capital = isCapital(text, start)
      return {
        text: fold(word),
        start: start + offset,
        end: end + offset,
        tells,
        capital,
        shouted: capital && /^\p{Lu}[\p{Lu}\d]+$/u.test(text.slice(start, end)),
      }
    })
}

const isCapital = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code < 0x80 ? code >= 0x41 && code <= 0x5a : /^\p{Lu}/u.test(text.slice(at, at + 2))
}

/**
 * Whether some word of a text tells the source's language. With `uncapped`, one that has a capital does not: in a table, a
 * lone word with one is a value (`None`).
 */
export const tellsSource = (text: string, languages: Languages, uncapped: boolean): boolean => {
  const told = toldIn(text, languages)
  return told === 'plainly' || (told === 'capped' && !uncapped)
}

/** By words with capitals only, by others, or not at all. */
const toldIn = textMemo((text, { source, target }: Languages): 'capped' | 'plainly' | 'not' => {
  const read = text.slice(0, longestRead)
  let [capped, plainly] = [false, false]
  let heard = 0
  eachWord(read, target, (start, end, word = read.slice(start, end)) => {
    heard += 1
    if (plainly || heard > mostWords || word.length < 2) return
    if (!source.functionWords.has(word) || target.functionWords.has(word)) return
    if (isCapital(read, start)) capped = true
    else plainly = true
  })
  return plainly ? 'plainly' : capped ? 'capped' : 'not'
})

const count = (words: readonly TellingWord[], tells: TellingWord['tells']): number =>
  words.filter((word) => word.tells === tells).length

/** Whether every word that carries meaning is written as names are: a product, a title, an address. */
function isName(words: readonly TellingWord[], { source }: Languages): boolean {
  const meaning = words.filter((word) => word.tells === undefined && word.text.length > 2)
  if (meaning.length < 2 || !meaning.every((word) => word.capital)) return false
  // The first word of a sentence has a capital anyway, and so have abbreviations.
  if (meaning.slice(words[0] === meaning[0] ? 1 : 0).every((word) => word.shouted)) return false
  // English writes whole sentences like this, as headings.
  return source.tag !== 'en' || count(words, 'source') < 4
}

/** Whether these words are in the source's language, as far as so few of them can tell. */
export function isInSourceLanguage(words: readonly TellingWord[], languages: Languages): boolean {
  const [source, target] = [count(words, 'source'), count(words, 'target')]
  const known = languages.source.functionWords.size > 0
  // Without a list for the source, only the absence of the target's function words tells.
  if (!known) return words.length >= (languages.target.functionWords.size > 0 ? 8 : 10) && target === 0
  if (source < target * 2 + 1) return false
  if (isName(words, languages)) return false
  return source >= 2 || (source === 1 && target === 0 && words.length >= 3)
}

/** Whether two lists have nearly the same words, by the share of the longer one that both have. */
export function nearlySame(a: readonly TellingWord[], b: readonly TellingWord[]): boolean {
  const longest = Math.max(a.length, b.length)
  if (longest === 0) return false
  const counts = new Map<string, number>()
  for (const { text } of a) counts.set(text, (counts.get(text) ?? 0) + 1)
  let shared = 0
  for (const { text } of b) {
    const left = counts.get(text) ?? 0
    if (left > 0) shared += 1
    counts.set(text, left - 1)
  }
  return shared / longest >= (longest < 8 ? 1 : 0.85)
}

/** Words in a row that two texts have in common, with their places in each. */
export interface CommonRun {
  readonly target: Span
  readonly source: Span
  readonly words: readonly TellingWord[]
}

/**
 * The longest runs of words that both texts have and that are in the source's language: at least six words, or five where
 * three of them tell. Names and the target's own words are none.
 */
export function commonRuns(
  target: readonly TellingWord[],
  source: readonly TellingWord[],
  languages: Languages,
): CommonRun[] {
  if (tellingIn(target, languages) < fewestTelling) return []
  const places = new Map<string, number[]>()
  for (const [index, { text }] of source.entries()) {
    const known = places.get(text)
    if (!known) places.set(text, [index])
    else if (known.length < mostPlaces) known.push(index)
  }
  const runs: CommonRun[] = []
  for (let at = 0; at < target.length; ) {
    const best = longestRun(target, source, at, places.get(target[at]?.text ?? '') ?? [])
    const words = target.slice(at, at + best.length)
    if (isLeftOver(words, languages))
      runs.push({ words, target: spanOf(words), source: spanOf(source.slice(best.from, best.from + best.length)) })
    at += isLeftOver(words, languages) ? best.length : 1
  }
  return joined(runs, target)
}

function longestRun(
  target: readonly TellingWord[],
  source: readonly TellingWord[],
  at: number,
  starts: readonly number[],
): { readonly from: number; readonly length: number } {
  let best = { from: 0, length: 0 }
  for (const from of starts) {
    let length = 0
    while (length < target.length - at && target[at + length]?.text === source[from + length]?.text) length += 1
    if (length > best.length) best = { from, length }
  }
  return best
}

function isLeftOver(words: readonly TellingWord[], languages: Languages): boolean {
  if (words.length < 5 || count(words, 'target') > 0 || isName(words, languages)) return false
  if (languages.source.functionWords.size === 0) return words.length >= 10
  return tellingIn(words, languages) >= (words.length >= 6 ? fewestTelling : fewestTelling + 1)
}

/** Words that tell the source's language, and which a run of words that is left over has at least. */
const fewestTelling = 2

/** How many different words tell the source's language; as many as one likes where none is known. */
function tellingIn(words: readonly TellingWord[], { source }: Languages): number {
  if (source.functionWords.size === 0) return Number.POSITIVE_INFINITY
  const telling = new Set<string>()
  for (const { tells, text } of words) if (tells === 'source') telling.add(text)
  return telling.size
}

/** Runs with at most two other words between them are one. */
function joined(runs: readonly CommonRun[], target: readonly TellingWord[]): CommonRun[] {
  const result: CommonRun[] = []
  for (const run of runs) {
    const last = result.at(-1)
    const between = last
      ? target.filter(({ start, end }) => start >= last.target.end && end <= run.target.start).length
      : 3
    if (!last || between > 2) result.push(run)
    else {
      const source = {
        start: Math.min(last.source.start, run.source.start),
        end: Math.max(last.source.end, run.source.end),
      }
      result[result.length - 1] = {
        words: [...last.words, ...run.words],
        target: { start: last.target.start, end: run.target.end },
        source,
      }
    }
  }
  return result
}

/** Sentences end here; a run of foreign words is looked for between two ends. */
const sentenceEnd = /[.!?…:;](?=\s|$)|\n{2}/g

/** The words of each sentence of a text. */
function sentencesOf(text: string, offset: number, words: readonly TellingWord[]): TellingWord[][] {
  const ends = [...text.matchAll(sentenceEnd)].map(({ index }) => offset + index)
  let from = 0
  return [...ends, offset + text.length].flatMap((end) => {
    const to = words.findIndex((word, index) => index >= from && word.start >= end)
    const sentence = words.slice(from, to < 0 ? words.length : to)
    from += sentence.length
    return sentence.length > 0 ? [sentence] : []
  })
}

/** A text with its place and its words. */
export interface Read {
  readonly text: string
  readonly offset: number
  readonly words: readonly TellingWord[]
}

/** Whole sentences that stand in both texts and are in the source's language, however short: three words are enough. */
export function sharedSentences(target: Read, source: Read, languages: Languages): CommonRun[] {
  const left = leftSentences(target, languages)
  if (left.length === 0) return []
  const spoken = (sentence: readonly TellingWord[]): string => sentence.map(({ text }) => text).join(' ')
  const origins = new Map(sentencesOf(source.text, source.offset, source.words).map((one) => [spoken(one), one]))
  return left.flatMap((words) => {
    const origin = origins.get(spoken(words))
    return origin ? [{ words, target: spanOf(words), source: spanOf(origin) }] : []
  })
}

/** The sentences of a text that have three words at least and are in the source's language, nothing in them in the target's. */
const leftSentences = ({ text, offset, words }: Read, languages: Languages): TellingWord[][] =>
  sentencesOf(text, offset, words).filter(
    (sentence) => sentence.length >= 3 && count(sentence, 'target') === 0 && isInSourceLanguage(sentence, languages),
  )

/** Whether a part of a text may be in the source's language, whatever the source has. */
export const mayBeLeft = (target: Read, languages: Languages): boolean =>
  tellingIn(target.words, languages) >= fewestTelling || leftSentences(target, languages).length > 0

/**
 * The sentences of a text that are in the source's language although nothing there is like them: eight words at least, four
 * different ones of which tell it, none of which tells the target's.
 */
export function foreignSentences(
  text: string,
  offset: number,
  words: readonly TellingWord[],
  languages: Languages,
): Span[] {
  if (languages.source.functionWords.size === 0 || languages.target.functionWords.size === 0) return []
  const found: Span[] = []
  for (const sentence of sentencesOf(text, offset, words)) {
    if (
      sentence.length < 8 ||
      tellingIn(sentence, languages) < 4 ||
      count(sentence, 'target') > 0 ||
      isName(sentence, languages)
    )
      continue
    const last = found.at(-1)
    const span = spanOf(sentence)
    if (last && words.every(({ start, end }) => start < last.end || end > span.start))
      found[found.length - 1] = { start: last.start, end: span.end }
    else found.push(span)
  }
  return found
}

const spanOf = (words: readonly Span[]): Span => ({ start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 })
