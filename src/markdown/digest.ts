/** mdast → the page's digest: sections, containers and leaf blocks in document order, with their facts and places. */
import type { Definition, Nodes, Root, Yaml } from 'mdast'
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import type { BlockKind, Locale, Page, PageComment, Span } from '../model.ts'
import type { Language } from '../text/language.ts'
import { alertIn } from './alert.ts'
import { Anchors } from './anchors.ts'
import { definitionsIn } from './definitions.ts'
import { destinationIn } from './destination.ts'
import { linkFact } from './facts.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'
import { tagName } from './html.ts'
import { type Inline, type InlineContext, OBJECT, readHtml, readInline } from './inline.ts'
import { withLineFeeds } from './line-feeds.ts'
import { attributeFacts, attributeIds, commentAt, isComment, tagEndBefore } from './mdx.ts'
import { type Details, Outline } from './outline.ts'
import { boldLine, isEsm } from './paragraphs.ts'
import type { Prepared } from './prepare.ts'
import { isShortcode } from './shortcodes.ts'

/** The page that is being digested. */
export interface Subject {
  readonly path: string
  readonly locale: Locale
  readonly text: string
  readonly language: Language
}

/** Deeper content is kept as text of what holds it. */
const deepest = 60
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
  private readonly outline = new Outline()
  private readonly anchors = new Anchors()
  private head: FrontMatter = { entries: [] }
  private readonly comments: PageComment[] = []
  private readonly inline: InlineContext
  private readonly tree: Root
  private readonly prepared: Prepared
  private readonly subject: Subject
  /** How many of the headings' own ids have been passed. */
  private idsSeen = 0

  constructor(tree: Root, prepared: Prepared, subject: Subject) {
    this.tree = tree
    this.prepared = prepared
    this.subject = subject
    const { text: page, language } = subject
    this.inline = {
      page,
      text: prepared.masks.restored(prepared.text),
      at: prepared.at,
      language,
      definitions: definitionsIn(tree),
    }
  }

  page(): Page {
    for (const node of this.tree.children) this.flow(node, 0)
    const { path, locale, text } = this.subject
    const { entries: frontMatter, fault } = this.head
    return {
      path,
      locale,
      text,
      ...this.outline.close(),
      frontMatter,
      ...(fault ? { frontMatterFault: fault } : {}),
      comments: this.comments,
      anchors: this.anchors.all(),
    }
  }

  private flow(node: Nodes, depth: number): void {
    if (depth > deepest) return this.leaf('paragraph', node, this.read([node]))
    // TOML front matter is not among mdast's own types.
    if (node.type === 'yaml' || (node.type as string) === 'toml') return this.frontMatter(node as Yaml)
    switch (node.type) {
      case 'heading':
        return this.heading(node.depth, node, this.read(node.children))
      case 'paragraph':
        return this.paragraph(node, 'paragraph')
      case 'list':
        return this.outline.within('list', this.span(node), { ordered: node.ordered ?? false }, () => {
          for (const item of node.children) this.item(item, depth + 1)
        })
      case 'blockquote':
        return this.quote(node, depth)
      case 'table':
        return this.outline.within(
          'table',
          this.span(node),
          { columns: node.children[0]?.children.length ?? 0 },
          () => {
            for (const row of node.children) this.row(row)
          },
        )
      case 'code':
        return this.leaf('code', node, {
          text: withLineFeeds(node.value),
          ...(node.lang ? { name: node.lang } : {}),
          ...(node.meta ? { attributes: { meta: node.meta } } : {}),
        })
      case 'html':
        return this.html(node)
      case 'thematicBreak':
        return this.leaf('rule', node, {})
      case 'definition':
        return this.definition(node)
      case 'footnoteDefinition':
        this.anchors.footnote(node.identifier)
        return this.outline.within('footnote', this.span(node), { name: node.identifier }, () =>
          this.all(node.children, depth),
        )
      case 'containerDirective':
        return this.directive(node, depth)
      case 'leafDirective':
        return this.leaf('component', node, {
          ...this.read(node.children),
          name: node.name,
          attributes: this.attributesOf(node),
        })
      case 'mdxJsxFlowElement':
        return this.element(node, depth)
      case 'mdxFlowExpression':
        return this.expression(node.value, node)
      case 'mdxjsEsm':
        return this.leaf('esm', node, { text: withLineFeeds(node.value) })
      default:
        return this.leaf('paragraph', node, this.read([node]))
    }
  }

  private all(nodes: readonly Nodes[], depth: number): void {
    for (const node of nodes) this.flow(node, depth + 1)
  }

  private paragraph(node: Extract<Nodes, { type: 'paragraph' }>, kind: 'paragraph' | 'item'): void {
    const content = this.read(node.children)
    if (kind === 'item') return this.leaf(kind, node, content)
    if (this.outline.isTop && boldLine(node.children, content.text)) return this.heading(7, node, content)
    if (content.text === '') {
      const [first, ...more] = node.children.filter((child) => child.type === 'mdxJsxTextElement')
      const text = this.source(this.span(node))
      if (first && more.length === 0) return this.leaf('component', node, { ...content, text, ...this.nameOf(first) })
      if (first) return this.leaf('component', node, { ...content, text, ...(first.name ? { name: first.name } : {}) })
    }
    if (isShortcode(content.text)) {
      return this.leaf('component', node, { ...content, name: /[\w-]+/.exec(content.text)?.[0] ?? '' })
    }
    const source = this.source(this.span(node))
    if (isEsm(source)) return this.leaf('esm', node, { text: source })
    this.leaf('paragraph', node, content)
  }

  private item(node: Extract<Nodes, { type: 'listItem' }>, depth: number): void {
    this.outline.within('item', this.span(node), {}, () => {
      const [first] = node.children
      if (!first) return this.leaf('item', node, {})
      if (first.type === 'paragraph') this.paragraph(first, 'item')
      else this.flow(first, depth + 1)
      if (node.children.length > 1) this.all(node.children.slice(1), depth)
    })
  }

  private row(node: Extract<Nodes, { type: 'tableRow' }>): void {
    const cells = node.children.map((cell) => this.read(cell.children))
    this.leaf('row', node, {
      text: cells.map((cell) => cell.text).join(' | '),
      prose: cells.map((cell) => cell.prose).join(` ${OBJECT} `),
      facts: cells.flatMap((cell) => cell.facts),
    })
  }

  private quote(node: Extract<Nodes, { type: 'blockquote' }>, depth: number): void {
    const alert = alertIn(node, this.inline.text)
    if (!alert) return this.outline.within('quote', this.span(node), {}, () => this.all(node.children, depth))
    const { name, title, paragraph, content } = alert
    this.outline.within('admonition', this.span(node), { name }, () => {
      const mark = this.firstLine(this.span(paragraph))
      this.outline.block('open', mark, { text: title, prose: title, name })
      if (content.length > 0) {
        const { end } = this.span(paragraph)
        const gap = /^[\s>]*/.exec(this.subject.text.slice(mark.end, end))?.[0].length ?? 0
        this.add('paragraph', { start: mark.end + gap, end }, this.read(content))
      }
      this.all(node.children.slice(1), depth)
    })
  }

  private directive(node: ContainerDirective, depth: number): void {
    const name = node.name.toLowerCase()
    const kind = admonitions.has(name) ? 'admonition' : 'component'
    const attributes = this.attributesOf(node)
    const span = this.span(node)
    this.outline.within(kind, span, { name, attributes }, () => {
      const [first, ...rest] = node.children
      const labelled = first?.type === 'paragraph' && first.data?.directiveLabel === true
      const label = labelled ? this.read(first.children) : {}
      this.add('open', this.firstLine(span), { name, attributes, ...label })
      this.all(labelled ? rest : node.children, depth)
      const mark = /(?:^|[\s>])([:/]{3,})$/.exec(
        this.subject.text.slice(Math.max(span.start, span.end - 200), span.end),
      )?.[1]
      if (mark && span.end - mark.length > span.start)
        this.outline.block('close', { start: span.end - mark.length, end: span.end }, { name })
    })
  }

  private element(node: MdxJsxFlowElement, depth: number): void {
    const span = this.span(node)
    const details = this.nameOf(node)
    const facts = attributeFacts(node.attributes, span, this.subject.text)
    for (const id of attributeIds(node.attributes)) this.anchors.add(id)
    const [child] = node.children
    if (!child) return this.leaf('component', node, { text: this.source(span), facts, ...details })
    this.outline.within('component', span, details, () => {
      const open = { start: span.start, end: tagEndBefore(this.subject.text, this.span(child as Nodes).start) }
      this.outline.block('open', open, { text: this.source(open), facts, ...details })
      this.all(node.children as Nodes[], depth)
    })
  }

  private expression(value: string, node: Nodes): void {
    if (!isComment(value)) return this.leaf('expression', node, { text: withLineFeeds(value) })
    this.comments.push(commentAt(this.subject.text, this.span(node)))
    this.leaf('comment', node, {})
  }

  private html(node: Extract<Nodes, { type: 'html' }>): void {
    const content = readHtml(node, this.inline)
    const name = tagName(node.value)
    const text = content.text.replace(/\s+/g, ' ')
    const kind = name === '' && text === '' ? 'comment' : 'html'
    this.leaf(kind, node, { ...content, text, prose: kind === 'html' ? content.prose : '', ...(name ? { name } : {}) })
  }

  private definition(node: Definition): void {
    const span = this.span(node)
    const title = node.title ?? ''
    const facts = [linkFact(node.url, title, span, destinationIn(this.subject.text, node.url, span))]
    this.leaf('definition', node, { text: title, name: node.identifier, facts })
  }

  private frontMatter(node: Yaml): void {
    const format = (node.type as string) === 'toml' ? 'toml' : 'yaml'
    const span = this.span(node)
    const fence = /^.*(?:\r\n?|\n)?/.exec(this.subject.text.slice(span.start, span.end))?.[0].length ?? 0
    this.head = readFrontMatter(node.value, format, span.start + fence)
    const text = this.head.entries.map((entry) => String(entry.value)).join('\n')
    this.leaf('front-matter', node, { name: format, text })
  }

  private heading(depth: number, node: Nodes, content: Inline): void {
    const span = this.span(node)
    const title = content.text.replaceAll('\n', ' ')
    if (this.outline.inComponentsOnly) this.outline.section(depth, title, span)
    const explicit = this.explicitId(span)
    if (explicit !== undefined) this.anchors.add(explicit)
    const id = explicit ?? (depth <= 6 ? this.anchors.heading(title) : undefined)
    // A copy comes last: each object that begins with one gets a shape of its own (Node 20), and whoever looks into it is slow.
    this.leaf('heading', node, {
      depth,
      ...(id ? { id } : {}),
      ...(explicit === undefined ? {} : { explicitId: true }),
      ...content,
    })
  }

  /** The id that the author gave to the heading here. Headings are asked for in the page's order. */
  private explicitId({ start, end }: Span): string | undefined {
    const { headingIds } = this.prepared
    while ((headingIds[this.idsSeen]?.at ?? end) < start) this.idsSeen++
    const next = headingIds[this.idsSeen]
    return next && next.at < end ? next.id : undefined
  }

  private leaf(kind: BlockKind, node: Nodes, details: Details & Partial<Inline>): void {
    this.add(kind, this.span(node), details)
  }

  private add(kind: BlockKind, span: Span, details: Details & Partial<Inline>): void {
    const { comments, ids } = details
    if (comments) this.comments.push(...comments)
    for (const id of ids ?? []) this.anchors.add(id)
    this.outline.block(kind, span, details)
  }

  private read(nodes: readonly Nodes[]): Inline {
    return readInline(nodes, this.inline)
  }

  private nameOf(node: MdxJsxFlowElement | MdxJsxTextElement): Required<Pick<Details, 'name' | 'attributes'>> {
    const attributes: Record<string, string | true> = {}
    for (const attribute of node.attributes) {
      if (attribute.type !== 'mdxJsxAttribute') continue
      const { name, value } = attribute
      attributes[name] = value == null ? true : typeof value === 'string' ? value : `{${value.value}}`
    }
    return { name: node.name ?? '', attributes }
  }

  private attributesOf(node: ContainerDirective | LeafDirective): Record<string, string | true> {
    const attributes: Record<string, string | true> = {}
    for (const [key, value] of Object.entries(node.attributes ?? {})) attributes[key] = value || true
    if (typeof attributes.id === 'string') this.anchors.add(attributes.id)
    return attributes
  }

  private span(node: Nodes): Span {
    return {
      start: this.prepared.at(node.position?.start.offset ?? 0),
      end: this.prepared.at(node.position?.end.offset ?? 0),
    }
  }

  private source(span: Span): string {
    return withLineFeeds(this.subject.text.slice(span.start, span.end))
  }

  private firstLine({ start, end }: Span): Span {
    const line = this.subject.text.slice(start, end).search(/[\r\n]/)
    return { start, end: line < 0 ? end : start + line }
  }
}
