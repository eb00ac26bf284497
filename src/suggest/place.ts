/** Where a text that the target lacks belongs, and how it is written there. */
import type { AlignedPair } from '../check/aligned-pair.ts'
import type { Container, Page, Span } from '../model.ts'
import { continuation, leadAt } from './chunk.ts'

/** What is put in, and how. */
export interface Place {
  /** In the source: the text, with the markers that open it. */
  readonly source: Span
  /** In the target: an insertion point. */
  readonly at: number
  /** The list that it becomes an item of, as an index into the target's containers. */
  readonly list?: number
  /** The chunk (lines ended by LF) as it is inserted. `before`: how many items were put in at the same place before it. */
  write(chunk: string, before: number): string
}

/** What stands where a text is put in: the line's lead, and the item beside it when the text is an item. */
interface Spot {
  readonly at: number
  readonly after: boolean
  readonly lead: string
  readonly sibling?: Container
}

/** The place of a run of source blocks without counterpart: after what stands before it, at the same depth, or before what follows. */
export function placeOf(pair: AlignedPair, first: number, last: number): Place {
  const { source, target } = pair
  const chain = chainOf(source, first)
  const previous = nearest(pair, first, -1)
  const next = nearest(pair, last, 1)
  const shared = previous ? common(chain, chainOf(source, previous.here)) : 0
  const sharedNext = next ? common(chain, chainOf(source, next.here)) : 0
  const isBefore = next !== undefined && (sharedNext > shared || previous === undefined)
  const depth = isBefore ? sharedNext : shared
  const span = spanOf(source, chain, depth, first, last)
  const own = source.containers[chain[depth] ?? -1]
  const spot = isBefore
    ? spotAt(target, next.first, depth, false)
    : previous
      ? spotAt(target, previous.last, depth, true)
      : { at: target.text.length, after: true, lead: '' }
  const isRow = source.blocks[first]?.kind === 'row' && own === undefined
  const isItem = own?.kind === 'item' && spot.sibling?.kind === 'item'
  const tight = isRow || (isItem && isTight(target, spot.sibling, source, own))
  const at = isRow && spot.after ? pastDelimiter(target.text, spot.at) : spot.at
  return {
    source: span,
    at,
    ...(isItem && spot.sibling ? { list: spot.sibling.parent } : {}),
    write(chunk, before) {
      const item = isItem && spot.sibling ? remarked(chunk, target, spot.sibling, before, spot.after) : chunk
      return written(item, { ...spot, at }, target.text, tight)
    },
  }
}

/** The containers around a block, outermost first. */
export function chainOf(page: Page, block: number): number[] {
  const chain: number[] = []
  for (let at = page.blocks[block]?.container ?? -1; at >= 0; at = page.containers[at]?.parent ?? -1) chain.unshift(at)
  return chain
}

function common(a: readonly number[], b: readonly number[]): number {
  let count = 0
  while (count < a.length && a[count] === b[count]) count++
  return count
}

/** The nearest source block in a direction that has a counterpart in its place, and that counterpart. */
function nearest(
  { source, alignment }: AlignedPair,
  from: number,
  step: 1 | -1,
): { readonly here: number; readonly first: number; readonly last: number } | undefined {
  const section = source.blocks[from]?.section
  for (let here = from + step; here >= 0 && here < source.blocks.length; here += step) {
    const bead = alignment.beads.find((one) => one.source.includes(here) && one.target.length > 0)
    // What was moved says nothing of places, but for what stands beside it.
    if (!bead || (bead.moved && source.blocks[here]?.section !== section)) continue
    return { here, first: bead.target[0] ?? 0, last: bead.target.at(-1) ?? 0 }
  }
  return undefined
}

/** What is taken from the source: the blocks, with the containers that hold nothing else. */
function spanOf(source: Page, chain: readonly number[], depth: number, first: number, last: number): Span {
  let start = source.blocks[first]?.start ?? 0
  let end = 0
  for (let at = first; at <= last; at++) end = Math.max(end, source.blocks[at]?.end ?? 0)
  for (const index of chain.slice(depth)) {
    const container = source.containers[index]
    if (container?.first === first) start = Math.min(start, container.start)
  }
  for (const container of source.containers) {
    if (container.first < first || container.first > last) continue
    const rest = source.blocks.slice(last + 1, container.last)
    if (rest.every(({ kind }) => kind === 'close' || kind === 'comment')) end = Math.max(end, container.end)
  }
  return { start, end }
}

function spotAt(target: Page, block: number, depth: number, after: boolean): Spot {
  const own = target.containers[chainOf(target, block)[depth] ?? -1]
  const { start, end } = own ?? target.blocks[block] ?? { start: 0, end: 0 }
  const lead = continuation(leadAt(target.text, start))
  const place = { lead, ...(own ? { sibling: own } : {}) }
  return after ? { at: lineEnd(target.text, end), after, ...place } : { at: start, after, ...place }
}

const lineEnd = (text: string, from: number): number => {
  const at = /\r?\n/g
  at.lastIndex = from
  return at.exec(text)?.index ?? text.length
}

/** After a table's head comes the line that makes it one. */
function pastDelimiter(text: string, at: number): number {
  const next = /\r?\n[ \t>]*\|?[ \t]*:?-[ \t|:-]*(?=\r?\n|$)/y
  next.lastIndex = at
  return next.test(text) ? next.lastIndex : at
}

/** Whether items follow each other without a blank line: in the target's list, or in the source's where the target's has one item. */
function isTight(target: Page, sibling: Container | undefined, source: Page, own: Container): boolean {
  for (const [page, item] of [[target, sibling] as const, [source, own] as const]) {
    const list = page.containers[item?.parent ?? -1]
    const items = page.containers.filter((one) => one.kind === 'item' && one.parent === list?.index)
    if (items.length < 2) continue
    return items.slice(1).every((one, at) => !/\n[ \t>]*\r?\n/.test(page.text.slice(items[at]?.end, one.start)))
  }
  return true
}

/** The marker of a list item. */
const marker = /^(?:(\d{1,9})([.)])|[-*+])[ \t]*/

/** An item with the marker that it has in the target's list, and its further lines indented as that asks. */
function remarked(chunk: string, target: Page, sibling: Container, before: number, after: boolean): string {
  const mine = marker.exec(chunk)
  const theirs = marker.exec(target.text.slice(sibling.start, sibling.start + 40))
  if (!mine || !theirs) return chunk
  const [written, number, sign = '.'] = theirs
  const mark = number === undefined ? written : `${numberAfter(target, sibling, Number(number), before, after)}${sign} `
  const shift = mark.length - mine[0].length
  const body = chunk.slice(mine[0].length)
  if (shift === 0) return mark + body
  const indent = (line: string): string =>
    line === '' ? line : shift > 0 ? ' '.repeat(shift) + line : line.replace(new RegExp(`^ {0,${-shift}}`), '')
  return mark + body.replace(/\n([^\n]*)/g, (_, line: string) => `\n${indent(line)}`)
}

/** The number that comes next; lists whose items all have one number keep to it. */
function numberAfter(target: Page, sibling: Container, number: number, before: number, after: boolean): number {
  const numbers = target.containers
    .filter((one) => one.kind === 'item' && one.parent === sibling.parent)
    .map(({ start }) => Number(marker.exec(target.text.slice(start, start + 40))?.[1] ?? 0))
  const same = numbers.length > 1 && numbers.every((one) => one === numbers[0])
  return same || !after ? number : number + 1 + before
}

/** The chunk between what stands before and after its place. */
function written(chunk: string, { at, after, lead }: Spot, text: string, tight: boolean): string {
  const framed = framedBy(chunk, lead)
  const gap = tight ? '' : `${lead.trimEnd()}\n`
  if (!after) return withEol(`${framed}\n${gap}${lead}`, text)
  const next = /^\r?\n([^\n]*)/.exec(text.slice(at, at + 4000))?.[1]
  const isOpen = !tight && next !== undefined && !/^[ \t>]*\r?$/.test(next)
  const opening = text.slice(0, at).trim() === '' ? '' : `\n${gap}`
  return withEol(`${opening}${lead}${framed}${isOpen ? `\n${lead.trimEnd()}` : ''}`, text)
}

/** Further lines of a chunk, opened as the lines of its place are. */
export const framedBy = (chunk: string, lead: string): string =>
  chunk.replace(/\n([^\n]*)/g, (_, line: string) => `\n${line === '' ? lead.trimEnd() : lead + line}`)

/** A text with the line ends of the file that it goes into. */
export const withEol = (chunk: string, text: string): string =>
  text.includes('\r\n') ? chunk.replace(/\r?\n/g, '\r\n') : chunk
