/** Words of terms and of the text in which they are looked for: elided articles and hyphens part them. */
import type { Span } from '../model.ts'
import { fold } from '../text/fold.ts'
import type { Language } from '../text/language.ts'

/** A word with its place in the text. */
export interface TermWord extends Span {
  readonly raw: string
  /** In lower case, composed. */
  readonly text: string
}

/** The words of a text: runs of letters and digits. */
export const termWords = (text: string): TermWord[] =>
  [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: raw, index }) => ({
    raw,
    text: raw.toLowerCase().normalize('NFC'),
    start: index,
    end: index + raw.length,
  }))

/** Whether what stands between two words leaves them one term: spaces, hyphens, apostrophes, emphasis, the marks of a quote. */
export const isJoint = (between: string): boolean => between.length <= 12 && /^[\s'’*_>\-‐‑]*$/u.test(between)

/** Written in capitals, as `API`: it is then no other word's form. */
export const isAcronym = (word: string): boolean => /^(?=[^\p{Ll}]*\p{Lu}[^\p{Ll}]*\p{Lu})[\p{Lu}\p{N}]+$/u.test(word)

/** A word in both numbers, in lower case. */
export const numbersOf = (word: string, { otherNumber }: Language): string[] => [
  word,
  ...(otherNumber?.(word) ?? [`${word}s`]),
]

/** Of the longer word, forms have at least this much in common, from its beginning. */
const leastShared = 0.6
const fewestShared = 4

/**
 * Whether a word may be a form of another one: generously, for a translator has the right to any. They are the same, but
 * for case and accents, in either number, or begin alike (`deployment`, `deployed`; `déployer`, `déploiement`).
 */
export function isFormOf(word: string, term: string, language: Language): boolean {
  const [one, other] = [lenient(word), lenient(term)]
  if (one === other || numbersOf(term, language).some((form) => lenient(form) === one)) return true
  let shared = 0
  while (shared < one.length && one[shared] === other[shared]) shared += 1
  return shared >= fewestShared && shared >= leastShared * Math.max(one.length, other.length)
}

const lenient = (word: string): string => fold(word).replaceAll('y', 'i')
