/** Two pages being aligned. */
import type { Block, Locale, Page } from '../model.ts'
import { type Bilingual, weigh } from './evidence.ts'
import { type Features, featuresOf, joined } from './features.ts'
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
  /** What the poorer of the two blocks could say at most. */
  potential(i: number, j: number): number
  /** `evidence` and form together. */
  score(i: number, j: number): number
}

/** Reads both pages' features and weighs every block against every other. */
export function workspace(source: Page, target: Page, context: AlignContext): Workspace {
  const sourceFeatures = featuresOf(source, context.locales, context.vocabulary)
  const targetFeatures = featuresOf(target, context.locales, context.vocabulary)
  const { values, columns, potential } = weigh(sourceFeatures, targetFeatures, context)
  const sections = sectionEvidence(source, sourceFeatures, target, targetFeatures, context)
  const evidence = (i: number, j: number) => values[i * columns + j] ?? 0
  return {
    source,
    target,
    sourceFeatures,
    targetFeatures,
    bilingual: context,
    evidence,
    potential: (i, j) => Math.min(potential.source[i] ?? 0, potential.target[j] ?? 0),
    score: (i, j) => {
      const [a, b] = [source.blocks[i] as Block, target.blocks[j] as Block]
      const below = a.kind === 'heading' && b.kind === 'heading' ? sections(a.section, b.section) : 0
      return evidence(i, j) + below + kinship(source, a, target, b)
    },
  }
}

/** A title of two words says little; what stands under it says which section it is. */
const sectionWeight = 0.4
const sectionBounds = 4

/** What the text under two headings says for or against their being counterparts. */
function sectionEvidence(
  source: Page,
  sourceFeatures: readonly Features[],
  target: Page,
  targetFeatures: readonly Features[],
  bilingual: Bilingual,
): (a: number, b: number) => number {
  const bodies = (page: Page, features: readonly Features[]) =>
    page.sections.map((section) => joined(features.slice(section.heading < 0 ? section.first : section.first + 1, section.ownLast)))
  const [here, there] = [bodies(source, sourceFeatures), bodies(target, targetFeatures)]
  const { values, columns } = weigh(here, there, bilingual)
  return (a, b) => {
    if (!here[a]?.length || !there[b]?.length) return 0
    return sectionWeight * Math.max(-sectionBounds, Math.min(sectionBounds, values[a * columns + b] ?? 0))
  }
}
