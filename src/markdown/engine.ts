/** The reading engine: the only file that knows which parser turns Markdown into mdast. */
import type { Root } from 'mdast'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { directive } from 'micromark-extension-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { meter } from './meter.ts'

/** Which syntax a page is written in. */
export type Syntax = 'markdown' | 'mdx'

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
  .freeze()
const mdx = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .use(blockDirectives)
  .use(remarkMdx)
  .use(metered)
  .freeze()

/**
 * Parses a page.
 *
 * @throws {VFileMessage} where MDX is not well-formed, with `reason` and `place`.
 */
export function parseTree(text: string, syntax: Syntax): Root {
  return (syntax === 'mdx' ? mdx : markdown).parse(text)
}
