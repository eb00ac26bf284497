/** An HTML page → Markdown. */
import { toString as textOf } from 'mdast-util-to-string'
import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import remarkGfm from 'remark-gfm'
import remarkStringify, { type Options } from 'remark-stringify'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'

/** A page as a guide. */
export interface HtmlGuide {
  readonly markdown: string
  /** Its `h1`, else its first words; empty for a page without text. */
  readonly opening: string
}

const parser = unified().use(rehypeParse).freeze()
type Tree = ReturnType<typeof parser.parse>
type Element = Extract<Tree['children'][number], { type: 'element' }>

/** What belongs to the site rather than to the page, or is not for reading. */
const dropped: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'nav', 'footer'])

type Handler = NonNullable<NonNullable<Options['handlers']>['text']>

/**
 * Text with the escapes that it needs; bare URLs and addresses stay bare where no other escape stands in them (there, a
 * backslash would become part of the URL).
 */
const text: Handler = (node, _parent, state, info) => {
  const escaped = state.safe(node.value, info)
  const apart = /^\s?$/.test(info.after)
  return escaped
    .replace(
      /\b(https?|www)\\([:.][^\s\\]*)(?=(\s?))/gi,
      (found, start: string, rest: string, space: string, at: number) =>
        space !== '' || (apart && at + found.length === escaped.length) ? start + rest : found,
    )
    .replace(/(?<=[+\-.\w])\\@/g, '@')
}

const converter = unified()
  .use(rehypeRemark)
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', emphasis: '_', rule: '-', listItemIndent: 'one', handlers: { text } })
  .freeze()

/**
 * Converts the content of a page: its `main`, else its `article`s, else its `body`; without scripts, styles, templates,
 * navigation and footers. An `h1` that stands before the content is the page's title, and stays. Destinations stay as
 * they are written.
 *
 * @throws {RangeError} for a page that is nested too deeply.
 */
export const htmlToMarkdown = (html: string): HtmlGuide => {
  const tree = parser.parse(html)
  tidy(tree)
  const mdast = converter.runSync({ type: 'root', children: contentOf(tree) })
  const title = mdast.children.find((node) => node.type === 'heading' && node.depth === 1)
  const first = title ?? mdast.children.find((node) => textOf(node).trim() !== '')
  return { markdown: converter.stringify(mdast), opening: first ? textOf(first).trim() : '' }
}

/** Drops what is not content, and brings to a form that Markdown has what it has none for: captions, menus. */
const tidy = (tree: Tree): void => {
  visit(tree, 'element', (element, index, parent) => {
    if (!parent || index === undefined) return undefined
    if (dropped.has(element.tagName)) {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    if (element.tagName === 'menu') element.tagName = 'ul'
    if (element.tagName !== 'table') return undefined
    const at = element.children.findIndex((child) => child.type === 'element' && child.tagName === 'caption')
    const caption = element.children[at]
    if (caption?.type !== 'element') return undefined
    element.children.splice(at, 1)
    caption.tagName = 'p'
    parent.children.splice(index, 0, caption)
    return undefined
  })
}

const contentOf = (tree: Tree): Element[] => {
  const main = outermost(tree, ({ tagName, properties }) => tagName === 'main' || properties.role === 'main').slice(
    0,
    1,
  )
  const content = main.length > 0 ? main : outermost(tree, ({ tagName }) => tagName === 'article')
  const start = content[0]
  if (!start) return outermost(tree, ({ tagName }) => tagName === 'body')
  if (outermost({ type: 'root', children: content }, isTitle).length > 0) return content
  const titles = outermost(tree, (element) => isTitle(element) || element === start)
  const title = titles.slice(0, titles.indexOf(start)).at(-1)
  return title ? [title, ...content] : content
}

const isTitle = ({ tagName }: Element): boolean => tagName === 'h1'

/** The elements that pass, without those inside them, in order. */
const outermost = (tree: Tree, test: (element: Element) => boolean): Element[] => {
  const found: Element[] = []
  visit(tree, 'element', (element) => {
    if (!test(element)) return undefined
    found.push(element)
    return SKIP
  })
  return found
}
