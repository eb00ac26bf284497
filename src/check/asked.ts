/** What rules asked of the site while they judged a pair, so that another run can tell whether it would answer the same. */
import { keyOf } from '../cache/key.ts'
import type { Locale, PagePair } from '../model.ts'
import type { Site } from '../rule.ts'
import { isElsewhere } from '../site/destinations.ts'
import { codeOf, keyFor, nameOf } from '../site/translations.ts'
import { placesBasis } from '../site.ts'
import type { AlignedPair } from './aligned-pair.ts'
import type { Judging } from './judging.ts'
import type { TextReading } from './read.ts'

/** What was asked while a pair was judged. */
export interface Asked {
  /** The questions about where pages and files stand, as JSON, for they are seldom asked again; and a hash of all their answers. */
  readonly places: string
  readonly answer: string
  /** What all of these were answered by; empty where files were looked for, too. */
  readonly basis: string
  readonly contents: readonly AskedContent[]
}

/** A question about what pages hold, a hash of its answer, and what it was answered by ({@link Answers.basis}). */
type AskedContent = readonly [question: ContentQuestion, args: readonly unknown[], answer: string, basis: string]

const placeQuestions = ['has', 'counterpart', 'localeOf', 'resolve', 'destination', 'likeliest'] as const
type PlaceQuestion = (typeof placeQuestions)[number]
type ContentQuestion = Exclude<keyof Site, 'source' | 'targets' | 'web' | PlaceQuestion>

type AskedPlace = readonly [question: PlaceQuestion, args: readonly unknown[]]

/** Answers questions again. */
interface Answers {
  /** The answers to all of these, as one hash. */
  places(asked: readonly AskedPlace[]): string
  /** See {@link Asked.basis}. */
  placesBasis(): string
  /** One answer, as a hash. */
  content(question: ContentQuestion, args: readonly unknown[]): string
  /** What is known by this cannot have another answer; empty where only the answer itself can tell. */
  basis(question: ContentQuestion, args: readonly unknown[]): string
}

/** A site that notes what it is asked. `sought`: how often files were looked for, by anybody. */
export function listening(
  site: Site,
  answers: Answers,
  sought: () => number,
): { readonly site: Site; readonly asked: () => Asked } {
  const places = new Map<string, AskedPlace>()
  let isByFiles = false
  const contents = new Map<string, AskedContent>()
  const noteContent = (question: ContentQuestion, args: readonly unknown[]): void => {
    const key = wordsOf(question, args)
    if (contents.has(key)) return
    contents.set(key, [question, args, answers.content(question, args), answers.basis(question, args)])
  }
  const heard = Object.fromEntries(
    placeQuestions.map((question) => {
      const ask = site[question].bind(site) as (...args: readonly unknown[]) => unknown
      const listen = (...args: readonly unknown[]): unknown => {
        // What leads out of the site does so whatever the site is.
        if (question !== 'resolve' || !isElsewhere(String(args[1])))
          places.set(wordsOf(question, args), [question, args])
        const before = sought()
        const answer = ask(...args)
        isByFiles ||= sought() > before
        return answer
      }
      return [question, listen]
    }),
  ) as unknown as Pick<Site, PlaceQuestion>
  return {
    site: {
      ...heard,
      source: site.source,
      targets: site.targets,
      anchors(path) {
        noteContent('anchors', [path])
        return site.anchors(path)
      },
      anchorIn(...args) {
        noteContent('anchorIn', args)
        return site.anchorIn(...args)
      },
      translationsOf(code, locale) {
        noteContent('translationsOf', [nameOf(code), locale])
        return site.translationsOf(code, locale)
      },
    },
    asked() {
      const all = [...places.values()]
      return {
        places: JSON.stringify(all),
        answer: answers.places(all),
        basis: isByFiles ? '' : answers.placesBasis(),
        contents: [...contents.values()],
      }
    },
  }
}

const wordsOf = (question: keyof Site, args: readonly unknown[]): string => JSON.stringify([question, args])

/** Whether every question has the answer that it had. */
export const sameAnswers = ({ places, answer, basis, contents }: Asked, answers: Answers): boolean =>
  ((basis !== '' && answers.placesBasis() === basis) ||
    answers.places(JSON.parse(places) as AskedPlace[]) === answer) &&
  contents.every(
    ([question, args, was, its]) =>
      (its !== '' && answers.basis(question, args) === its) || answers.content(question, args) === was,
  )

/** Answers as hashes; those about what pages hold once a run. */
export function answersOf(site: Site, judging: Pick<Judging, 'aligned' | 'readings' | 'pairs' | 'config'>): Answers {
  const { aligned, readings } = judging
  const known = new Map<string, string>()
  let pages: string | undefined
  let code: ReturnType<typeof codeIndex> | undefined
  let byPaths: ReadonlyMap<string, AlignedPair> | undefined
  const answerTo = (question: keyof Site, args: readonly unknown[]): unknown =>
    (site[question] as (...all: readonly unknown[]) => unknown)(...args)
  const found = (question: ContentQuestion, args: readonly unknown[]): string => {
    if (question !== 'translationsOf') return keyOf(answerTo(question, args))
    code ??= codeIndex(aligned, readings)
    const [name, locale] = args as [name: number, locale: Locale]
    return keyOf(code.get(keyFor(name, locale)))
  }
  return {
    places: (asked) => keyOf(asked.map(([question, args]) => answerTo(question, args))),
    placesBasis: () => (pages ??= placesBasis(judging)),
    content(question, args) {
      const key = wordsOf(question, args)
      const hash = known.get(key) ?? found(question, args)
      known.set(key, hash)
      return hash
    },
    basis(question, [path, from]) {
      if (question === 'translationsOf') return ''
      if (question === 'anchors') return readings.get(String(path))?.key ?? ''
      // The key of a pair may not be known before it is aligned, which those that nobody asks about had better not be yet.
      byPaths ??= new Map([...aligned.values()].map((one) => [pathsOf(one.source.path, one.target.path), one]))
      return [pathsOf(from, path), pathsOf(path, from)].map((paths) => byPaths?.get(paths)?.key).join()
    },
  }
}

const pathsOf = (source: unknown, target: unknown): string => `${source}\0${target}`

/** The places of translated code, by what it translates: each as its page's key and its index there. */
function codeIndex(
  aligned: ReadonlyMap<PagePair, AlignedPair>,
  readings: ReadonlyMap<string, TextReading>,
): ReadonlyMap<string, readonly unknown[]> {
  const index = new Map<string, unknown[]>()
  for (const one of aligned.values()) {
    const page = readings.get(one.target.path)?.key
    for (const [name, block] of one.code ?? codeOf(one)) {
      const key = keyFor(name, one.pair.locale)
      const known = index.get(key)
      if (known) known.push([page, block])
      else index.set(key, [[page, block]])
    }
  }
  return index
}
