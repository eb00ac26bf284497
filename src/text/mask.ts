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

const noOptions: MaskOptions = {}

/** The text of a block, as long as in the page, with code, destinations, tags and placeholders blanked out. */
export function masked(text: string, block: Span & Pick<Block, 'facts'>, options: MaskOptions = noOptions): string {
  const { end } = block
  let rest = ''
  let from = block.start
  for (const span of hiddenIn(text, block, options)) {
    if (span.end <= from || span.start >= end) continue
    const start = Math.max(from, span.start)
    const until = Math.min(span.end, end)
    rest += text.slice(from, start) + blanked(text.slice(start, until))
    from = until
  }
  rest += text.slice(from, end)
  if (mayHoldMarkup.test(rest)) {
    for (const { isIn, patterns } of markup) {
      if (isIn(rest)) for (const pattern of patterns) rest = rest.replace(pattern, blanked)
    }
  }
  if (options.quotes && hasQuotes(rest)) rest = rest.replace(quotation, blanked)
  return options.emphasis && hasEmphasis(rest) ? rest.replace(emphasis, blanked) : rest
}

/** What one of them needs to be worth trying. */
const mayHoldMarkup = /[<&{$/]|(?<!\S)-/

/** Patterns, and what must be there for them to be worth trying. */
const markup: readonly { readonly isIn: (text: string) => boolean; readonly patterns: readonly RegExp[] }[] = [
  { isIn: (text) => text.includes('<'), patterns: [codeElement, tag] },
  { isIn: (text) => text.includes('&'), patterns: [entity] },
  { isIn: (text) => text.includes('{') || text.includes('$'), patterns: [expression] },
  { isIn: (text) => text.includes('/') || (text.includes('-') && /(?<!\S)-/.test(text)), patterns: [technical] },
]

/** Whether emphasised words may stand in a text. */
export const hasEmphasis = (text: string): boolean => /[*_]/.test(text)

/** Whether quotations may stand in a text. */
export const hasQuotes = (text: string): boolean => /["“«„]/.test(text)

/** Whether a fact is a link that leaves the site, whose words may be a title. */
export const isTitled = (fact: Fact): boolean =>
  fact.kind === 'url' && /^(?:[a-z][a-z0-9+.-]{0,20}:)?\/\//i.test(fact.value)

/** As long as the text, line ends kept. */
const blanked = (text: string): string =>
  text.includes('\n') ? text.replace(/[^\n]/g, blank) : blank.repeat(text.length)

const nothing: readonly Span[] = []

/** What the facts of a block hide, in the order of the text. */
function hiddenIn(text: string, { facts }: Pick<Block, 'facts'>, options: MaskOptions): readonly Span[] {
  let spans: Span[] | undefined
  for (const fact of facts) {
    if (fact.kind === 'number') continue
    const span = hidden(text, fact, options)
    if (!spans) spans = [span]
    else spans.push(span)
  }
  if (!spans) return nothing
  return spans.length > 1 ? spans.sort((a, b) => a.start - b.start) : spans
}

/** Of a link, its words remain unless they are a title; of all other facts, nothing. */
function hidden(text: string, fact: Fact, { titles }: MaskOptions): Span {
  if (fact.kind !== 'url' || text[fact.start] !== '[') return fact
  if (titles && isTitled(fact)) return fact
  const written = text.slice(fact.start, fact.end)
  const close = Math.max(written.lastIndexOf(']('), written.lastIndexOf(']['))
  // `[label]`, and elements whose words stand outside the tag.
  return { start: close > 0 ? fact.start + close : fact.end, end: fact.end }
}
