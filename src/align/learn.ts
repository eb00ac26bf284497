/** What a run learns of its two languages before it judges: a lexicon from the project's own pages, on top of a base. */
import type { Locale, Page } from '../model.ts'
import type { Bilingual } from './evidence.ts'
import { withFamilies } from './families.ts'
import { type Features, part } from './features.ts'
import { IdTable } from './ids.ts'
import { inOrder } from './in-order.ts'
import { Lexicon, learnLexicon } from './lexicon.ts'
import type { WordPair } from './model1.ts'
import { Rarity } from './rarity.ts'
import { featuresOf } from './read-features.ts'
import { inSteps } from './steps.ts'
import { Vocabulary } from './vocabulary.ts'
import { type AlignContext, type Weighed, weighPages } from './weighed.ts'

/** Blocks whose log odds of being each other's translation are at least this teach. */
const sure = 4.4
/** Enough to learn from: twice as many find nothing more, and half of them misses something. Measured. */
const mostPairs = 10_000
const mostPages = 2000
/** Sure beads from which a lexicon knows a project's own words. */
const plenty = 1500
/** A project with this much experience says its words in all their forms itself. */
const settled = 0.5
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
 * Aligns pairs once with what is known before, until they have enough sure beads, learns from these, and returns what the
 * second pass needs. The order of the pairs does not matter for what is learned, as long as all fit.
 */
export function learn(pairs: Iterable<{ readonly source: Page; readonly target: Page }>, prior: Prior): AlignContext {
  const rarity = { source: new Rarity(), target: new Rarity() }
  const borrowed = { source: new Borrowing(prior.base), target: new Borrowing(prior.base.reversed()) }
  const sample = [...pairs].slice(0, mostPages).map(({ source, target }) => {
    const features = {
      source: featuresOf(source, prior),
      target: featuresOf(target, prior),
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
    for (const [i, j] of weighPages(source, target, start).flatMap((weighed) => surePairs(weighed))) {
      const words = { source: features.source.words(i), target: features.target.words(j) }
      if (words.source.length > 0 && words.target.length > 0) taught.push(words)
      const [a, b] = [features.source.lengths[i] ?? 0, features.target.lengths[j] ?? 0]
      if (a > 40) ratios.push(Math.log((b + 12) / (a + 12)))
    }
  }
  const experience = inSteps(Math.min(1, taught.length / plenty), 32)
  const lengthRatio = inSteps(median(ratios), 100)
  const base = experience < settled ? withFamilies(prior.base, prior.vocabulary, prior.locales) : prior.base
  return contextOf(prior, learnLexicon(taught).with(base), { lengthRatio, experience, rarity, borrowing })
}

/** Pairs that stand in order, and of which next to nothing is in doubt. */
const surePairs = (weighed: Weighed): [number, number][] =>
  inOrder(weighed).filter(([i, j]) => weighed.score(i, j) >= sure)

/** The words and keys of the other page, and the words that were counted. */
const present = new IdTable()
const counted = new IdTable()

/** How often words that a lexicon does not know are found on the other page as they are, or as cognates. */
class Borrowing {
  private found = few * usual
  private all = few
  private readonly lexicon: Lexicon

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon
  }

  /** Counts the words of a page, each once. */
  count(here: Features, there: Features): void {
    present.clear()
    for (let block = 0; block < there.count; block++)
      for (let at = there.start(block, part.words); at < there.start(block + 1, part.facts); at++)
        present.add(there.ids[there.numbers[at] as number] as number)
    counted.clear()
    for (let block = 0; block < here.count; block++) {
      if (here.codes[block] === 1) continue
      for (let at = here.start(block, part.words); at < here.start(block, part.keys); at++) {
        const number = here.numbers[at] as number
        const id = here.ids[number] as number
        if (!counted.add(number) || this.lexicon.has(id)) continue
        const key = here.keys[number] as number
        this.all++
        if (present.get(id) >= 0 || (key >= 0 && present.get(here.ids[key] as number) >= 0)) this.found++
      }
    }
  }

  get share(): number {
    return inSteps(this.found / this.all, 100)
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
