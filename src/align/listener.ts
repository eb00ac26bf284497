/** Hears what is asked of a lesson while something is found out. */
import type { Features } from './features.ts'
import { heardWords, knownWordsOf, type WordQuestion } from './known-words.ts'
import { type AskedLesson, ownLesson, termList } from './own-lesson.ts'
import type { AlignContext } from './weighed.ts'

/** What was asked, and a hash of all that was answered. */
export interface Heard extends AskedLesson {
  readonly own: string
}

/** Hands a lesson over, and listens. Nothing is learned before it is asked for. */
export class Listener {
  /** What was learned, for those who are listened to: the terms that they ask about are read with it. */
  readonly context: AlignContext
  private readonly languages: () => AlignContext
  private readonly answers = new Map<string, { readonly question: WordQuestion; readonly answer: boolean }>()
  private readonly read: Int32Array[] = []
  /** What was learned, once more was asked than single words. */
  private learned: AlignContext | undefined

  constructor(locales: AlignContext['locales'], languages: () => AlignContext) {
    this.languages = languages
    const learned = (): AlignContext => (this.learned ??= languages())
    this.context = {
      locales,
      words: heardWords(
        () => knownWordsOf(languages()),
        (question, answer) => this.answers.set(question.join(' '), { question, answer }),
      ),
      hear: ({ ids }: Features) => this.read.push(ids),
      get vocabulary() {
        return learned().vocabulary
      },
      get lexicon() {
        return learned().lexicon
      },
      get reverse() {
        return learned().reverse
      },
      get rarity() {
        return learned().rarity
      },
      get lengthRatio() {
        return learned().lengthRatio
      },
      get experience() {
        return learned().experience
      },
      get borrowing() {
        return learned().borrowing
      },
    }
  }

  /** What was asked so far; `undefined` where nothing was. */
  heard(): Heard | undefined {
    const answers = [...this.answers.values()]
    if (!this.learned && answers.length === 0) return undefined
    const asked = {
      ...(this.learned ? { terms: termList(this.learned, this.read) } : {}),
      ...(answers.length > 0 ? { words: JSON.stringify(answers.map(({ question }) => question)) } : {}),
    }
    return { ...asked, own: ownLesson(this.languages(), asked, answers.map(({ answer }) => Number(answer)).join('')) }
  }
}
