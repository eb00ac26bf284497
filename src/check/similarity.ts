/**
 * How much two whole pages tell the same, before anything is aligned: which of the words, facts and names of one are
 * found in the other, rare ones counting most (inverse document frequency, Spärck Jones 1972), both ways.
 */
import { type BlockFeatures, joined } from '../align/features.ts'
import type { Lexicon } from '../align/lexicon.ts'
import { featuresOf } from '../align/read-features.ts'
import type { Vocabulary } from '../align/vocabulary.ts'
import type { Locale, Page } from '../model.ts'

/** What two pages are compared with. */
export interface Comparing {
  readonly vocabulary: Vocabulary
  readonly locales: readonly Locale[]
  /** From source words to target words. */
  readonly lexicon: Lexicon
}

/** A number, a URL or a name says more than a word. */
const factWeight = 2
/** A word that only looks alike may be another. */
const cognateCredit = 0.6

/** One side's pages, by place in their list. */
interface Library {
  readonly features: readonly BlockFeatures[]
  readonly lexicon: Lexicon
  /** The pages that have a term. */
  readonly pagesWith: ReadonlyMap<number, readonly number[]>
}

/**
 * Compares pages of two locales.
 * @param sources The pages that may be compared, and `targets`: what is rare is counted among them.
 * @returns The similarity of a source and a target page, 0 to 1; 0 for a page that is in neither list. Deterministic.
 */
export function pageSimilarity(
  sources: readonly Page[],
  targets: readonly Page[],
  { vocabulary, locales, lexicon }: Comparing,
): (source: Page, target: Page) => number {
  const library = (pages: readonly Page[], words: Lexicon): Library => {
    const features = pages.map((page) =>
      joined(featuresOf(page, { locales, vocabulary }), [[0, page.blocks.length]]).of(0),
    )
    return { features, lexicon: words, pagesWith: index(features) }
  }
  const here = library(sources, lexicon)
  const there = library(targets, lexicon.reversed())
  const forth = here.features.map((features) => shares(features, here, there))
  const back = there.features.map((features) => shares(features, there, here))
  const sourceAt = new Map(sources.map((page, at) => [page, at]))
  const targetAt = new Map(targets.map((page, at) => [page, at]))
  return (source, target) => {
    const [s = -1, t = -1] = [sourceAt.get(source), targetAt.get(target)]
    const [there = 0, here = 0] = [forth[s]?.[t], back[t]?.[s]]
    return there + here === 0 ? 0 : (2 * there * here) / (there + here)
  }
}

function index(all: readonly BlockFeatures[]): Map<number, number[]> {
  const pagesWith = new Map<number, number[]>()
  for (const [page, { terms }] of all.entries()) {
    for (const term of terms) {
      const pages = pagesWith.get(term)
      if (pages) pages.push(page)
      else pagesWith.set(term, [page])
    }
  }
  return pagesWith
}

/** The share of a page's terms that each page of the other side has. */
function shares(features: BlockFeatures, own: Library, other: Library): Float64Array {
  const count = other.features.length
  const met = new Float64Array(count)
  const surprising = new Float64Array(count)
  const rarity = (term: number): number =>
    Math.log((own.features.length + 2) / ((own.pagesWith.get(term)?.length ?? 0) + 0.5))
  let expected = 0
  for (const list of [features.facts, features.tokens]) {
    for (const term of list) {
      const weight = factWeight * rarity(term)
      expected += weight
      for (const page of other.pagesWith.get(term) ?? []) met[page] = (met[page] ?? 0) + weight
    }
  }
  const best = new Map<number, number>()
  const meet = (term: number, credit: number): void => {
    for (const page of other.pagesWith.get(term) ?? []) best.set(page, Math.max(best.get(page) ?? 0, credit))
  }
  for (const [at, word] of features.words.entries()) {
    const translations = own.lexicon.of(word)
    const weight = rarity(word)
    // A word without a known translation is not expected on the other side, but counts where it is found.
    if (translations) expected += weight
    best.clear()
    meet(word, 1)
    if ((features.keys[at] ?? -1) >= 0) meet(features.keys[at] ?? -1, cognateCredit)
    for (const [term, sure] of translations ?? []) meet(term, 0.5 + 0.5 * sure)
    for (const [page, credit] of best) {
      met[page] = (met[page] ?? 0) + credit * weight
      if (!translations) surprising[page] = (surprising[page] ?? 0) + weight
    }
  }
  return met.map((found, page) => (found === 0 ? 0 : found / (expected + (surprising[page] ?? 0))))
}
