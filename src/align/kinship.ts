/** How likely two blocks are counterparts before a word of them is read, as log odds: by kind, depth and nesting. */
import type { BlockKind, Container, Page } from '../model.ts'
import { languageOf } from '../text/languages.ts'
import { roleOf } from '../text/titles.ts'

const text = new Set<BlockKind>(['paragraph', 'item', 'row'])
const marks = new Set<BlockKind>(['html', 'component', 'open', 'expression', 'comment'])
const never = -30

/** What of a block tells its kin. */
interface Form {
  readonly kind: BlockKind
  /** Of a heading, what part its title plays; of text, the kind of what it stands in; the name of what is known by it. */
  readonly mark: string | undefined
  /** A heading's depth; of text, how many list items it is nested in. */
  readonly depth: number
}

/**
 * The kinship of every two blocks of two pages, by their indexes: of source block `i` and the target blocks from `first` up
 * to `last`. With what else speaks for them, in `evidence` from `start` on, it is written into `scores`. A page has few
 * forms, so that each two of them are compared once, however many blocks have them.
 */
export function kinships(
  source: Page,
  target: Page,
): (i: number, first: number, last: number, evidence: Float32Array, scores: Float64Array, start: number) => void {
  const [here, there] = [formsOf(source), formsOf(target)]
  if (here.forms.length * there.forms.length > mostCompared) {
    return (i, first, last, evidence, scores, start) => {
      const a = here.forms[here.of[i] as number] as Form
      for (let j = first, at = start; j < last; j++, at++)
        scores[at] = (evidence[at] as number) + kinship(a, there.forms[there.of[j] as number] as Form)
    }
  }
  const table = here.forms.map((a) => Float64Array.from(there.forms.map((b) => kinship(a, b))))
  return (i, first, last, evidence, scores, start) => {
    const known = table[here.of[i] as number] as Float64Array
    for (let j = first, at = start; j < last; j++, at++)
      scores[at] = (evidence[at] as number) + (known[there.of[j] as number] as number)
  }
}

/** More forms than pages have that people wrote are not compared beforehand: no more are compared than stand near each other. */
const mostCompared = 1_000_000
/** The kinds whose name says what they are; a definition's is its label. */
const named = new Set<BlockKind>(['code', 'open', 'close', 'component'])

/** The forms of a page's blocks, and which of them each block has. */
function formsOf(page: Page): { readonly forms: readonly Form[]; readonly of: Uint32Array } {
  const known = new Map<BlockKind, Map<Form['mark'], number[]>>()
  const forms: Form[] = []
  const of = new Uint32Array(page.blocks.length)
  const nesting = nestingOf(page.containers)
  const language = languageOf(page.locale)
  for (const { index, kind, depth: level, name, container, text: title } of page.blocks) {
    const isText = text.has(kind)
    const isHeading = kind === 'heading'
    const holder = isText ? page.containers[container]?.kind : undefined
    const mark = isHeading ? roleOf(title, language) : named.has(kind) ? name : holder
    const depth = isHeading ? level : isText ? (nesting[container] ?? 0) : 0
    const ofKind = entryOf(known, kind, () => new Map<Form['mark'], number[]>())
    const byDepth = entryOf(ofKind, mark, () => [])
    of[index] = byDepth[depth] ??= forms.push({ kind, mark, depth }) - 1
  }
  return { forms, of }
}

/** What a map has for a key, made when it has nothing. */
function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, made: () => Value): Value {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = made()))
  return value
}

/** How many items each container of a page is nested in, itself included. */
function nestingOf(containers: readonly Container[]): Uint8Array {
  const depths = new Uint8Array(containers.length)
  // A container stands behind the one around it.
  for (const [index, { kind, parent }] of containers.entries())
    depths[index] = Math.min(255, (depths[parent] ?? 0) + (kind === 'item' ? 1 : 0))
  return depths
}

/** Log odds from form alone. Far below zero where two kinds never stand for each other. */
function kinship(a: Form, b: Form): number {
  if (a.kind === b.kind) return same(a, b)
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

function same(a: Form, b: Form): number {
  switch (a.kind) {
    case 'front-matter':
      return 20
    case 'heading':
      return (a.depth === b.depth ? 2.2 : 1 - 0.6 * Math.min(4, Math.abs(a.depth - b.depth))) + casting(a.mark, b.mark)
    case 'code':
      return (a.mark ?? '') === (b.mark ?? '') ? 1.2 : -0.5
    case 'open':
    case 'close':
    case 'component':
      return a.mark === b.mark ? 1.2 : -2
    case 'item':
    case 'paragraph':
    case 'row':
      return 0.8 - 0.7 * Math.min(3, Math.abs(a.depth - b.depth)) - (a.mark === b.mark ? 0 : 0.7)
    default:
      return 1
  }
}

/** What it says that two titles play the same part, or two different ones; a part that a title may play speaks for itself. */
function casting(a: Form['mark'], b: Form['mark']): number {
  if (a === undefined || b === undefined) return 0
  if (a === b) return a === 'other' ? 0 : samePart
  return a === 'other' || b === 'other' ? onePart : a === 'either' || b === 'either' ? 0 : twoParts
}

/** Log odds: a translator renders “Preamble” freely, but seldom as a title that does not tell what it is. */
const samePart = 1.5
const onePart = -1.2
const twoParts = -12
