/** Takes out of a block's own text what is no prose of its language, without moving the rest. */
import type { Block, Fact, Span } from '../model.ts'

/** Stands for what was taken out: neither a letter nor a space nor a mark. */
const blank = '\uFFFC'

/** What to take out besides code, addresses, tags and comments. */
export interface MaskOptions {
  /** Quotations: `“…”`, `« … »`. */
  readonly quotes?: boolean
  /** Emphasised words, which often name what is on a screen or the title of a work. */
  readonly emphasis?: boolean
  /** The words of links that leave the site: titles of pages in whichever language. */
  readonly titles?: boolean
}

// Each is bounded, and none may cross a blank line.
const codeElement = /<(code|kbd|samp|pre|var)\b[^<>]{0,500}>[\s\S]{0,1000}?<\/\1>/gi
const entity = /&(?:[A-Za-z]{2,10}|#\d{1,6}|#x[\dA-Fa-f]{1,6});/g
/** Options and paths that nobody marked as code. */
const technical = /(?<!\S)(?:-{1,2}[A-Za-z][\w-]{0,60}|[\w.~@-]{0,60}(?:\/[\w.@-]{1,60}){1,20})/g
const tag = /<(?:!--[\s\S]{0,400}?--|\/?[A-Za-z][^<>]{0,2000})>/g
const expression = /\{[^{}\n]{0,500}\}|\$[^$\s][^$\n]{0,200}\$/g
const quotation =
  /“[^“”\n]{1,400}”|«[^«»\n]{1,400}»|„[^„“\n]{1,400}“|(?<![\p{L}\p{N}])"[^"\n]{1,400}"(?![\p{L}\p{N}])/gu
const emphasis =
  /\*\*[^*\n]{1,300}\*\*|__[^_\n]{1,300}__|(?<![\p{L}\p{N}*])\*[^*\s][^*\n]{0,300}\*(?!\*)|(?<![\p{L}\p{N}_])_[^_\s][^_\n]{0,300}_(?![\p{L}\p{N}_])/gu

/** The text of a block, as long as in the page, with code, destinations, tags and placeholders blanked out. */
export function masked(text: string, block: Span & Pick<Block, 'facts'>, options: MaskOptions = {}): string {
  const units = [...cut(text.slice(block.start, block.end))]
  const hide = ({ start, end }: Span): void => {
    for (let at = Math.max(0, start - block.start); at < Math.min(units.length, end - block.start); at += 1) {
      if (units[at] !== '\n') units[at] = blank
    }
  }
  for (const fact of block.facts) if (fact.kind !== 'number') hide(hidden(text, fact, options))
  let rest = units.join('')
  for (const pattern of [
    codeElement,
    tag,
    entity,
    expression,
    technical,
    ...(options.quotes ? [quotation] : []),
    ...(options.emphasis ? [emphasis] : []),
  ]) {
    rest = rest.replace(pattern, (found) => found.replace(/[^\n]/g, blank))
  }
  return rest
}

/** Of a link, its words remain unless they are a title; of all other facts, nothing. */
function hidden(text: string, fact: Fact, { titles }: MaskOptions): Span {
  if (fact.kind !== 'url') return fact
  if (titles && /^(?:[a-z][a-z0-9+.-]{0,20}:)?\/\//i.test(fact.value)) return fact
  const written = text.slice(fact.start, fact.end)
  const close = written.startsWith('[') ? Math.max(written.lastIndexOf(']('), written.lastIndexOf('][')) : -1
  if (close > 0) return { start: fact.start + close, end: fact.end }
  // `[label]`, and elements whose words stand outside the tag.
  return written.startsWith('[') ? { start: fact.end, end: fact.end } : fact
}

/** UTF-16 units, so that places stay. */
function* cut(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += 1) yield text[at] ?? ''
}
