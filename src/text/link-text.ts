/** Where a link's destination stands in the text of a page. */
import type { ImageFact, LinkFact, Page, Span } from '../model.ts'

/** A link or an image whose destination stands in its own text, not in a definition. */
export type Link = LinkFact | ImageFact

/** The links and images of a page, each destination once: what refers to a definition is left to the definition. */
export function linksIn({ text, blocks }: Page): Link[] {
  const links: Link[] = []
  for (const { facts } of blocks) {
    for (const fact of facts) {
      if ((fact.kind === 'url' || fact.kind === 'image') && !isReference(text, fact)) links.push(fact)
    }
  }
  return links
}

/** `[label][id]`, `[label]`: the destination is the definition's. */
function isReference(text: string, { start, end }: Span): boolean {
  return text[end - 1] === ']' && end > start && text[text[start] === '!' ? start + 1 : start] === '['
}

/** The span of a link's destination; `undefined` where it is written with escapes or entities. */
export function destinationIn(text: string, { start, end, value }: Link): Span | undefined {
  if (value === '') return undefined
  const written = text.slice(start, end)
  const at = written.lastIndexOf(value)
  return at < 0 ? undefined : { start: start + at, end: start + at + value.length }
}
