/** A piece of a page as a template: its frame as it is written, and the texts that are to be translated in it. */
import type { Block, Page, Span } from '../model.ts'
import { segmentsIn } from './segments.ts'

/** A text to be translated, without the marks that its lines open with. */
export interface Segment {
  readonly text: string
  /** Where it stands in the page. */
  readonly span: Span
  readonly block: Block
  /** What its further lines open with, inside the chunk. */
  readonly indent: string
}

/** Frame and segments, in order; the frame without the indentation that the chunk has as a whole. */
export interface Chunk {
  readonly pieces: readonly (string | Segment)[]
}

/** Takes a span out of a page. `blocks`: those whose text is translated; all in the span by default. */
export function cut(page: Page, span: Span, blocks: readonly Block[] = blocksIn(page, span)): Chunk {
  const lead = continuation(leadAt(page.text, span.start))
  const pieces: (string | Segment)[] = []
  let line = ''
  let from = span.start
  const literal = (end: number): void => {
    const text = dedented(page.text.slice(from, end).replace(/\r\n?/g, '\n'), lead)
    if (text !== '') pieces.push(text)
    line = text.includes('\n') ? text.slice(text.lastIndexOf('\n') + 1) : line + text
  }
  for (const block of blocks) {
    for (const found of segmentsIn(page, block)) {
      if (found.start < from || found.end > span.end) continue
      literal(found.start)
      pieces.push({ text: unwrapped(page.text, found), span: found, block, indent: continuation(line) })
      from = found.end
    }
  }
  literal(span.end)
  return { pieces }
}

/** The blocks that stand wholly inside a span. */
export const blocksIn = (page: Page, { start, end }: Span): Block[] =>
  page.blocks.filter((block) => block.start >= start && block.end <= end)

export const segmentsOf = ({ pieces }: Chunk): Segment[] => pieces.filter((piece) => typeof piece !== 'string')

/** The chunk with other texts in its frame, one for each segment. Lines end with LF. */
export function fill({ pieces }: Chunk, texts: readonly string[]): string {
  let at = 0
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece
      const text = texts[at++] ?? ''
      const { kind } = piece.block
      if (kind !== 'row' && kind !== 'heading') return text.replaceAll('\n', `\n${piece.indent}`)
      const line = text.replace(/\s*\n\s*/g, ' ')
      return kind === 'row' ? line.replace(/\\[\s\S]|\|/g, (mark) => (mark === '|' ? '\\|' : mark)) : line
    })
    .join('')
}

/** A text of the page, its lines without the indentation and quote marks that they open with. */
export const unwrapped = (text: string, { start, end }: Span): string =>
  text.slice(start, end).replace(/\r?\n[ \t]*(?:>[ \t]*)*/g, '\n')

/** What stands before an offset on its line. */
export const leadAt = (text: string, at: number): string => text.slice(text.lastIndexOf('\n', at - 1) + 1, at)

/** What further lines open with where the first one opens with this: quote marks stay, markers become spaces. */
export const continuation = (lead: string): string => lead.replace(/[^\s>]/g, ' ')

/** Takes off each further line what the chunk as a whole is indented by. */
function dedented(text: string, lead: string): string {
  if (lead === '') return text
  return text.replace(/\n([^\n]*)/g, (_, line: string) => {
    let at = 0
    for (const mark of lead) {
      if (line[at] === mark) at += 1
      else if (mark === '>' || (line[at] !== ' ' && line[at] !== '\t')) break
      else at += 1
    }
    return `\n${line.slice(at)}`
  })
}
