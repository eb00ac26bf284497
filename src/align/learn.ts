/** What a run learns of its two languages before it judges: a lexicon from the project's own pages, on top of a base. */
import type { Locale, Page } from '../model.ts'
import type { Bilingual } from './evidence.ts'
import { type Features, featuresOf, wordsOf } from './features.ts'
import { IdTable } from './ids.ts'
import { Lexicon, learnLexicon } from './lexicon.ts'
import type { WordPair } from './model1.ts'
import { alignPair } from './pair.ts'
import { Rarity } from './rarity.ts'
import { Vocabulary } from './vocabulary.ts'
import type { AlignContext } from './workspace.ts'

/** Beads at least this likely teach. */
const sure = 0.9
/** Enough to learn from; more costs time and adds little. */
const mostPairs = 20_000
const mostPages = 2000
/** Sure beads from which a lexicon knows a project's own words. */
const plenty = 1500
/** Blocks from which the ratio of lengths is learned. */
const enough = 20
/** What is expected of pages counts for so many words beside what is seen. */
const few = 50
/** How many words without entry are names and borrowed terms, where nothing was seen. */
const usual = 0.3

/** Where learning starts: what both sides' marks in URLs are, and word pairs known before. */
export interface Prior {
  readonly vocabulary: Vocabulary
  readonly locales: readonly Locale[]
  readonly base: Lexicon
}

/** A start without any word pairs. */
export function noPrior(locales: readonly Locale[]): Prior {
  return { vocabulary: new Vocabulary(), locales, base: new Lexicon() }
}

/**
 * Aligns the pairs once with what is known before, learns from the sure beads, and returns what the second pass needs.
 * The order of the pairs does not matter for what is learned, as long as all fit.
 */
export function learn(pairs: Iterable<{ readonly source: Page; readonly target: Page }>, prior: Prior): AlignContext {
  const rarity = { source: new Rarity(), target: new Rarity() }
  const borrowed = { source: new Borrowing(prior.base), target: new Borrowing(prior.base.reversed()) }
  const sample = [...pairs].slice(0, mostPages).map(({ source, target }) => {
    const features = {
      source: featuresOf(source, prior.locales, prior.vocabulary),
      target: featuresOf(target, prior.locales, prior.vocabulary),
    }
    rarity.source.count(features.source)
    rarity.target.count(features.target)
    borrowed.source.count(features.source, features.target)
    borrowed.target.count(features.target, features.source)
    return { source, target, features }
  })
  const borrowing = { source: borrowed.source.share, target: borrowed.target.share }
  const start = contextOf(prior, prior.base, { lengthRatio: 0, experience: 0, rarity, borrowing })
  const taught: WordPair[] = []
  const ratios: number[] = []
  for (const { source, target, features } of sample) {
    if (taught.length >= mostPairs) break
    for (const bead of alignPair(source, target, start).beads) {
      if (bead.source.length !== 1 || bead.target.length !== 1 || bead.similarity < sure) continue
      const a = features.source[bead.source[0] ?? -1] as Features
      const b = features.target[bead.target[0] ?? -1] as Features
      if (a.words.length > 0 && b.words.length > 0) taught.push({ source: a.words, target: b.words })
      if (a.length > 40) ratios.push(Math.log((b.length + 12) / (a.length + 12)))
    }
  }
  const experience = Math.min(1, taught.length / plenty)
  const lengthRatio = median(ratios)
  return contextOf(prior, learnLexicon(taught).with(prior.base), { lengthRatio, experience, rarity, borrowing })
}

/** The words of the other page. */
const present = new IdTable()

/** How often words that a lexicon does not know are found on the other page as they are, or as cognates. */
class Borrowing {
  private found = few * usual
  private all = few
  private readonly lexicon: Lexicon

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon
  }

  /** Counts the words of a page, each once. */
  count(here: readonly Features[], there: readonly Features[]): void {
    present.clear()
    for (const { words, keys } of there) {
      for (const id of words) present.add(id)
      for (const id of keys) present.add(id)
    }
    const { words, keys } = wordsOf(here.filter(({ code }) => !code))
    for (let at = 0; at < words.length; at++) {
      const [id, key] = [words[at] as number, keys[at] as number]
      if (this.lexicon.has(id)) continue
      this.all++
      if (present.get(id) >= 0 || (key >= 0 && present.get(key) >= 0)) this.found++
    }
  }

  get share(): number {
    return this.found / this.all
  }
}

function contextOf(
  prior: Prior,
  lexicon: Lexicon,
  learned: Pick<Bilingual, 'lengthRatio' | 'experience' | 'rarity' | 'borrowing'>,
): AlignContext {
  return { lexicon, reverse: lexicon.reversed(), ...learned, vocabulary: prior.vocabulary, locales: prior.locales }
}

function median(values: number[]): number {
  if (values.length < enough) return 0
  values.sort((a, b) => a - b)
  return values[values.length >> 1] ?? 0
}
