/** As much of HTML as Diptych needs: the tags, links, images and words of a fragment. Never a full parse, never run. */
import type { Fact } from '../model.ts'

// https://html.spec.whatwg.org/#elements-3 and the obsolete ones that documentation still has.
const tags = new Set(
  `a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption center cite code col
  colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form h1 h2
  h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark menu meta meter
  nav noscript object ol optgroup option output p picture pre progress q rp rt ruby s samp script search section select
  slot small source span strike strong style sub summary sup svg path g circle rect table tbody td template textarea
  tfoot th thead time title tr track tt u ul var video wbr`.split(/\s+/),
)

/** The name of the first tag in a fragment, as written; empty when there is none. */
export function tagName(html: string): string {
  return /^\s*<\/?([A-Za-z][\w.-]{0,60})/.exec(html)?.[1] ?? ''
}

/** Whether this is an element: HTML's own, a custom element or a component (`Tabs`), rather than a placeholder (`<key>`). */
export function isHtmlTag(name: string): boolean {
  return tags.has(name.toLowerCase()) || name.includes('-') || /^[A-Z][a-z]/.test(name)
}

const attribute = /\b(href|src|id|name|alt|title)\s{0,9}=\s{0,9}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'>]{1,2000}))/g
const tag = /<(\/?)([A-Za-z][\w.-]{0,60})([^<>]{0,4000})>/g

/** Links and images in a fragment that starts at `offset` of the page. */
export function htmlFacts(html: string, offset: number): Fact[] {
  const facts: Fact[] = []
  for (const found of html.matchAll(tag)) {
    if (found[1]) continue
    const span = { start: offset + found.index, end: offset + found.index + found[0].length }
    const values = attributesOf(found[3] ?? '')
    if (values.href !== undefined) facts.push({ kind: 'url', value: values.href, label: '', ...span })
    if (values.src !== undefined) facts.push({ kind: 'image', value: values.src, alt: values.alt ?? '', ...span })
  }
  return facts
}

/** The ids that fragments can lead to. */
export function htmlIds(html: string): string[] {
  const ids: string[] = []
  for (const found of html.matchAll(tag)) {
    const values = attributesOf(found[3] ?? '')
    if (values.id) ids.push(values.id)
    if (values.name && found[2]?.toLowerCase() === 'a') ids.push(values.name)
  }
  return ids
}

function attributesOf(text: string): Partial<Record<string, string>> {
  const values: Record<string, string> = {}
  for (const found of text.matchAll(attribute)) values[found[1] ?? ''] = found[2] ?? found[3] ?? found[4] ?? ''
  return values
}

/** The words of a fragment: tags, comments, scripts and styles taken out. */
export function htmlText(html: string): string {
  return html
    .replace(/<!--[\s\S]{0,20000}?-->/g, ' ')
    .replace(/<(script|style)\b[^<>]{0,2000}>[\s\S]{0,20000}?<\/\1>/gi, ' ')
    .replace(tag, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
