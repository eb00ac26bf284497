/**
 * Brings the dialects of documentation generators to the one dialect that the engine reads, and remembers where each
 * character came from:
 *
 * - `::: tip Title` (VitePress) and `:::note Title` (Docusaurus 2) become `:::tip[Title]`;
 * - `!!! note "Title"`, `???+ note` and `=== "Tab"` with an indented body (MkDocs) become container directives;
 * - `## Title {#id}` (Docusaurus, Hugo, VitePress, kramdown) loses its id, which {@link explicitId} reads from the text;
 * - `<!-- … -->` in MDX (Docusaurus) becomes an MDX comment.
 */
import type { Syntax } from './engine.ts'

/** A text for the engine, with the way back to the page's own offsets. */
export interface Prepared {
  readonly text: string
  /** The page's offset for an offset of `text`. */
  at(offset: number): number
}

interface Replacement {
  readonly start: number
  readonly end: number
  readonly by: string
}

/** Longer lines hold data, not directives. */
const longestLine = 2000
const worthALook = /^[ \t>]*(?::::|!!!|\?\?\?|===)|\{(?:#|\/\*[ \t]*#)|<!--/m
const fence = /^[ \t>]*(?:[-*+] |\d{1,9}[.)] )?[ \t]*(`{3,}|~{3,})/
const titledDirective = /^([ \t>]*)(:{3,})[ \t]*([A-Za-z][\w-]*)(?:[ \t]+([^\n]*))?$/
const indentedContainer = /^([ \t]*)(!!!|\?\?\?\+?|===)[ \t]+(?:([A-Za-z][\w-]*)(?:[ \t]+[\w -]*?)?[ \t]*)?(?:"([^"\n]*)")?[ \t]*$/
const headingId = /[ \t]*(?:\{#([^\s{}]+)\}|\{\/\*[ \t]*#([^\s*{}]+)[ \t]*\*\/\})[ \t]*$/
const atxHeading = /^[ \t]{0,3}#{1,6}[ \t]/

/** The id that an author gave to a heading, from the heading's own line. */
export function explicitId(line: string): string | undefined {
  const found = headingId.exec(line.slice(-200))
  return found?.[1] ?? found?.[2]
}

/** Makes a page's text ready for the engine. Texts that need nothing come back as they are. */
export function prepare(text: string, syntax: Syntax): Prepared {
  if (!worthALook.test(text)) return { text, at: (offset) => offset }
  return apply(text, replacements(text, syntax))
}

/** An indented container (MkDocs) whose body is being read. */
interface OpenContainer {
  readonly indent: number
  readonly colons: number
}

function replacements(text: string, syntax: Syntax): Replacement[] {
  const found: Replacement[] = []
  const open: OpenContainer[] = []
  let fenced: string | undefined
  let offset = 0
  // A closing mark goes after the last line of the body that is not blank.
  let bodyEnd = 0
  let commentEnd = 0
  const close = () => {
    const colons = ':'.repeat(open.pop()?.colons ?? 3)
    found.push({ start: bodyEnd, end: bodyEnd, by: text[bodyEnd - 1] === '\n' ? `${colons}\n` : `\n${colons}` })
  }
  for (const whole of linesOf(text)) {
    const line = whole.replace(/[\r\n]+$/, '')
    const start = offset
    const blank = line.trim() === ''
    offset += whole.length
    if (line.length <= longestLine && !blank) {
      while (open.length > 0 && widthOf(line) < (open.at(-1)?.indent ?? 0) + 4) close()
      const dedent = 4 * open.length
      if (dedent > 0 && /^ *$/.test(line.slice(0, dedent))) found.push({ start, end: start + dedent, by: '' })
      const mark = fence.exec(line)?.[1]
      if (fenced !== undefined) {
        if (mark?.startsWith(fenced) && line.trim().endsWith(mark)) fenced = undefined
      } else if (mark) {
        fenced = mark
      } else if (start >= commentEnd) {
        lineReplacements(line, start, syntax, open, found)
        if (syntax === 'mdx') commentEnd = commentReplacements(text, line, start, found)
      }
    }
    if (!blank) bodyEnd = offset
  }
  while (open.length > 0) close()
  return found.sort((a, b) => a.start - b.start || a.end - b.end)
}

/** What one line outside fenced code needs. */
function lineReplacements(
  line: string,
  start: number,
  syntax: Syntax,
  open: OpenContainer[],
  found: Replacement[],
): void {
  const directive = titledDirective.exec(line)
  if (directive) {
    const [, lead = '', colons = '', name = '', rest = ''] = directive
    const by = rest === '' ? `${lead}${colons}${name}` : titled(`${lead}${colons}${name}`, rest)
    if (by !== undefined && by !== line) found.push({ start, end: start + line.length, by })
    return
  }
  const container = syntax === 'markdown' && open.length < 8 ? indentedContainer.exec(line) : null
  if (container && (container[3] !== undefined || container[4] !== undefined)) {
    const [, lead = '', mark = '', kind, title] = container
    // Directives nest by their number of colons: the outermost needs most.
    const colons = 12 - open.length
    const name = mark === '===' ? 'tab' : (kind ?? 'note')
    const label = title ? `[${title.replace(/[[\]]/g, ' ')}]` : ''
    found.push({ start: start + lead.length, end: start + line.length, by: `${':'.repeat(colons)}${name}${label}` })
    open.push({ indent: lead.length, colons })
    return
  }
  if (atxHeading.test(line)) {
    const id = headingId.exec(line)
    if (id) found.push({ start: start + id.index, end: start + id.index + id[0].length, by: '' })
  }
}

/** The HTML comments that open in this line of an MDX page; returns where the last of them ends. */
function commentReplacements(text: string, line: string, start: number, found: Replacement[]): number {
  let from = start
  for (;;) {
    const opening = text.indexOf('<!--', from)
    if (opening < 0 || opening >= start + line.length) return from
    const end = text.indexOf('-->', opening + 4)
    if (end < 0) return text.length
    const inCode = (text.slice(start, opening).split('`').length - 1) % 2 === 1
    if (!inCode && !text.slice(opening, end).includes('*/')) {
      found.push({ start: opening, end: opening + 4, by: '{/*' }, { start: end, end: end + 3, by: '*/}' })
    }
    from = end + 3
  }
}

/** `:::note` and `Title {.class}` → `:::note[Title]{.class}`; `undefined` where brackets would break it. */
function titled(head: string, rest: string): string | undefined {
  const trimmed = rest.trim()
  if (trimmed.startsWith('[') || trimmed.startsWith('{')) return `${head}${trimmed}`
  const brace = /[ \t]*(\{[^{}]*\})$/.exec(trimmed)
  const title = brace ? trimmed.slice(0, brace.index) : trimmed
  if (/[[\]]/.test(title.replace(/\[[^[\]]*\]/g, ''))) return undefined
  return `${head}[${title}]${brace?.[1] ?? ''}`
}

function apply(text: string, edits: readonly Replacement[]): Prepared {
  if (edits.length === 0) return { text, at: (offset) => offset }
  // Pieces of the new text with the offset where each one starts there and here.
  const there: number[] = []
  const here: number[] = []
  const fixed: boolean[] = []
  let result = ''
  let from = 0
  const piece = (origin: number, content: string, stays: boolean) => {
    if (content === '') return
    there.push(result.length)
    here.push(origin)
    fixed.push(stays)
    result += content
  }
  for (const edit of edits) {
    if (edit.start < from) continue
    piece(from, text.slice(from, edit.start), false)
    piece(edit.start, edit.by, edit.by !== text.slice(edit.start, edit.end))
    from = edit.end
  }
  piece(from, text.slice(from), false)
  return {
    text: result,
    at(offset) {
      let low = 0
      let high = there.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((there[middle] ?? 0) <= offset) low = middle
        else high = middle - 1
      }
      const origin = here[low] ?? 0
      // Inside a replaced piece there is no exact way back: its start stands for all of it, the next piece for its end.
      const within = offset - (there[low] ?? 0)
      const limit = here[low + 1] ?? text.length
      return fixed[low] ? Math.min(origin + within, limit) : origin + within
    },
  }
}

function* linesOf(text: string): Generator<string> {
  let from = 0
  while (from < text.length) {
    const end = text.indexOf('\n', from)
    const next = end < 0 ? text.length : end + 1
    yield text.slice(from, next)
    from = next
  }
}

function widthOf(line: string): number {
  let width = 0
  for (const char of line) {
    if (char === ' ') width++
    else if (char === '\t') width += 4 - (width % 4)
    else break
  }
  return width
}
