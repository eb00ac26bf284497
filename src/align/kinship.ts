/** How likely two blocks are counterparts before a word of them is read, as log odds: by kind, depth and nesting. */
import type { Block, BlockKind, Container, Page } from '../model.ts'
import { languageOf } from '../text/languages.ts'
import { type Role, roleOf } from '../text/titles.ts'

const text = new Set<BlockKind>(['paragraph', 'item', 'row'])
const marks = new Set<BlockKind>(['html', 'component', 'open', 'expression', 'comment'])
const never = -30

/**
 * The kinship of every two blocks of two pages, by their indexes: of source block `i` and the target blocks from `first` up
 * to `last`, added to `row` from `start` on. A page has few forms, so that each two of them are compared once, however
 * many blocks have them.
 */
export function kinships(
  source: Page,
  target: Page,
): (i: number, first: number, last: number, row: Float64Array, start: number) => void {
  const [here, there] = [formsOf(source), formsOf(target)]
  if (here.models.length * there.models.length > mostCompared) {
    return (i, first, last, row, start) => {
      const a = source.blocks[i] as Block
      for (let j = first; j < last; j++) row[start + j - first] = kinship(source, a, target, target.blocks[j] as Block)
    }
  }
  const table = here.models.map((a) => Float64Array.from(there.models, (b) => kinship(source, a, target, b)))
  return (i, first, last, row, start) => {
    const known = table[here.of[i] as number] as Float64Array
    for (let j = first, at = start; j < last; j++, at++)
      row[at] = (row[at] as number) + (known[there.of[j] as number] as number)
  }
}

/** More forms than pages have that people wrote are not compared beforehand: no more are compared than stand near each other. */
const mostCompared = 1_000_000
/** The kinds whose name says what they are; a definition's is its label. */
const named = new Set<BlockKind>(['code', 'open', 'close', 'component'])

/** The form of each block of a page, and a block that has it. */
function formsOf(page: Page): { readonly of: Uint32Array; readonly models: readonly Block[] } {
  const known = new Map<string, number>()
  const models: Block[] = []
  const of = Uint32Array.from(page.blocks, (block) => {
    const name = named.has(block.kind) ? block.name : ''
    const form = [
      block.kind,
      block.depth,
      name,
      nesting(page, block),
      holder(page, block)?.kind,
      role(page, block),
    ].join('\0')
    const before = known.get(form)
    if (before !== undefined) return before
    known.set(form, models.length)
    return models.push(block) - 1
  })
  return { of, models }
}

/** Log odds from form alone. Far below zero where two kinds never stand for each other. */
function kinship(source: Page, a: Block, target: Page, b: Block): number {
  if (a.kind === b.kind) return same(source, a, target, b)
  if (a.kind === 'heading' || b.kind === 'heading') {
    const [heading, other] = a.kind === 'heading' ? [a, b] : [b, a]
    if (!text.has(other.kind)) return never
    return heading.depth === 7 ? -1 : -4
  }
  if (text.has(a.kind) && text.has(b.kind)) return a.kind === 'row' || b.kind === 'row' ? -2.5 : -1
  if (marks.has(a.kind) && marks.has(b.kind)) return -1.5
  // A remark stands for no text: one that hides what is said of a lost step would pass for the step.
  if (a.kind === 'comment' || b.kind === 'comment') return never
  if ((text.has(a.kind) && marks.has(b.kind)) || (marks.has(a.kind) && text.has(b.kind))) return -5
  return never
}

function same(source: Page, a: Block, target: Page, b: Block): number {
  switch (a.kind) {
    case 'front-matter':
      return 20
    case 'heading':
      return (
        (a.depth === b.depth ? 2.2 : 1 - 0.6 * Math.min(4, Math.abs(a.depth - b.depth))) +
        casting(role(source, a), role(target, b))
      )
    case 'code':
      return (a.name ?? '') === (b.name ?? '') ? 1.2 : -0.5
    case 'open':
    case 'close':
    case 'component':
      return a.name === b.name ? 1.2 : -2
    case 'item':
    case 'paragraph':
    case 'row':
      return (
        0.8 -
        0.7 * Math.min(3, Math.abs(nesting(source, a) - nesting(target, b))) -
        (sameHolder(source, a, target, b) ? 0 : 0.7)
      )
    default:
      return 1
  }
}

/** What part a heading's title plays; nothing for other blocks. */
const role = (page: Page, { kind, text }: Block): Role | undefined =>
  kind === 'heading' ? roleOf(text, languageOf(page.locale)) : undefined

/** What it says that two titles play the same part, or two different ones; a part that a title may play speaks for itself. */
function casting(a: Role | undefined, b: Role | undefined): number {
  if (a === undefined || b === undefined) return 0
  if (a === b) return a === 'other' ? 0 : samePart
  return a === 'other' || b === 'other' ? onePart : a === 'either' || b === 'either' ? 0 : twoParts
}

/** Log odds: a translator renders “Preamble” freely, but seldom as a title that does not tell what it is. */
const samePart = 1.5
const onePart = -1.2
const twoParts = -12

function nesting(page: Page, block: Block): number {
  let depths = known.get(page)
  if (!depths) {
    // A container stands behind the one around it.
    depths = new Uint8Array(page.containers.length)
    for (const [index, { kind, parent }] of page.containers.entries())
      depths[index] = Math.min(255, (depths[parent] ?? 0) + (kind === 'item' ? 1 : 0))
    known.set(page, depths)
  }
  return depths[block.container] ?? 0
}

/** How many items each container of a page is nested in, itself included. */
const known = new WeakMap<Page, Uint8Array>()

function sameHolder(source: Page, a: Block, target: Page, b: Block): boolean {
  return holder(source, a)?.kind === holder(target, b)?.kind
}

const holder = (page: Page, block: Block): Container | undefined => page.containers[block.container]
