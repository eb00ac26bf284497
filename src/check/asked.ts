/** What rules asked of the site while they judged a pair, so that another run can tell whether it would answer the same. */
import { keyOf } from '../cache/key.ts'
import type { PagePair } from '../model.ts'
import type { Site } from '../rule.ts'
import { codeOf, nameOf } from '../site/translations.ts'
import type { AlignedPair } from './align.ts'
import type { TextReading } from './read.ts'

/** A question, with a hash of its answer. */
export type Asked = readonly [question: Question, args: readonly unknown[], answer: string]

type Question = Exclude<keyof Site, 'source' | 'targets' | 'web'>

/** The questions that answer in plain data, of which a hash holds everything. */
const plainQuestions = [
  'has',
  'anchors',
  'anchorIn',
  'counterpart',
  'localeOf',
  'resolve',
  'destination',
  'likeliest',
] as const

/** Answers a question again, as a hash. */
export type Answers = (question: Question, args: readonly unknown[]) => string

const wordsOf = (question: Question, args: readonly unknown[]): string => JSON.stringify([question, args])

/** A site that notes what it is asked. */
export function listening(
  site: Site,
  answers: Answers,
): { readonly site: Site; readonly asked: () => readonly Asked[] } {
  const asked = new Map<string, Asked>()
  const note = (question: Question, args: readonly unknown[]): void => {
    const key = wordsOf(question, args)
    if (!asked.has(key)) asked.set(key, [question, args, answers(question, args)])
  }
  const heard = Object.fromEntries(
    plainQuestions.map((question) => {
      const ask = site[question].bind(site) as (...args: readonly unknown[]) => unknown
      const listen = (...args: readonly unknown[]): unknown => {
        note(question, args)
        return ask(...args)
      }
      return [question, listen]
    }),
  ) as unknown as Pick<Site, (typeof plainQuestions)[number]>
  const translationsOf: Site['translationsOf'] = (code, locale) => {
    note('translationsOf', [nameOf(code), locale])
    return site.translationsOf(code, locale)
  }
  return {
    site: { ...heard, source: site.source, targets: site.targets, translationsOf },
    asked: () => [...asked.values()],
  }
}

/** Whether every question has the answer that it had. */
export const sameAnswers = (asked: readonly Asked[], answers: Answers): boolean =>
  asked.every(([question, args, answer]) => answers(question, args) === answer)

/** Answers as hashes, each question once a run. */
export function answersOf(
  site: Site,
  aligned: ReadonlyMap<PagePair, AlignedPair>,
  readings: ReadonlyMap<string, TextReading>,
): Answers {
  const known = new Map<string, string>()
  let code: ReturnType<typeof codeIndex> | undefined
  const answer: Answers = (question, args) => {
    if (question !== 'translationsOf')
      return keyOf((site[question] as (...all: readonly unknown[]) => unknown)(...args))
    code ??= codeIndex(aligned, readings)
    return keyOf(code.get(keyOf(...args)))
  }
  return (question, args) => {
    const key = wordsOf(question, args)
    const hash = known.get(key) ?? answer(question, args)
    known.set(key, hash)
    return hash
  }
}

/** The places of translated code, by what it translates: each as its page's key and its bead. */
function codeIndex(
  aligned: ReadonlyMap<PagePair, AlignedPair>,
  readings: ReadonlyMap<string, TextReading>,
): ReadonlyMap<string, readonly unknown[]> {
  const index = new Map<string, unknown[]>()
  for (const one of aligned.values()) {
    const page = readings.get(one.target.path)?.key
    for (const [name, bead] of one.code ?? codeOf(one)) {
      const key = keyOf(name, one.pair.locale)
      index.set(key, [...(index.get(key) ?? []), [page, bead]])
    }
  }
  return index
}
