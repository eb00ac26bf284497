/** Turns what satteri takes for text directives, such as the `:30` of `10:30`, back into the text that it is to remark. */
import type { Nodes, Parents, Text } from 'mdast'

/**
 * Joins directives that are a colon and a name to the texts beside them. Those with a label or attributes stay, since what
 * is in them may read otherwise; and those that may be part of addresses.
 */
export function joinDirectives(parent: Parents, text: string): void {
  const children = parent.children as Nodes[]
  if (!children.some(({ type }) => type === 'textDirective')) return
  const joined: Nodes[] = []
  for (const node of children) {
    const last = joined.at(-1)
    const isPort = last?.type === 'link' && node.type === 'textDirective'
    const piece = isPort ? undefined : textOf(node, text)
    if (piece?.position && last?.type === 'text' && last.position) {
      last.value += piece.value
      last.position.end = piece.position.end
    } else joined.push(piece ?? node)
  }
  parent.children = joined as typeof parent.children
}

/** A text as it is, or what a directive without anything in it is written as. */
function textOf(node: Nodes, text: string): Text | undefined {
  if (node.type === 'text') return node
  if (node.type !== 'textDirective' || !node.position) return undefined
  const end = node.position.end.offset ?? 0
  const value = text.slice(node.position.start.offset, end)
  const isUser = /^[\w.+-]{0,100}@/.test(text.slice(end, end + 101))
  return value === `:${node.name}` && !isUser ? { type: 'text', value, position: node.position } : undefined
}
