/** Words of a text, in one pass. */
import type { Span } from '../model.ts'
import type { Language } from './language.ts'

export { cognateKey, fold } from './fold.ts'

/** A word in lower case, accents kept, with its place in the text. */
export interface Word extends Span {
  readonly text: string
}

const unknown = 0
const other = 1
const letter = 2
const digit = 3
const apostrophe = 4
const hyphen = 5
const mark = 6
/** A letter of a script that puts no spaces between words, or whose words are too long to compare whole. */
const unspaced = 7
const surrogate = 8

/** The class of each code unit, filled as units are met: a look-up is several times faster than a regular expression. */
const classes: Uint8Array = new Uint8Array(0x10000)

const unspacedScript: RegExp =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u

function classify(character: string): number {
  if (/['’ʼ]/u.test(character)) return apostrophe
  if (/[-‐‑]/u.test(character)) return hyphen
  if (unspacedScript.test(character) && /[\p{L}\p{M}]/u.test(character)) return unspaced
  if (/\p{L}/u.test(character)) return letter
  if (/\p{M}/u.test(character)) return mark
  if (/\p{Nd}/u.test(character)) return digit
  return other
}

function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  const known = classes[code] ?? other
  if (known !== unknown && known !== surrogate) return known
  if (code >= 0xd800 && code < 0xe000) {
    classes[code] = surrogate
    return code < 0xdc00 && at + 1 < text.length ? classify(String.fromCodePoint(text.codePointAt(at) ?? code)) : other
  }
  return (classes[code] = classify(String.fromCharCode(code)))
}

const unitsAt = (text: string, at: number): number =>
  text.charCodeAt(at) < 0xd800 || (text.codePointAt(at) ?? 0) <= 0xffff ? 1 : 2

const apostrophes = /['’ʼ]/
const lastApostrophe = /['’ʼ][^'’ʼ]*$/

/** Lower case, composed, with straight apostrophes and hyphens; `near`: all of it stands before U+0300, where nothing composes. */
const levelled = (raw: string, near: boolean): string => {
  const lower = raw.toLowerCase()
  return near ? lower : lower.normalize('NFC').replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, '-')
}

/** Digits, straight apostrophes and hyphens, à–ÿ: what needs no levelling, besides small ASCII letters. */
const isLevel = (code: number): boolean =>
  (code >= 0xe0 && code <= 0xff) || (code >= 0x30 && code <= 0x39) || code === 0x27 || code === 0x2d

/** Hears a word that needs levelling, or has an apostrophe inside. */
function hearUneven(
  hear: HearWord,
  text: string,
  start: number,
  end: number,
  language: Language,
  near: boolean,
  elided: boolean,
): void {
  const raw = text.slice(start, end)
  const word = levelled(raw, near)
  // `l'organisation` is `l` and `organisation`, `user's` is `user` and `s`, as the language says.
  const left = elided ? language.elision?.exec(word)?.[1] : undefined
  if (left === undefined || left.length >= word.length) {
    return hear(start, end, word)
  }
  const before = word.endsWith(left)
  const cut = start + (before ? raw.search(apostrophes) : raw.search(lastApostrophe))
  const [first, second] = before ? [word.slice(0, -left.length - 1), left] : [left, word.slice(left.length + 1)]
  if (first) hear(start, cut, first)
  if (second) hear(cut + 1, end, second)
}

/** Pairs of neighbouring characters; a lone one by itself. */
function hearBigrams(hear: HearWord, text: string, start: number, end: number): void {
  const first = unitsAt(text, start)
  if (start + first >= end) hear(start, end)
  for (let at = start; at < end; ) {
    const next = at + unitsAt(text, at)
    if (next >= end) return
    const after = next + unitsAt(text, next)
    hear(at, after)
    at = next
  }
}

/**
 * The words of a text in lower case, accents kept, apostrophes straight. A word has at least one letter (`2FA` is one, `27001` is
 * not) and keeps hyphens between its parts (`mise-à-jour`); elided articles come off (`l'accès` → `l`, `accès`).
 * Scripts without spaces between words, and Hangul, yield pairs of characters. One linear pass.
 */
export function wordsIn(text: string, language: Language): Word[] {
  const words: Word[] = []
  eachWord(text, language, (start, end, word = text.slice(start, end)) => void words.push({ text: word, start, end }))
  return words
}

/** Hears where a word stands, and the word itself where it is not as it stands there. */
export type HearWord = (start: number, end: number, word?: string) => void

/** Has every word of a text heard that `wordsIn` finds, without making anything of it. */
export function eachWord(text: string, language: Language, hear: HearWord): void {
  const end = text.length
  let at = 0
  while (at < end) {
    const kind = classAt(text, at)
    if (kind === unspaced) {
      const start = at
      do at += unitsAt(text, at)
      while (at < end && (classAt(text, at) === unspaced || classAt(text, at) === mark))
      hearBigrams(hear, text, start, at)
    } else if (kind === letter || kind === digit) {
      const start = at
      let lettered = false
      let elided = false
      let plain = true
      let near = true
      // Nothing is asked for beyond the end, which would slow down each look at a character.
      while (at < end) {
        const code = text.charCodeAt(at)
        // Small ASCII letters are most of most texts.
        if (code >= 0x61 && code <= 0x7a) {
          lettered = true
          at += 1
          continue
        }
        const here = classAt(text, at)
        if (here !== other && !isLevel(code)) {
          plain = false
          if (code >= 0x300) near = false
        }
        if (here === letter) {
          lettered = true
          at += unitsAt(text, at)
        } else if (here === digit || here === mark) at += unitsAt(text, at)
        else if ((here === apostrophe || here === hyphen) && at + 1 < end && classAt(text, at + 1) === letter) {
          if (here === apostrophe) elided = true
          at += 1
        } else break
      }
      if (lettered && plain && !elided) hear(start, at)
      else if (lettered) hearUneven(hear, text, start, at, language, near, elided)
    } else at += unitsAt(text, at)
  }
}
