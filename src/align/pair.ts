/** Aligns two pages: blocks in order, then what moved, then what was split or joined. */
import type { Alignment, Block, Page, SectionBead } from '../model.ts'
import { chain, type GapCosts } from './chain.ts'
import { joinSplits } from './joins.ts'
import { findMoves } from './moves.ts'
import { pairSections } from './sections.ts'
import { type AlignContext, type Workspace, workspace } from './workspace.ts'

/** Gaps come in runs: a second block missing is far likelier than a first. */
const gaps: GapCosts = { open: 3.2, extend: 0.6, replace: 1.6 }
/**
 * A pair was replaced, not translated, when its content speaks against it; and the more there is to speak for it, the more
 * has to. Measured on pages whose true alignment is known: 0.1 % of true pairs fall below this line.
 */
const doubt = { least: -1, from: 5, slope: 0.2, most: 2.5 }
/** What it adds that two blocks stand in matched sections, or takes away that their sections match others. */
const sameSection = 1
const otherSection = -2

/** Aligns a source page with its translation. Deterministic. */
export function alignPair(source: Page, target: Page, context: AlignContext): Alignment {
  const space = workspace(source, target, context)
  const first = inOrder(space, () => 0)
  const sections = pairSections(source, target, first)
  const partner = new Map(sections.map((bead) => [bead.source, bead.target]))
  const taken = new Set(sections.map((bead) => bead.target))
  const matched = inOrder(space, (a, b) => {
    const expected = partner.get(a.section)
    if (expected === b.section) return sameSection
    return expected !== undefined && taken.has(b.section) ? otherSection : 0
  })
  const kept = matched.filter(([i, j]) => !isReplaced(space, i, j))
  const moved = findMoves(space, kept)
  const beads = joinSplits(space, kept, moved)
  return { beads, sections: withMoved(pairSections(source, target, kept), pairSections(source, target, moved)), incomparable: [] }
}

function inOrder(space: Workspace, bonus: (a: Block, b: Block) => number): [number, number][] {
  const { source, target } = space
  const n = source.blocks.length
  const m = target.blocks.length
  const score = (i: number, j: number) =>
    space.score(i, j) +
    bonus(source.blocks[i] as Block, target.blocks[j] as Block) -
    // Where nothing else tells two candidates apart, the nearer one to the diagonal is right.
    0.3 * Math.abs(i / n - j / m)
  return chain(n, m, score, gaps)
}

function isReplaced(space: Workspace, i: number, j: number): boolean {
  if (space.source.blocks[i]?.kind === 'front-matter') return false
  const expected = doubt.least + doubt.slope * Math.max(0, space.potential(i, j) - doubt.from)
  return space.evidence(i, j) < Math.min(doubt.most, expected)
}

function withMoved(inPlace: readonly SectionBead[], moved: readonly SectionBead[]): SectionBead[] {
  const known = new Set(inPlace.map((bead) => bead.source))
  const taken = new Set(inPlace.map((bead) => bead.target))
  const added = moved.filter((bead) => !known.has(bead.source) && !taken.has(bead.target)).map((bead) => ({ ...bead, moved: true }))
  return [...inPlace, ...added].sort((a, b) => a.source - b.source)
}
