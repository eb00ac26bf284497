/** Aligns two pages: blocks in order, then what moved, then what was split or joined. */
import type { Alignment, Bead, BlockKind, Page, SectionBead } from '../model.ts'
import { withComments, withoutComments } from './comments.ts'
import { inOrder } from './in-order.ts'
import { joinSplits } from './joins.ts'
import { findMoves, runsOf } from './moves.ts'
import { pairSections } from './sections.ts'
import { inStep } from './shifts.ts'
import { cross, headingsInOrder } from './skeleton.ts'
import type { AlignContext } from './weighed.ts'
import { leftOver } from './windows.ts'
import { type Workspace, workspaces } from './workspace.ts'

/**
 * A pair was replaced, not translated, when its content speaks against it; and the more there is to speak for it, the more
 * has to. Measured on pages whose true alignment is known: 0.1 % of true pairs fall below this line. Where a project's own
 * words are not known yet, a free translation looks much like a replaced text, and only a clear contradiction counts.
 */
const doubt = {
  expert: { least: -1, slope: 0.2, most: 2.2 },
  novice: { least: -2.5, slope: 0.05, most: 0 },
  from: 4,
  /** As much, where both neighbours match and nothing but this pair stands between them: then freedom is likelier. */
  between: -0.8,
  /** Of an item that says next to nothing, its place in the list says more than a word that is not found. */
  item: -2,
}
const prose = new Set<BlockKind>(['paragraph', 'item', 'row'])
/** By how much leftover blocks must fit better, on both sides together, for a pair to be given up. */
const clearlyBetter = 3.5
/** What each run of neighbours that moved together costs. */
const moving = 3
/** By how much likelier the pages have to be with their headings in place, for the text to be what moved. */
const explained = 4

/** Aligns a source page with its translation. Deterministic. */
export function alignPair(source: Page, target: Page, context: AlignContext): Alignment {
  const [here, there] = [withoutComments(source), withoutComments(target)]
  if (!here && !there) return aligned(source, target, context)
  const { beads, sections } = aligned(here?.page ?? source, there?.page ?? target, context)
  return { beads: withComments(beads, { page: source, without: here }, { page: target, without: there }), sections }
}

function aligned(source: Page, target: Page, context: AlignContext): Alignment {
  const kept: [number, number][] = []
  const moved: [number, number][] = []
  const beads: Bead[] = []
  for (const space of workspaces(source, target, context)) {
    const { matched, elsewhere } = bestOf(space)
    beads.push(...joinSplits(space, matched, elsewhere))
    kept.push(...matched)
    moved.push(...elsewhere)
  }
  return { beads, sections: sectionBeads(source, target, kept, moved) }
}

interface Found {
  readonly matched: [number, number][]
  readonly elsewhere: [number, number][]
}

/** What stands in the same order and what moved; with the headings held in place where that explains more. */
function bestOf(space: Workspace): Found {
  const free = found(space, matchInOrder(space))
  const { sourceFirst, sourceLast, targetFirst, targetLast } = space.window
  const matched = free.matched.length
  if (matched === sourceLast - sourceFirst && matched === targetLast - targetFirst) return free
  const skeleton = headingsInOrder(space)
  if (!cross(skeleton, free.matched)) return free
  const sections = pairSections(space.source, space.target, skeleton)
  const held = found(space, inOrder(space, sections, skeleton))
  const gain = worthOf(space, held) - worthOf(space, free)
  return gain > (runsOf(held.elsewhere).length > runsOf(free.elsewhere).length ? explained : 0) ? held : free
}

function found(space: Workspace, pairs: readonly [number, number][]): Found {
  const matched = released(space, translated(space, inStep(space, pairs)))
  return { matched, elsewhere: findMoves(space, matched) }
}

/** How much likelier the pages are so, in log odds: text seldom moves. */
function worthOf(space: Workspace, { matched, elsewhere }: Found): number {
  const sum = [...matched, ...elsewhere].reduce((all, [i, j]) => all + space.score(i, j), 0)
  return sum - moving * runsOf(elsewhere).length
}

/** Matches what stands in the same order on both pages: once to find which sections belong together, and once knowing it. */
function matchInOrder(space: Workspace): [number, number][] {
  const sections = pairSections(space.source, space.target, inOrder(space, undefined))
  return inOrder(space, sections)
}

/**
 * The pairs of which one is the other's translation, and no other text in its place. A run of doubtful pairs between two
 * that are not, with nothing left over beside it, is given the benefit of the doubt where little speaks against it.
 */
function translated(space: Workspace, matched: readonly [number, number][]): [number, number][] {
  const isDoubtful = matched.map(([i, j]) => doubtOf(space, i, j) > 0)
  const follows = (at: number) => {
    const [before, here] = [matched[at - 1], matched[at]]
    return before !== undefined && here?.[0] === before[0] + 1 && here[1] === before[1] + 1
  }
  const kept = isDoubtful.map((is) => !is)
  for (let first = 0; first < matched.length; first++) {
    if (!isDoubtful[first]) continue
    let end = first + 1
    while (isDoubtful[end] && follows(end)) end++
    const isBetween = follows(first) && follows(end) && !isDoubtful[end]
    const run = matched.slice(first, end)
    if (isBetween && run.every((pair) => isBearable(space, pair))) kept.fill(true, first, end)
    first = end - 1
  }
  return matched.filter((_, at) => kept[at])
}

function isBearable({ source, target, evidence }: Workspace, [i, j]: readonly [number, number]): boolean {
  const [a, b] = [source.blocks[i], target.blocks[j]]
  return a !== undefined && a.kind === b?.kind && prose.has(a.kind) && evidence(i, j) >= doubt.between
}

/** By how much a pair lacks the evidence that a translation would have; nothing is wrong up to 0. */
function doubtOf(space: Workspace, i: number, j: number): number {
  if (space.source.blocks[i]?.kind === 'front-matter') return 0
  const { experience } = space.bilingual
  const between = (key: 'least' | 'slope' | 'most') =>
    doubt.novice[key] + experience * (doubt.expert[key] - doubt.novice[key])
  const potential = space.potential(i, j)
  const expected = between('least') + between('slope') * Math.max(0, potential - doubt.from)
  if (space.source.blocks[i]?.kind === 'item' && space.target.blocks[j]?.kind === 'item' && potential < doubt.from)
    return doubt.item - space.evidence(i, j)
  return Math.min(between('most'), expected) - space.evidence(i, j) - space.under(i, j)
}

/**
 * Order alone made some of these pairs: where a block that was left over fits one of the two much better, they let go of
 * each other, so that what moved can be found.
 */
function released(space: Workspace, matched: readonly [number, number][]): [number, number][] {
  const left = leftOver(space.window, 'source', matched)
  const right = leftOver(space.window, 'target', matched)
  const { blocks } = space.source
  const { blocks: others } = space.target
  return matched.filter(([i, j]) => {
    const here = space.evidence(i, j)
    let [forTarget, forSource] = [0, 0]
    for (const k of left)
      if (blocks[k]?.kind === blocks[i]?.kind) forTarget = Math.max(forTarget, space.evidence(k, j) - here)
    for (const k of right)
      if (others[k]?.kind === others[j]?.kind) forSource = Math.max(forSource, space.evidence(i, k) - here)
    return forTarget + forSource <= clearlyBetter
  })
}

/** Which sections tell the same, from the blocks that were matched in place and those that moved. */
export function sectionBeads(
  source: Page,
  target: Page,
  kept: readonly (readonly [number, number])[],
  moved: readonly (readonly [number, number])[],
): SectionBead[] {
  return withMoved(pairSections(source, target, kept), pairSections(source, target, moved))
}

function withMoved(inPlace: readonly SectionBead[], moved: readonly SectionBead[]): SectionBead[] {
  const known = new Set(inPlace.map((bead) => bead.source))
  const taken = new Set(inPlace.map((bead) => bead.target))
  const added = moved
    .filter((bead) => !known.has(bead.source) && !taken.has(bead.target))
    .map((bead) => ({ ...bead, moved: true }))
  return [...inPlace, ...added].sort((a, b) => a.source - b.source)
}
