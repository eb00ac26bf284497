/**
 * The fast parser: satteri, native code that yields remark's own trees. It comes as an optional dependency; where it is
 * not installed, or not for this machine, remark-parse reads every page.
 */
import type { Nodes, Paragraph, Parents, Root } from 'mdast'
import { isDoubtful } from './doubt.ts'
import type { Syntax } from './engine.ts'

const satteri = await import('satteri').catch(() => undefined)

/** A line that may open, label or end a directive. */
const mayHoldDirectives = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*::/m

/** The tree of a text as remark-parse would yield it; `undefined` where that is not certain. */
export function parseFast(text: string, syntax: Syntax): Root | undefined {
  if (!satteri) return undefined
  const directive = mayHoldDirectives.test(text)
  if (isDoubtful(text, syntax, directive)) return undefined
  const parse = syntax === 'mdx' ? satteri.mdxToMdast : satteri.markdownToMdast
  try {
    const tree = parse(text, { features: { directive } }) as Root
    return normalise(tree, text) ? tree : undefined
  } catch {
    // What is wrong, and where, remark-parse says better.
    return undefined
  }
}

/** Makes a tree remark's; `false` where it holds what remark may read differently. */
function normalise(tree: Root, text: string): boolean {
  const parents: Parents[] = [tree]
  for (let parent = parents.pop(); parent; parent = parents.pop()) {
    if (!inParagraphs(parent, text)) return false
    for (const node of parent.children) {
      // Any colon in prose may open one; the engine has none.
      if (node.type === 'textDirective') return false
      // To satteri the line ending is part of it.
      if (node.type === 'mdxjsEsm') trimEnd(node, text)
      if ('children' in node) parents.push(node)
    }
  }
  return true
}

/**
 * Puts components back into the paragraph that they were alone in: satteri unravels it, as MDX does before it compiles.
 * What stands within such a component is inline content; lines of tags alone are no part of a paragraph. `false` where
 * one line has both.
 */
function inParagraphs(parent: Parents, text: string): boolean {
  const { children } = parent
  if (!children.some(holdsInline)) return true
  const kept: Nodes[] = []
  let paragraph: Nodes[] = []
  const end = (): void => {
    if (paragraph.length > 0) kept.push(paragraphOf(paragraph, text))
    paragraph = []
  }
  for (let from = 0; from < children.length; ) {
    const to = lineEnd(children, from, text)
    const line = children.slice(from, to)
    const isInline = line.some(holdsInline)
    if (isInline && !line.every(holdsInline)) return false
    if (!isInline || /\n[ \t>]*\n/.test(lineFeeds(between(children[from - 1], children[from], text)))) end()
    if (isInline) paragraph.push(...line)
    else kept.push(...line)
    from = to
  }
  end()
  parent.children = kept as typeof parent.children
  return true
}

/** The end of the components and expressions that share a line with the one at an index; of one node, if it is none. */
function lineEnd(nodes: readonly Nodes[], from: number, text: string): number {
  let to = from + 1
  while (to < nodes.length && isMdx(nodes[to - 1]) && isMdx(nodes[to])) {
    if (/[\r\n]/.test(between(nodes[to - 1], nodes[to], text))) break
    to++
  }
  return to
}

const isMdx = (node: Nodes | undefined): boolean =>
  node?.type === 'mdxJsxFlowElement' || node?.type === 'mdxFlowExpression'

/** What stands between two nodes. */
const between = (before: Nodes | undefined, after: Nodes | undefined, text: string): string =>
  text.slice(before?.position?.end.offset ?? 0, after?.position?.start.offset ?? 0)

const lineFeeds = (text: string): string => text.replace(/\r\n?/g, '\n')

/** Whether a node is a component with inline content. */
const holdsInline = (node: Nodes): boolean =>
  node.type === 'mdxJsxFlowElement' && node.children.some(({ type }) => inline.has(type))

const inline: ReadonlySet<string> = new Set(
  `text emphasis strong delete inlineCode link linkReference image imageReference break footnoteReference html
  mdxJsxTextElement mdxTextExpression`.split(/\s+/),
)

function paragraphOf(run: readonly Nodes[], text: string): Paragraph {
  const children = run.flatMap((node, index): Nodes[] => {
    const element = { ...node, type: 'mdxJsxTextElement' } as Nodes
    const before = run[index - 1]
    if (!before?.position || !node.position) return [element]
    const value = between(before, node, text).replace(/[ \t]*(\r\n?|\n)[ \t>]*/, '$1')
    const position = { start: before.position.end, end: node.position.start }
    return value === '' ? [element] : [{ type: 'text', value, position }, element]
  })
  const [first, last] = [run[0]?.position, run.at(-1)?.position]
  const position = first && last && { start: first.start, end: last.end }
  return { type: 'paragraph', children: children as Paragraph['children'], ...(position ? { position } : {}) }
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
