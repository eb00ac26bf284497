/** What earlier runs said of pairs, for as long as nothing changes that it was said by. */
import { isSameAnswer, knownWordsOf, type WordAnswer } from '../align/known-words.ts'
import { keyOf } from '../cache/key.ts'
import type { Store } from '../cache/store.ts'
import type { PagePair, Side } from '../model.ts'
import type { Site } from '../rule.ts'
import { type Asked, answersOf, listening, sameAnswers } from './asked.ts'
import type { Memory } from './judge.ts'
import type { Judgement } from './judgement.ts'
import { type Judging, judgedBy } from './judging.ts'

/** A judgement as it is stored. */
type Stored = Judgement & {
  readonly asked: Asked
  /** What was asked of what was learned of the languages; absent where nothing was. */
  readonly learned?: AskedLearned | undefined
}

/** What was learned is known by `lesson`; the answers, where all questions were about single words, as JSON: they are seldom read. */
interface AskedLearned {
  readonly lesson: string | undefined
  readonly answers?: string | undefined
}

/** A memory that tells what a judgement was made by, too. */
export interface StoredMemory extends Memory {
  recall(...about: Parameters<Memory['recall']>): Stored | undefined
}

/**
 * Judgements in a store, by the pages, the alignment and the rules; each with what its rules asked about other pages. A
 * part of a run does not align the pairs of the others to know how they translate code: what depends on that is left to
 * whoever sees them all.
 */
export function storedMemory(store: Store, judging: Judging): StoredMemory {
  const { readings, aligned, isPart } = judging
  const by = judgedBy(judging)
  let answers: ReturnType<typeof answersOf> | undefined
  const answersFrom = (site: Site): typeof answers & {} => {
    answers ??= answersOf(site, aligned, readings)
    return answers
  }
  const left = new Set<PagePair>()
  const asked = new Map<PagePair, () => Asked>()
  const taught = new Map<PagePair, Map<string, WordAnswer> | 'all'>()
  const learnedBy = (pair: PagePair): AskedLearned | undefined => {
    const heard = taught.get(pair)
    const answers = heard === 'all' ? undefined : JSON.stringify([...(heard?.values() ?? [])])
    return heard && { lesson: aligned.get(pair)?.lesson, answers }
  }
  const learnedTheSame = (pair: PagePair, { lesson, answers }: AskedLearned): boolean => {
    const one = aligned.get(pair)
    if (!one || lesson === one.lesson) return true
    if (answers === undefined) return false
    const words = knownWordsOf(one.languages)
    return (JSON.parse(answers) as WordAnswer[]).every((answer) => isSameAnswer(words, answer))
  }
  const keyFor = (pair: PagePair, sides: readonly Side[] | undefined): string => {
    const pages = [pair.source, pair.target].map((path) => readings.get(path ?? '')?.key)
    return keyOf('judged', by, pair, pages, aligned.get(pair)?.content, sides)
  }
  return {
    recall(pair, sides, site) {
      const stored = store.get(keyFor(pair, sides)) as Stored | undefined
      if (isPart && stored?.asked.contents.some(([question]) => question === 'translationsOf')) return undefined
      if (stored?.learned && !learnedTheSame(pair, stored.learned)) return undefined
      return stored && sameAnswers(stored.asked, answersFrom(site)) ? stored : undefined
    },
    siteFor(pair, site) {
      const heard = listening(site, answersFrom(site))
      asked.set(pair, heard.asked)
      if (!isPart) return heard.site
      const translationsOf = (): readonly [] => {
        left.add(pair)
        return []
      }
      return { ...heard.site, translationsOf }
    },
    hearOfLanguages(pair, answer) {
      const known = taught.get(pair) ?? new Map<string, WordAnswer>()
      taught.set(pair, known === 'all' || !answer ? 'all' : known.set(answer.join(' '), answer))
    },
    keep(pair, sides, judgement) {
      if (left.has(pair)) return
      const heard = asked.get(pair)?.()
      asked.delete(pair)
      if (heard) store.set(keyFor(pair, sides), { ...judgement, asked: heard, learned: learnedBy(pair) }, true)
      taught.delete(pair)
    },
  }
}
