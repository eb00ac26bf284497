/** What a run learns of its two languages before it judges: a lexicon from the project's own pages, on top of a base. */
import type { Locale } from '../model.ts'
import type { Bilingual } from './evidence.ts'
import { type Example, type Seen, seenIn, taughtBy } from './example.ts'
import { withFamilies } from './families.ts'
import { Lexicon, learnLexicon } from './lexicon.ts'
import type { WordPair } from './model1.ts'
import { Rarity } from './rarity.ts'
import { inSteps } from './steps.ts'
import { Vocabulary } from './vocabulary.ts'
import type { AlignContext } from './weighed.ts'

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
export function learn(pairs: Iterable<Example>, prior: Prior): AlignContext {
  const { vocabulary } = prior
  const known = vocabulary.size
  const base = { source: prior.base, target: prior.base.reversed() }
  const examples = [...pairs].slice(0, mostPages).map((example) => seenIn(example, prior, base))
  const seen = { source: examples.map(({ source }) => source), target: examples.map(({ target }) => target) }
  const rarity = { source: rarityIn(seen.source), target: rarityIn(seen.target) }
  const borrowing = { source: borrowingIn(seen.source), target: borrowingIn(seen.target) }
  const start = contextOf(prior, prior.base, { lengthRatio: 0, experience: 0, rarity, borrowing })
  const words: WordPair[] = []
  const lengths: number[] = []
  for (const example of examples) {
    if (words.length >= mostPairs) break
    const { beads, ratios } = taughtBy(example, start)
    const [here, there] = [example.source.ids, example.target.ids]
    for (const [source, target] of beads) words.push({ source: idsAt(source, here), target: idsAt(target, there) })
    lengths.push(...ratios)
  }
  const experience = inSteps(Math.min(1, words.length / plenty), 32)
  const lengthRatio = inSteps(median(lengths), 100)
  // A vocabulary may have met others, in blocks with too many terms.
  const isSeen = (id: number): boolean => id < known || rarity.source.has(id) || rarity.target.has(id)
  const terms = (): string[] => vocabulary.terms().map((term, id) => (isSeen(id) ? term : ''))
  const families = experience < settled ? withFamilies(prior.base, terms(), prior.locales) : prior.base
  return contextOf(prior, learnLexicon(words).with(families), { lengthRatio, experience, rarity, borrowing })
}

const idsAt = (places: readonly number[], ids: Int32Array): number[] => places.map((place) => ids[place] as number)

function rarityIn(pages: readonly Seen[]): Rarity {
  const rarity = new Rarity()
  for (const { ids, counts, blocks } of pages) rarity.count(ids, counts, blocks)
  return rarity
}

/** How often words that a lexicon does not know are found on the other page as they are, or as cognates; each once a page. */
function borrowingIn(pages: readonly Seen[]): number {
  let [found, all] = [few * usual, few]
  for (const { borrowed, strange } of pages) {
    found += borrowed
    all += strange
  }
  return inSteps(found / all, 100)
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
