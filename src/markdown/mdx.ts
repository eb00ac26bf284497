/** What MDX adds to Markdown: expressions, comments in them, and the props of components. */
import type { MdxJsxAttribute, MdxJsxExpressionAttribute } from 'mdast-util-mdx-jsx'
import type { Fact, PageComment, Span } from '../model.ts'
import { propIn } from './destination.ts'
import { imageFact, linkFact } from './facts.ts'
import { withLineFeeds } from './line-feeds.ts'

/** The words of an expression that is a plain string. */
export const stringIn = (expression: string): string | undefined => /^\s*(["'`])([^"'`\\]*)\1\s*$/.exec(expression)?.[2]

/** Whether a comment is the only content of an MDX expression. */
export function isComment(expression: string): boolean {
  const trimmed = expression.trim()
  return trimmed.length >= 4 && trimmed.startsWith('/*') && trimmed.endsWith('*/')
}

/** The comment that has this span, in whichever notation the page has it. */
export function commentAt(page: string, { start, end }: Span): PageComment {
  const source = page.slice(start, end)
  const inside = source.startsWith('<!--') ? source.slice(4, -3) : source.slice(1, -1).trim().slice(2, -2)
  return { text: withLineFeeds(inside).trim(), start, end }
}

type Attributes = readonly (MdxJsxAttribute | MdxJsxExpressionAttribute)[]

/** Links and images in the props of a component whose tag has this span. */
export function attributeFacts(attributes: Attributes, span: Span, page: string): Fact[] {
  const facts: Fact[] = []
  for (const attribute of attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') continue
    const { name, value } = attribute
    if (name !== 'href' && name !== 'to' && name !== 'src') continue
    const destination = propIn(page, name, value, span)
    facts.push(name === 'src' ? imageFact(value, '', span, destination) : linkFact(value, '', span, destination))
  }
  return facts
}

/** The ids among the props of a component. */
export function attributeIds(attributes: Attributes): string[] {
  return attributes.flatMap((attribute) =>
    attribute.type === 'mdxJsxAttribute' && attribute.name === 'id' && typeof attribute.value === 'string'
      ? [attribute.value]
      : [],
  )
}

/** Where the tag ends that stands before a child, with blank lines and marks of quotes between them. */
export function tagEndBefore(text: string, child: number): number {
  const trimmed = (end: number): number => text.slice(0, end).trimEnd().length
  let end = trimmed(child)
  for (;;) {
    let at = end
    while (text[at - 1] === '>' || text[at - 1] === ' ' || text[at - 1] === '\t') at--
    // A tag may end on a line of its own: then what stands before that line is no end of one.
    const before = text[at - 1] === '\n' || text[at - 1] === '\r' ? trimmed(at) : -1
    if (text[before - 1] !== '>') return end
    end = before
  }
}
