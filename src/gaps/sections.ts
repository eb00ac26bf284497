/** Sections and preambles without counterpart. */
import type { Page, Section, Span } from '../model.ts'
import { isSilent, range } from '../rule/blocks.ts'
import { isPreambleHeading, openingSection } from '../rule/preamble.ts'
import type { GapPart } from '../rule.ts'
import type { SideGaps } from './side.ts'

/** Takes sections whose heading is open: with all that stands under it, with its own text, or the heading alone. */
export function takeSections(side: SideGaps): void {
  for (const section of side.page.sections) {
    if (section.heading < 0 || !side.open.has(section.heading)) continue
    if (isPreambleHeading(side.page, section) && !openingSection(side.other)) takePreamble(side, section)
    else takeSection(side, section)
  }
}

function takeSection(side: SideGaps, section: Section): void {
  const blocks = side.wholly(section.first, section.last) ?? side.wholly(section.first, section.ownLast)
  if (blocks) {
    const span = side.cover(blocks)
    side.take('section', blocks, span, [span], { section: section.index })
  } else if (side.leading(section.first, section.ownLast).length === 1) {
    // Only the heading went: its text is there. With text lost beside it, a run of blocks says both.
    const heading = side.block(section.heading)
    side.take('section', [section.heading], heading, [heading], { section: section.index })
  }
}

/** A preamble, with what is left of it elsewhere on the other side. */
function takePreamble(side: SideGaps, section: Section): void {
  const whole = side.wholly(section.first, section.last)
  const blocks = whole ?? side.openIn(section.first, section.ownLast)
  const parts = whole
    ? [side.cover(whole)]
    : range(section.first, section.ownLast).flatMap((index) => partOf(side, index))
  const span = whole ? side.cover(whole) : side.cover(range(section.first, section.ownLast))
  side.take('preamble', blocks, parts.length > 1 ? span : (parts[0] ?? span), parts, { section: section.index })
}

function partOf(side: SideGaps, index: number): GapPart[] {
  const { start, end } = side.block(index)
  if (side.open.has(index)) return [{ start, end }]
  const counterpart = side.counterparts.get(index)
  const elsewhere = counterpart?.moved ? spanBetween(side.other, counterpart.first, counterpart.last) : undefined
  return elsewhere ? [{ start, end, elsewhere }] : []
}

const spanBetween = (page: Page, first: number, last: number): Span => ({
  start: page.blocks[first]?.start ?? 0,
  end: page.blocks[last]?.end ?? 0,
})

/** Takes the untitled text at the start of a page when the other page goes straight to its sections. */
export function takeOpeningText(side: SideGaps): void {
  const root = side.page.sections[0]
  const otherRoot = side.other.sections[0]
  if (!root || !otherRoot || side.page.sections.length < 2 || side.other.sections.length < 2) return
  const opening = readable(side.page, root)
  if (opening.length === 0 || readable(side.other, otherRoot).length > 0) return
  if (!opening.every((index) => side.open.has(index))) return
  const span = side.cover(opening)
  side.take('preamble', opening, span, [span], { section: 0 })
}

/** The blocks of a section's own that a reader reads. */
function readable(page: Page, section: Section): number[] {
  return range(Math.max(0, section.first), section.ownLast).filter((index) => {
    const block = page.blocks[index]
    return (
      block !== undefined &&
      !isSilent(block) &&
      block.text !== '' &&
      !['heading', 'esm', 'definition', 'html'].includes(block.kind)
    )
  })
}
