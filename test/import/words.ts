import type { Nodes, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

/** Markdown as a reader of GFM sees it, by a parser that is set up apart from Diptych's. */
export const parse = (markdown: string): Root => unified().use(remarkParse).use(remarkGfm).parse(markdown)

/** The kinds of node in a tree, each once, in alphabetical order. */
export const kindsIn = (tree: Root): readonly string[] => {
  const kinds = new Set<string>()
  visit(tree, (node: Nodes) => {
    kinds.add(node.type)
  })
  return [...kinds].sort()
}

/** The text of each heading and paragraph, in order. */
export const blocksIn = (tree: Root): readonly string[] => {
  const blocks: string[] = []
  visit(tree, (node: Nodes) => {
    if (node.type === 'heading' || node.type === 'paragraph') blocks.push(textOf(node))
  })
  return blocks
}

const mark = /^(?:[-•◦▪‣●○■*–—·]|(?:0|[1-9]\d{0,8})[.)])$/u

/** All words in order, without those that could be a list mark: which of them are is tested apart. */
export const wordsOf = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => line.split(/\s+/).filter((word) => word !== '' && !mark.test(word)))

/** Lines of plain text as a dump's bytes. */
export const bytesOf = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'))
