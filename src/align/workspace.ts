/** Two pages being aligned. */
import type { Block, Page } from '../model.ts'
import { weigh } from './evidence.ts'
import { type Features, joined } from './features.ts'
import { type AlignContext, indexesOfHeadings, type Weighed, weighPages } from './weighed.ts'

/** Two pages being aligned within a window; every step reads it. What stands under headings is in their scores. */
export interface Workspace extends Weighed {
  readonly bilingual: AlignContext
  /** What the text under two headings says; 0 for other blocks. */
  under(i: number, j: number): number
}

/** Weighs every block against every other, and the sections too; several workspaces for very long pages. */
export function workspaces(source: Page, target: Page, context: AlignContext): Workspace[] {
  return weighPages(source, target, context).map((weighed) => {
    const { scores } = weighed
    const { sourceFirst, sourceLast, targetFirst, targetLast } = weighed.window
    const columns = targetLast - targetFirst
    const below = sectionEvidence(weighed, context)
    const under = (i: number, j: number) => {
      const [a, b] = [source.blocks[i] as Block, target.blocks[j] as Block]
      return a.kind === 'heading' && b.kind === 'heading' ? below(a.section, b.section) : 0
    }
    const headings = indexesOfHeadings(target, targetFirst, targetLast)
    for (const i of indexesOfHeadings(source, sourceFirst, sourceLast)) {
      for (const j of headings) {
        const at = (i - sourceFirst) * columns + j - targetFirst
        scores[at] = (scores[at] as number) + under(i, j)
      }
    }
    return { bilingual: context, under, ...weighed }
  })
}

/** A title of two words says little; what stands under it says which section it is. */
const sectionWeight = 0.4
const sectionBounds = 4

/** What the text under two headings of a window says for or against their being counterparts. */
function sectionEvidence(
  { window, source, sourceFeatures, target, targetFeatures }: Weighed,
  bilingual: AlignContext,
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
