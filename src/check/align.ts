/** Aligns the pairs of a run, after learning from them. */

import type { Example, KnownExample } from '../align/example.ts'
import { learn } from '../align/learn.ts'
import { contextFrom, type Learned, learnedIn } from '../align/learned.ts'
import { Listener } from '../align/listener.ts'
import { alignPair } from '../align/pair.ts'
import { forgetFeatures } from '../align/read-features.ts'
import { Vocabulary } from '../align/vocabulary.ts'
import { jsonKey, keyOf, textKey } from '../cache/key.ts'
import type { Store } from '../cache/store.ts'
import type { Locale, PagePair } from '../model.ts'
import { codeOf } from '../site/translations.ts'
import { memo } from '../text/memo.ts'
import { timed } from '../timing.ts'
import { type AlignedPair, type Found, HeldPair, packedOn, untoldOn } from './aligned-pair.ts'
import { loaded } from './held-page.ts'
import { KeptFound } from './kept-found.ts'
import { knownWords, type LexiconText } from './lexicon.ts'
import type { TextReading } from './read.ts'
import { sampleOf } from './sample.ts'
import type { Shelf } from './shelf.ts'
import type { Lesson, Told } from './told.ts'

/** What aligning takes beside the pairs. */
export interface Aligning {
  /** Both pages of a pair are asked for when the pair is reached. */
  readonly readings: Pick<ReadonlyMap<string, TextReading>, 'get'>
  readonly source: Locale
  readonly lexicons: readonly LexiconText[]
  readonly store?: Store | undefined
  /** Holds what was found for as long as there is room. */
  readonly shelf?: Shelf | undefined
  /** Whether a pair that was aligned is aligned with older versions of its pages next. */
  readonly isFollowed?: boolean
}

/**
 * Every pair of which both pages were read, in turn; each target locale learns its own lexicon. Nothing is learned or
 * aligned before it is asked for.
 */
export function* alignPairs(pairs: readonly PagePair[], how: Aligning): Generator<[PagePair, AlignedPair]> {
  yield* alignedIn(pairs, alignerOf(pairs, how))
}

/** The same by an aligner that is there already, and may have been made for more pairs. */
export function* alignedIn(pairs: readonly PagePair[], aligner: Aligner): Generator<[PagePair, AlignedPair]> {
  for (const pair of pairs) {
    const one = aligner.of(pair)
    if (one) yield [pair, one]
  }
}

/** Aligns the pairs of a run, one at a time. */
export interface Aligner {
  /** A pair, unless one of its pages is missing or could not be read. */
  of(pair: PagePair): AlignedPair | undefined
  /** The same, where what there is to find out is known by a key, and told. */
  told(pair: PagePair, told: Told<number>): AlignedPair | undefined
  /** What is learned of every target's language. */
  lessons(): Lesson[]
  /** Takes over what another one learned. */
  hear(lessons: readonly Lesson[]): void
}

/** Prepares for aligning some of the pairs, with what is learned from all. */
export function alignerOf(
  pairs: readonly PagePair[],
  { readings, source, lexicons, store, shelf, isFollowed }: Aligning,
): Aligner {
  const words = lexicons.map(({ from, to, text }) => [from, to, textKey(text)])
  const packing = packedOn(shelf)
  const telling = untoldOn(shelf)
  const heard = new Map<string, Lesson>()
  const both = (pair: PagePair): BothRead | undefined => {
    const [here, there] = [readings.get(pair.source ?? ''), readings.get(pair.target ?? '')]
    if (here?.state !== 'read' || there?.state !== 'read') return undefined
    return { pair, source: here.page, target: there.page, keys: [here.key, there.key] }
  }
  const learning = memo((locale) => {
    const lesson = heard.get(locale)
    if (lesson) {
      const languages = memo((_: string) => contextFrom(JSON.parse(lesson.said()) as Learned))
      return { key: lesson.key, languages: () => languages('') }
    }
    const sample = sampleOf(
      pairs.filter((pair) => pair.locale === locale),
      both,
      ({ source }) => source.text.length,
    )
    const key = keyOf(
      'languages',
      source,
      locale,
      words,
      sample.map(({ keys }) => keys),
    )
    const languages = memo((_: string) => {
      const kept = store?.get(`${key}:learned`) as Learned | undefined
      if (kept) return contextFrom(kept)
      const vocabulary = new Vocabulary()
      const base = knownWords(lexicons, source, locale, vocabulary)
      const examples = sample.map((one) => exampleOf(one, store, keyOf('example', source, locale, words, one.keys)))
      const context = timed('learn', () => learn(examples, { vocabulary, locales: [source, locale], base }))
      store?.set(`${key}:learned`, learnedIn(context))
      return context
    })
    return { key, languages: () => languages('') }
  })
  return {
    of(pair) {
      const one = both(pair)
      if (!one) return undefined
      const speakers = learning(pair.locale)
      const kept = store && new KeptFound(store, jsonKey('aligned', source, pair.locale, one.keys), speakers)
      const align = (): Found => {
        const listener = kept && new Listener([source, pair.locale], speakers.languages)
        const context = listener?.context ?? speakers.languages()
        const [here, there] = [loaded(one.source), loaded(one.target)]
        const alignment = timed('align', () => alignPair(here, there, context))
        const code = codeOf({ source: here, target: there, alignment })
        if (!isFollowed) for (const page of [here, there]) forgetFeatures(page)
        if (!kept || !listener) return { alignment, code }
        const found = { alignment, code, content: keyOf(one.keys, textKey(JSON.stringify(alignment))) }
        return { ...found, key: kept.keep(found, listener) }
      }
      const known = kept?.recall()
      const find = (): Found => (known && (store?.get(known.key) as Found | undefined)) ?? align()
      return new HeldPair(one, known?.key, find, packing, { speakers, brief: known?.brief })
    },
    told(pair, { key, content, said }) {
      const one = both(pair)
      const find = (): Found => JSON.parse(said()) as Found
      const how = { speakers: learning(pair.locale), followed: true, content }
      return one && new HeldPair(one, key, find, telling, how)
    },
    lessons() {
      return [...new Set(pairs.map(({ locale }) => locale))].map((locale) => {
        const { key, languages } = learning(locale)
        const context = languages()
        return { name: locale, key, said: () => JSON.stringify(learnedIn(context)) }
      })
    },
    hear(lessons) {
      for (const lesson of lessons) heard.set(lesson.name, lesson)
    },
  }
}

/** A pair to learn from, and what it told an earlier run. */
const exampleOf = ({ source, target }: BothRead, store: Store | undefined, key: string): Example => ({
  get source() {
    return loaded(source)
  },
  get target() {
    return loaded(target)
  },
  ...(store
    ? {
        known: store.get(key) as KnownExample | undefined,
        keep: (told) => store.set(key, told),
      }
    : {}),
})

interface BothRead extends Pick<AlignedPair, 'pair' | 'source' | 'target'> {
  readonly keys: readonly string[]
}
