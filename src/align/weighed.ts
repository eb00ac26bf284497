/** Two pages of which each block was weighed against each of the other. */
import type { Page } from '../model.ts'
import { type Bilingual, weigh } from './evidence.ts'
import type { Features } from './features.ts'
import { kinships } from './kinship.ts'
import type { KnownWords } from './known-words.ts'
import { type FeatureReading, featuresOf } from './read-features.ts'
import { type Window, windowsOf } from './windows.ts'

/** What aligning needs beside the two pages. */
export interface AlignContext extends Bilingual, FeatureReading {
  /** Answers questions about single words, where somebody wants to hear them. */
  readonly words?: KnownWords
}

/** Two pages, weighed within a window of their blocks. Indexes are those of the pages. */
export interface Weighed {
  readonly window: Window
  readonly source: Page
  readonly target: Page
  readonly sourceFeatures: Features
  readonly targetFeatures: Features
  /** What the words and facts of source block i and target block j say. */
  evidence(i: number, j: number): number
  /** What the features of two blocks say that need not be those of the pages. */
  between(source: Features, target: Features): number
  /** What the poorer of the two blocks could say at most. */
  potential(i: number, j: number): number
  /** `evidence` and form together. */
  score(i: number, j: number): number
  /** `score` for every source block and every target block of the window: row by source block. */
  readonly scores: Float64Array
}

/** A title that is found again counts for so much more at most. */
const titleMost = 1.5

/** Reads both pages' features and weighs every block against every other; several windows for very long pages. */
export function weighPages(source: Page, target: Page, context: AlignContext): Weighed[] {
  const sourceFeatures = featuresOf(source, context)
  const targetFeatures = featuresOf(target, context)
  const kinship = kinships(source, target)
  return windowsOf(sourceFeatures, targetFeatures).map((window) => {
    const { sourceFirst, sourceLast, targetFirst, targetLast } = window
    const { values, columns, potential, between } = weigh(
      sourceFeatures.slice(sourceFirst, sourceLast),
      targetFeatures.slice(targetFirst, targetLast),
      context,
    )
    const evidence = (i: number, j: number) => values[(i - sourceFirst) * columns + j - targetFirst] ?? 0
    const scores = new Float64Array(values.length)
    const headings = indexesOfHeadings(target, targetFirst, targetLast)
    for (let i = sourceFirst, start = 0; i < sourceLast; i++, start += columns) {
      kinship(i, targetFirst, targetLast, values, scores, start)
      if (source.blocks[i]?.kind !== 'heading') continue
      for (const j of headings) {
        const at = start + j - targetFirst
        // A title that is found again holds its section in place.
        scores[at] = (scores[at] as number) + Math.min(titleMost, Math.max(0, evidence(i, j)))
      }
    }
    return {
      window,
      source,
      target,
      sourceFeatures,
      targetFeatures,
      evidence,
      between,
      potential: (i, j) => Math.min(potential.source[i - sourceFirst] ?? 0, potential.target[j - targetFirst] ?? 0),
      score: (i, j) => scores[(i - sourceFirst) * columns + j - targetFirst] ?? 0,
      scores,
    }
  })
}

/** Which blocks from `first` up to `last` are headings. */
export function indexesOfHeadings({ blocks }: Page, first: number, last: number): number[] {
  const found: number[] = []
  for (let index = first; index < last; index++) if (blocks[index]?.kind === 'heading') found.push(index)
  return found
}
