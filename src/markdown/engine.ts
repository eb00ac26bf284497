/**
 * The reading engine: which parser turns Markdown into mdast. remark-parse is the reference, and reads what plugins
 * from outside see; `fast.ts` has another that is held to yield the same.
 */
import type { Nodes, Root } from 'mdast'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { directive } from 'micromark-extension-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { parseFast } from './fast.ts'
import { meter } from './meter.ts'
import type { Parser, Syntax } from './syntax.ts'

/** No page that a person wrote is nested deeper, whether in blocks or in emphasis. */
const deepest = 250

/**
 * Container and leaf directives, without text directives: `see:this` is prose in every language far more often than it
 * is a directive, and nothing that Diptych compares depends on them.
 */
function blockDirectives(this: Processor): void {
  const data = this.data()
  const syntax = directive()
  delete syntax.text
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push(syntax)
  data.fromMarkdownExtensions ??= []
  data.fromMarkdownExtensions.push(directiveFromMarkdown())
}

type FromMarkdown = ReturnType<typeof directiveFromMarkdown>
type Transform = NonNullable<FromMarkdown['transforms']>[number]

/** Passes over whole trees, such as GitHub's search for bare addresses. They call themselves for each level. */
const transforms = new Set<Transform>()

/** Takes them out of the parser, so that the depth can be looked at first. */
function postponeTransforms(this: Processor): void {
  const data = this.data()
  const extensions = (data.fromMarkdownExtensions ?? []).flat(3) as FromMarkdown[]
  data.fromMarkdownExtensions = extensions.map(({ transforms: own = [], ...rest }) => {
    for (const transform of own ?? []) transforms.add(transform)
    return rest
  })
}

/** Comes last, so that it is asked first. */
function metered(this: Processor): void {
  this.data().micromarkExtensions?.push(meter())
}

const markdown = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .use(blockDirectives)
  .use(metered)
  .use(postponeTransforms)
  .freeze()
const mdx = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .use(blockDirectives)
  .use(remarkMdx)
  .use(metered)
  .use(postponeTransforms)
  .freeze()

/**
 * Parses a page that is to be digested.
 *
 * @throws as {@link parseTree}.
 */
export function parsePage(text: string, syntax: Syntax, parser: Parser): Root {
  return (parser === 'auto' ? parseFast(text, syntax) : undefined) ?? parseTree(text, syntax)
}

/**
 * Parses a page with remark-parse.
 *
 * @throws {VFileMessage} where MDX is not well-formed, with `reason` and `place`.
 * @throws {TooCostly} where reading on would take too long.
 * @throws {RangeError} where it is nested too deeply.
 */
export function parseTree(text: string, syntax: Syntax): Root {
  const tree = (syntax === 'mdx' ? mdx : markdown).parse(text)
  if (depthOf(tree) > deepest) throw new RangeError(`The page is nested more than ${deepest} deep.`)
  for (const transform of transforms) transform(tree)
  return tree
}

/** How deep the nodes of a tree are nested. */
function depthOf(tree: Root): number {
  let depth = 0
  for (let level: Nodes[] = [tree]; level.length > 0; depth++) {
    level = level.flatMap((node) => ('children' in node ? node.children : []))
  }
  return depth
}
