/**
 * The fast parser: satteri, native code that yields remark's own trees. It comes as an optional dependency; where it is
 * not installed, or not for this machine, remark-parse reads every page.
 *
 * Its trees become remark's by three small changes: components that it unravels go back into their paragraph
 * (`ravel.ts`), imports end before their line ending, and text directives, which the engine has not, are no directives
 * at all. Where a tree holds what both are known to read differently (`differences.ts`), or satteri throws, remark-parse
 * reads the page. A test holds both together over real and generated pages.
 */
import type { ListItem, Nodes, Root } from 'mdast'
import { treeIn } from './arena-tree.ts'
import { type Around, aroundIn, mayDiffer } from './differences.ts'
import { isDoubtful } from './doubt.ts'
import { hasOddAddresses } from './odd-addresses.ts'
import { ravel } from './ravel.ts'
import type { Syntax } from './syntax.ts'
import { joinDirectives } from './text-directives.ts'

const satteri = await import('satteri').catch(() => undefined)

/** A line that may open, label or end a directive. */
const mayHoldDirectives = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*::/m

/** What is nested deeper is left to remark-parse, which refuses what is too deep. */
const deepest = 200

/** The tree of a text as remark-parse would yield it; `undefined` where that is not certain. */
export function parseFast(text: string, syntax: Syntax): Root | undefined {
  if (!satteri) return undefined
  const directive = text.includes('::') && mayHoldDirectives.test(text)
  if (isDoubtful(text, syntax, directive)) return undefined
  try {
    const tree = treeIn(arenaOf(satteri, text, syntax, directive), text)
    return normalise(tree, text) ? tree : undefined
  } catch {
    // What is wrong, and where, remark-parse says better.
    return undefined
  }
}

function arenaOf(
  { createMdastHandle, createMdxMdastHandle, serializeHandle, dropHandle }: typeof import('satteri'),
  text: string,
  syntax: Syntax,
  directive: boolean,
): Uint8Array {
  const handle = (syntax === 'mdx' ? createMdxMdastHandle : createMdastHandle)(text, { directive })
  try {
    return serializeHandle(handle)
  } finally {
    dropHandle(handle)
  }
}

/** Makes a tree remark's; `false` where it holds what remark may read differently. */
function normalise(tree: Root, text: string): boolean {
  // Behind a fence that opens no front matter, remark does not see a list.
  if (/^(?:---|\+\+\+)/.test(text) && !/^(?:yaml|toml)$/.test(tree.children[0]?.type ?? '')) return false
  const around = { parent: tree, depth: 1, quoted: false, nested: false, colons: Number.POSITIVE_INFINITY }
  return normaliseIn(around, text)
}

function normaliseIn(around: Around, text: string): boolean {
  const { parent, depth } = around
  if (depth > deepest || !ravel(parent, text)) return false
  joinDirectives(parent, text)
  if (hasOddAddresses(parent, text)) return false
  let before: Nodes | undefined
  for (const node of parent.children) {
    // To satteri the line ending is part of it.
    if (node.type === 'mdxjsEsm') trimEnd(node, text)
    if (node.type === 'listItem' && node.checked != null) takeBox(node, text)
    if (mayDiffer(node, around, text, before)) return false
    if ('children' in node && !normaliseIn(aroundIn(node, around, text), text)) return false
    before = node
  }
  return true
}

/** To remark a box is part of its paragraph's place, unless there is a text behind it. */
function takeBox({ children: [paragraph] }: ListItem, text: string): void {
  if (paragraph?.type !== 'paragraph' || !paragraph.position) return
  const { line, column, offset = 0 } = paragraph.position.start
  if (
    /^text(?:Directive)?$/.test(paragraph.children[0]?.type ?? '') ||
    !/\[.\][ \t]$/.test(text.slice(Math.max(0, offset - 4), offset))
  )
    return
  paragraph.position.start = { line, column: column - 4, offset: offset - 4 }
}

function trimEnd({ position }: Nodes, text: string): void {
  if (!position) return
  const { start, end } = position
  const source = text.slice(start.offset, end.offset)
  const kept = source.replace(/(?:\r\n?|\n)$/, '')
  if (kept.length === source.length) return
  const lines = kept.split(/\r\n?|\n/)
  const last = lines.at(-1) ?? ''
  position.end = {
    line: start.line + lines.length - 1,
    column: lines.length === 1 ? start.column + last.length : last.length + 1,
    offset: (start.offset ?? 0) + kept.length,
  }
}
