/** Whether and where a translation has a term. */
import type { Span } from '../model.ts'
import type { Language } from '../text/language.ts'
import { isFormOf, isJoint, type TermWord, termWords } from './words.ts'

/** The longest run of words that is taken for a compound written apart: `work space`. */
const longestCompound = 3

/**
 * Where a text has a term, in any of its forms: its words side by side in order, as a compound written in one word or
 * apart, or all its telling words close together in any order (`key for the API` for `API key`).
 */
export function renderingsOf(target: string, text: string, language: Language): Span[] {
  const wanted = termWords(target)
  if (wanted.length === 0) return placesOf(target, text)
  const words = termWords(text)
  const strict = runsOf(wanted, words, text, language)
  return strict.length > 0 ? strict : scattered(wanted, words, language)
}

/** Its words in order, or the same letters in other words. */
function runsOf(wanted: readonly TermWord[], words: readonly TermWord[], text: string, language: Language): Span[] {
  const found: Span[] = []
  const squeezed = wanted.map((word) => word.text).join('')
  for (const [at, first] of words.entries()) {
    const run = words.slice(at, at + wanted.length)
    const isRun =
      run.length === wanted.length && run.every((word, i) => isFormOf(word.text, wanted[i]?.text ?? '', language))
    if (isRun && areJoined(run, text)) found.push({ start: first.start, end: run.at(-1)?.end ?? first.end })
    else if (squeezed.length > 5) {
      for (let count = 1; count <= longestCompound; count += 1) {
        const compound = words.slice(at, at + count)
        if (count === wanted.length || compound.length < count || !areJoined(compound, text)) continue
        if (isFormOf(compound.map((word) => word.text).join(''), squeezed, language))
          found.push({ start: first.start, end: compound.at(-1)?.end ?? first.end })
      }
    }
  }
  return found
}

const areJoined = (words: readonly TermWord[], text: string): boolean =>
  words.every((word, at) => at === 0 || isJoint(text.slice(words[at - 1]?.end ?? 0, word.start)))

/** All telling words of a longer term within a few words. */
function scattered(wanted: readonly TermWord[], words: readonly TermWord[], language: Language): Span[] {
  const telling = wanted.filter((word) => !language.functionWords.has(word.text))
  if (telling.length < 2) return []
  const reach = wanted.length + telling.length + 1
  for (let at = 0; at < words.length; at += 1) {
    const near = words.slice(at, at + reach)
    if (telling.every((word) => near.some((one) => isFormOf(one.text, word.text, language))))
      return [{ start: near[0]?.start ?? 0, end: near.at(-1)?.end ?? 0 }]
  }
  return []
}

/** Where a text has a term exactly as it is written, but for the kind of its spaces, hyphens and apostrophes. */
export function placesOf(term: string, text: string): Span[] {
  const level = (one: string): string =>
    one
      .replace(/[\u00a0\u202f\n]/g, ' ')
      .replace(/[‐‑]/g, '-')
      .replaceAll('’', "'")
  const [here, sought] = [level(text), level(term)]
  const found: Span[] = []
  for (let at = here.indexOf(sought); at >= 0; at = here.indexOf(sought, at + sought.length)) {
    const end = at + sought.length
    if (!isLetter(sought[0], here[at - 1]) && !isLetter(sought.at(-1), here[end], here[end + 1]))
      found.push({ start: at, end })
  }
  return found
}

/** Whether a word goes on beyond the term; a plural's `s` may follow. */
const isLetter = (own: string | undefined, beside: string | undefined, beyond = ''): boolean =>
  /[\p{L}\p{N}]/u.test(own ?? '') &&
  /[\p{L}\p{N}]/u.test(beside ?? '') &&
  !(beside === 's' && !/[\p{L}\p{N}]/u.test(beyond))
