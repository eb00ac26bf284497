/** Sections, or whole pages, that were rewritten: gap by gap they would help nobody. */
import type { Alignment, Section } from '../model.ts'
import { isSilent, range } from '../rule/blocks.ts'
import { partsOf } from './runs.ts'
import type { SideGaps } from './side.ts'

/** Fewer blocks than this without counterpart, on either side, are named one by one. */
const fewest = 4
/** A section is rewritten when less than this share of its blocks has a counterpart, on both sides. */
const kept = 0.4

/** Takes all that is open in a rewritten page or in rewritten sections. */
export function takeRewritten(source: SideGaps, target: SideGaps, { sections }: Alignment): void {
  const whole = [source.page.sections[0], target.page.sections[0]] as const
  if (
    whole[0] &&
    whole[1] &&
    isRewritten(source, 0, source.page.blocks.length) &&
    isRewritten(target, 0, target.page.blocks.length)
  ) {
    takeAll(source, 0, source.page.blocks.length, whole[0], whole[1])
    takeAll(target, 0, target.page.blocks.length, whole[1], whole[0])
    return
  }
  for (const bead of sections) {
    const here = source.page.sections[bead.source]
    const there = target.page.sections[bead.target]
    // With little in common and another title, they are two sections, not one that was written anew.
    if (!here || !there || !areTitledAlike(source, here, there)) continue
    if (
      !isRewritten(source, Math.max(0, here.first), here.ownLast) ||
      !isRewritten(target, Math.max(0, there.first), there.ownLast)
    )
      continue
    takeAll(source, Math.max(0, here.first), here.ownLast, here, there)
    takeAll(target, Math.max(0, there.first), there.ownLast, there, here)
  }
}

/** Whether the headings of two sections are each other's counterpart; what stands before the first heading has none. */
function areTitledAlike({ counterparts }: SideGaps, here: Section, there: Section): boolean {
  return here.heading < 0 ? there.heading < 0 : counterparts.get(here.heading)?.first === there.heading
}

function isRewritten(side: SideGaps, first: number, last: number): boolean {
  const all = range(first, last).filter((index) => !isSilent(side.block(index)))
  const open = all.filter((index) => side.open.has(index))
  return open.length >= fewest && all.length - open.length < all.length * kept
}

function takeAll(side: SideGaps, first: number, last: number, section: Section, other: Section): void {
  const blocks = side.openIn(first, last)
  side.take('rewritten', blocks, side.cover(range(first, last)), partsOf(side, blocks), {
    section: section.index,
    otherSection: other.index,
  })
}
