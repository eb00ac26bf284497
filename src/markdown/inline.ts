/** What a reader reads in a piece of inline content, and the facts in it. */
import type { Definition, Nodes, PhrasingContent } from 'mdast'
import type { MdxJsxAttribute, MdxJsxExpressionAttribute } from 'mdast-util-mdx-jsx'
import type { Fact, PageComment, Span } from '../model.ts'
import type { Language } from '../text/language.ts'
import { numbersIn } from '../text/numbers.ts'
import { htmlFacts, isHtmlTag, tagName } from './html.ts'

/** Stands in prose for a code span, an image, a URL or a placeholder: neither a letter nor a space. */
export const OBJECT = '\uFFFC'

/** What the inline content of one block says. */
export interface Inline {
  readonly text: string
  readonly prose: string
  readonly facts: readonly Fact[]
  readonly comments: readonly PageComment[]
}

/** What reading inline content needs to know of its page. */
export interface InlineContext {
  /** The text that the engine read. */
  readonly text: string
  at(offset: number): number
  readonly language: Language
  /** Definitions by normalised label. */
  readonly definitions: ReadonlyMap<string, Definition>
}

// Each alternative is anchored by its own first characters and bounded in length.
const placeholder =
  /\{\{[<%]?[^{}\n]{1,200}[>%]?\}\}|\{%[^{}\n]{1,200}%\}|\$\{[A-Za-z_][\w.]{0,80}\}|\{[A-Za-z_][\w.-]{0,60}\}|%\([A-Za-z_]\w{0,60}\)[sdif]|%\d{1,2}\$[sd]|(?<![\d\s])%[sdif]\b|(?<=^|\s)%[sdif](?=$|[\s.,;:!?)])|(?<![\w$])\$[A-Z_][A-Z0-9_]{1,60}\b|<\p{L}[\p{L}\p{M}\p{N} _.'’-]{0,60}>/gu
const email = /(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,62}){1,8}/g

/** Reads inline nodes; `extra` adds what stands before them, such as a GitHub alert's mark that was taken off. */
export function readInline(nodes: readonly Nodes[], context: InlineContext): Inline {
  const reader = new InlineReader(context)
  for (const node of nodes) reader.visit(node, 0)
  return reader.finish()
}

class InlineReader {
  private text = ''
  private prose = ''
  private readonly facts: Fact[] = []
  private readonly comments: PageComment[] = []
  /** Where pieces of prose came from: offsets into prose and, for each character, into the engine's text. */
  private readonly pieces: { from: number; offsets: Int32Array | number }[] = []
  private readonly context: InlineContext

  constructor(context: InlineContext) {
    this.context = context
  }

  visit(node: Nodes, depth: number): void {
    if (depth > 100) return
    switch (node.type) {
      case 'text':
        return this.words(node.value, node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
      case 'inlineCode':
        this.fact({ kind: 'code', value: node.value, ...this.span(node) })
        return this.object(node.value)
      case 'break':
        this.text += ' '
        this.prose += ' '
        return
      case 'image':
        this.fact({ kind: 'image', value: node.url, alt: node.alt ?? '', ...this.span(node) })
        return this.object(node.alt ?? '')
      case 'imageReference':
        this.fact({
          kind: 'image',
          value: this.context.definitions.get(node.identifier.toLowerCase())?.url ?? `[${node.identifier}]`,
          alt: node.alt ?? '',
          ...this.span(node),
        })
        return this.object(node.alt ?? '')
      case 'link':
        return this.link(node.url, node, depth)
      case 'linkReference':
        return this.link(this.context.definitions.get(node.identifier.toLowerCase())?.url ?? `[${node.identifier}]`, node, depth)
      case 'footnoteReference':
        this.fact({ kind: 'placeholder', value: `[^${node.identifier}]`, ...this.span(node) })
        return this.object('')
      case 'html':
        return this.html(node.value, this.span(node))
      case 'mdxTextExpression':
        return this.expression(node.value, this.span(node))
      case 'mdxJsxTextElement':
      case 'mdxJsxFlowElement': {
        this.fact(...attributeFacts(node.attributes, this.span(node)))
        for (const child of node.children) this.visit(child as Nodes, depth + 1)
        if (node.children.length === 0) this.object('')
        return
      }
      default:
        if ('children' in node) for (const child of node.children) this.visit(child as PhrasingContent, depth + 1)
        else if ('value' in node) this.object(String(node.value))
    }
  }

  finish(): Inline {
    for (const number of numbersIn(this.prose, this.context.language)) {
      const { start, end, ...rest } = number
      this.facts.push({ kind: 'number', ...rest, start: this.origin(start), end: this.origin(end - 1) + 1 })
    }
    this.facts.sort((a, b) => a.start - b.start || a.end - b.end)
    return { text: this.text.trim(), prose: this.prose, facts: this.facts, comments: this.comments }
  }

  private words(value: string, start: number, end: number): void {
    let rest = 0
    const offsets = value.length === end - start ? start : trace(value, this.context.text, start, end)
    const origin = (index: number) => (typeof offsets === 'number' ? offsets + index : (offsets[index] ?? end))
    const found: { start: number; end: number; kind: 'placeholder' | 'email' }[] = []
    if (/[{%$<]/.test(value)) for (const m of value.matchAll(placeholder)) found.push({ start: m.index, end: m.index + m[0].length, kind: 'placeholder' })
    if (value.includes('@')) for (const m of value.matchAll(email)) found.push({ start: m.index, end: m.index + m[0].length, kind: 'email' })
    found.sort((a, b) => a.start - b.start)
    this.text += value
    for (const { start: from, end: to, kind } of found) {
      if (from < rest) continue
      this.piece(value.slice(rest, from), offsets, rest)
      this.prose += OBJECT
      this.fact({
        kind,
        value: value.slice(from, to).replace(/\s+/g, ' '),
        start: this.context.at(origin(from)),
        end: this.context.at(origin(to - 1) + 1),
      })
      rest = to
    }
    this.piece(value.slice(rest), offsets, rest)
  }

  private piece(value: string, offsets: Int32Array | number, from: number): void {
    if (value === '') return
    this.pieces.push({ from: this.prose.length, offsets: typeof offsets === 'number' ? offsets + from : offsets.subarray(from) })
    this.prose += value
  }

  /** The page's offset of a character of prose. */
  private origin(index: number): number {
    let low = 0
    let high = this.pieces.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.pieces[middle]?.from ?? 0) <= index) low = middle
      else high = middle - 1
    }
    const piece = this.pieces[low]
    if (!piece) return 0
    const within = index - piece.from
    return this.context.at(typeof piece.offsets === 'number' ? piece.offsets + within : (piece.offsets[within] ?? 0))
  }

  private link(url: string, node: Extract<Nodes, { type: 'link' | 'linkReference' }>, depth: number): void {
    const before = this.text.length
    const bare = node.type === 'link' && isBare(node)
    if (bare) {
      if (url.startsWith('mailto:')) this.fact({ kind: 'email', value: url.slice(7), ...this.span(node) })
      this.object(this.context.text.slice(node.position?.start.offset, node.position?.end.offset))
    } else {
      for (const child of node.children) this.visit(child, depth + 1)
    }
    if (bare && url.startsWith('mailto:')) return
    this.fact({ kind: 'url', value: url, label: this.text.slice(before).trim(), ...this.span(node) })
  }

  private html(value: string, span: Span): void {
    if (value.startsWith('<!--')) {
      this.comments.push({ text: value.slice(4, -3).trim(), ...span })
      return
    }
    if (isHtmlTag(tagName(value))) {
      this.fact(...htmlFacts(value, span.start))
      if (/^<(?:br|hr|img)\b/i.test(value)) this.object('')
    } else {
      this.fact({ kind: 'placeholder', value, ...span })
      this.object(value)
    }
  }

  private expression(value: string, span: Span): void {
    const comment = /^\s*\/\*([\s\S]*)\*\/\s*$/.exec(value)
    if (comment) {
      this.comments.push({ text: (comment[1] ?? '').trim(), ...span })
      return
    }
    const string = /^\s*(["'`])([^"'`\\]*)\1\s*$/.exec(value)
    if (string) {
      this.text += string[2] ?? ''
      this.prose += string[2] ?? ''
      return
    }
    this.fact({ kind: 'placeholder', value: `{${value.trim().replace(/\s+/g, ' ')}}`, ...span })
    this.object('')
  }

  private object(text: string): void {
    this.text += text
    this.prose += OBJECT
  }

  private fact(...facts: readonly Fact[]): void {
    for (const fact of facts) this.facts.push(fact)
  }

  private span(node: Nodes): Span {
    return {
      start: this.context.at(node.position?.start.offset ?? 0),
      end: this.context.at(node.position?.end.offset ?? 0),
    }
  }
}

/** `<https://…>` and `https://…` as they stand: what is linked is the destination. */
function isBare(node: Extract<Nodes, { type: 'link' }>): boolean {
  const [child] = node.children
  if (node.children.length !== 1 || child?.type !== 'text') return false
  const bare = (url: string) => url.replace(/^(?:mailto:|https?:\/\/)/, '')
  return bare(node.url) === bare(child.value) && node.title == null && node.position?.end.offset !== undefined &&
    node.position.end.offset - (node.position.start.offset ?? 0) <= child.value.length + 2
}

/**
 * Where each character of a text node stands in the source, when escapes, entities or line prefixes make the two
 * differ: a forward search, character by character, that cannot run past the node.
 */
function trace(value: string, source: string, start: number, end: number): Int32Array {
  const offsets = new Int32Array(value.length)
  let at = start
  for (let index = 0; index < value.length; index++) {
    const found = source.indexOf(value[index] ?? '', at)
    if (found >= 0 && found < end && found - at < 64) at = found
    else {
      const entity = source.indexOf(';', at)
      offsets[index] = Math.min(at, end)
      if (source[at] === '&' && entity >= 0 && entity < end && entity - at < 40) at = entity + 1
      continue
    }
    offsets[index] = at
    at++
  }
  return offsets
}

/** Links and images in the props of a component. */
export function attributeFacts(attributes: readonly (MdxJsxAttribute | MdxJsxExpressionAttribute)[], span: Span): Fact[] {
  const facts: Fact[] = []
  for (const attribute of attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') continue
    if (attribute.name === 'href' || attribute.name === 'to') facts.push({ kind: 'url', value: attribute.value, label: '', ...span })
    if (attribute.name === 'src') facts.push({ kind: 'image', value: attribute.value, alt: '', ...span })
  }
  return facts
}
