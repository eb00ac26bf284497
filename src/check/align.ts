/** Aligns the pairs of a run, after learning from them. */

import { heardWords, knownWordsOf, type WordAnswer } from '../align/known-words.ts'
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
  /** What was learned of the two languages is known by this. */
  readonly lesson: string
  /**
   * What they came to is known by this, together with the pages: another lesson, or another way, may have come to the same
   * (“early cutoff” of build systems: Mokhov, Mitchell, Peyton Jones, 2018).
   */
  readonly content: string
}

/** What is found out about a pair: plain data. */
export interface Found {
  readonly alignment: Alignment
  /** What its history says, where that was asked for. */
  readonly history?: PairHistory | undefined
  /** The code that it translates, where that was noted. */
  readonly code?: TranslatedCode | undefined
  /** See {@link AlignedPair.content}; absent where nothing is kept. */
  readonly content?: string | undefined
}

/** Of a pair that nothing is kept of. */
export const unkept = { key: '', lesson: '', content: '' }

/** What was found out about a pair, by itself. */
export const foundIn = ({ alignment, history, code, content }: Found): Found => ({ alignment, history, code, content })

/** What is found out about a pair, but for its alignment: every run asks for it. */
export type Brief = Omit<Found, 'alignment'>

export const briefOf = ({ history, code, content }: Brief): Brief => ({ history, code, content })

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
      const speakers = learning(pair.locale)
      const key = keyOf('aligned', speakers.key, one.keys)
      const align = (): Found => {
        const context = speakers.languages()
        const [here, there] = [loaded(one.source), loaded(one.target)]
        const alignment = timed('align', () => alignPair(here, there, context))
        const code = codeOf({ source: here, target: there, alignment })
        for (const page of [here, there]) forgetFeatures(page)
        if (!store) return { alignment, code }
        const found = { alignment, code, content: keyOf(one.keys, textKey(JSON.stringify(alignment))) }
        store.set(key, found)
        store.set(`${key}:brief`, briefOf(found), true)
        return found
      }
      const find = (): Found => (store?.get(key) as Found | undefined) ?? align()
      const brief = store?.get(`${key}:brief`) as Brief | undefined
      return new HeldPair(one, key, find, packing, { speakers, brief })
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

interface BothRead extends Pick<AlignedPair, 'pair' | 'source' | 'target'> {
  readonly keys: readonly string[]
}

/** About so many bytes for each bead. */
const beadBytes = 200
const size = ({ alignment }: Found): number => beadBytes * alignment.beads.length

/** How what was computed of pairs is held. */
export const packedOn = (shelf: Shelf | undefined): Holding<Found> => ({ shelf, size, pack: true })

/** What is known of two languages, and what it is known by. */
interface Speakers {
  readonly key: string
  readonly languages: () => AlignContext
}

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
  readonly speakers: Speakers
  readonly brief: Brief | undefined
  private readonly known: string | undefined

  constructor(
    { pair, source, target }: Pick<AlignedPair, 'pair' | 'source' | 'target'>,
    key: string,
    find: () => Found,
    how: Holding<Found>,
    {
      speakers,
      followed = false,
      brief,
      content = brief?.content,
    }: {
      readonly speakers: Speakers
      readonly followed?: boolean
      readonly brief?: Brief | undefined
      readonly content?: string | undefined
    },
  ) {
    super(find, how)
    this.pair = pair
    this.source = source
    this.target = target
    this.key = key
    this.followed = followed
    this.speakers = speakers
    this.brief = brief
    this.known = content
  }

  get languages(): AlignContext {
    return this.speakers.languages()
  }

  get lesson(): string {
    return this.speakers.key
  }

  get content(): string {
    return this.known ?? this.get().content ?? this.key
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
    speakers: { key: one.lesson, languages: () => one.languages },
    followed: true,
    brief,
  })

/**
 * The pair with all that is known of it loaded, for those who look into it again and again.
 * @param hear Told when somebody asks what was learned of the two languages, and if it was about single words, the answer.
 */
export function opened(one: AlignedPair, hear?: (answer?: WordAnswer) => void): AlignedPair {
  const { pair, source, target, alignment, history, key, lesson } = one
  return {
    ...{ pair, source: loaded(source), target: loaded(target), alignment, history, key, lesson },
    get languages() {
      return hear ? heard(one, hear) : one.languages
    },
    get content() {
      return one.content
    },
  }
}

function heard(one: AlignedPair, hear: (answer?: WordAnswer) => void): AlignContext {
  const learned = (): AlignContext => {
    hear()
    return one.languages
  }
  return {
    locales: [one.source.locale, one.target.locale],
    words: heardWords(() => knownWordsOf(one.languages), hear),
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
