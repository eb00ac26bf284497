/** Matches what stands in the same order on both pages. */
import type { SectionBead } from '../model.ts'
import { chainRows, type GapCosts } from './chain.ts'
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

/**
 * The blocks that match best while both pages keep their order.
 *
 * @param paired The sections that belong together, once they are known.
 */
export function inOrder(weighed: Weighed, paired?: readonly SectionBead[]): [number, number][] {
  const { source, target, scores } = weighed
  const { sourceFirst, sourceLast, targetFirst, targetLast } = weighed.window
  const [n, m] = [sourceLast - sourceFirst, targetLast - targetFirst]
  const table = paired ? bonuses(weighed, paired) : new Float64Array(target.sections.length)
  const sections = Int32Array.from({ length: m }, (_, column) => target.blocks[column + targetFirst]?.section ?? 0)
  const across = Float64Array.from({ length: m }, (_, column) => column / m)
  const fill = (row: number, into: Float64Array) => {
    const bonus = paired ? (source.blocks[row + sourceFirst]?.section ?? 0) * target.sections.length : 0
    const down = row / n
    for (let column = 0, at = row * m; column < m; column++, at++) {
      // Where nothing else tells two candidates apart, the nearer one to the diagonal is right.
      const aside = diagonal * Math.abs(down - (across[column] as number))
      into[column] = (scores[at] as number) + (table[bonus + (sections[column] as number)] as number) - aside
    }
  }
  return chainRows(n, m, fill, gaps).map(([row, column]) => [row + sourceFirst, column + targetFirst])
}
