/**
 * The reading engine: which parser turns Markdown into mdast. remark-parse is the reference, and reads what plugins
 * from outside see; `fast.ts` has another that is held to yield the same.
 */
import type { Root } from 'mdast'
import { linkAddresses } from './addresses.ts'
import { parseFast } from './fast.ts'
import { parseReference, transformReference } from './reference.ts'
import type { Parser, Syntax } from './syntax.ts'

/**
 * Parses a page that is to be digested: every node has its place.
 *
 * @throws as {@link parseTree}.
 */
export function parsePage(text: string, syntax: Syntax, parser: Parser): Root {
  const tree = parser === 'auto' ? parseFast(text, syntax) : undefined
  return tree ?? linkAddresses(parseReference(text, syntax), text)
}

/**
 * Parses a page with remark-parse.
 *
 * @throws {VFileMessage} where MDX is not well-formed, with `reason` and `place`.
 * @throws {TooCostly} where reading on would take too long.
 * @throws {RangeError} where it is nested too deeply.
 */
export function parseTree(text: string, syntax: Syntax): Root {
  const tree = parseReference(text, syntax)
  transformReference(tree)
  return tree
}
