/** Two pages being aligned. */
import type { Block, Locale, Page } from '../model.ts'
import { type Bilingual, weigh } from './evidence.ts'
import { type Features, featuresOf } from './features.ts'
import { kinship } from './kinship.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What aligning needs beside the two pages. */
export interface AlignContext extends Bilingual {
  readonly vocabulary: Vocabulary
  readonly locales: readonly Locale[]
}

/** Two pages being aligned; every step reads it. */
export interface Workspace {
  readonly source: Page
  readonly target: Page
  readonly sourceFeatures: readonly Features[]
  readonly targetFeatures: readonly Features[]
  readonly bilingual: Bilingual
  /** What the words and facts of source block i and target block j say. */
  evidence(i: number, j: number): number
  /** `evidence` and form together. */
  score(i: number, j: number): number
}

/** Reads both pages' features and weighs every block against every other. */
export function workspace(source: Page, target: Page, context: AlignContext): Workspace {
  const sourceFeatures = featuresOf(source, context.locales, context.vocabulary)
  const targetFeatures = featuresOf(target, context.locales, context.vocabulary)
  const { values, columns } = weigh(sourceFeatures, targetFeatures, context)
  const evidence = (i: number, j: number) => values[i * columns + j] ?? 0
  return {
    source,
    target,
    sourceFeatures,
    targetFeatures,
    bilingual: context,
    evidence,
    score: (i, j) => evidence(i, j) + kinship(source, source.blocks[i] as Block, target, target.blocks[j] as Block),
  }
}
