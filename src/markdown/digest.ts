/** mdast → the page's digest: sections, containers and leaf blocks in document order, with their facts and places. */
import GithubSlugger from 'github-slugger'
import type { Definition, Nodes, Root, RootContent, Yaml } from 'mdast'
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx'
import type { Block, BlockKind, Container, ContainerKind, Fact, FrontMatterEntry, Locale, Page, PageComment, Section, Span } from '../model.ts'
import type { Language } from '../text/language.ts'
import { frontMatterEntries } from './front-matter.ts'
import { htmlFacts, htmlIds, htmlText, tagName } from './html.ts'
import { attributeFacts, type InlineContext, OBJECT, readInline } from './inline.ts'
import { explicitId, type Prepared } from './prepare.ts'

/** The page that is being digested. */
export interface Subject {
  readonly path: string
  readonly locale: Locale
  readonly text: string
  readonly language: Language
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
type Details = Partial<Pick<Block, 'text' | 'prose' | 'facts' | 'depth' | 'name' | 'attributes' | 'id' | 'explicitId'>>

/** Deeper content is kept as text of what holds it. */
const deepest = 60
/** A bold line longer than this is an emphasised sentence, not a heading. */
const longestBoldHeading = 80
/** Names of directives and alerts that readers know as admonitions, in the generators' own words. */
const admonitions = new Set(
  `note tip info warning danger caution important success hint attention error example abstract bug question quote
  failure details summary secondary seealso todo deprecated`.split(/\s+/),
)

/** Turns a tree into a digest. The tree may be let go afterwards. */
export function digest(tree: Root, prepared: Prepared, subject: Subject): Page {
  return new Digester(tree, prepared, subject).page()
}

class Digester {
  private readonly blocks: Block[] = []
  private readonly containers: Mutable<Container>[] = []
  private readonly sections: Mutable<Section>[] = [
    { index: 0, parent: -1, depth: 0, heading: -1, title: '', first: 0, ownLast: -1, last: -1, start: 0, end: 0 },
  ]
  /** The sections that are open, outermost first. */
  private readonly open: Mutable<Section>[] = [...this.sections]
  private readonly entries: FrontMatterEntry[] = []
  private readonly comments: PageComment[] = []
  private readonly anchors = new Set<string>()
  private readonly slugger = new GithubSlugger()
  private readonly inline: InlineContext
  private container = -1
  private readonly tree: Root
  private readonly prepared: Prepared
  private readonly subject: Subject

  constructor(tree: Root, prepared: Prepared, subject: Subject) {
    this.tree = tree
    this.prepared = prepared
    this.subject = subject
    this.inline = {
      text: prepared.text,
      at: prepared.at,
      language: subject.language,
      definitions: definitionsIn(tree),
    }
  }

  page(): Page {
    for (const node of this.tree.children) this.flow(node, 0)
    this.closeSections(0)
    const { path, locale, text } = this.subject
    return {
      path,
      locale,
      text,
      blocks: this.blocks,
      containers: this.containers,
      sections: this.sections,
      frontMatter: this.entries,
      comments: this.comments,
      anchors: [...this.anchors],
    }
  }

  private flow(node: RootContent | Nodes, depth: number): void {
    if (depth > deepest) {
      this.leaf('paragraph', node, this.read([node]))
      return
    }
    // TOML front matter is not among mdast's own types.
    if (node.type === 'yaml' || (node.type as string) === 'toml') return this.frontMatter(node as Yaml)
    switch (node.type) {
      case 'heading':
        return this.heading(node.depth, node, this.read(node.children), this.slugOf(node))
      case 'paragraph':
        return this.paragraph(node, 'paragraph')
      case 'list':
        return this.within('list', node, { ordered: node.ordered ?? false }, () => {
          for (const item of node.children) this.item(item, depth + 1)
        })
      case 'blockquote':
        return this.quote(node, depth)
      case 'table':
        return this.within('table', node, { columns: node.children[0]?.children.length ?? 0 }, () => {
          for (const row of node.children) {
            const cells = row.children.map((cell) => this.read(cell.children))
            this.leaf('row', row, {
              text: cells.map((cell) => cell.text).join(' | '),
              prose: cells.map((cell) => cell.prose).join(` ${OBJECT} `),
              facts: cells.flatMap((cell) => cell.facts),
            })
          }
        })
      case 'code':
        return this.leaf('code', node, {
          text: node.value,
          ...(node.lang ? { name: node.lang } : {}),
          ...(node.meta ? { attributes: { meta: node.meta } } : {}),
        })
      case 'html':
        return this.html(node.value, node)
      case 'thematicBreak':
        return this.leaf('rule', node, {})
      case 'definition':
        return this.leaf('definition', node, {
          text: node.title ?? '',
          name: node.identifier,
          facts: [{ kind: 'url', value: node.url, label: node.title ?? '', ...this.span(node) }],
        })
      case 'footnoteDefinition':
        return this.within('footnote', node, { name: node.identifier }, () => this.all(node.children, depth))
      case 'containerDirective':
        return this.directive(node, depth)
      case 'leafDirective':
        return this.leaf('component', node, {
          ...this.read(node.children),
          name: node.name,
          attributes: attributesOf(node),
        })
      case 'mdxJsxFlowElement':
        return this.element(node, depth)
      case 'mdxFlowExpression':
        return this.expression(node.value, node)
      case 'mdxjsEsm':
        return this.leaf('esm', node, { text: node.value })
      default:
        if ('children' in node && node.children.length > 0) return this.paragraph(node, 'paragraph')
        return this.leaf('paragraph', node, this.read([node]))
    }
  }

  private all(nodes: readonly Nodes[], depth: number): void {
    for (const node of nodes) this.flow(node, depth + 1)
  }

  private paragraph(node: Nodes, kind: 'paragraph' | 'item'): void {
    const children = 'children' in node ? (node.children as Nodes[]) : []
    const content = this.read(children)
    const bold = kind === 'paragraph' ? boldLine(children, content.text) : undefined
    if (bold !== undefined && this.container === -1) return this.heading(7, node, content, undefined)
    if (kind === 'paragraph' && content.text === '' && children.some((child) => child.type.startsWith('mdxJsx'))) {
      const first = children.find((child) => child.type === 'mdxJsxTextElement')
      const text = this.slice(this.span(node))
      return this.leaf('component', node, { ...content, text, ...(first?.name ? { name: first.name } : {}) })
    }
    if (kind === 'paragraph' && isShortcode(content.text)) {
      return this.leaf('component', node, { ...content, name: /[\w-]+/.exec(content.text)?.[0] ?? '' })
    }
    this.leaf(kind, node, content)
  }

  private item(node: Extract<Nodes, { type: 'listItem' }>, depth: number): void {
    this.within('item', node, {}, () => {
      const [first, ...rest] = node.children
      if (!first) return this.leaf('item', node, {})
      if (first.type === 'paragraph') this.paragraph(first, 'item')
      else this.flow(first, depth + 1)
      this.all(rest, depth)
    })
  }

  private quote(node: Extract<Nodes, { type: 'blockquote' }>, depth: number): void {
    const [first, ...rest] = node.children
    const [words, ...inline] = first?.type === 'paragraph' ? first.children : []
    // https://docs.github.com/en/get-started/writing-on-github — alerts
    const alert = words?.type === 'text' ? /^\[!([A-Za-z]{2,20})\][+-]?[ \t]*([^\n]*)(?:\n|$)/.exec(words.value) : null
    if (!alert || words?.type !== 'text' || first?.type !== 'paragraph') {
      return this.within('quote', node, {}, () => this.all(node.children, depth))
    }
    const name = (alert[1] ?? '').toLowerCase()
    this.within('admonition', node, { name }, () => {
      const { start, end } = this.span(first)
      const lineEnd = this.subject.text.indexOf('\n', start)
      const mark = { start, end: lineEnd < 0 || lineEnd > end ? end : lineEnd }
      this.block('open', mark, { text: alert[2] ?? '', prose: alert[2] ?? '', name })
      const value = words.value.slice(alert[0].length)
      const remaining = value === '' ? inline : [{ ...words, value, position: shifted(words, value) }, ...inline]
      if (remaining.length > 0) {
        const content = this.read(remaining)
        const body = /[^\s>]/.exec(this.subject.text.slice(mark.end, end))
        this.block('paragraph', { start: mark.end + (body?.index ?? 0), end }, content)
      }
      this.all(rest, depth)
    })
  }

  private directive(node: ContainerDirective, depth: number): void {
    const name = node.name.toLowerCase()
    const kind = admonitions.has(name) ? 'admonition' : 'component'
    const attributes = attributesOf(node)
    this.within(kind, node, { name, attributes }, () => {
      const [first, ...rest] = node.children
      const labelled = first?.type === 'paragraph' && first.data?.directiveLabel === true
      this.block('open', this.firstLine(node), {
        ...(labelled ? this.read(first.children) : {}),
        name,
        attributes,
      })
      this.all(labelled ? rest : node.children, depth)
      const mark = this.lastLine(node)
      if (/^:{3,}$/.test(this.slice(mark))) this.block('close', mark, { name })
    })
  }

  private element(node: MdxJsxFlowElement, depth: number): void {
    const name = node.name ?? ''
    const attributes: Record<string, string | true> = {}
    for (const attribute of node.attributes) {
      if (attribute.type === 'mdxJsxAttribute') {
        const { value } = attribute
        attributes[attribute.name] = value == null ? true : typeof value === 'string' ? value : `{${value.value}}`
      }
    }
    const span = this.span(node)
    const facts = attributeFacts(node.attributes, span)
    if (typeof attributes.id === 'string') this.anchors.add(attributes.id)
    if (node.children.length === 0) return this.leaf('component', node, { text: this.slice(span), facts, name, attributes })
    this.within('component', node, { name, attributes }, () => {
      const firstChild = node.children[0]
      const until = firstChild ? this.span(firstChild as Nodes).start : span.end
      const tag = this.slice({ start: span.start, end: until }).trimEnd()
      this.block('open', { start: span.start, end: span.start + tag.length }, { text: tag, facts, name, attributes })
      if (node.children.every((child) => isPhrasing(child as Nodes))) {
        const last = node.children.at(-1)
        const end = last ? this.span(last as Nodes).end : span.end
        this.block('paragraph', { start: until, end }, this.read(node.children as Nodes[]))
      } else {
        this.all(node.children as Nodes[], depth)
      }
    })
  }

  private expression(value: string, node: Nodes): void {
    const comment = /^\s*\/\*([\s\S]*)\*\/\s*$/.exec(value)
    if (comment) this.comments.push({ text: (comment[1] ?? '').trim(), ...this.span(node) })
    this.leaf(comment ? 'comment' : 'expression', node, { text: comment ? '' : value })
  }

  private html(value: string, node: Nodes): void {
    const span = this.span(node)
    for (const found of value.matchAll(/<!--([\s\S]{0,20000}?)-->/g)) {
      this.comments.push({
        text: (found[1] ?? '').trim(),
        start: span.start + found.index,
        end: span.start + found.index + found[0].length,
      })
    }
    for (const id of htmlIds(value)) this.anchors.add(id)
    const text = htmlText(value)
    const name = tagName(value.replace(/<!--[\s\S]{0,20000}?-->/g, ''))
    const facts: Fact[] = htmlFacts(value, span.start)
    this.leaf(name === '' && text === '' ? 'comment' : 'html', node, { text, prose: text, facts, ...(name ? { name } : {}) })
  }

  private frontMatter(node: Yaml): void {
    const format = (node.type as string) === 'toml' ? 'toml' : 'yaml'
    const offset = (node.position?.start.offset ?? 0) + this.firstLineLength(node)
    this.entries.push(...frontMatterEntries(node.value, format, this.prepared.at(offset)))
    this.leaf('front-matter', node, { name: format, text: this.entries.map((entry) => String(entry.value)).join('\n') })
  }

  private heading(depth: number, node: Nodes, content: Details, slug: { id: string; explicit: boolean } | undefined): void {
    const title = content.text ?? ''
    if (this.inComponentsOnly()) this.openSection(depth, title, this.span(node))
    if (slug) this.anchors.add(slug.id)
    this.leaf('heading', node, {
      ...content,
      depth,
      ...(slug ? { id: slug.id, ...(slug.explicit ? { explicitId: true } : {}) } : {}),
    })
  }

  /** Headings in lists and quotes are words of those, not sections of the page. */
  private inComponentsOnly(): boolean {
    for (let at = this.container; at >= 0; at = this.containers[at]?.parent ?? -1) {
      if (this.containers[at]?.kind !== 'component') return false
    }
    return true
  }

  private openSection(depth: number, title: string, span: Span): void {
    this.closeSections(depth)
    const parent = this.open.at(-1)
    const first = this.blocks.length
    if (parent && parent.ownLast < 0) parent.ownLast = first
    const index = this.sections.length
    const section = { index, parent: parent?.index ?? 0, depth, heading: first, title, first, ownLast: -1, last: -1, ...span }
    this.sections.push(section)
    this.open.push(section)
  }

  /** Ends the open sections of this depth and deeper. */
  private closeSections(depth: number): void {
    for (let section = this.open.at(-1); section && section.depth >= depth; section = this.open.at(-1)) {
      section.last = this.blocks.length
      if (section.ownLast < 0) section.ownLast = section.last
      section.end = this.blocks.at(-1)?.end ?? section.end
      this.open.pop()
    }
  }

  private slugOf(node: Extract<Nodes, { type: 'heading' }>): { id: string; explicit: boolean } {
    const id = explicitId(this.slice(this.wholeLine(node)))
    if (id !== undefined) return { id, explicit: true }
    const words = readInline(node.children, this.inline).text
    return { id: this.slugger.slug(words), explicit: false }
  }

  private within(kind: ContainerKind, node: Nodes, details: Partial<Container>, inside: () => void): void {
    const container: Mutable<Container> = {
      index: this.containers.length,
      kind,
      parent: this.container,
      section: this.sections.length - 1,
      first: this.blocks.length,
      last: this.blocks.length,
      ...details,
      ...this.span(node),
    }
    this.containers.push(container)
    const outer = this.container
    this.container = container.index
    inside()
    this.container = outer
    container.last = this.blocks.length
  }

  private leaf(kind: BlockKind, node: Nodes, details: Details): void {
    this.block(kind, this.span(node), details)
  }

  private block(kind: BlockKind, span: Span, details: Details & { comments?: readonly PageComment[] }): void {
    const { comments, ...rest } = details
    if (comments) this.comments.push(...comments)
    this.blocks.push({
      index: this.blocks.length,
      kind,
      section: this.sections.length - 1,
      container: this.container,
      depth: 0,
      text: '',
      prose: '',
      facts: [],
      ...rest,
      ...span,
    })
  }

  private read(nodes: readonly Nodes[]): Details & { text: string; prose: string; facts: readonly Fact[]; comments: readonly PageComment[] } {
    return readInline(nodes, this.inline)
  }

  private span(node: Nodes): Span {
    return {
      start: this.prepared.at(node.position?.start.offset ?? 0),
      end: this.prepared.at(node.position?.end.offset ?? 0),
    }
  }

  private slice(span: Span): string {
    return this.subject.text.slice(span.start, span.end)
  }

  private firstLine(node: Nodes): Span {
    const span = this.span(node)
    const end = this.subject.text.slice(span.start, span.end).search(/[\r\n]/)
    return { start: span.start, end: end < 0 ? span.end : span.start + end }
  }

  private lastLine(node: Nodes): Span {
    const { start, end } = this.span(node)
    const line = /[^\r\n\s]*$/.exec(this.subject.text.slice(Math.max(start, end - 200), end))?.[0] ?? ''
    return { start: end - line.length, end }
  }

  private firstLineLength(node: Nodes): number {
    const { start, end } = node.position ?? { start: { offset: 0 }, end: { offset: 0 } }
    const first = this.prepared.text.slice(start.offset, end.offset)
    return /^[^\r\n]*\r?\n?/.exec(first)?.[0].length ?? 0
  }

  private wholeLine(node: Nodes): Span {
    const span = this.span(node)
    const end = this.subject.text.indexOf('\n', Math.max(span.start, span.end - 1))
    return { start: span.start, end: end < 0 ? this.subject.text.length : end }
  }
}

/** A paragraph whose only content is bold, short, and no sentence: a heading by another name. */
function boldLine(children: readonly Nodes[], text: string): string | undefined {
  const [only, ...rest] = children.filter((child) => child.type !== 'text' || !/^[\s:]*$/.test(child.value))
  if (only?.type !== 'strong' || rest.length > 0 || text.length > longestBoldHeading || text.includes('\n')) return undefined
  return /[.!,;]\s*:?$/.test(text) ? undefined : text
}

/** A Liquid tag or Hugo shortcode that is alone in its paragraph. */
function isShortcode(text: string): boolean {
  return /^(?:\{\{[<%][^{}]{1,500}[>%]\}\}|\{%[^{}]{1,500}%\})$/.test(text)
}

const phrasing = new Set(['text', 'strong', 'emphasis', 'inlineCode', 'link', 'delete', 'break', 'mdxJsxTextElement', 'mdxTextExpression', 'image'])
const isPhrasing = (node: Nodes): boolean => phrasing.has(node.type)

function attributesOf(node: ContainerDirective | LeafDirective): Record<string, string | true> {
  const attributes: Record<string, string | true> = {}
  for (const [key, value] of Object.entries(node.attributes ?? {})) attributes[key] = value || true
  return attributes
}

function shifted(node: Extract<Nodes, { type: 'text' }>, rest: string): NonNullable<Nodes['position']> {
  const position = node.position ?? { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } }
  const end = position.end.offset ?? 0
  // The mark and its line break were taken off the front; line prefixes of a quote are found again by `trace`.
  return { start: { ...position.start, offset: Math.max(position.start.offset ?? 0, end - rest.length) }, end: position.end }
}

function definitionsIn(tree: Root): Map<string, Definition> {
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
