/** From words and facts to ids: each word and each fact is brought to its common form once in a run. */
import type { Fact, Locale } from '../model.ts'
import { destinationOf } from '../text/destination.ts'
import type { Language } from '../text/language.ts'
import { memo } from '../text/memo.ts'
import { cognateKey, fold } from '../text/words.ts'
import { Spellings } from './spellings.ts'
import type { Vocabulary } from './vocabulary.ts'

const none: readonly number[] = []

/** The terms of a vocabulary, for pages in these locales. */
export class Terms {
  private static readonly known = new WeakMap<Vocabulary, Terms>()
  readonly vocabulary: Vocabulary
  /** What the tokens of code are compared by. */
  readonly codeTokens: Spellings
  private readonly locales: readonly Locale[]
  private readonly words = new Map<Language, Spellings>()
  private readonly ofNumber = memo((reading) => this.vocabulary.id(`#${reading}`))
  private readonly factsOf = new Map<string, (value: string) => readonly number[]>()

  private constructor(vocabulary: Vocabulary, locales: readonly Locale[]) {
    this.vocabulary = vocabulary
    this.codeTokens = new Spellings((token) => [vocabulary.id(`=${token}`), -1])
    this.locales = locales
  }

  static of(vocabulary: Vocabulary, locales: readonly Locale[]): Terms {
    const before = Terms.known.get(vocabulary)
    if (before && before.locales.join() === locales.join()) return before
    const terms = new Terms(vocabulary, locales)
    Terms.known.set(vocabulary, terms)
    return terms
  }

  /** What the words of a language (lower case, accents kept) are compared by. */
  wordsOf(language: Language): Spellings {
    let words = this.words.get(language)
    if (!words) {
      words = new Spellings((word) => {
        if (word.length < 2 || language.functionWords.has(word)) return [-1, -1]
        const folded = fold(word)
        const key = cognateKey(folded)
        return [this.vocabulary.id(folded), key === undefined ? -1 : this.vocabulary.id(`~${key}`)]
      })
      this.words.set(language, words)
    }
    return words
  }

  /** What a fact is compared by: a number has several readings, a link within the page nothing. */
  ofFact(fact: Fact): readonly number[] {
    if (fact.kind === 'number') return fact.readings.map(this.ofNumber)
    let ids = this.factsOf.get(fact.kind)
    if (!ids) {
      const isPlace = fact.kind === 'url' || fact.kind === 'image'
      ids = memo((value) => {
        const common = isPlace ? destinationOf(value, this.locales).address : value
        // A fragment of the page itself is made of a heading's words, and translated with it.
        return isPlace && common === '' ? none : [this.vocabulary.id(`${fact.kind}:${common}`)]
      })
      this.factsOf.set(fact.kind, ids)
    }
    return ids(fact.value)
  }
}
