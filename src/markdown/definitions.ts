/** The definitions of a page, which its reference links lead through. */
import type { Definition, Nodes, Root } from 'mdast'

/** Deeper ones are text of what holds them. */
const deepest = 60

/** A tree's definitions by normalised label; the first of each counts. */
export function definitionsIn(tree: Root): Map<string, Definition> {
  const definitions = new Map<string, Definition>()
  const visit = (nodes: readonly Nodes[], depth: number): void => {
    for (const node of nodes) {
      if (node.type === 'definition') {
        const label = node.identifier.toLowerCase()
        if (!definitions.has(label)) definitions.set(label, node)
      } else if ('children' in node && depth < deepest && node.type !== 'paragraph') visit(node.children, depth + 1)
    }
  }
  visit(tree.children, 0)
  return definitions
}
