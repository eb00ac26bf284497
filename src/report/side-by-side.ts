/** Alignments for people: two columns, bead by bead. */
import picocolors from 'picocolors'
import type { Bead, Block, Page } from '../model.ts'
import { lineStarts, pointAt } from '../text/lines.ts'
import type { AlignedPages } from './alignment-json.ts'
import type { View } from './reporter.ts'
import { sayings } from './sayings.ts'
import type { Paint } from './summary.ts'
import { clip, pad, printable, widthOf, wrap } from './terminal.ts'

/** What one table needs to know. */
interface Table {
  readonly source: Column
  readonly target: Column
  readonly paint: Paint
}

/** One page's column. */
interface Column {
  readonly page: Page
  /** Of the text, without the line numbers. */
  readonly width: number
  /** Of the line numbers. */
  readonly digits: number
  lineOf(block: Block): number
}

/** Blocks longer than that are cut: the table shows what stands for what, not the pages. */
const mostLines = 4

/** Whom a table is for. */
type Reader = Pick<View, 'tongue' | 'width' | 'color' | 'base'>

/** Every pair as a table of its beads: `−` the target lacks it, `+` the source lacks it, `↕` it moved. */
export const sideBySide = (pairs: readonly AlignedPages[], view: Reader): string => {
  const paint = picocolors.createColors(view.color)
  return `${pairs.map((pair) => tableOf(pair, view, paint).join('\n')).join('\n\n')}\n`
}

const tableOf = ({ source, target, alignment }: AlignedPages, view: Reader, paint: Paint): string[] => {
  const digits = Math.max(
    3,
    String(source.text.split('\n').length).length,
    String(target.text.split('\n').length).length,
  )
  // A mark, two line numbers, their spaces, the line between the columns, the similarity.
  const half = Math.floor((view.width - 2 - 2 * (digits + 1) - 3 - 5) / 2)
  const width = Math.min(mostColumn, Math.max(leastColumn, half))
  const table: Table = { source: columnOf(source, width, digits), target: columnOf(target, width, digits), paint }
  const [left, right] = [source, target].map(({ path }) => printable(view.base + path)) as [string, string]
  const room = width + digits + 1
  const heads =
    widthOf(left) <= room && widthOf(right) <= room
      ? [`  ${paint.bold(pad(left, room))} │ ${paint.bold(right)}`]
      : [`  ${paint.bold(left)}`, `  ↔ ${paint.bold(right)}`]
  const rule = `  ${'─'.repeat(room)}─┼─${'─'.repeat(room)}`
  const gaps = alignment.beads.filter((bead) => bead.source.length === 0 || bead.target.length === 0).length
  const moved = alignment.beads.filter((bead) => bead.moved).length
  return [
    ...heads,
    paint.dim(rule),
    ...alignment.beads.flatMap((bead) => beadLines(bead, table)),
    paint.dim(`  ${sayings[view.tongue].beads(alignment.beads.length, gaps, moved)}`),
  ]
}

/** Longer lines than that are not read in a column, and in shorter ones there is nothing to read. */
const mostColumn = 72
const leastColumn = 8

const columnOf = (page: Page, width: number, digits: number): Column => {
  const starts = lineStarts(page.text)
  return { page, width, digits, lineOf: (block) => pointAt(starts, block.start).line }
}

const beadLines = (bead: Bead, { source, target, paint }: Table): string[] => {
  const left = cells(bead.source, source)
  const right = cells(bead.target, target)
  const blank = ' '.repeat(source.width + source.digits + 1)
  const height = Math.max(left.length, right.length)
  const [mark, color] = markOf(bead, paint)
  return Array.from({ length: height }, (_, row) => {
    const opening = row === 0 ? mark : ' '
    const here = left[row] ?? (bead.source.length === 0 && row === 0 ? pad('·', blank.length) : blank)
    const there = right[row] ?? (bead.target.length === 0 && row === 0 ? '·' : '')
    const both = bead.source.length > 0 && bead.target.length > 0
    const tail = row === 0 && both ? `${pad(there, blank.length)} ${paint.dim(bead.similarity.toFixed(2))}` : there
    return color(`${opening} ${here} │ `) + color(tail).trimEnd()
  }).map((line) => line.trimEnd())
}

const plainly = (text: string): string => text

const markOf = (bead: Bead, paint: Paint): readonly [string, (text: string) => string] => {
  if (bead.target.length === 0) return ['−', paint.red]
  if (bead.source.length === 0) return ['+', paint.green]
  return bead.moved ? ['↕', paint.yellow] : [' ', plainly]
}

/** The blocks of one side of a bead, as lines of a column: each opens with its line number. */
const cells = (indexes: readonly number[], column: Column): string[] =>
  indexes.flatMap((index) => {
    const block = column.page.blocks[index]
    if (!block) return []
    const number = String(column.lineOf(block)).padStart(column.digits)
    return linesOf(block, column).map(
      (line, row) => `${row === 0 ? number : ' '.repeat(column.digits)} ${pad(line, column.width)}`,
    )
  })

const signs: Partial<Readonly<Record<Block['kind'], string>>> = { item: '• ', row: '| ', code: '{} ', definition: '→ ' }

const linesOf = (block: Block, { page, width }: Column): string[] => {
  const sign = block.kind === 'heading' ? `${'#'.repeat(Math.min(block.depth, 6))} ` : (signs[block.kind] ?? '')
  const text = block.text.trim() === '' ? page.text.slice(block.start, block.end) : block.text
  const lines = wrap(printable(sign + text.slice(0, width * mostLines * 2).trim()), width).map((line) =>
    clip(line, width),
  )
  return lines.length <= mostLines
    ? lines
    : [...lines.slice(0, mostLines - 1), clip(`${lines[mostLines - 1]} …`, width)]
}
