/** What a reader reads in a piece of inline content, and the facts in it. */
import type { Definition, Nodes } from 'mdast'
import type { Fact, PageComment, Span } from '../model.ts'
import type { Language } from '../text/language.ts'
import { numbersIn } from '../text/numbers.ts'
import { destinationIn } from './destination.ts'
import { lastAtMost } from './edits.ts'
import { imageFact, linkFact, numberFact, plainFact } from './facts.ts'
import { isHtmlTag, isInlineTag, type Piece, piecesOf, tagFacts, tagIds, tagName } from './html.ts'
import { withLineFeeds } from './line-feeds.ts'
import { attributeFacts, attributeIds, commentAt, isComment, stringIn } from './mdx.ts'
import { decodeEntities, type Origin, originOf } from './origin.ts'
import { keptIn } from './patterns.ts'

/** Stands in prose for a code span, an image, a URL or a placeholder: neither a letter nor a space. */
export const OBJECT = '\uFFFC'

/** Deeper content is taken as the text that it is written as. */
const deepest = 100

/** What the inline content of one block says. */
export interface Inline {
  readonly text: string
  readonly prose: string
  readonly facts: readonly Fact[]
  readonly comments: readonly PageComment[]
  /** Fragments that lead here. */
  readonly ids: readonly string[]
}

/** What reading inline content needs to know of its page. */
export interface InlineContext {
  /** The page's text. */
  readonly page: string
  /** The text that the engine read, with its masks taken off. */
  readonly text: string
  /** The page's offset for an offset of `text`. */
  at(offset: number): number
  readonly language: Language
  /** Definitions by normalised label. */
  readonly definitions: ReadonlyMap<string, Definition>
}

/** Reads inline nodes. */
export function readInline(nodes: readonly Nodes[], context: InlineContext): Inline {
  const reader = new InlineReader(context)
  reader.all(nodes, 0)
  return reader.finish()
}

/** Reads an HTML block: its words, and the facts in its tags. */
export function readHtml(node: Extract<Nodes, { type: 'html' }>, context: InlineContext): Inline {
  const reader = new InlineReader(context)
  reader.html(node)
  return reader.finish()
}

const none: readonly Fact[] = []

type Linking = Extract<Nodes, { type: 'link' | 'linkReference' }>

class InlineReader {
  /** What a reader reads, from where it is no longer the prose alone. */
  private text: string | undefined
  private prose = ''
  private readonly facts: Fact[] = []
  private readonly comments: PageComment[] = []
  private readonly ids: string[] = []
  /** Pieces of prose: where each starts there, and the way from there to the engine's text. */
  private readonly starts: number[] = []
  private readonly origins: Origin[] = []
  private readonly context: InlineContext

  constructor(context: InlineContext) {
    this.context = context
  }

  all(nodes: readonly Nodes[], depth: number): void {
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index] as Nodes
      const end = isOpeningCode(node) ? this.codeElement(nodes, index) : index
      if (end === index) this.visit(node, depth)
      index = end
    }
  }

  html(node: Extract<Nodes, { type: 'html' }>): void {
    const value = withLineFeeds(node.value)
    const origin = originOf(value, this.context.text, ...offsetsOf(node), false)
    const place = ({ start, end }: Span): Span => this.place(origin(start), origin(end - 1) + 1)
    const pieces = [...piecesOf(value)]
    for (let index = 0; index < pieces.length; index++) {
      const piece = pieces[index] as Piece
      const part = value.slice(piece.start, piece.end)
      const { text, origin: within } = decodeEntities(piece.kind === 'text' ? part : '')
      if (isTag(piece, 'code', false) && isTag(pieces[index + 2], 'code', true) && pieces[index + 1]?.kind === 'text') {
        const [words, end] = [pieces[index + 1] as Piece, pieces[index + 2] as Piece]
        this.code(decodeEntities(value.slice(words.start, words.end)).text, place({ start: piece.start, end: end.end }))
        index += 2
      } else if (piece.kind === 'text') this.plain(text, (at) => origin(piece.start + within(at)))
      else if (piece.kind === 'comment') this.comment(place(piece))
      else this.tag(piece, part, place)
    }
  }

  finish(): Inline {
    for (const number of numbersIn(this.prose, this.context.language)) {
      this.facts.push(numberFact(number, { start: this.origin(number.start), end: this.origin(number.end - 1) + 1 }))
    }
    if (this.facts.length > 1) this.facts.sort((a, b) => a.start - b.start || a.end - b.end)
    // Arrays that grow have room for more.
    const facts = this.facts.length === 0 ? none : this.facts.slice()
    return { text: this.said.trim(), prose: this.prose, facts, comments: this.comments, ids: this.ids }
  }

  private get said(): string {
    return this.text ?? this.prose
  }

  private visit(node: Nodes, depth: number): void {
    if (node.type === 'text' && depth <= deepest) return this.words(node.value, ...offsetsOf(node))
    const span = this.span(node)
    if (depth > deepest) return this.words(this.context.text.slice(...offsetsOf(node)), ...offsetsOf(node))
    switch (node.type) {
      case 'inlineCode':
        return this.code(withLineFeeds(node.value), span)
      case 'break':
        return this.space()
      case 'image':
        return this.image(node.url, node.alt ?? '', span, destinationIn(this.context.page, node.url, span))
      case 'imageReference':
        return this.image(this.defined(node), node.alt ?? '', span)
      case 'link':
        return this.link(node.url, node, span, depth)
      case 'linkReference':
        return this.link(this.defined(node), node, span, depth)
      case 'footnoteReference':
        this.facts.push(plainFact('placeholder', `[^${node.identifier}]`, span))
        return this.object('')
      case 'html':
        return this.inlineHtml(node, span)
      case 'mdxTextExpression':
      case 'mdxFlowExpression':
        return this.expression(node.value, span, offsetsOf(node)[0] + 1)
      case 'mdxJsxTextElement':
      case 'mdxJsxFlowElement': {
        this.facts.push(...attributeFacts(node.attributes, span, this.context.page))
        this.ids.push(...attributeIds(node.attributes))
        const code = node.name === 'code' ? plainText(node.children as Nodes[]) : undefined
        if (code !== undefined) return this.code(code, span)
        if (node.children.length === 0) return this.object('')
        return this.all(node.children as Nodes[], depth + 1)
      }
      default:
        if ('children' in node) this.all(node.children, depth + 1)
        else if ('value' in node) this.object(withLineFeeds(String(node.value)))
    }
  }

  private words(value: string, start: number, end: number): void {
    const words = withLineFeeds(value)
    this.plain(words, originOf(words, this.context.text, start, end))
  }

  private plain(value: string, origin: Origin): void {
    const kept = keptIn(value)
    if (kept.length > 0) this.text = this.said
    if (this.text !== undefined) this.text += value
    if (kept.length === 0) return this.piece(value, origin)
    let rest = 0
    for (const { kind, start, end } of kept) {
      this.pieceFrom(value.slice(rest, start), origin, rest)
      this.prose += OBJECT
      this.facts.push(plainFact(kind, value.slice(start, end), this.place(origin(start), origin(end - 1) + 1)))
      rest = end
    }
    this.pieceFrom(value.slice(rest), origin, rest)
  }

  private pieceFrom(value: string, origin: Origin, from: number): void {
    this.piece(value, (index) => origin(from + index))
  }

  private piece(value: string, origin: Origin): void {
    if (value === '') return
    this.starts.push(this.prose.length)
    this.origins.push(origin)
    this.prose += value
  }

  /** The page's offset of a character of prose. */
  private origin(index: number): number {
    const piece = lastAtMost(this.starts, index)
    return this.context.at(this.origins[piece]?.(index - (this.starts[piece] ?? 0)) ?? 0)
  }

  private link(url: string, node: Linking, span: Span, depth: number): void {
    if (node.type === 'link' && isBare(node, this.context.text)) {
      const value = plainText(node.children) ?? url
      return this.linked(url, withLineFeeds(value), this.bareSpan(value, node))
    }
    const before = this.said.length
    this.all(node.children, depth + 1)
    const label = this.said.slice(before).trim()
    const labelEnd = this.context.at(node.children.at(-1)?.position?.end.offset ?? 0)
    const place = node.type === 'link' ? destinationIn(this.context.page, url, span, labelEnd) : undefined
    this.facts.push(linkFact(url, label, span, place))
  }

  /** Where a bare address stands, without a backslash before it. */
  private bareSpan(value: string, node: Nodes): Span {
    const [start, end] = offsetsOf(node)
    const { text } = this.context
    if (value === '' || text[start] === '<') return this.place(start, end)
    const origin = originOf(value, text, start, end)
    return this.place(origin(0), origin(value.length))
  }

  /** A URL or an address as it stands: what is linked is the destination. */
  private linked(url: string, words: string, span: Span): void {
    this.object(words)
    if (url.startsWith('mailto:')) this.facts.push(plainFact('email', url.slice(7), span))
    else this.facts.push(linkFact(url, words, span, destinationIn(this.context.page, url, span)))
  }

  private image(value: string, alt: string, span: Span, destination?: Span): void {
    this.facts.push(imageFact(value, alt, span, destination))
    this.object(alt)
  }

  private code(value: string, span: Span): void {
    this.facts.push(plainFact('code', value, span))
    this.object(value)
  }

  private inlineHtml(node: Extract<Nodes, { type: 'html' }>, span: Span): void {
    const { value } = node
    if (/^<(?:!--|[!?])/.test(value)) {
      if (value.startsWith('<!--')) this.comment(span)
      return
    }
    if (isHtmlTag(tagName(value))) return this.html(node)
    this.facts.push(plainFact('placeholder', value, span))
    this.object(value)
  }

  private tag(tag: Piece, source: string, place: (span: Span) => Span): void {
    if (tag.kind !== 'tag') return
    for (const fact of tagFacts(tag, 0)) {
      const to = fact.destination && place(fact.destination)
      const whole = to && this.context.page.slice(to.start, to.end) === fact.value ? to : undefined
      this.facts.push(
        fact.kind === 'url'
          ? linkFact(fact.value, fact.label, place(fact), whole)
          : imageFact(fact.value, fact.alt, place(fact), whole),
      )
    }
    this.ids.push(...tagIds(tag))
    if (/^<(?:hr|img)\b/i.test(source)) this.object('')
    else if (!isInlineTag(tag.name)) this.space()
  }

  /** `<code>` up to its end, when that stands beside it: returns the index of the last node that it takes. */
  private codeElement(nodes: readonly Nodes[], from: number): number {
    for (let index = from + 1; index < Math.min(nodes.length, from + 20); index++) {
      const node = nodes[index] as Nodes
      if (node.type === 'html' && /^<\/code\s*>$/i.test(node.value)) {
        const value = plainText(nodes.slice(from + 1, index))
        if (value === undefined || !node.position) return from
        this.code(value, { start: this.span(nodes[from] as Nodes).start, end: this.span(node).end })
        return index
      }
    }
    return from
  }

  /** The JavaScript between two braces; `start` is where it starts in the engine's text. */
  private expression(value: string, span: Span, start: number): void {
    if (isComment(value)) return this.comment(span)
    const string = stringIn(value)
    if (string === undefined) {
      this.facts.push(plainFact('placeholder', `{${value.trim().replace(/\s+/g, ' ')}}`, span))
      return this.object('')
    }
    const from = start + value.indexOf(string)
    this.words(string, from, from + string.length)
  }

  private comment(span: Span): void {
    this.comments.push(commentAt(this.context.page, span))
  }

  private defined({ identifier }: { readonly identifier: string }): string {
    return this.context.definitions.get(identifier.toLowerCase())?.url ?? `[${identifier}]`
  }

  private object(text: string): void {
    this.text = this.said + text
    this.prose += OBJECT
  }

  private space(): void {
    if (this.text !== undefined) this.text += ' '
    this.prose += ' '
  }

  private span(node: Nodes): Span {
    return this.place(...offsetsOf(node))
  }

  /** Two offsets of the engine's text as a span of the page: what was taken off behind it is not in it. */
  private place(start: number, end: number): Span {
    const { at } = this.context
    return { start: at(start), end: end > start ? Math.min(at(end - 1) + 1, at(end)) : at(end) }
  }
}

const isTag = (piece: Piece | undefined, name: string, closing: boolean): boolean =>
  piece?.kind === 'tag' && piece.closing === closing && piece.name.toLowerCase() === name

const offsetsOf = ({ position }: Nodes): [number, number] => [position?.start.offset ?? 0, position?.end.offset ?? 0]

const isOpeningCode = (node: Nodes): boolean => node.type === 'html' && /^<code(?:\s[^<>]{0,200})?>$/i.test(node.value)

/** The text of nodes that are nothing but text, strings and code. */
function plainText(nodes: readonly Nodes[]): string | undefined {
  let text = ''
  for (const node of nodes) {
    if (node.type === 'text' || node.type === 'inlineCode') text += node.value
    else if (node.type === 'mdxTextExpression') text += stringIn(node.value) ?? `{${node.value}}`
    else return undefined
  }
  return withLineFeeds(text)
}

/** `<https://…>` and `https://…` as they stand. */
function isBare(node: Extract<Nodes, { type: 'link' }>, text: string): boolean {
  const [child] = node.children
  if (node.children.length !== 1 || child?.type !== 'text' || node.title != null) return false
  const bare = (url: string) => url.replace(/^(?:mailto:|https?:\/\/)/, '')
  return bare(node.url) === bare(child.value) && text[offsetsOf(node)[0]] !== '['
}
