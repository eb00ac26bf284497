/** Aligns the pairs of a run, after learning from them. */

import { learn } from '../align/learn.ts'
import { contextFrom, type Learned, learnedIn } from '../align/learned.ts'
import { readLexicon } from '../align/lexicon.ts'
import { alignPair } from '../align/pair.ts'
import { forgetFeatures } from '../align/read-features.ts'
import { Vocabulary } from '../align/vocabulary.ts'
import type { AlignContext } from '../align/weighed.ts'
import { keyOf, textKey } from '../cache/key.ts'
import type { Store } from '../cache/store.ts'
import type { PairHistory } from '../history.ts'
import type { Alignment, Locale, Page, PagePair } from '../model.ts'
import { codeOf, type TranslatedCode } from '../site/translations.ts'
import { memo } from '../text/memo.ts'
import { timed } from '../timing.ts'
import { loaded } from './held-page.ts'
import type { TextReading } from './read.ts'
import { sampleOf } from './sample.ts'
import { HeldBy, type Holding, type Shelf } from './shelf.ts'
import type { Lesson, Told } from './told.ts'

/** Word pairs from a file, and the languages that it pairs; without languages, a project's own, in either direction. */
export interface LexiconText {
  readonly from?: Locale
  readonly to?: Locale
  readonly text: string
}

/** Both pages of a pair, aligned. */
export interface AlignedPair extends Found {
  readonly pair: PagePair
  readonly source: Page
  readonly target: Page
  /** What the run knows of the two languages. */
  readonly languages: AlignContext
  /** What the alignment and its history are known by: the key holds everything that they were computed from. */
  readonly key: string
}

/** What is found out about a pair: plain data. */
export interface Found {
  readonly alignment: Alignment
  /** What its history says, where that was asked for. */
  readonly history?: PairHistory | undefined
  /** The code that it translates, where that was noted. */
  readonly code?: TranslatedCode | undefined
}

/** What was found out about a pair, by itself. */
export const foundIn = ({ alignment, history, code }: Found): Found => ({ alignment, history, code })

/** What aligning takes beside the pairs. */
export interface Aligning {
  /** Both pages of a pair are asked for when the pair is reached. */
  readonly readings: Pick<ReadonlyMap<string, TextReading>, 'get'>
  readonly source: Locale
  readonly lexicons: readonly LexiconText[]
  readonly store?: Store | undefined
  /** Holds what was found for as long as there is room. */
  readonly shelf?: Shelf | undefined
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
export function alignerOf(pairs: readonly PagePair[], { readings, source, lexicons, store, shelf }: Aligning): Aligner {
  const words = lexicons.map(({ from, to, text }) => [from, to, textKey(text)])
  const packing = packedOn(shelf)
  // What others told can be told again.
  const telling = { shelf, size }
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
      const pages = sample.map((one) => ({ source: loaded(one.source), target: loaded(one.target) }))
      const context = timed('learn', () => learn(pages, { vocabulary, locales: [source, locale], base }))
      store?.set(`${key}:learned`, learnedIn(context))
      return context
    })
    return { key, languages: () => languages('') }
  })
  return {
    of(pair) {
      const one = both(pair)
      if (!one) return undefined
      const { key: learned, languages } = learning(pair.locale)
      const key = keyOf('aligned', learned, one.keys)
      const align = (): Found => {
        const context = languages()
        const [here, there] = [loaded(one.source), loaded(one.target)]
        const alignment = timed('align', () => alignPair(here, there, context))
        const found = { alignment, code: codeOf({ source: here, target: there, alignment }) }
        for (const page of [here, there]) forgetFeatures(page)
        store?.set(key, found)
        return found
      }
      const find = (): Found => (store?.get(key) as Found | undefined) ?? align()
      return new HeldPair(one, key, find, packing, { speakers: languages })
    },
    told(pair, { key, said }) {
      const one = both(pair)
      const { languages } = learning(pair.locale)
      const find = (): Found => JSON.parse(said()) as Found
      return one && new HeldPair(one, key, find, telling, { speakers: languages, followed: true })
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

interface BothRead extends Pick<AlignedPair, 'pair' | 'source' | 'target'> {
  readonly keys: readonly string[]
}

/** About so many bytes for each bead. */
const beadBytes = 200
const size = ({ alignment }: Found): number => beadBytes * alignment.beads.length

/** How what was computed of pairs is held. */
export const packedOn = (shelf: Shelf | undefined): Holding<Found> => ({ shelf, size, pack: true })

/** What is found out about a pair, but for its alignment. */
export type Brief = Omit<Found, 'alignment'>

/**
 * A pair about which everything is found out when it is first asked for, and held; `followed`: its history too. `brief`: what is
 * known of it without its alignment.
 */
class HeldPair extends HeldBy<Found> implements AlignedPair {
  readonly pair: PagePair
  readonly source: Page
  readonly target: Page
  readonly key: string
  readonly followed: boolean
  readonly speakers: () => AlignContext
  readonly brief: Brief | undefined

  constructor(
    { pair, source, target }: Pick<AlignedPair, 'pair' | 'source' | 'target'>,
    key: string,
    find: () => Found,
    how: Holding<Found>,
    {
      speakers,
      followed = false,
      brief,
    }: { readonly speakers: () => AlignContext; readonly followed?: boolean; readonly brief?: Brief | undefined },
  ) {
    super(find, how)
    this.pair = pair
    this.source = source
    this.target = target
    this.key = key
    this.followed = followed
    this.speakers = speakers
    this.brief = brief
  }

  get languages(): AlignContext {
    return this.speakers()
  }

  get alignment(): Alignment {
    return this.get().alignment
  }

  get history(): PairHistory | undefined {
    return this.followed ? (this.brief ?? this.get()).history : undefined
  }

  get code(): TranslatedCode | undefined {
    return (this.brief ?? this.get()).code
  }
}

/** A pair of which more has been found out: what follows its history. It holds no more of the pair as it was than `find` does. */
export const followedPair = (
  one: AlignedPair,
  key: string,
  find: () => Found,
  how: Holding<Found>,
  brief?: Brief,
): AlignedPair =>
  new HeldPair(one, key, find, how, {
    speakers: one instanceof HeldPair ? one.speakers : () => one.languages,
    followed: true,
    brief,
  })

/** The pair with all that is known of it loaded, for those who look into it again and again. */
export function opened(one: AlignedPair): AlignedPair {
  const { pair, source, target, alignment, history, key } = one
  return {
    ...{ pair, source: loaded(source), target: loaded(target), alignment, history, key },
    get languages() {
      return one.languages
    },
  }
}

/** The word pairs that are known of two languages before a page is read. */
export function knownWords(
  lexicons: readonly LexiconText[],
  source: Locale,
  target: Locale,
  vocabulary: Vocabulary,
): ReturnType<typeof readLexicon> {
  const languages = [primary(source), primary(target)]
  return lexicons
    .flatMap(({ from, to, text }) => {
      if (from === undefined || to === undefined) return [false, true].map((swapped) => ({ text, swapped }))
      const its = [primary(from), primary(to)]
      if (its.toSorted().join() !== languages.toSorted().join()) return []
      return [{ text, swapped: its[0] !== languages[0] }]
    })
    .map(({ text, swapped }) => readLexicon(text, vocabulary, swapped))
    .reduce((all, one) => all.with(one), readLexicon('', vocabulary, false))
}

const primary = (locale: Locale): string => (locale.split(/[-_]/)[0] ?? locale).toLowerCase()
