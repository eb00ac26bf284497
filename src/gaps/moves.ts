/** What both sides have in different places, grouped as an editor would name it: sections, items in another order, blocks. */
import type { Alignment, Bead, Page, Section, Span } from '../model.ts'
import { coverOf } from '../rule/blocks.ts'
import { areMutual, type ContainerPairs } from '../rule/containers.ts'
import type { Gap, Move } from '../rule.ts'

/** Of a section that was moved, at least this share of what is matched stands in its counterpart. */
const wholeSection = 0.6

/** The moves of a pair. What a gap already says to stand elsewhere is left out. */
export function movesOf(
  source: Page,
  target: Page,
  { beads }: Alignment,
  { gaps, containers }: { readonly gaps: readonly Gap[]; readonly containers: ContainerPairs },
): Move[] {
  const told = gaps.flatMap((gap) =>
    gap.parts.flatMap((part) => (part.elsewhere ? [{ side: gap.side, span: part }] : [])),
  )
  const isTold = (bead: Bead) =>
    told.some(({ side, span }) => {
      const page = side === 'source' ? source : target
      return bead[side].some(
        (index) => (page.blocks[index]?.start ?? 0) >= span.start && (page.blocks[index]?.end ?? 0) <= span.end,
      )
    })
  const moved = beads.filter((bead) => bead.moved && bead.source.length > 0 && bead.target.length > 0 && !isTold(bead))
  if (moved.length === 0) return []
  const sections = movedSections(source, target, beads, moved)
  const ordered = inOrder(beads, source, target, containers)
  const rest = moved.filter((bead) => !ordered.has(bead) && !sections.some((move) => covers(move, bead)))
  const kindOf = (bead: Bead) => (isReordered(bead, source, target, containers) ? 'order' : 'block')
  const blocks = runs(rest, kindOf).map((run) => moveOf(kindOf(run[0] as Bead), run, source, target))
  return [...sections, ...blocks]
}

/** Sections whose headings and most of their text were moved together, outermost first. */
function movedSections(source: Page, target: Page, beads: readonly Bead[], moved: readonly Bead[]): Move[] {
  const found: Move[] = []
  for (const bead of moved) {
    const here = sectionOf(source, bead.source[0])
    const there = sectionOf(target, bead.target[0])
    if (!here || !there || found.some((move) => covers(move, bead))) continue
    const both = beads.filter((one) => one.source.length > 0 && one.target.length > 0)
    const fromHere = both.filter((one) => within(here, one.source[0]))
    const toThere = both.filter((one) => within(there, one.target[0]))
    const together = fromHere.filter((one) => within(there, one.target[0]))
    // A part that stands under a heading of its own on one side may be followed by other text on the other.
    const isWhole = together.length >= fromHere.length * wholeSection
    if (together.length < 2 || !(isWhole || together.length >= toThere.length * wholeSection)) continue
    const move = moveOf('section', together, source, target)
    found.push(isWhole ? { ...move, source: spanOf(here), target: spanOf(there) } : move)
  }
  return found
}

const spanOf = ({ start, end }: Section): Span => ({ start, end })

const within = ({ first, last }: Section, index: number | undefined): boolean =>
  index !== undefined && index >= first && index < last

/** The section of which this block is the heading. */
function sectionOf(page: Page, index: number | undefined): Section | undefined {
  const block = page.blocks[index ?? -1]
  const section = block && page.sections[block.section]
  return section?.heading === index ? section : undefined
}

const covers = (move: Move, bead: Bead): boolean =>
  bead.source.every((index) => move.sourceBlocks.includes(index)) &&
  bead.target.every((index) => move.targetBlocks.includes(index))

/** Moved beads that are neighbours on both sides, by source. */
function runs(beads: readonly Bead[], kindOf: (bead: Bead) => Move['kind']): Bead[][] {
  const found: Bead[][] = []
  for (const bead of beads) {
    const last = found.at(-1)?.at(-1)
    const joined =
      last &&
      (bead.source[0] ?? 0) - (last.source.at(-1) ?? 0) === 1 &&
      (bead.target[0] ?? 0) - (last.target.at(-1) ?? 0) === 1 &&
      kindOf(last) === kindOf(bead)
    if (joined) found.at(-1)?.push(bead)
    else found.push([bead])
  }
  return found
}

/** Whether these are items of one list that others have overtaken. */
function isReordered(bead: Bead, source: Page, target: Page, containers: ContainerPairs): boolean {
  const here = listOf(source, bead.source[0])
  const there = listOf(target, bead.target[0])
  return here !== undefined && there !== undefined && areMutual(containers, here, there)
}

/** Of each list's items that were moved, as many as stand in order with those in place: only the others changed places. */
function inOrder(beads: readonly Bead[], source: Page, target: Page, containers: ContainerPairs): Set<Bead> {
  const byList = new Map<number, { readonly kept: Bead[]; readonly moved: Bead[] }>()
  for (const bead of beads) {
    if (bead.source.length === 0 || bead.target.length === 0 || !isReordered(bead, source, target, containers)) continue
    const list = listOf(source, bead.source[0]) as number
    const group = byList.get(list) ?? { kept: [], moved: [] }
    group[bead.moved ? 'moved' : 'kept'].push(bead)
    byList.set(list, group)
  }
  const ordered = [...byList.values()].flatMap(({ kept, moved }) => {
    return longestRise(moved.filter((bead) => kept.every((other) => areInOrder(bead, other))))
  })
  return new Set(ordered)
}

const areInOrder = (a: Bead, b: Bead): boolean =>
  (a.source[0] ?? 0) < (b.source[0] ?? 0) === (a.target[0] ?? 0) < (b.target[0] ?? 0)

/** The longest run, with gaps, of beads whose targets rise as their sources do: patience sorting, in n log n. */
function longestRise(beads: readonly Bead[]): Bead[] {
  const sorted = beads.toSorted((a, b) => (a.source[0] ?? 0) - (b.source[0] ?? 0))
  const height = (at: number | undefined) => sorted[at ?? -1]?.target[0] ?? 0
  const before: (number | undefined)[] = []
  /** For each length, the bead with the lowest target that ends a rise of it. */
  const ends: number[] = []
  for (let at = 0; at < sorted.length; at++) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (height(ends[middle]) < height(at)) low = middle + 1
      else high = middle
    }
    before.push(ends[low - 1])
    ends[low] = at
  }
  const rise: Bead[] = []
  for (let at = ends.at(-1); at !== undefined; at = before[at]) rise.unshift(sorted[at] as Bead)
  return rise
}

/** The list of an item, when the block is an item's first. */
function listOf(page: Page, index: number | undefined): number | undefined {
  const block = page.blocks[index ?? -1]
  const item = page.containers[block?.container ?? -1]
  return block?.kind === 'item' && item?.kind === 'item' ? item.parent : undefined
}

function moveOf(kind: Move['kind'], beads: readonly Bead[], source: Page, target: Page): Move {
  const sourceBlocks = beads.flatMap((bead) => bead.source).sort((a, b) => a - b)
  const targetBlocks = beads.flatMap((bead) => bead.target).sort((a, b) => a - b)
  return {
    kind,
    source: coverOf(source, sourceBlocks),
    target: coverOf(target, targetBlocks),
    sourceBlocks,
    targetBlocks,
  }
}
