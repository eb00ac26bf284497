/**
 * How much speaks for each pair of blocks being each other's translation, as a log likelihood ratio: the sum over
 * features of how much likelier they are found on the other side of a true pair than of a random one. Features that are
 * rare in the page weigh most. Words count as found when the lexicon, a cognate or identity says so.
 */
import { halfBetween } from './between.ts'
import type { Features } from './features.ts'
import type { Lexicon } from './lexicon.ts'
import { temper } from './odds.ts'
import type { Rarity } from './rarity.ts'
import { type Known, weighSide } from './side.ts'

/** The sum is bounded. */
const most = 14
const least = -9

/** The spread of the log of length ratios, in true pairs and in any. */
const trueSpread = 0.35
const anySpread = 1.1

/** What a run knows of the two languages. */
export interface Bilingual {
  readonly lexicon: Lexicon
  /** The same, from target words to source words. */
  readonly reverse: Lexicon
  /** Log of how much longer the target's blocks are. */
  readonly lengthRatio: number
  /** How common each feature is among the blocks of either side, all pages taken together. */
  readonly rarity: { readonly source: Rarity; readonly target: Rarity }
  /** How often a word that the lexicon does not know is found as it is, or a cognate of it, in the other side's page. */
  readonly borrowing: { readonly source: number; readonly target: number }
  /** How well the project's own words are known, 0 to 1. */
  readonly experience: number
}

/** The evidence between two lists of blocks. */
export interface Evidence {
  /** For source block i and target block j: row by source block, column by target block. */
  readonly values: Float32Array
  readonly columns: number
  /** What each source block could gain if all of its features were found, and each target block. */
  readonly potential: { readonly source: Float32Array; readonly target: Float32Array }
  /** The evidence, unbounded, between two blocks that need not be among these: their features are as rare as here. */
  between(source: Features, target: Features): number
}

/** Weighs every source block against every target block. Time grows with shared features, not with words times words. */
export function weigh(source: Features, target: Features, bilingual: Bilingual): Evidence {
  const columns = target.count
  const values = new Float32Array(source.count * columns)
  const { lexicon, reverse, rarity, borrowing, lengthRatio } = bilingual
  const fromSource: Known = { lexicon, rarity: rarity.target, borrowing: borrowing.source }
  const fromTarget: Known = { lexicon: reverse, rarity: rarity.source, borrowing: borrowing.target }
  const forward = weighSide(source, target, fromSource, { values, row: columns, column: 1 })
  const backward = weighSide(target, source, fromTarget, { values, row: 1, column: columns })
  const logs = Float64Array.from(target.lengths, logLength)
  for (let i = 0; i < source.count; i++) {
    const length = source.lengths[i] as number
    const log = logLength(length) + lengthRatio
    const isShort = length < short
    const absent = forward.absent[i] as number
    for (let j = 0, at = i * columns; j < columns; j++, at++) {
      const features = temper * ((values[at] as number) + absent + (backward.absent[j] as number))
      // No lengths can bring it up to the least.
      if (features < least - 1) values[at] = least
      else {
        const silent = isShort && (target.lengths[j] as number) < short
        const all = silent ? features : features + lengthEvidence((logs[j] as number) - log)
        values[at] = Math.min(most, Math.max(least, all))
      }
    }
  }
  const [forth, back] = [halfBetween(target, fromSource), halfBetween(source, fromTarget)]
  const between = (a: Features, b: Features): number => {
    const [here, there] = [a.lengths[0] ?? 0, b.lengths[0] ?? 0]
    const silent = here < short && there < short
    const lengths = silent ? 0 : lengthEvidence(logLength(there) - logLength(here) - lengthRatio)
    return temper * (forth(a, b) + back(b, a)) + lengths
  }
  return { values, columns, potential: { source: forward.potential, target: backward.potential }, between }
}

/** Blocks of fewer letters tell nothing by their lengths. */
const short = 12

const logLength = (length: number): number => Math.log(length + 12)

const spreads = Math.log(anySpread / trueSpread)
const precision = 1 / trueSpread ** 2 - 1 / anySpread ** 2

/** What it says that two blocks' lengths deviate so much from the usual ratio, as a log. Below 1. */
function lengthEvidence(deviation: number): number {
  const squared = Math.min(9, deviation * deviation)
  return Math.max(-4, spreads - 0.5 * squared * precision) * 0.6
}
