/** Aligns the pairs of a run, after learning from them. */
import { learn } from '../align/learn.ts'
import { readLexicon } from '../align/lexicon.ts'
import { alignPair } from '../align/pair.ts'
import { Vocabulary } from '../align/vocabulary.ts'
import type { AlignContext } from '../align/workspace.ts'
import type { PairHistory } from '../history.ts'
import type { Alignment, Locale, Page, PagePair, Reading } from '../model.ts'

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
}

/** Aligns every pair of which both pages were read; each target locale learns its own lexicon. */
export function alignPairs(
  pairs: readonly PagePair[],
  readings: ReadonlyMap<string, Reading>,
  source: Locale,
  lexicons: readonly LexiconText[],
): Map<PagePair, AlignedPair> {
  const aligned = new Map<PagePair, AlignedPair>()
  for (const locale of new Set(pairs.map((pair) => pair.locale))) {
    const both = pairs.flatMap((pair) => (pair.locale === locale ? bothRead(pair, readings) : []))
    const vocabulary = new Vocabulary()
    const base = knownWords(lexicons, source, locale, vocabulary)
    const languages = learn(both, { vocabulary, locales: [source, locale], base })
    for (const { pair, ...pages } of both) {
      aligned.set(pair, { pair, ...pages, languages, alignment: alignPair(pages.source, pages.target, languages) })
    }
  }
  return aligned
}

function bothRead(
  pair: PagePair,
  readings: ReadonlyMap<string, Reading>,
): { pair: PagePair; source: Page; target: Page }[] {
  const source = readings.get(pair.source ?? '')
  const target = readings.get(pair.target ?? '')
  return source?.state === 'read' && target?.state === 'read'
    ? [{ pair, source: source.page, target: target.page }]
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
