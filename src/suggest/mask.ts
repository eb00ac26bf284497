/**
 * Markdown as XML and back: what must not be translated becomes an empty element, what holds text between marks an
 * element around it, each with an id: `Press <x id="1"/> or <g id="2">go on</g>`. DeepL reads no Markdown.
 */
import type { Nodes } from 'mdast'
import { parseTree } from '../markdown/engine.ts'
import { piecesOf } from '../markdown/html.ts'
import { keptIn } from '../markdown/patterns.ts'
import { prepare } from '../markdown/prepare.ts'
import type { Syntax } from '../markdown/syntax.ts'
import type { Span } from '../model.ts'

/** What an element stands for. */
export interface Mark {
  /** What stands in its place, or before its text. */
  readonly open: string
  /** What stands after its text; absent for an empty element. */
  readonly close?: string
}

/** A text as XML. The mark of id 1 comes first. */
export interface Masked {
  readonly xml: string
  readonly marks: readonly Mark[]
}

/** What came back. `lost`: what the marks stood for that are missing, doubled or torn; the text is then put together as well as can be. */
export interface Unmasked {
  readonly text: string
  readonly lost: readonly string[]
}

/** How a text is masked. */
export interface MaskSettings {
  readonly syntax: Syntax
  /** Words that are never translated. */
  readonly keep?: readonly string[]
}

/** A boundary of the text: a mark as a whole, the opening or the closing half of one. */
interface Token extends Span {
  readonly kind: 'whole' | 'open' | 'close'
}

/** Masks inline Markdown or MDX. What cannot be read is masked by its patterns alone. */
export function mask(text: string, { syntax, keep = [] }: MaskSettings): Masked {
  const tokens = tokensOf(text, syntax, keep)
  const marks: { open: string; close?: string }[] = []
  const open: number[] = []
  let xml = ''
  let at = 0
  for (const { kind, start, end } of tokens) {
    xml += escaped(text.slice(at, start))
    at = end
    const raw = text.slice(start, end)
    if (kind === 'whole') xml += `<x id="${marks.push({ open: raw })}"/>`
    else if (kind === 'open') {
      open.push(marks.push({ open: raw }))
      xml += `<g id="${open.at(-1)}">`
    } else {
      const mark = marks[(open.pop() ?? 0) - 1]
      if (mark) mark.close = raw
      xml += '</g>'
    }
  }
  return { xml: xml + escaped(text.slice(at)), marks }
}

const element =
  /<([xg])\s+id\s*=\s*["'](\d{1,6})["']\s*(\/?)>(?:<\/x\s*>)?|<\/g\s*>|&(amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});|[^<&]+|[<&]/g

/** Turns XML back to Markdown. Never throws; what is no XML of {@link mask} is taken as text, and said to be lost. */
export function unmask(xml: string, marks: readonly Mark[]): Unmasked {
  const seen = new Map<number, number>()
  const open: number[] = []
  const lost = new Set<string>()
  let text = ''
  for (const [whole, tag, id, empty, entity] of xml.matchAll(element)) {
    if (entity !== undefined) text += decoded(entity)
    else if (tag !== undefined) {
      const number = Number(id)
      const mark = marks[number - 1]
      seen.set(number, (seen.get(number) ?? 0) + 1)
      if (!mark || (tag === 'x') !== (mark.close === undefined)) lost.add(mark?.open ?? whole)
      text += mark?.open ?? ''
      if (tag === 'g' && empty === '/') text += mark?.close ?? ''
      else if (tag === 'g') open.push(number)
    } else if (whole.startsWith('</')) {
      const number = open.pop()
      if (number === undefined) lost.add(whole)
      else text += marks[number - 1]?.close ?? ''
    } else {
      if (whole === '<' || whole === '&') lost.add(whole)
      text += whole
    }
  }
  for (const number of open.reverse()) {
    const mark = marks[number - 1]
    text += mark?.close ?? ''
    lost.add(mark?.open ?? '')
  }
  for (const [index, { open: raw }] of marks.entries()) if (seen.get(index + 1) !== 1) lost.add(raw)
  return { text, lost: [...lost] }
}

/** Characters that DeepL bills: code points of the text, tags left out, entities counted as what they stand for. */
export function billable(xml: string): number {
  let count = 0
  for (const [whole, tag, , , entity] of xml.matchAll(element)) {
    if (entity !== undefined) count += 1
    else if (tag === undefined && !whole.startsWith('</')) count += [...whole].length
  }
  return count
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(entity: string): string {
  const known = named[entity]
  if (known !== undefined) return known
  const code = entity.startsWith('#x') ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

/** What stands in text and is none: entities, formulas, escapes, references, and what XML cannot hold. */
const untextual =
  /&#?\w{1,31};|\$(?=[^$\n]{0,200}[\\^_={}])[^\s$][^$\n]{0,200}\$(?!\d)|\\[!-/:-@[-`{-~]|\[\^[^\]\s]{1,80}\]|\]\[[^[\]\n]{0,200}\]|(?![\t\n])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu

function tokensOf(text: string, syntax: Syntax, keep: readonly string[]): Token[] {
  const words = keep.filter((word) => word !== '' && text.includes(word)).sort((a, b) => b.length - a.length)
  const patterns = words.map((word) => new RegExp(`(?<![\\p{L}\\p{N}_])${literal(word)}(?![\\p{L}\\p{N}_])`, 'gu'))
  return [keptIn(text), matches(text, untextual), ...patterns.map((pattern) => matches(text, pattern))].reduce(
    withWholes,
    marked(text, syntax),
  )
}

/** Tokens with those spans that touch none of them; both in order, and so is the result. */
function withWholes(tokens: readonly Token[], spans: Iterable<Span>): Token[] {
  const all: Token[] = []
  let at = 0
  for (const { start, end } of spans) {
    for (let token = tokens[at]; token && token.end <= start; token = tokens[++at]) all.push(token)
    const next = tokens[at]
    if (!next || next.start >= end) all.push({ kind: 'whole', start, end })
  }
  return [...all, ...tokens.slice(at)]
}

const literal = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

function* matches(text: string, pattern: RegExp): Generator<Span> {
  for (const { 0: found, index } of text.matchAll(pattern)) yield { start: index, end: index + found.length }
}

/** Nodes that are copied as they are. */
const wholes: ReadonlySet<string> = new Set([
  'inlineCode',
  'code',
  'break',
  'footnoteReference',
  'imageReference',
  'definition',
  'yaml',
  'toml',
  'thematicBreak',
  'mdxTextExpression',
  'mdxFlowExpression',
  'mdxjsEsm',
])
/** Nodes that have marks around their text. */
const pairs: ReadonlySet<string> = new Set([
  'link',
  'linkReference',
  'emphasis',
  'strong',
  'delete',
  'mdxJsxTextElement',
  'mdxJsxFlowElement',
])

/** The boundaries of what the engine reads as markup. */
function marked(text: string, syntax: Syntax): Token[] {
  const tokens: Token[] = []
  let tree: Nodes
  let at: (offset: number) => number
  try {
    // The parser drops a byte order mark that opens a text, and every place would be off by one.
    const prepared = prepare(text.replace(/^\uFEFF/, '\u200B'), syntax)
    tree = parseTree(prepared.text, syntax)
    at = prepared.at
  } catch {
    return [...matches(text, /(`{1,4})[^`\n]{1,2000}\1|<[^<>\n]{1,2000}>|\]\([^()\s]{1,2000}\)/g)].map((span) => ({
      kind: 'whole',
      ...span,
    }))
  }
  let last = 0
  const add = (kind: Token['kind'], start: number, end: number): boolean => {
    if (end <= start || start < last || end > text.length) return false
    tokens.push({ kind, start, end })
    last = end
    return true
  }
  const spanOf = (node: Nodes | undefined): Span | undefined => {
    const [start, end] = [node?.position?.start.offset, node?.position?.end.offset]
    return start === undefined || end === undefined ? undefined : { start: at(start), end: at(end) }
  }
  const visit = (node: Nodes): void => {
    const span = spanOf(node)
    if (span && wholes.has(node.type)) add('whole', span.start, span.end)
    else if (span && node.type === 'html') {
      for (const piece of piecesOf(text.slice(span.start, span.end)))
        if (piece.kind !== 'text') add('whole', span.start + piece.start, span.start + piece.end)
    } else if (span && node.type === 'image') {
      const alt = node.alt ?? ''
      const from = span.start + 2
      if (/\p{L}/u.test(alt) && text.startsWith(alt, from)) {
        if (add('open', span.start, from)) add('close', from + alt.length, span.end)
      } else add('whole', span.start, span.end)
    } else if (span && pairs.has(node.type) && 'children' in node) {
      const [first, end] = [spanOf(node.children[0]), spanOf(node.children.at(-1))]
      const isMarked =
        first &&
        end &&
        first.start > span.start &&
        end.end < span.end &&
        !/^<?[a-z][a-z0-9+.-]{1,20}:\/\/\S*$/i.test(text.slice(first.start, end.end))
      const [count, from] = [tokens.length, last]
      if (isMarked && add('open', span.start, first.start)) {
        for (const child of node.children) visit(child as Nodes)
        if (add('close', Math.max(end.end, last), span.end)) return
        tokens.length = count
        last = from
      }
      add('whole', span.start, span.end)
    } else if ('children' in node) for (const child of node.children) visit(child as Nodes)
  }
  visit(tree)
  return tokens
}
