/** As much of HTML as Diptych needs: the tags, links, images and words of a fragment. Never a full parse, never run. */
import type { ImageFact, LinkFact, Span } from '../model.ts'
import { imageFact, linkFact } from './facts.ts'

// https://html.spec.whatwg.org/#elements-3 and the obsolete ones that documentation still has.
const elements = new Set(
  `a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption center cite code col
  colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form h1 h2
  h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark menu meta meter
  nav noscript object ol optgroup option output p picture pre progress q rp rt ruby s samp script search section select
  slot small source span strike strong style sub summary sup svg path g circle rect table tbody td template textarea
  tfoot th thead time title tr track tt u ul var video wbr`.split(/\s+/),
)
/** Elements that stand within a line of text: their tags part no words. */
const inline = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)

/** An attribute, with the place of its value in the fragment. */
export interface Attribute extends Span {
  readonly name: string
  readonly value: string
}

/** A piece of a fragment; its span is the fragment's. Scripts and styles are one `hidden` piece each. */
export type Piece = Span &
  (
    | { readonly kind: 'text' | 'comment' | 'hidden' }
    | {
        readonly kind: 'tag'
        readonly name: string
        readonly closing: boolean
        readonly attributes: readonly Attribute[]
      }
  )

const tagStart = /<(\/?)([A-Za-z][\w.:-]*)(?=[\s/>])/y
const attributeStart = /[\s/]*([^\s"'<>/={}]+)(?:\s*=\s*)?/y
const bareValue = /[^\s"'<>`]+/y
const tagEnd = /[\s/]*>/y
const longestValue = 2000

/** Takes a fragment apart, in order and without gaps. What is no tag is text. Linear. */
export function* piecesOf(html: string): Generator<Piece> {
  let text = 0
  /** What was looked for in vain: it need not be looked for again. */
  const absent = new Set<string>()
  const find = (ending: RegExp, from: number): number | undefined => {
    const found = absent.has(ending.source) ? null : matchAt(ending, html, from)
    if (!found) absent.add(ending.source)
    return found ? found.index + found[0].length : undefined
  }
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', Math.max(at + 1, text))) {
    const found = commentAt(html, at, find) ?? tagAt(html, at, find)
    if (!found) continue
    if (at > text) yield { kind: 'text', start: text, end: at }
    yield found
    text = found.end
  }
  if (text < html.length) yield { kind: 'text', start: text, end: html.length }
}

/** Where the next match of an ending ends. */
type Find = (ending: RegExp, from: number) => number | undefined

function commentAt(html: string, start: number, find: Find): Piece | undefined {
  const end = html.startsWith('<!--', start) ? find(/-->/g, start + 4) : undefined
  return end === undefined ? undefined : { kind: 'comment', start, end }
}

function tagAt(html: string, start: number, find: Find): Piece | undefined {
  const [opening, slash, name = ''] = matchAt(tagStart, html, start) ?? []
  if (opening === undefined) return undefined
  const attributes: Attribute[] = []
  let at = start + opening.length
  for (;;) {
    const end = matchAt(tagEnd, html, at)
    if (end) {
      at += end[0].length
      break
    }
    const next = attributeAt(html, at)
    if (!next) return undefined
    attributes.push(next.attribute)
    at = next.after
  }
  const ending = slash === '' ? hiddenEnds.get(name.toLowerCase()) : undefined
  const hidden = ending && find(ending, at)
  if (hidden !== undefined) return { kind: 'hidden', start, end: hidden }
  return { kind: 'tag', start, end: at, name, closing: slash !== '', attributes }
}

const hiddenEnds = new Map([
  ['script', /<\/script\s*>/gi],
  ['style', /<\/style\s*>/gi],
])

function attributeAt(html: string, at: number): { attribute: Attribute; after: number } | undefined {
  const found = matchAt(attributeStart, html, at)
  if (!found) return undefined
  const name = found[1] ?? ''
  const start = at + found[0].length
  if (!found[0].includes('=')) return { attribute: { name, value: '', start, end: start }, after: start }
  const quote = html[start]
  if (quote === '"' || quote === "'") {
    const length = html.slice(start + 1, start + 2 + longestValue).indexOf(quote)
    if (length < 0) return undefined
    const span = { start: start + 1, end: start + 1 + length }
    return { attribute: { name, value: html.slice(span.start, span.end), ...span }, after: span.end + 1 }
  }
  const value = matchAt(bareValue, html, start)?.[0] ?? ''
  return { attribute: { name, value, start, end: start + value.length }, after: start + value.length }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** The name of the first tag in a fragment, as written; empty when there is none. */
export function tagName(html: string): string {
  for (const piece of piecesOf(html)) if (piece.kind === 'tag') return piece.name
  return /^\s*<\/?([A-Za-z][\w.-]{0,60})/.exec(html.slice(0, 200))?.[1] ?? ''
}

/** Whether this is an element: HTML's own, a custom element or a component (`Tabs`), rather than a placeholder (`<key>`). */
export function isHtmlTag(name: string): boolean {
  return elements.has(name.toLowerCase()) || name.includes('-') || /^[A-Z][a-z]/.test(name)
}

/** Whether a tag of this name stands within a line of text, and so parts no words. */
export const isInlineTag = (name: string): boolean => inline.has(name.toLowerCase())

/** The link and the image of one tag that starts at `offset` of the page. */
export function tagFacts(tag: Piece, offset: number): (LinkFact | ImageFact)[] {
  if (tag.kind !== 'tag' || tag.closing) return []
  const facts: (LinkFact | ImageFact)[] = []
  const span = { start: offset + tag.start, end: offset + tag.end }
  const named = (name: string) => tag.attributes.find((attribute) => attribute.name.toLowerCase() === name)
  const place = ({ start, end }: Attribute): Span => ({ start: offset + start, end: offset + end })
  const href = named('href')
  const src = named('src')
  if (href) facts.push(linkFact(href.value, '', span, place(href)))
  if (src) facts.push(imageFact(src.value, named('alt')?.value ?? '', span, place(src)))
  return facts
}

/** The fragments that lead to a tag: its id, and the name of an `<a>`. */
export function tagIds(tag: Piece): string[] {
  if (tag.kind !== 'tag' || tag.closing) return []
  const named = tag.name.toLowerCase() === 'a'
  const leads = ({ name, value }: Attribute) => value !== '' && (name === 'id' || (named && name === 'name'))
  return tag.attributes.filter(leads).map(({ value }) => value)
}
