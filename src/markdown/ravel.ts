/** Brings components that satteri took out of their paragraph back into it. */
import type { Nodes, Paragraph, Parents } from 'mdast'

/**
 * Puts components back into the paragraph that they were alone in: satteri unravels it, as MDX does before it compiles.
 * What stands within such a component is inline content; lines of tags alone are no part of a paragraph. `false` where
 * one line has both, or expressions beside others.
 */
export function ravel(parent: Parents, text: string): boolean {
  const { children } = parent
  if (!children.some(mayBeUnravelled)) return true
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
    const isMixed = isInline ? !line.every(holdsInline) : line.length > 1 && line.some(isExpression)
    if (isMixed) return false
    if (!isInline || /\n[ \t>]*\n/.test(lineFeeds(between(children[from - 1], children[from], text)))) end()
    if (isInline) paragraph.push(...line)
    else kept.push(...line)
    from = to
  }
  end()
  parent.children = kept as typeof parent.children
  return true
}

/** Whether a node was taken out of a paragraph, or shares its line with one that may have been. */
const mayBeUnravelled = (node: Nodes, index: number, nodes: readonly Nodes[]): boolean =>
  holdsInline(node) || (isExpression(node) && (isMdx(nodes[index - 1]) || isMdx(nodes[index + 1])))

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

const isExpression = (node: Nodes): boolean => node.type === 'mdxFlowExpression'

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
  const position = first && last && { start: first.start, end: afterSpaces(last.end, text) }
  return { type: 'paragraph', children: children as Paragraph['children'], ...(position ? { position } : {}) }
}

type Point = NonNullable<Nodes['position']>['end']

/** Behind the spaces after a point, which belong to its paragraph. */
function afterSpaces({ line, column, offset = 0 }: Point, text: string): Point {
  let width = 0
  while (text[offset + width] === ' ' || text[offset + width] === '\t') width++
  return { line, column: column + width, offset: offset + width }
}
