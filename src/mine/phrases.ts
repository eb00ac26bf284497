/** The phrases of a text that may be terms. */
import { type TermWord, termWords } from '../glossary/words.ts'
import type { Language } from '../text/language.ts'

/** Some words in a row. */
export interface Phrase {
  /** Its words in the singular and lower case, where the language's singular is known. */
  readonly key: string
  /** As it is written here. */
  readonly surface: string
  readonly words: number
  /** Why it may be a term: it stands by itself, as a title, a cell or a label does; or behind an article. */
  readonly alone: boolean
  readonly determined: boolean
  /** Whether no word that carries meaning follows, as a noun's adjective has one. */
  readonly closes: boolean
  /** Whether it opens a sentence, where a capital tells nothing. */
  readonly opens: boolean
}

const mostWords = 5
/** A text with more words is no sentence. */
const longest = 60

/** What is no prose in inline Markdown: code, destinations, tags, placeholders. */
const untold =
  /(`{1,3})[^`\n]{1,300}\1|\]\([^()\s]{0,1000}(?:\s[^()\n]{0,200})?\)|<[^<>\n]{1,1000}>|\{[^{}\n]{0,300}\}|https?:\/\/[^\s<>]{1,1000}/g
/** Labels: what is emphasised, linked or quoted as a whole. */
const label =
  /\*\*([^*\n]{2,60})\*\*|__([^_\n]{2,60})__|«[\s\u00a0\u202f]?([^«»\n]{2,60}?)[\s\u00a0\u202f]?»|“([^“”\n]{2,60})”/g

/** The words of a text that are no code. */
export const proseWords = (text: string): TermWord[] => termWords(prose(text))

const prose = (text: string): string => text.replace(untold, (code) => '\ufffc'.repeat(code.length))

/**
 * The phrases of one text, without those that begin or end with a word that carries no meaning or inside a compound.
 * @param singular A word's singular, as far as the project has it.
 */
export function phrasesIn(text: string, language: Language, singular: (word: string) => string): Phrase[] {
  const told = prose(text)
  const words = termWords(told)
  if (words.length > longest) return []
  const labels = new Set([...told.matchAll(label)].map(([, ...groups]) => keyOf(groups.find(Boolean) ?? '', singular)))
  if (!/[.!?:;]/.test(told)) labels.add(keyOf(told, singular))
  const phrases: Phrase[] = []
  for (const [at, first] of words.entries()) {
    const [before, after] = [words[at - 1], words[at + 1]]
    if (isHyphened(told, before, first) || !(carries(first, language) || isHyphened(told, first, after))) continue
    const determined = before !== undefined && language.determiners?.has(before.text) === true
    for (let count = 1; count <= mostWords && at + count <= words.length; count += 1) {
      const run = words.slice(at, at + count)
      const last = run[count - 1] as TermWord
      const previous = run[count - 2]
      if (previous && !isWithin(told.slice(previous.end, last.start))) break
      if (previous && count > 2 && !isHyphened(told, previous, last) && !inside(previous, language)) break
      const next = words[at + count]
      if (isHyphened(told, last, next) || !(carries(last, language) || isHyphened(told, previous, last))) continue
      const key = run.map((word) => singular(word.text)).join(' ')
      // `two pages` is none, `la double authentification` is one.
      if (language.numbers.words[first.text] !== undefined && !determined && !labels.has(key)) continue
      phrases.push({
        key,
        surface: told.slice(first.start, last.end).replace(/[*_\s>]+/g, ' '),
        words: count,
        alone: labels.has(key),
        determined,
        closes: !next || !isWithin(told.slice(last.end, next.start)) || !carries(next, language),
        opens: before === undefined || /[.!?:]\s*\W*$/.test(told.slice(before.end, first.start)),
      })
    }
  }
  return phrases
}

const carries = ({ raw, text }: TermWord, { functionWords }: Language): boolean =>
  raw.length > 2 && /\p{L}{2}/u.test(raw) && !functionWords.has(text)

/** Whether a hyphen makes one compound of two words. */
const isHyphened = (text: string, one: TermWord | undefined, other: TermWord | undefined): boolean =>
  one !== undefined && other !== undefined && /^[-‐‑]$/.test(text.slice(one.end, other.start))

/** What stands between the words of a term: spaces, an apostrophe, marks of emphasis, or one hyphen. */
const isWithin = (between: string): boolean => /^(?:[\s'’*_]{1,6}|[-‐‑])$/.test(between)

const inside = (word: TermWord, language: Language): boolean =>
  !language.functionWords.has(word.text) || (language.termJoints?.has(word.text) ?? true)

const keyOf = (text: string, singular: (word: string) => string): string =>
  termWords(text)
    .map((word) => singular(word.text))
    .join(' ')
