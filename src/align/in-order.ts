/** Matches what stands in the same order on both pages. */
import type { Page, SectionBead } from '../model.ts'
import { chainRows, type GapCosts, isBestInStep } from './chain.ts'
import { ranks } from './skeleton.ts'
import type { Weighed } from './weighed.ts'

/** Gaps come in runs: a second block missing is far likelier than a first. */
const gaps: GapCosts = { open: 4.5, extend: 0.4, replace: 1.2 }
/** What it adds that two blocks stand in matched sections, or takes away that their sections match others. */
const sameSection = 1
const otherSection = -2
const diagonal = 0.3

/** What it adds to each pair of sections that they were paired, or takes away that they were paired with others: row by source. */
function bonuses({ source, target }: Weighed, paired: readonly SectionBead[]): Float64Array {
  const width = target.sections.length
  const table = new Float64Array(source.sections.length * width)
  const taken = paired.map((bead) => bead.target)
  for (const bead of paired) {
    for (const section of taken) table[bead.source * width + section] = otherSection
    table[bead.source * width + bead.target] = sameSection
  }
  return table
}

/** Forbids what would cross one of these pairs, row by row. */
function barrier(
  { source, target, window }: Weighed,
  held: readonly (readonly [number, number])[],
): (row: number, into: Float64Array) => void {
  const here = held.map(([i]) => i)
  const there = held.map(([, j]) => j)
  const [above, across] = [ranks(here, source.blocks.length), ranks(there, target.blocks.length)]
  return (row, into) => {
    const rank = above[row + window.sourceFirst]
    for (let column = 0; column < window.targetLast - window.targetFirst; column++)
      if (across[column + window.targetFirst] !== rank) into[column] = Number.NEGATIVE_INFINITY
  }
}

/**
 * The blocks that match best while both pages keep their order.
 *
 * @param paired The sections that belong together, once they are known.
 * @param held Pairs that nothing may cross, in order.
 */
export function inOrder(
  weighed: Weighed,
  paired?: readonly SectionBead[],
  held: readonly (readonly [number, number])[] = [],
): [number, number][] {
  const { source, target, scores } = weighed
  const { sourceFirst, sourceLast, targetFirst, targetLast } = weighed.window
  const [n, m] = [sourceLast - sourceFirst, targetLast - targetFirst]
  const bonus = paired && bonuses(weighed, paired)
  const rows = sectionsOf(source, sourceFirst, sourceLast)
  const columns = sectionsOf(target, targetFirst, targetLast)
  const width = target.sections.length
  const bonusOf = (row: number, column: number): number =>
    bonus ? (bonus[(rows[row] as number) * width + (columns[column] as number)] as number) : 0
  const bar = held.length > 0 ? barrier(weighed, held) : undefined
  if (n === m && !bar && isBestInStep(n, scores, { of: bonusOf, most: bonus ? sameSection : 0 }, gaps)) {
    const inStep: [number, number][] = []
    for (let at = 0; at < n; at++) inStep.push([at + sourceFirst, at + targetFirst])
    return inStep
  }
  const fill = (row: number, into: Float64Array): void => {
    const down = row / n
    for (let column = 0, at = row * m; column < m; column++, at++) {
      // Where nothing else tells two candidates apart, the nearer one to the diagonal is right.
      const aside = diagonal * Math.abs(down - column / m)
      into[column] = (scores[at] as number) + bonusOf(row, column) - aside
    }
    bar?.(row, into)
  }
  return chainRows(n, m, fill, gaps).map(([row, column]) => [row + sourceFirst, column + targetFirst])
}

/** The section of each block from `first` up to `last`. */
function sectionsOf({ blocks }: Page, first: number, last: number): Int32Array {
  const sections = new Int32Array(last - first)
  for (let index = first; index < last; index++) sections[index - first] = blocks[index]?.section ?? 0
  return sections
}
