/** Two pages being aligned. */
import type { Block, Locale, Page } from '../model.ts'
import { type Bilingual, weigh } from './evidence.ts'
import { type Features, joined } from './features.ts'
import { kinships } from './kinship.ts'
import { featuresOf } from './read-features.ts'
import type { Vocabulary } from './vocabulary.ts'
import { type Window, windowsOf } from './windows.ts'

/** What aligning needs beside the two pages. */
export interface AlignContext extends Bilingual {
  readonly vocabulary: Vocabulary
  readonly locales: readonly Locale[]
}

/** Two pages being aligned within a window of their blocks; every step reads it. Indexes are those of the pages. */
export interface Workspace {
  readonly window: Window
  readonly source: Page
  readonly target: Page
  readonly sourceFeatures: Features
  readonly targetFeatures: Features
  readonly bilingual: Bilingual
  /** What the words and facts of source block i and target block j say. */
  evidence(i: number, j: number): number
  /** What the features of two blocks say that need not be those of the pages. */
  between(source: Features, target: Features): number
  /** What the poorer of the two blocks could say at most. */
  potential(i: number, j: number): number
  /** What the text under two headings says; 0 for other blocks. */
  under(i: number, j: number): number
  /** `evidence` and form together. */
  score(i: number, j: number): number
  /** `score` for every source block and every target block of the window: row by source block. */
  readonly scores: Float64Array
}

/** Reads both pages' features and weighs every block against every other; several workspaces for very long pages. */
export function workspaces(source: Page, target: Page, context: AlignContext): Workspace[] {
  const sourceFeatures = featuresOf(source, context.locales, context.vocabulary)
  const targetFeatures = featuresOf(target, context.locales, context.vocabulary)
  const kinship = kinships(source, target)
  return windowsOf(sourceFeatures, targetFeatures).map((window) => {
    const { sourceFirst, sourceLast, targetFirst, targetLast } = window
    const { values, columns, potential, between } = weigh(
      sourceFeatures.slice(sourceFirst, sourceLast),
      targetFeatures.slice(targetFirst, targetLast),
      context,
    )
    const below = sectionEvidence(window, source, sourceFeatures, target, targetFeatures, context)
    const evidence = (i: number, j: number) => values[(i - sourceFirst) * columns + j - targetFirst] ?? 0
    const under = (i: number, j: number) => {
      const [a, b] = [source.blocks[i] as Block, target.blocks[j] as Block]
      return a.kind === 'heading' && b.kind === 'heading' ? below(a.section, b.section) : 0
    }
    const scores = new Float64Array(values.length)
    const headings = indexesOfHeadings(target, targetFirst, targetLast)
    for (let i = sourceFirst; i < sourceLast; i++) {
      const start = (i - sourceFirst) * columns
      kinship(i, targetFirst, targetLast, scores, start)
      for (let at = start; at < start + columns; at++) scores[at] = (values[at] as number) + (scores[at] as number)
      if (source.blocks[i]?.kind !== 'heading') continue
      for (const j of headings) {
        const at = start + j - targetFirst
        // A title that is found again holds its section in place.
        const held = Math.min(titleMost, Math.max(0, values[at] as number))
        scores[at] = (scores[at] as number) + under(i, j) + held
      }
    }
    return {
      window,
      source,
      target,
      sourceFeatures,
      targetFeatures,
      bilingual: context,
      evidence,
      between,
      under,
      potential: (i, j) => Math.min(potential.source[i - sourceFirst] ?? 0, potential.target[j - targetFirst] ?? 0),
      score: (i, j) => scores[(i - sourceFirst) * columns + j - targetFirst] ?? 0,
      scores,
    }
  })
}

function indexesOfHeadings({ blocks }: Page, first: number, last: number): number[] {
  const found: number[] = []
  for (let index = first; index < last; index++) if (blocks[index]?.kind === 'heading') found.push(index)
  return found
}

/** A title of two words says little; what stands under it says which section it is. */
const sectionWeight = 0.4
const sectionBounds = 4
const titleMost = 1.5

/** What the text under two headings of a window says for or against their being counterparts. */
function sectionEvidence(
  window: Window,
  source: Page,
  sourceFeatures: Features,
  target: Page,
  targetFeatures: Features,
  bilingual: Bilingual,
): (a: number, b: number) => number {
  const [here, firstHere] = bodies(source, sourceFeatures, window.sourceFirst, window.sourceLast)
  const [there, firstThere] = bodies(target, targetFeatures, window.targetFirst, window.targetLast)
  const { values, columns } = weigh(here, there, bilingual)
  return (a, b) => {
    const [i, j] = [a - firstHere, b - firstThere]
    if (!here.lengths[i] || !there.lengths[j]) return 0
    return sectionWeight * Math.max(-sectionBounds, Math.min(sectionBounds, values[i * columns + j] ?? 0))
  }
}

/** What stands under each heading of a range of blocks, subsections apart, and the index of the first section. */
function bodies(page: Page, features: Features, first: number, last: number): [Features, number] {
  const from = page.blocks[first]?.section ?? 0
  const to = page.blocks[last - 1]?.section ?? -1
  const ranges = page.sections
    .slice(from, to + 1)
    .map(({ heading, first, ownLast }) => [heading < 0 ? first : first + 1, ownLast] as const)
  return [joined(features, ranges), from]
}
