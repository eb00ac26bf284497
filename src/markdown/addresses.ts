/**
 * Bare addresses that only show in a text as it reads, such as `me\\@example.org`. remark's search makes links of them, and
 * takes the text apart; its pieces have no place of their own.
 */
import type { Nodes, Parents, Root, Text } from 'mdast'
import { lineStarts, positionOf } from '../text/lines.ts'
import { mayHoldAddress } from './odd-addresses.ts'
import { originOf } from './origin.ts'
import { transformReference } from './reference.ts'

/** Runs the search over a tree that remark-parse made of a text, and tells each piece where it stands. */
export function linkAddresses(tree: Root, text: string): Root {
  const before = new Map<Parents, readonly Nodes[]>()
  const parents: Parents[] = [tree]
  for (let parent = parents.pop(); parent; parent = parents.pop()) {
    for (const node of parent.children) {
      if ('children' in node) parents.push(node)
    }
    if (parent.children.some((node) => node.type === 'text' && mayHoldAddress.test(node.value))) {
      before.set(parent, [...parent.children])
    }
  }
  if (before.size === 0) return tree
  transformReference(tree)
  const starts = lineStarts(text)
  for (const [parent, children] of before) {
    let at = 0
    for (const node of children) {
      if (parent.children[at] === node) at++
      else at = placePieces(node as Text, parent.children, at, text, starts)
    }
  }
  return tree
}

/** Places the pieces of a text, which begin at an index of what is there now; the index behind them. */
function placePieces(
  { value, position }: Text,
  pieces: readonly Nodes[],
  from: number,
  text: string,
  starts: Uint32Array,
): number {
  const end = position?.end.offset ?? 0
  const origin = originOf(value, text, position?.start.offset ?? 0, end)
  let at = from
  for (let read = 0; read < value.length && at < pieces.length; at++) {
    const piece = pieces[at] as Nodes
    const [child] = piece.type === 'link' ? piece.children : [piece]
    const next = read + (child?.type === 'text' ? child.value.length : value.length)
    const where = positionOf(starts, { start: origin(read), end: next < value.length ? origin(next) : end })
    piece.position = where
    if (child) child.position = where
    read = next
  }
  return at
}
