/** The place of a destination in the source of its link, image or component. */
import type { Span } from '../model.ts'

/** A title may look like a second destination; a link with more of them is none that a person wrote. */
const mostTried = 20
/** A component's span holds its children too; its tag comes first. */
const longestTag = 4000

const found = (at: number, url: string): Span => ({ start: at, end: at + url.length })

/**
 * The destination of `[label](url "title")`, `![alt](url)`, `<url>` or `[label]: url`, where the source has it as it is
 * (escapes and entities make it another). Nothing for a reference, which has none.
 *
 * @param text the page's text; `start` and `end` are the link's, `from` is where its label ends at the earliest.
 */
export function destinationIn(text: string, url: string, { start, end }: Span, from: number = start): Span | undefined {
  if (url === '') return undefined
  const source = text.slice(start, end)
  if (source === url) return found(start, url)
  if (source === `<${url}>`) return found(start + 1, url)
  const mark = /\](?:\(|:)\s*<?/g
  mark.lastIndex = Math.max(0, from - start)
  for (let tried = 0; tried < mostTried; tried++) {
    const opening = mark.exec(source)
    if (!opening) return undefined
    const at = opening.index + opening[0].length
    if (source.startsWith(url, at) && /^[\s>)]?$/.test(source[at + url.length] ?? '')) return found(start + at, url)
  }
  return undefined
}

/** The value of a component's prop, where its tag has it as it is, once. */
export function propIn(text: string, name: string, value: string, { start, end }: Span): Span | undefined {
  if (value === '') return undefined
  const source = text.slice(start, Math.min(end, start + longestTag))
  for (const quote of ['"', "'"]) {
    const prop = `${name}=${quote}${value}${quote}`
    const at = source.indexOf(prop)
    if (at >= 0 && /\s/.test(source[at - 1] ?? '')) return found(start + at + name.length + 2, value)
  }
  return undefined
}
