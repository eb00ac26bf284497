/** How likely a feature is found in a block's translation, and in any block: what evidence is made of. */
import type { Rarity } from './rarity.ts'

/** How often a feature of a block is found in its translation. Measured on aligned documentation; see docs on aligning. */
const kept = {
  fact: 0.92,
  token: 0.85,
  /** A word that the lexicon knows. */
  word: 0.65,
  /** A word that it does not know, found as it is: names, borrowed terms. */
  unknown: 0.3,
  /** Such a word in code. */
  unknownInCode: 0.6,
}
export const cognateCredit = 0.6
/** How many blocks the frequency in all pages counts for beside those of the page. */
const smoothing = 10
/** Nothing is rarer than this by chance: words come in groups. */
const rarest = 0.005
const logRarest = Math.log(rarest)
/** Features of one block are not independent; their sum is tempered. */
export const temper = 0.35

/** What sort of feature is looked for: a number, for tables. */
export const fact = 0
export const token = 1
export const word = 2
export const unknown = 3
export const unknownInCode = 4
export const likely: readonly number[] = [kept.fact, kept.token, kept.word, kept.unknown, kept.unknownInCode]
export const likelyLogs: readonly number[] = likely.map(Math.log)
/** What the absence of a feature says. */
export const absence: readonly number[] = likely.map((share) => Math.log(1 - share))

/** What the absence of a word says that the lexicon does not know, and that is nowhere on the other side. */
export const absenceAnywhere = (borrowing: number): number => Math.log(1 - Math.min(kept.unknown, borrowing))

/** What a translation of a word is worth beside the word itself, by its weight in the lexicon. */
export const lexiconCredit = (weight: number): number => 0.5 + 0.5 * weight

/**
 * How likely a random one of so many blocks has a term that `count` of them have: as often as its other blocks do, smoothed
 * by how often those of all pages do.
 */
export function chanceOf(term: number, count: number, blocks: number, rarity: Rarity): number {
  const others = (count - 1 + smoothing * rarity.of(term)) / (blocks - 1 + smoothing)
  return Math.min(0.9, Math.max(rarest, others))
}

/** The logarithm of {@link chanceOf}. Most terms of a page are as rare as can be. */
export function logChanceOf(term: number, count: number, blocks: number, rarity: Rarity): number {
  const chance = chanceOf(term, count, blocks, rarity)
  return chance === rarest ? logRarest : Math.log(chance)
}
