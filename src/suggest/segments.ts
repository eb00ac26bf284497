/** What of a block is text for a translator, as spans of the page; the frame around it is copied. */
import type { Block, Page, Span } from '../model.ts'

/** What is no text for a translator: code, addresses and placeholders by themselves; of figures, plain ones. */
const untold = /^[\s\p{P}\p{S}]*(?:\p{N}{1,15}[\s\p{P}]*)?$/u
const atx = /^#{1,6}[ \t]+/
/** What ends a heading's line beside its words: `{#id}`, `{.class}`, closing `#`. */
const headingEnd = /(?:[ \t]*\{[#.:][^{}\n]{0,200}\})?(?:[ \t]+#{1,20})?[ \t]*$/
const setext = /\r?\n[ \t>]*(?:=+|-+)[ \t]*$/
const task = /^\[[ xX]\][ \t]+/

/** The spans of a block that are translated, in order; none for code, markup and what has no letter. */
export function segmentsIn(page: Page, block: Block): Span[] {
  const text = page.text.slice(block.start, block.end)
  return spansIn(block, text)
    .map(({ start, end }) => trimmed(text, start, end))
    .map(({ start, end }) => ({ start: block.start + start, end: block.start + end }))
    .filter((span) => !untold.test(toldIn(page, block, span)))
}

/** A span's text without its code, placeholders and bare addresses. */
function toldIn({ text }: Page, { facts }: Block, { start, end }: Span): string {
  let told = ''
  let from = start
  for (const fact of facts) {
    if (fact.start < from || fact.end > end || fact.kind === 'number' || fact.kind === 'image') continue
    if (fact.kind === 'url' && fact.label !== fact.value) continue
    told += text.slice(from, fact.start)
    from = fact.end
  }
  return told + text.slice(from, end)
}

function spansIn(block: Block, text: string): Span[] {
  switch (block.kind) {
    case 'heading': {
      const underlined = setext.exec(text)
      const start = underlined ? 0 : (atx.exec(text)?.[0].length ?? 0)
      const body = underlined ? text.slice(0, underlined.index) : text
      return [{ start, end: body.length - (headingEnd.exec(body)?.[0].length ?? 0) }]
    }
    case 'paragraph':
    case 'item':
      return [{ start: task.exec(text)?.[0].length ?? 0, end: text.length }]
    case 'row':
      return cellsIn(text)
    case 'open': {
      const at = block.text === '' || block.text.startsWith('<') ? -1 : text.indexOf(block.text)
      return at < 0 ? [] : [{ start: at, end: at + block.text.length }]
    }
    case 'html':
      return block.text === '' ? [] : [{ start: 0, end: text.length }]
    default:
      return []
  }
}

/** The cells of a table's row: between pipes that are not escaped, which split even code (GFM). */
function cellsIn(row: string): Span[] {
  const pipes = [...row.matchAll(/\\[\s\S]|\|/g)].filter(([mark]) => mark === '|').map(({ index }) => index)
  const bounds = [-1, ...pipes, row.length]
  return bounds.slice(1).map((end, at) => ({ start: (bounds[at] ?? -1) + 1, end }))
}

function trimmed(text: string, start: number, end: number): Span {
  const slice = text.slice(start, Math.max(start, end))
  const lead = slice.length - slice.trimStart().length
  return { start: start + lead, end: start + Math.max(lead, slice.trimEnd().length) }
}
