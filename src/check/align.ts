/** Aligns the pairs of a run, after learning from them. */
import { learn } from '../align/learn.ts'
import { readLexicon } from '../align/lexicon.ts'
import { alignPair } from '../align/pair.ts'
import { Vocabulary } from '../align/vocabulary.ts'
import type { AlignContext } from '../align/workspace.ts'
import { keyOf, textKey } from '../cache/key.ts'
import type { Store } from '../cache/store.ts'
import type { PairHistory } from '../history.ts'
import type { Alignment, Locale, Page, PagePair } from '../model.ts'
import { memo } from '../text/memo.ts'
import { timed } from '../timing.ts'
import type { TextReading } from './read.ts'
import { sampleOf } from './sample.ts'
import { codeOf, type TranslatedCode } from './translated-code.ts'

/** Word pairs from a file, and the languages that it pairs; without languages, a project's own, in either direction. */
export interface LexiconText {
  readonly from?: Locale
  readonly to?: Locale
  readonly text: string
}

/** Both pages of a pair, aligned. */
export interface AlignedPair {
  readonly pair: PagePair
  readonly source: Page
  readonly target: Page
  readonly alignment: Alignment
  /** What the run knows of the two languages. */
  readonly languages: AlignContext
  /** What its history says, where that was asked for. */
  readonly history?: PairHistory
  /** The code that it translates, where that was noted. */
  readonly code?: TranslatedCode | undefined
  /** What the alignment and its history are known by: the key holds everything that they were computed from. */
  readonly key: string
}

/**
 * Aligns every pair of which both pages were read; each target locale learns its own lexicon. Nothing is learned or
 * aligned before it is asked for.
 */
export function alignPairs(
  pairs: readonly PagePair[],
  readings: ReadonlyMap<string, TextReading>,
  source: Locale,
  lexicons: readonly LexiconText[],
  store?: Store,
): Map<PagePair, AlignedPair> {
  const aligned = new Map<PagePair, AlignedPair>()
  const words = lexicons.map(({ from, to, text }) => [from, to, textKey(text)])
  for (const locale of new Set(pairs.map((pair) => pair.locale))) {
    const both = pairs.flatMap((pair) => (pair.locale === locale ? bothRead(pair, readings) : []))
    const sample = sampleOf(both)
    const learned = keyOf(
      'languages',
      source,
      locale,
      words,
      sample.map(({ keys }) => keys),
    )
    const languages = memo((_: string) => {
      const vocabulary = new Vocabulary()
      const base = knownWords(lexicons, source, locale, vocabulary)
      return timed('learn', () => learn(sample, { vocabulary, locales: [source, locale], base }))
    })
    for (const { keys, ...one } of both)
      aligned.set(
        one.pair,
        lazily(one, keyOf('aligned', learned, keys), () => languages(''), store),
      )
  }
  return aligned
}

type BothRead = Pick<AlignedPair, 'pair' | 'source' | 'target'>

/** A pair's alignment, and the code that it translates. */
type Aligned = Pick<AlignedPair, 'alignment' | 'code'>

function lazily(one: BothRead, key: string, languages: () => AlignContext, store?: Store): AlignedPair {
  const align = (): Aligned => {
    const context = languages()
    const alignment = timed('align', () => alignPair(one.source, one.target, context))
    if (!store) return { alignment }
    const found = { alignment, code: codeOf({ ...one, alignment }) }
    store.set(key, found)
    return found
  }
  let known: Aligned | undefined
  const aligned = (): Aligned => {
    known ??= (store?.get(key) as Aligned | undefined) ?? align()
    return known
  }
  return {
    ...one,
    key,
    get languages() {
      return languages()
    },
    get alignment() {
      return aligned().alignment
    },
    get code() {
      return aligned().code
    },
  }
}

function bothRead(
  pair: PagePair,
  readings: ReadonlyMap<string, TextReading>,
): (BothRead & { readonly keys: readonly string[] })[] {
  const source = readings.get(pair.source ?? '')
  const target = readings.get(pair.target ?? '')
  return source?.state === 'read' && target?.state === 'read'
    ? [{ pair, source: source.page, target: target.page, keys: [source.key, target.key] }]
    : []
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
