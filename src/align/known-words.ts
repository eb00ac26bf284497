/** What was learned of single words: few of the questions are answered otherwise when something else is learned. */
import { formsOf } from '../text/names.ts'
import type { Lexicon } from './lexicon.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Answers questions about words in lower case. */
export interface KnownWords {
  /** Whether a word of the source, in some form of it, stands for one of the target. */
  agree(source: string, target: string): boolean
  /** Whether anything is known of a word of this side's language. */
  isKnown(side: 'source' | 'target', word: string): boolean
}

/** A question, and what it was asked of. */
export type WordQuestion = readonly [question: keyof KnownWords, one: string, other: string]

/** Word pairs lighter than this are chance as often as knowledge. */
const heavy = 0.1

/** What was learned of two languages, as far as it is about words. */
interface LearnedWords {
  readonly vocabulary: Vocabulary
  /** By words of the source, and by those of the target. */
  readonly lexicon: Lexicon
  readonly reverse: Lexicon
}

/** What two languages tell of their words. */
export const knownWordsOf = ({ vocabulary, lexicon, reverse }: LearnedWords): KnownWords => ({
  agree: (source, target) =>
    formsOf(source).some((one) =>
      formsOf(target).some((other) => {
        const [a, b] = [vocabulary.known(one), vocabulary.known(other)]
        return a !== undefined && b !== undefined && (lexicon.of(a)?.get(b) ?? 0) >= heavy
      }),
    ),
  isKnown(side, word) {
    const id = vocabulary.known(word)
    return id !== undefined && (side === 'source' ? lexicon : reverse).of(id) !== undefined
  },
})

/** The same, which tells what it is asked. */
export const heardWords = (
  words: () => KnownWords,
  hear: (question: WordQuestion, answer: boolean) => void,
): KnownWords => {
  const note = (question: WordQuestion[0], one: string, other: string, answer: boolean): boolean => {
    hear([question, one, other], answer)
    return answer
  }
  return {
    agree: (source, target) => note('agree', source, target, words().agree(source, target)),
    isKnown: (side, word) => note('isKnown', side, word, words().isKnown(side, word)),
  }
}

/** The answer to a question that was asked before. */
export const answerTo = (words: KnownWords, [question, one, other]: WordQuestion): boolean =>
  question === 'agree' ? words.agree(one, other) : words.isKnown(one === 'source' ? 'source' : 'target', other)
