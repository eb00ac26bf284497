/** From texts and facts to ids: each word and each fact is brought to its common form once in a run. */
import type { Fact, Locale } from '../model.ts'
import { destinationOf } from '../text/destination.ts'
import type { Language } from '../text/language.ts'
import { memo, textMemo } from '../text/memo.ts'
import { cognateKey, eachWord, fold } from '../text/words.ts'
import { eachCodeToken } from './code-tokens.ts'
import { IdTable } from './ids.ts'
import { Spellings } from './spellings.ts'
import { TextIds } from './text-ids.ts'
import type { Vocabulary } from './vocabulary.ts'

/** More facts of one block than this tell nothing new, nor more tokens or words. */
export const mostTerms = 120

const none: readonly number[] = []

/** The terms of a vocabulary, for pages in these locales. */
export class Terms {
  private static readonly known = new WeakMap<Vocabulary, Terms>()
  readonly vocabulary: Vocabulary
  /** The tokens of a text that is all code. */
  readonly tokens: TextIds
  /** The identifiers and numbers of code that may have comments and strings. */
  readonly identifiers: TextIds
  private readonly locales: readonly Locale[]
  private readonly keys = new IdTable()
  private readonly words = new Map<Language, WordTerms>()
  private readonly ofNumber = memo((reading) => this.vocabulary.id(`#${reading}`))
  private readonly factsOf = new Map<string, (value: string, by: Terms) => readonly number[]>()

  private constructor(vocabulary: Vocabulary, locales: readonly Locale[]) {
    this.vocabulary = vocabulary
    this.locales = locales
    const spellings = new Spellings((token) => vocabulary.id(`=${token}`))
    const tokens = (isWanted: (isIdentifier: boolean) => boolean): TextIds =>
      new TextIds(mostTerms, (code, hear) => {
        let isEnough = false
        eachCodeToken(code, (start, end, isIdentifier) => {
          if (!isEnough && isWanted(isIdentifier)) isEnough = hear(spellings.idAt(code, start, end))
        })
      })
    this.tokens = tokens(() => true)
    this.identifiers = tokens((isIdentifier) => isIdentifier)
  }

  static of(vocabulary: Vocabulary, locales: readonly Locale[]): Terms {
    const before = Terms.known.get(vocabulary)
    if (before && before.locales.join() === locales.join()) return before
    const terms = new Terms(vocabulary, locales)
    Terms.known.set(vocabulary, terms)
    return terms
  }

  /** The words of texts in a language. */
  wordsOf(language: Language): WordTerms {
    let words = this.words.get(language)
    if (!words) {
      const spellings = new Spellings((word) => this.idOf(word, language))
      const read = (text: string, hear: (id: number) => boolean): void => {
        let isEnough = false
        eachWord(text, language, (start, end, word) => {
          if (isEnough) return
          isEnough = hear(word === undefined ? spellings.idAt(text, start, end) : spellings.idAt(word, 0, word.length))
        })
      }
      words = {
        ofText: new TextIds(mostTerms, read),
        ofCode: new TextIds(mostTerms, (code, hear) => read(withoutIdentifiers(code), hear)),
      }
      this.words.set(language, words)
    }
    return words
  }

  /** The id of the cognate key of a word, by the word's; or -1. */
  keyOf(word: number): number {
    return this.keys.get(word)
  }

  /** What a word (lower case, accents kept) is compared by; -1 for one that carries no meaning. */
  private idOf(word: string, language: Language): number {
    if (word.length < 2 || language.functionWords.has(word)) return -1
    const folded = fold(word)
    const key = cognateKey(folded)
    const id = this.vocabulary.id(folded)
    if (key !== undefined) this.keys.set(id, this.vocabulary.id(`~${key}`))
    return id
  }

  /** What a fact is compared by: a number has several readings, a link within the page nothing. */
  ofFact(fact: Fact): readonly number[] {
    if (fact.kind === 'number') return fact.readings.map(this.ofNumber)
    let ids = this.factsOf.get(fact.kind)
    if (!ids) {
      const isPlace = fact.kind === 'url' || fact.kind === 'image'
      ids = textMemo((value) => {
        const common = isPlace ? destinationOf(value, this.locales).address : value
        // A fragment of the page itself is made of a heading's words, and translated with it.
        return isPlace && common === '' ? none : [this.vocabulary.id(`${fact.kind}:${common}`)]
      })
      this.factsOf.set(fact.kind, ids)
    }
    return ids(fact.value, this)
  }
}

/** The words of a language: folded, those apart that carry no meaning. */
export interface WordTerms {
  readonly ofText: TextIds
  /** Those of code that are no identifiers: of its comments and strings. */
  readonly ofCode: TextIds
}

/** Code with a space in the place of each identifier. */
function withoutIdentifiers(code: string): string {
  let words = ''
  let from = 0
  eachCodeToken(code, (start, end, isIdentifier) => {
    if (!isIdentifier) return
    words += `${code.slice(from, start)} `
    from = end
  })
  return from === 0 ? code : words + code.slice(from)
}
