/**
 * Groups the blocks without counterpart as an editor would name them: a preamble, a section, steps of a procedure, items
 * of a list, blocks. Every such block belongs to one gap, and each kind of gap to one family of rules.
 */
import type { Alignment, Block, BlockKind, Container, Page, Section, Side, Span } from './model.ts'
import type { Gap, GapKind } from './rule.ts'
import { languageOf } from './text/languages.ts'
import { isPreambleTitle } from './text/titles.ts'

/** What no reader reads, and what rules of their own compare. */
const silent = new Set<BlockKind>(['comment', 'front-matter'])
/** A block as long as this that stands twice was not written twice on purpose. */
const shortestDuplicate = 25

/** Groups the gaps of both sides. */
export function gapsOf(source: Page, target: Page, alignment: Alignment): Gap[] {
  const links = linksOf(alignment)
  const here = new SideGaps('source', source, target, links.toTarget)
  const there = new SideGaps('target', target, source, links.toSource)
  return [...here.collect(), ...there.collect()]
}

interface Links {
  readonly toTarget: ReadonlyMap<number, number>
  readonly toSource: ReadonlyMap<number, number>
}

/** Which block stands for which; moved ones count as present but say nothing of places. */
function linksOf(alignment: Alignment): Links {
  const toTarget = new Map<number, number>()
  const toSource = new Map<number, number>()
  for (const bead of alignment.beads) {
    if (bead.source.length === 0 || bead.target.length === 0) continue
    const [i, j] = [bead.source[0] as number, bead.target.at(-1) as number]
    for (const index of bead.source) toTarget.set(index, bead.moved ? -1 : j)
    for (const index of bead.target) toSource.set(index, bead.moved ? -1 : i)
  }
  return { toTarget, toSource }
}

/** The gaps of one side. */
class SideGaps {
  private readonly side: Side
  private readonly page: Page
  private readonly other: Page
  private readonly counterpart: ReadonlyMap<number, number>
  private readonly open = new Set<number>()
  private readonly gaps: Gap[] = []

  constructor(side: Side, page: Page, other: Page, counterpart: ReadonlyMap<number, number>) {
    this.side = side
    this.page = page
    this.other = other
    this.counterpart = counterpart
    for (const block of page.blocks) if (!counterpart.has(block.index) && !silent.has(block.kind)) this.open.add(block.index)
  }

  collect(): Gap[] {
    if (this.open.size === 0) return []
    if (this.side === 'target') this.duplicates()
    this.sections()
    this.openingText()
    this.lists()
    this.runs()
    return this.gaps.sort((a, b) => a.span.start - b.span.start)
  }

  /** Blocks that stand here twice and there once. */
  private duplicates(): void {
    const seen = new Map<string, Block[]>()
    for (const block of this.page.blocks) {
      if (block.text.length >= shortestDuplicate) seen.set(keyOf(block), [...(seen.get(keyOf(block)) ?? []), block])
    }
    for (const index of this.open) {
      const block = this.block(index)
      const twins = (seen.get(keyOf(block)) ?? []).filter((twin) => twin.index !== index && this.counterpart.has(twin.index))
      if (block.text.length >= shortestDuplicate && twins.length > 0) this.take('duplicate', [index], block, [block])
    }
  }

  /** Whole sections: the heading and all that stands under it, or all of its own text when a subsection was found. */
  private sections(): void {
    for (const section of this.page.sections) {
      if (section.heading < 0 || !this.open.has(section.heading)) continue
      const preamble = isPreambleTitle(section.title, languageOf(this.page.locale))
      const whole = this.openIn(section.first, section.last)
      const own = this.openIn(section.first, section.ownLast)
      const blocks = whole ?? own ?? (preamble ? this.leading(section) : undefined)
      if (!blocks) continue
      const kind = preamble && section.parent <= 1 ? 'preamble' : 'section'
      this.take(kind, blocks, this.spanOf(blocks), [this.spanOf(blocks)], { section: section.index })
    }
  }

  /** The untitled text at the start of a page, when the other page starts with none. */
  private openingText(): void {
    const root = this.page.sections[0]
    const otherRoot = this.other.sections[0]
    if (!root || !otherRoot || this.page.sections.length < 2 || this.other.sections.length < 2) return
    const opening = range(0, root.ownLast).filter((index) => this.isRead(this.page.blocks[index]))
    if (opening.length === 0 || range(0, otherRoot.ownLast).some((index) => this.isRead(this.other.blocks[index]))) return
    if (opening.every((index) => this.open.has(index))) {
      this.take('preamble', opening, this.spanOf(opening), [this.spanOf(opening)], { section: 0 })
    }
  }

  private isRead(block: Block | undefined): boolean {
    return block !== undefined && block.text !== '' && !silent.has(block.kind) && block.kind !== 'esm' && block.kind !== 'definition'
  }

  /** Items of lists that the other side has too. */
  private lists(): void {
    const partners = this.partners()
    const byList = new Map<number, { blocks: number[]; parts: Span[] }>()
    for (const item of this.page.containers) {
      if (item.kind !== 'item') continue
      const blocks = this.openIn(item.first, item.last)
      const list = blocks && this.outermostList(item, partners)
      if (!blocks || list === undefined) continue
      const group = byList.get(list) ?? { blocks: [], parts: [] }
      if (blocks.some((index) => group.blocks.includes(index))) continue
      group.blocks.push(...blocks)
      group.parts.push(this.spanOf(blocks))
      byList.set(list, group)
    }
    for (const [list, { blocks, parts }] of byList) {
      const container = this.page.containers[list] as Container
      const otherList = partners.get(list) as number
      const procedure = isProcedure(this.page, container) || isProcedure(this.other, this.other.containers[otherList] as Container)
      this.take(procedure ? 'step' : 'item', blocks, container, parts, { list, otherList })
    }
  }

  /** Lists of this page → the list of the other page that holds most of their counterparts. */
  private partners(): Map<number, number> {
    const votes = new Map<number, Map<number, number>>()
    for (const [index, counterpart] of this.counterpart) {
      const here = this.lineage(this.page, this.page.blocks[index])
      const there = this.lineage(this.other, this.other.blocks[counterpart])
      here.forEach((list, level) => {
        const match = there[level]
        if (match === undefined) return
        const row = votes.get(list) ?? new Map<number, number>()
        row.set(match, (row.get(match) ?? 0) + 1)
        votes.set(list, row)
      })
    }
    const partners = new Map<number, number>()
    for (const [list, row] of votes) {
      const [best] = [...row].sort((a, b) => b[1] - a[1] || a[0] - b[0])
      if (best) partners.set(list, best[0])
    }
    return partners
  }

  /** The lists around a block, outermost first. */
  private lineage(page: Page, block: Block | undefined): number[] {
    const lists: number[] = []
    for (let at = page.containers[block?.container ?? -1]; at; at = page.containers[at.parent]) if (at.kind === 'list') lists.unshift(at.index)
    return lists
  }

  private outermostList(item: Container, partners: ReadonlyMap<number, number>): number | undefined {
    let found: number | undefined
    for (let at = this.page.containers[item.parent]; at; at = this.page.containers[at.parent]) if (partners.has(at.index)) found = at.index
    return found
  }

  /** Everything else: runs of neighbours, a container that is missing whole as one part. */
  private runs(): void {
    let run: number[] = []
    const flush = () => {
      if (run.length > 0) this.take('block', run, this.spanOf(run), this.partsOf(run))
      run = []
    }
    for (const index of [...this.open].sort((a, b) => a - b)) {
      const last = run.at(-1)
      if (last !== undefined && (!this.adjoins(last, index) || this.block(last).section !== this.block(index).section)) flush()
      run.push(index)
    }
    flush()
  }

  /** Whether only silent blocks stand between two. */
  private adjoins(a: number, b: number): boolean {
    return range(a + 1, b).every((index) => silent.has(this.block(index).kind))
  }

  /** One span a block, or one for each outermost container that the run holds whole. */
  private partsOf(run: readonly number[]): Span[] {
    const members = new Set(run)
    const parts: Span[] = []
    for (let at = 0; at < run.length; ) {
      const index = run[at] as number
      const whole = this.wholeContainer(index, members)
      if (whole) {
        parts.push({ start: whole.start, end: whole.end })
        while (at < run.length && (run[at] as number) < whole.last) at++
      } else {
        const { start, end } = this.block(index)
        parts.push({ start, end })
        at++
      }
    }
    return parts
  }

  private wholeContainer(index: number, members: ReadonlySet<number>): Container | undefined {
    let found: Container | undefined
    for (let at = this.page.containers[this.block(index).container]; at; at = this.page.containers[at.parent]) {
      const whole = range(at.first, at.last).every((inside) => members.has(inside) || silent.has(this.block(inside).kind))
      if (!whole || at.first !== index) break
      found = at
    }
    return found
  }

  private take(
    kind: GapKind,
    blocks: readonly number[],
    { start, end }: Span,
    parts: readonly Span[],
    more: Pick<Gap, 'list' | 'otherList' | 'section'> = {},
  ): void {
    for (const index of blocks) this.open.delete(index)
    this.gaps.push({
      kind,
      side: this.side,
      blocks: [...blocks],
      span: { start, end },
      parts: parts.map((part) => ({ start: part.start, end: part.end })),
      insertAt: this.placeFor(blocks[0] ?? 0),
      ...more,
    })
  }

  /** Where a gap's text belongs on the other side: after the counterpart of what stands before it. */
  private placeFor(index: number): Span {
    for (let at = index - 1; at >= 0; at--) {
      const counterpart = this.counterpart.get(at)
      const block = counterpart === undefined ? undefined : this.other.blocks[counterpart]
      if (block) return { start: block.end, end: block.end }
    }
    const next = this.other.blocks.find((block) => !silent.has(block.kind))
    const start = next?.start ?? this.other.text.length
    return { start, end: start }
  }

  /** The open blocks of a range when all that is read in it is open. */
  private openIn(first: number, last: number): number[] | undefined {
    const read = range(first, last).filter((index) => !silent.has(this.block(index).kind))
    return read.length > 0 && read.every((index) => this.open.has(index)) ? read : undefined
  }

  /** A heading and the open blocks right under it. */
  private leading(section: Section): number[] {
    const blocks = range(section.first, section.ownLast)
    const until = blocks.findIndex((index) => !this.open.has(index) && !silent.has(this.block(index).kind))
    return (until < 0 ? blocks : blocks.slice(0, until)).filter((index) => this.open.has(index))
  }

  private spanOf(blocks: readonly number[]): Span {
    return { start: this.block(blocks[0] ?? 0).start, end: blocks.reduce((end, index) => Math.max(end, this.block(index).end), 0) }
  }

  private block(index: number): Block {
    return this.page.blocks[index] as Block
  }
}

/** A list that tells what to do in order: numbered, or announced as a procedure by the line before it. */
export function isProcedure(page: Page, list: Container): boolean {
  if (list.ordered) return true
  const before = page.blocks[list.first - 1]
  return before !== undefined && before.section === list.section && languageOf(page.locale).introducesProcedure(before.text)
}

const keyOf = (block: Block): string => `${block.kind === 'item' ? 'paragraph' : block.kind}:${block.text.replace(/\s+/g, ' ').trim()}`

const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
