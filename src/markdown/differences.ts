/**
 * What satteri and remark-parse are known to read differently. Each was found by the test that compares them; a node
 * that may be one of these sends its page to remark-parse, so what is looked for is rather too much than too little.
 */
import type { Nodes, Parents } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { isLoose } from './flanks.ts'

/** Where a node stands. */
export interface Around {
  readonly parent: Parents
  /** How deep it is nested in the tree. */
  readonly depth: number
  readonly quoted: boolean
  /** Within a list or a quote. */
  readonly nested: boolean
  /** The colons of the nearest container directive. */
  readonly colons: number
}

type Check<T extends Nodes['type']> = (
  node: Extract<Nodes, { type: T }>,
  around: Around,
  text: string,
  before: Nodes | undefined,
) => boolean

const checks: { readonly [T in Nodes['type']]?: Check<T> } = {
  textDirective: () => true,
  // A mark alone is a text; and a line ending may be escaped where a directive ends.
  paragraph: (node, { colons }, text, before) =>
    (node.children.length === 1 && loneMark.test(sourceOf(node, text))) ||
    (colons < Number.POSITIVE_INFINITY && sourceOf(node, text).endsWith('\\')) ||
    isContinued(node, before, text),
  heading: (node, _, text, before) => isContinued(node, before, text),
  text: (node, { quoted, colons }, text) =>
    mayBeOdd.test(node.value) &&
    (odd.test(node.value) ||
      (quoted || colons < Number.POSITIVE_INFINITY ? colonLine : oddColonLine).test(node.value) ||
      escapesEnd.test(sourceOf(node, text))),
  emphasis: (node, _, text) => isLoose(node, text),
  strong: (node, _, text) => isLoose(node, text),
  // More spaces than one, or a line ending, are a text to remark.
  // Within others, a tab behind the mark is wider to one of them.
  listItem: (node, { nested }, text) =>
    (node.checked != null && !isBoxed(node.children[0], text)) ||
    (nested && /^\S{1,10} *\t/.test(sourceOf(node, text).slice(0, 20))),
  // In lists, to satteri the next line's indentation is part of it.
  html: (node, { quoted }, text, before) =>
    /[\r\n][ \t>]*$/.test(sourceOf(node, text)) || (before !== undefined && isLazy(node, before, quoted, text)),
  code: (node, _, text, before) => isOpen(sourceOf(node, text), behind(node, text)) || isContinued(node, before, text),
  // To satteri the outer quote's last line is part of it.
  blockquote: (node, { quoted }, text) => quoted && /[\r\n][ \t>]*$/.test(sourceOf(node, text)),
  definition: mayBeMoved,
  // Its text has no directive to remark.
  image: (node, _, text) => /^!\[[^\]]*:[\p{L}\p{N}_]/u.test(sourceOf(node, text)),
  // A list or code that begins behind the label ends elsewhere, and so does nothing. Indented, it is in the one before.
  footnoteDefinition: (node, around, _, before) =>
    node.children[0]?.type !== 'paragraph' ||
    (before?.type === 'footnoteDefinition' && columnOf(node) > columnOf(before)) ||
    mayBeMoved(node, around),
  mdxjsEsm: (node, _, text) => !isPlainEsm(node.value, behind(node, text)),
  mdxFlowExpression: (node, { nested }, text) => nested && /^[ \t]/.test(behind(node, text)),
  // A line of its own, remark takes for one that ends the paragraph.
  mdxTextExpression: (node, _, text) => /[\r\n][ \t>]*[{<]/.test(sourceOf(node, text)),
  // Within lists, these spaces are part of the list.
  mdxJsxFlowElement: (node, { nested }, text) => (nested && /^[ \t]/.test(behind(node, text))) || hasEmptyProp(node),
  mdxJsxTextElement: (node) => hasEmptyProp(node),
  // Behind a definition, an indented one is a paragraph.
  table: (node, _, _text, before) => before?.type === 'definition' && isNextLine(before, node),
  // Remark has an HTML block there.
  tableRow: (node, _, text) => colonLine.test(sourceOf(node, text)) || /^[ \t]*</.test(sourceOf(node, text)),
  containerDirective(node, { quoted, colons: outer }, text) {
    const colons = colonsOf(node, text)
    return quoted || colons === undefined || colons >= outer
  },
}

/** Whether remark may read a node differently; `before` is the one that it follows. */
export function mayDiffer(node: Nodes, around: Around, text: string, before: Nodes | undefined): boolean {
  const check = checks[node.type] as Check<Nodes['type']> | undefined
  return check?.(node as never, around, text, before) ?? false
}

/** What is around the children of a node. */
export function aroundIn(node: Parents, { depth, quoted, nested, colons }: Around, text: string): Around {
  const isQuote = node.type === 'blockquote'
  return {
    parent: node,
    depth: depth + 1,
    quoted: quoted || isQuote,
    nested: nested || isQuote || node.type === 'listItem',
    colons: node.type === 'containerDirective' ? (colonsOf(node, text) ?? colons) : colons,
  }
}

const columnOf = ({ position }: Nodes): number => position?.start.column ?? 0

const isNextLine = (before: Nodes, node: Nodes): boolean =>
  node.position?.start.line === (before.position?.end.line ?? 0) + 1

/** Whether HTML stands in the line behind what it is in to remark, although that would have to be marked there. */
function isLazy(node: Nodes, before: Nodes, quoted: boolean, text: string): boolean {
  if (!isNextLine(before, node)) return false
  const { offset = 0, column = 1 } = node.position?.start ?? {}
  const isMarked = !quoted || text.slice(offset - column + 1, offset).includes('>')
  return before.type === 'footnoteDefinition' || !isMarked || column < columnOf(before) || endsWithDefinition(before)
}

const endsWithDefinition = (node: Nodes | undefined): boolean =>
  node?.type === 'definition' || (node !== undefined && 'children' in node && endsWithDefinition(node.children.at(-1)))

/** Whether colons begin what to remark goes on with the paragraph, or the table, that ends before them. */
const isContinued = (node: Nodes, before: Nodes | undefined, text: string): boolean =>
  /^(?:list|blockquote|footnoteDefinition|table|paragraph)$/.test(before?.type ?? '') &&
  isNextLine(before as Nodes, node) &&
  /^\s*::/.test(sourceOf(node, text))

/** The text of a node, as it is written. */
export const sourceOf = ({ position }: Nodes, text: string): string =>
  text.slice(position?.start.offset, position?.end.offset)

/** A line that would end a directive, read as something else. */
const colonLine = /^[ \t>]*::/m
/** The same where none is open: fences of Pandoc, Quarto and MyST are a text to both. */
const oddColonLine = /^[ \t>]*::(?!:+[ \t]*(?:\{[^}\n]*\}[^\n]*)?$)/m
/** The line under a table's head, a box that is none; and tildes that strike nothing, which to satteri come first. */
const odd = /^[ \t]*(?::-|\|[ \t]*:?-|-+:?[ \t]*\||-+:)|~~~|^\[[ \txX]\]/m
/** A backslash that the line ending behind it may belong to. */
const escapesEnd = /(?<!\\)(?:\\\\)*\\$/
/** A list item without content. */
const loneMark = /^\s*(?:[-+*]|\d{1,9}[.)])\s*$/
/** What every text that is odd has: most have none of it. */
const mayBeOdd = /[|:]|~~~|^\[|\\$/

/** Within directives remark knows definitions too late; from within components satteri takes them out. */
function mayBeMoved(node: Nodes, { parent: { children }, colons }: Around): boolean {
  if (colons < Number.POSITIVE_INFINITY) return true
  const next = (children as Nodes[])[(children as Nodes[]).indexOf(node) + 1]
  return (next?.position?.start.offset ?? Number.POSITIVE_INFINITY) < (node.position?.end.offset ?? 0)
}

/** `b={}` and a comment alone, which only JSX's own reader refuses. */
const hasEmptyProp = ({ attributes }: MdxJsxFlowElement | MdxJsxTextElement): boolean =>
  attributes.some(({ value }) => typeof value === 'object' && value !== null && /^\s*(?:$|\/[/*])/.test(value.value))

const imported = String.raw`[\w$]{1,80}(?: as [\w$]{1,80})?`
const importLine = new RegExp(
  String.raw`import (?:(?:[\w$]{1,80}|\* as [\w$]{1,80}|(?:[\w$]{1,80}, ?)?\{\s*${imported}(?:,\s*${imported}){0,50},?\s*\}) from )?(?:"[^"\\\n]{1,400}"|'[^'\\\n]{1,400}');?[ \t]*(?:\r\n?|\n|$)`,
  'y',
)

/** Whether all is imports of different things, with a blank line behind: satteri does not look at what they say. */
function isPlainEsm(value: string, behind: string): boolean {
  if (!/^[ \t]*(?:$|(?:\r\n?|\n)[ \t]*(?:[\r\n]|$))/.test(behind)) return false
  const names = value.match(/[\w$]+(?=\s*[,}]|\s+from\b)/g) ?? []
  if (new Set(names).size < names.length) return false
  importLine.lastIndex = 0
  while (importLine.lastIndex < value.length) if (!importLine.test(value)) return false
  return true
}

/** The beginning of what follows a node. */
const behind = ({ position }: Nodes, text: string): string => {
  const end = position?.end.offset ?? 0
  return text.slice(end, end + 200)
}

/** Whether a paragraph begins with its box, or with a text in the same line. */
function isBoxed(node: Nodes | undefined, text: string): boolean {
  if (node?.type !== 'paragraph') return false
  const start = node.position?.start.offset ?? 0
  const isText = /^text(?:Directive)?$/.test(node.children[0]?.type ?? '')
  return isText
    ? /\][ \t]+$/.test(text.slice(Math.max(0, start - 20), start))
    : /^\[.\][ \t]/.test(sourceOf(node, text))
}

/** Whether fenced code ends without a fence, as where a quote ends around it, or indented code goes on with spaces alone. */
function isOpen(source: string, behind: string): boolean {
  const fence = /^(?:`{3,}|~{3,})/.exec(source)?.[0]
  if (fence === undefined) return /^(?:\r\n?|\n)[ \t]+(?:[\r\n]|$)/.test(behind)
  const lastLine = source.slice(Math.max(source.lastIndexOf('\n'), source.lastIndexOf('\r'), fence.length))
  const closing = /^[\r\n][ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(lastLine)?.[1]
  return !closing?.startsWith(fence)
}

/** The colons that open a container directive and close it in a line of their own; `undefined` if they do not. */
function colonsOf(node: Parents, text: string): number | undefined {
  const source = sourceOf(node, text)
  const colons = /^:{3,}/.exec(source)?.[0]
  if (colons === undefined || !new RegExp(`[\\r\\n][ \\t]*${colons}[ \\t]*$`).test(source)) return undefined
  const last = node.children.at(-1)?.position?.end.offset ?? 0
  return last < (node.position?.end.offset ?? 0) ? colons.length : undefined
}
