/** The blocks of one page that have no counterpart, while they are being grouped. */
import type { Alignment, Block, Page, Side, Span } from '../model.ts'
import { coverOf, isSilent, range } from '../rule/blocks.ts'
import type { Gap, GapKind, GapPart } from '../rule.ts'

/** What a gap may carry beside its blocks. */
export type GapDetails = Pick<Gap, 'list' | 'otherList' | 'section' | 'otherSection' | 'twin'>

/** Where a block's counterpart stands, as an index into the other page's blocks. */
export interface Counterpart {
  readonly first: number
  readonly last: number
  readonly moved: boolean
}

/** The gaps of one side: each grouping takes blocks out of `open`, and what it takes becomes a gap. */
export class SideGaps {
  readonly side: Side
  readonly page: Page
  readonly other: Page
  readonly counterparts: ReadonlyMap<number, Counterpart>
  readonly open: Set<number>
  readonly gaps: Gap[] = []

  constructor(side: Side, page: Page, other: Page, counterparts: ReadonlyMap<number, Counterpart>) {
    this.side = side
    this.page = page
    this.other = other
    this.counterparts = counterparts
    const open = page.blocks.filter((block) => !counterparts.has(block.index) && !isSilent(block))
    this.open = new Set(open.map(({ index }) => index))
  }

  /** Makes a gap of these blocks. */
  take(
    kind: GapKind,
    blocks: readonly number[],
    span: Span,
    parts: readonly GapPart[],
    details: GapDetails = {},
  ): void {
    for (const index of blocks) this.open.delete(index)
    this.gaps.push({
      kind,
      side: this.side,
      blocks: [...blocks],
      span: { start: span.start, end: span.end },
      parts: parts.map(({ start, end, elsewhere }) => ({ start, end, ...(elsewhere ? { elsewhere } : {}) })),
      insertAt: this.placeFor(blocks[0] ?? 0, kind === 'section' && blocks.length > 1),
      ...details,
    })
  }

  /** The open blocks of a range, in order. */
  openIn(first: number, last: number): number[] {
    return range(first, last).filter((index) => this.open.has(index))
  }

  /** The open blocks of a range when all that can be missing in it is open. */
  wholly(first: number, last: number): number[] | undefined {
    const all = range(first, last).filter((index) => !isSilent(this.block(index)))
    return all.length > 0 && all.every((index) => this.open.has(index)) ? all : undefined
  }

  /** The blocks of a range that follow its first one without a break and are open. */
  leading(first: number, last: number): number[] {
    const blocks = range(first, last).filter((index) => !isSilent(this.block(index)))
    const until = blocks.findIndex((index) => !this.open.has(index))
    return until < 0 ? blocks : blocks.slice(0, until)
  }

  cover(blocks: readonly number[]): Span {
    return coverOf(this.page, blocks)
  }

  block(index: number): Block {
    return this.page.blocks[index] as Block
  }

  /**
   * Where a gap's text belongs on the other side: after the counterpart of what stands before it; for a section with its
   * text, after all that stands under the same heading as that counterpart.
   */
  private placeFor(index: number, isSection: boolean): Span {
    const section = this.block(index)?.section
    for (let at = index - 1; at >= 0; at--) {
      const counterpart = this.counterparts.get(at)
      // What was moved says nothing of places, but for what stood beside it.
      if (!counterpart || (counterpart.moved && this.block(at).section !== section)) continue
      const beside = this.other.blocks[counterpart.last]
      const last = isSection ? (this.other.sections[beside?.section ?? -1]?.ownLast ?? 0) - 1 : counterpart.last
      const end = Math.max(beside?.end ?? 0, this.other.blocks[last]?.end ?? 0)
      return { start: end, end }
    }
    const next = this.other.blocks.find((block) => !isSilent(block))
    const start = next?.start ?? this.other.text.length
    return { start, end: start }
  }
}

/** Both sides' gaps, with nothing grouped yet. */
export function openSides(source: Page, target: Page, { beads }: Alignment): { source: SideGaps; target: SideGaps } {
  const toTarget = new Map<number, Counterpart>()
  const toSource = new Map<number, Counterpart>()
  const range = (indexes: readonly number[], moved: boolean): Counterpart => ({
    first: indexes[0] ?? 0,
    last: indexes.at(-1) ?? 0,
    moved,
  })
  for (const bead of beads) {
    if (bead.source.length === 0 || bead.target.length === 0) continue
    for (const index of bead.source) toTarget.set(index, range(bead.target, bead.moved ?? false))
    for (const index of bead.target) toSource.set(index, range(bead.source, bead.moved ?? false))
  }
  return {
    source: new SideGaps('source', source, target, toTarget),
    target: new SideGaps('target', target, source, toSource),
  }
}
