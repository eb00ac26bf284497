/** What earlier runs said of pairs, for as long as nothing changes that it was said by. */
import { type Heard, Listener } from '../align/listener.ts'
import { ownLesson } from '../align/own-lesson.ts'
import { jsonKey, keyOf, textKey } from '../cache/key.ts'
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
  /** What was asked of a lesson; absent where nothing was. */
  readonly learned?: (Heard & { readonly lesson: string }) | undefined
}

/** Findings as JSON, as they may be already. */
const jsonOf = (findings: NonNullable<Judgement['findings']>): string =>
  typeof findings === 'string' ? findings : JSON.stringify(findings)

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
    answers ??= answersOf(site, judging)
    return answers
  }
  let sought = 0
  const left = new Set<PagePair>()
  const asked = new Map<PagePair, () => Asked>()
  const listeners = new Map<PagePair, Listener>()
  const learnedBy = (pair: PagePair, listener: Listener | undefined): Stored['learned'] => {
    const [heard, one] = [listener?.heard(), aligned.get(pair)]
    return heard && one && { ...heard, lesson: one.lesson }
  }
  /** Whether another lesson says the same; the last one that does is kept apart, with what it said, for another judgement may follow. */
  const learnedTheSame = (
    pair: PagePair,
    key: string,
    { lesson, own, terms, words }: Stored['learned'] & {},
  ): boolean => {
    const one = aligned.get(pair)
    if (!one || lesson === one.lesson) return true
    const [lastKey, last] = [`${key}:lesson`, `${own} ${one.lesson}`]
    if (store.get(lastKey) === last) return true
    if (ownLesson(one.languages, { terms, words }) !== own) return false
    store.set(lastKey, last, true)
    return true
  }
  const keyFor = (pair: PagePair, sides: readonly Side[] | undefined): string => {
    const pages = [pair.source, pair.target].map((path) => readings.get(path ?? '')?.key)
    return jsonKey('judged', by, pair, pages, aligned.get(pair)?.content, sides)
  }
  return {
    recall(pair, sides, site) {
      const key = keyFor(pair, sides)
      const stored = store.get(key) as Stored | undefined
      if (isPart && stored?.asked.contents.some(([question]) => question === 'translationsOf')) return undefined
      if (stored?.learned && !learnedTheSame(pair, key, stored.learned)) return undefined
      return stored && sameAnswers(stored.asked, answersFrom(site)) ? stored : undefined
    },
    siteFor(pair, site) {
      const heard = listening(site, answersFrom(site), () => sought)
      asked.set(pair, heard.asked)
      if (!isPart) return heard.site
      const translationsOf = (): readonly [] => {
        left.add(pair)
        return []
      }
      return { ...heard.site, translationsOf }
    },
    listenerFor(pair) {
      const one = aligned.get(pair)
      const listener = one && new Listener([one.source.locale, one.target.locale], () => one.languages)
      if (listener) listeners.set(pair, listener)
      return listener
    },
    hearOfFiles() {
      sought++
    },
    keep(pair, sides, judgement) {
      const heard = asked.get(pair)?.()
      asked.delete(pair)
      const learned = learnedBy(pair, listeners.get(pair))
      listeners.delete(pair)
      if (!heard || left.has(pair)) return judgement
      const { findings, records } = judgement
      const known = keyFor(pair, sides)
      const contents = heard.contents.map(([, , answer]) => answer)
      const key = jsonKey(known, heard.answer, contents, learned?.own)
      const said = findings ? { findings: jsonOf(findings) } : {}
      store.set(known, { ...said, records, key, asked: heard, learned } satisfies Stored, true)
      return { ...judgement, key }
    },
    concluding(conclude) {
      const key = keyOf('concluded', by)
      const before = new Map(Object.entries((store.get(key) as object | undefined) ?? {}))
      const now = new Map<string, unknown>()
      const all = conclude((about, anew) => {
        const known = textKey(about)
        if (!now.has(known)) now.set(known, before.has(known) ? before.get(known) : anew())
        return now.get(known) as ReturnType<typeof anew>
      })
      if (now.size !== before.size || [...now.keys()].some((known) => !before.has(known)))
        store.set(key, Object.fromEntries(now), true)
      return all
    },
  }
}
