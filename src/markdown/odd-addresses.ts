/**
 * Bare addresses that both parsers may find differently. remark-parse looks for them in a text as it is written, and again,
 * where there was none, as it reads; satteri does both at once.
 */
import type { Link, Nodes, Parents, Root } from 'mdast'
import { sourceOf } from './differences.ts'
import { transformReference } from './reference.ts'

const address = /https?:\/\/\S|www\.\S|\S@[\w-]*\.\w/i
/** What every address has: most texts have none of it. */
export const mayHoldAddress: RegExp = /@|www|https?:/i
/** What satteri ends some addresses at, or before, and remark does not. */
const braced = /[{}[|\u{10000}-\u{10FFFF}]/u
/** What remark finds as it is written. */
const literal = /^(?:https?:\/\/|www\.)/i

/**
 * Whether remark may find other addresses in inline content than satteri did. An address between spaces, in text that is
 * written as it reads, is one to both; for all others remark's search says what it makes of the text as it reads.
 */
export function hasOddAddresses(parent: Parents, text: string): boolean {
  const children = parent.children as Nodes[]
  const isLinked = parent.type === 'link' || parent.type === 'linkReference'
  let isOdd = false
  for (const [index, node] of children.entries()) {
    if (node.type === 'text') isOdd ||= !isLinked && mayHoldAddress.test(node.value) && address.test(node.value)
    else if (isBare(node, text)) {
      const source = text.slice(node.position?.start.offset, (node.position?.end.offset ?? 0) + 1)
      if (braced.test(source) || (literal.test(source) && !source.startsWith(textOf(node)))) return true
      isOdd ||= !standsApart(node, children[index - 1], children[index + 1], text)
    }
  }
  return isOdd && !areAsFound(children, text)
}

/** Whether a link is an address as it stands. */
const isBare = (node: Nodes, text: string): node is Link =>
  node.type === 'link' && !/[[<]/.test(text[node.position?.start.offset ?? 0] ?? '')

/** Whether an address stands between spaces, and is written as it reads, as are the texts beside it. */
function standsApart(node: Link, before: Nodes | undefined, behind: Nodes | undefined, text: string): boolean {
  const apart = node.url.startsWith('mailto:') ? /[\s(*~]$/ : /[\s(*_~]$/
  if (before?.type === 'text' && !apart.test(before.value)) return false
  return [before, node.children[0], behind].every(
    (one) => one?.type !== 'text' || !isWritten(one.value, sourceOf(one, text)),
  )
}

/** Whether a text is written otherwise than it reads, apart from what stands before lines within quotes and lists. */
const isWritten = (value: string, source: string): boolean =>
  value !== source && value !== source.replace(/[ \t]*(\r\n?|\n)[ \t>]*/g, '$1')

/** Whether remark's search would make these texts and addresses of them, were they all text. */
function areAsFound(nodes: readonly Nodes[], text: string): boolean {
  for (let from = 0; from < nodes.length; from++) {
    let to = from
    while (nodes[to]?.type === 'text' || (nodes[to] && isBare(nodes[to] as Nodes, text))) to++
    if (to > from && !isAsFound(nodes.slice(from, to))) return false
    from = to
  }
  return true
}

function isAsFound(nodes: readonly Nodes[]): boolean {
  const value = nodes.map((node) => textOf(node)).join('')
  const paragraph: Nodes = { type: 'paragraph', children: [{ type: 'text', value }] }
  const tree: Root = { type: 'root', children: [paragraph] }
  transformReference(tree)
  return told(paragraph.children) === told(nodes)
}

/** The text of a text, or of an address. */
const textOf = (node: Nodes | undefined): string =>
  node?.type === 'text' ? node.value : node?.type === 'link' ? textOf(node.children[0]) : ''

/** Texts and addresses as one text, with where these lead. */
const told = (nodes: readonly Nodes[]): string =>
  nodes.map((node) => (node.type === 'link' ? `\0${node.url}\0${textOf(node)}\0` : textOf(node))).join('')
