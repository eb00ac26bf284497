/** remark-parse, the reference, with the syntaxes that Diptych knows. */
import type { Nodes, Root } from 'mdast'
import type { directiveFromMarkdown } from 'mdast-util-directive'
import type { Processor } from 'unified'
import { memo } from '../text/memo.ts'
import { whenNeeded } from '../when-needed.ts'
import { meter } from './meter.ts'
import type { Syntax } from './syntax.ts'

const unified = await whenNeeded('unified', () => import('unified'))
const remarkParse = await whenNeeded('remark-parse', () => import('remark-parse'))
const remarkGfm = await whenNeeded('remark-gfm', () => import('remark-gfm'))
const remarkFrontmatter = await whenNeeded('remark-frontmatter', () => import('remark-frontmatter'))
const remarkMdx = await whenNeeded('remark-mdx', () => import('remark-mdx'))
const directives = await whenNeeded('micromark-extension-directive', () => import('micromark-extension-directive'))
const directiveTrees = await whenNeeded('mdast-util-directive', () => import('mdast-util-directive'))

/** No page that a person wrote is nested deeper, whether in blocks or in emphasis. */
const deepest = 250

/**
 * Container and leaf directives, without text directives: `see:this` is prose in every language far more often than it
 * is a directive, and nothing that Diptych compares depends on them.
 */
function blockDirectives(this: Processor): void {
  const data = this.data()
  const syntax = directives().directive()
  delete syntax.text
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push(syntax)
  data.fromMarkdownExtensions ??= []
  data.fromMarkdownExtensions.push(directiveTrees().directiveFromMarkdown())
}

type FromMarkdown = ReturnType<typeof directiveFromMarkdown>
type Transform = NonNullable<FromMarkdown['transforms']>[number]

/** Passes over whole trees, such as GitHub's search for bare addresses. They call themselves for each level. */
type Transforms = Set<Transform>

/** Takes them out of the parser, so that the depth can be looked at first. */
function postponeTransforms(this: Processor, transforms: Transforms): void {
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

const reference = memo((syntax: Syntax) => {
  const transforms: Transforms = new Set()
  const processor = unified()
    .unified()
    .use(remarkParse().default)
    .use(remarkGfm().default)
    .use(remarkFrontmatter().default, ['yaml', 'toml'])
    .use(blockDirectives)
  if (syntax === 'mdx') processor.use(remarkMdx().default)
  return { processor: processor.use(metered).use(postponeTransforms, transforms).freeze(), transforms }
})

/**
 * Parses a text up to the passes over the whole tree.
 *
 * @throws {VFileMessage} where MDX is not well-formed, with `reason` and `place`.
 * @throws {TooCostly} where reading on would take too long.
 * @throws {RangeError} where it is nested too deeply.
 */
export function parseReference(text: string, syntax: Syntax): Root {
  const tree = reference(syntax).processor.parse(text)
  if (depthOf(tree) > deepest) throw new RangeError(`The page is nested more than ${deepest} deep.`)
  return tree
}

/** The passes over a whole tree: GitHub's search for bare addresses in texts as they read. */
export function transformReference(tree: Root): void {
  for (const transform of reference('markdown').transforms) transform(tree)
}

/** How deep the nodes of a tree are nested. */
function depthOf(tree: Root): number {
  let depth = 0
  for (let level: Nodes[] = [tree]; level.length > 0; depth++) {
    level = level.flatMap((node) => ('children' in node ? node.children : []))
  }
  return depth
}
