/**
 * Brings the dialects of documentation generators to the one dialect that the engine reads, and remembers where each
 * character came from:
 *
 * - `::: tip Title` (VitePress) and `:::note Title` (Docusaurus 2) become `:::tip[Title]`;
 * - `!!! note "Title"`, `???+ note` and `=== "Tab"` with an indented body (MkDocs) become container directives, and so
 *   does `/// note | Title` (Python-Markdown's blocks);
 * - `## Title {#id}` loses its attributes, which {@link Prepared.headingIds} has;
 * - `<!-- … -->` in MDX (Docusaurus) becomes an MDX comment, `{/* … *\/}` in Markdown (React) one of HTML;
 * - shortcodes and template tags are masked, and stand in paragraphs of their own where they have a line of their own.
 */
import { colonEdits, indentedOpening, leadOf, slashOpening } from './directives.ts'
import { applyEdits, type Edited, type TextEdit } from './edits.ts'
import { headingAttributes } from './heading-id.ts'
import {
  frontMatterEnd,
  isBlank,
  isUnderline,
  type Line,
  lengthOfColumns,
  lineAt,
  lineFrom,
  widthOf,
} from './page-lines.ts'
import { canMask, isShortcode, Masks } from './shortcodes.ts'
import type { Syntax } from './syntax.ts'

/** A text for the engine, with the way back to the page's own offsets. */
export interface Prepared extends Edited {
  /** The ids that authors gave to headings, and where in the page, in its order. */
  readonly headingIds: readonly { readonly at: number; readonly id: string }[]
  /** What was masked, to be put back into the tree. */
  readonly masks: Masks
}

/** Longer lines hold data, not directives. */
const longestLine = 2000
/** Indented containers nest by their number of colons: the outermost needs most. */
const mostIndented = 8
const worthALook = /:::|!!!|\?\?\?|===|\/\/\/|[{][#:./%*{ ]|<!--/
/** What any line has that opens or ends something, or is changed. */
const telling = /:::|!!!|\?\?\?|===|\/\/\/|[{}]|<!--|`{3}|~{3}/g

/** Makes a page's text ready for the engine. Texts that need nothing come back as they are. */
export function prepare(text: string, syntax: Syntax): Prepared {
  const preparer = new Preparer(text, syntax)
  if (worthALook.test(text)) preparer.run()
  const { headingIds, masks } = preparer
  return { headingIds, masks, ...applyEdits(text, preparer.edits) }
}

const htmlComment = { open: '<!--', close: '-->', ends: /--!?>/g }
const mdxComment = { open: '{/*', close: '*/}', ends: /\*\//g }

class Preparer {
  readonly edits: TextEdit[] = []
  readonly headingIds: { at: number; id: string }[] = []
  readonly masks = new Masks()
  private readonly text: string
  private readonly syntax: Syntax
  private readonly masking: boolean
  /** Indented containers that are open, outermost first. */
  private readonly open: { readonly indent: number; readonly colons: number }[] = []
  /** The sizes of the containers between slashes that are open. */
  private readonly slashes: number[] = []
  private fenced: { readonly mark: string; readonly quoted: boolean } | undefined
  /** The end of the last line that is not blank. */
  private bodyEnd = 0
  private commentEnd = 0
  /** Whether a comment may still end further down. */
  private commentsEnd = true
  private inList = false
  /** Containers between colons that are open. */
  private directives = 0
  /** The line before, where every line is looked at. */
  private previous: Line | undefined

  constructor(text: string, syntax: Syntax) {
    this.text = text
    this.syntax = syntax
    this.masking = syntax === 'markdown' && /\{[{%*]/.test(text) && canMask(text)
  }

  run(): void {
    let at = this.seek(frontMatterEnd(this.text))
    while (at < this.text.length) {
      const line = lineFrom(this.text, at)
      if (line.text.length <= longestLine) this.line(line)
      if (!isBlank(line.text)) this.bodyEnd = line.start + line.text.length
      this.previous = line
      at = this.seek(line.next)
    }
    while (this.open.length > 0) this.close()
  }

  /** The start of the next line to be looked at. Nearly all lines of nearly all pages need not be. */
  private seek(from: number): number {
    if (this.open.length > 0 || this.masking || this.fenced?.quoted) return from
    telling.lastIndex = from
    const found = this.fenced ? this.text.indexOf(this.fenced.mark, from) : telling.exec(this.text)?.index
    if (found === undefined || found < 0) return this.text.length
    let start = found
    while (start > from && this.text[start - 1] !== '\n' && this.text[start - 1] !== '\r') start--
    return start
  }

  private line(line: Line): void {
    const { text, start } = line
    if (isBlank(text)) return
    const body = this.open.length > 0 ? this.dedented(line) : line
    if (this.fences(body.text)) return
    if (start < this.commentEnd) return
    this.lists(text)
    if (this.container(body)) return
    this.heading(body)
    this.comments(body)
    if (this.masking && /\{[{%*]/.test(body.text)) this.shortcodes(body, line)
  }

  /** Ends the indented containers that a line is not in; the line without the indentation of the others. */
  private dedented(line: Line): Line {
    const { text, start } = line
    const width = widthOf(text)
    while (this.open.length > 0 && width < (this.open.at(-1)?.indent ?? 0) + 4) this.close()
    const dedent = lengthOfColumns(text, 4 * this.open.length)
    if (dedent > 0) this.edits.push({ start, end: start + dedent, by: '' })
    return { ...line, text: text.slice(dedent), start: start + dedent }
  }

  /** Whether a line belongs to fenced code. */
  private fences(line: string): boolean {
    const lead = leadOf(line)
    const quoted = line.slice(0, lead).includes('>')
    const mark = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(line.slice(lead))?.[0]
    // A quote that ends takes the code in it along.
    if (this.fenced?.quoted && !quoted) this.fenced = undefined
    if (this.fenced === undefined) {
      this.fenced = mark === undefined ? undefined : { mark, quoted }
      return mark !== undefined
    }
    if (mark?.startsWith(this.fenced.mark) && line.trimEnd().endsWith(mark)) this.fenced = undefined
    return true
  }

  private lists(line: string): void {
    if (/^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(line)) this.inList = true
    else if (this.previous !== undefined && isBlank(this.previous.text) && !/^[ \t]/.test(line)) this.inList = false
  }

  /** Openings and closings of containers. */
  private container({ text, start }: Line): boolean {
    const colons = colonEdits(text, start)
    if (colons) {
      this.edits.push(...colons)
      this.directives++
      return true
    }
    if (/^[ \t>]*:{3,}\s*$/.test(text)) this.directives = Math.max(0, this.directives - 1)
    // Within colons, other colons would end what is around them.
    if (this.syntax === 'mdx' || this.directives > 0) return false
    const indented = this.open.length < mostIndented ? indentedOpening(text, start, 12 - this.open.length) : undefined
    if (indented) {
      this.edits.push(...indented.edits)
      this.open.push({ indent: indented.indent + 4 * this.open.length, colons: 12 - this.open.length })
      return true
    }
    const slash = slashOpening(text, start)
    if (slash) {
      this.edits.push(...slash.edits)
      this.slashes.push(slash.size)
      return true
    }
    const from = leadOf(text)
    const closing = text.slice(from).trimEnd()
    if (this.slashes.length === 0 || !/^\/{3,}$/.test(closing) || !this.slashes.includes(closing.length)) return false
    while (this.slashes.pop() !== closing.length);
    this.edits.push({ start: start + from, end: start + from + closing.length, by: ':'.repeat(closing.length) })
    return true
  }

  /** Ends an indented container after the last line of its body that is not blank. */
  private close(): void {
    const container = this.open.pop()
    const colons = ':'.repeat(container?.colons ?? 3)
    const indent = ' '.repeat((container?.indent ?? 0) - 4 * this.open.length)
    this.edits.push({ start: this.bodyEnd, end: this.bodyEnd, by: `\n${indent}${colons}` })
  }

  private heading({ text, start, next }: Line): void {
    if (
      !text.trimEnd().endsWith('}') ||
      !(/^#{1,6}[ \t]/.test(text.slice(leadOf(text))) || isUnderline(this.text, next))
    )
      return
    const attributes = headingAttributes(text)
    if (!attributes) return
    const at = start + attributes.start
    this.edits.push({ start: at, end: start + text.length, by: '' })
    if (attributes.id !== undefined) this.headingIds.push({ at, id: attributes.id })
  }

  /** The comments that open in this line, in the other syntax's notation. */
  private comments({ text, start }: Line): void {
    const { from, to } =
      this.syntax === 'mdx' ? { from: htmlComment, to: mdxComment } : { from: mdxComment, to: htmlComment }
    let seen = 0
    let ticks = 0
    for (let at = text.indexOf(from.open); at >= 0 && this.commentsEnd; at = text.indexOf(from.open, seen)) {
      ticks += text.slice(seen, at).split('`').length - 1
      const inside = start + at + from.open.length
      seen = at + from.open.length
      if (ticks % 2 === 1) continue
      const end = this.text.indexOf(from.close, inside)
      this.commentsEnd = end >= 0
      if (end < 0) return
      this.edits.push({ start: start + at, end: inside, by: to.open })
      for (const found of this.text.slice(inside, end).matchAll(to.ends)) {
        this.edits.push({
          start: inside + found.index,
          end: inside + found.index + found[0].length,
          by: ' '.repeat(found[0].length),
        })
      }
      this.commentEnd = end + from.close.length
      this.edits.push({ start: end, end: this.commentEnd, by: to.close })
      seen = this.commentEnd - start
      if (seen >= text.length) return
    }
  }

  private shortcodes(body: Line, line: Line): void {
    const masked = this.masks.edits(body.text, body.start)
    this.edits.push(...masked)
    if (this.inList || !isShortcode(body.text) || /^[ \t]*>/.test(body.text)) return
    const before = this.previous?.text ?? ''
    const after = lineAt(this.text, line.next)
    const inTable = /^\s*\|/.test(before) && /^\s*\|/.test(after)
    if (inTable) return
    if (!isBlank(before)) this.blankLine(line.start)
    if (!isBlank(after)) this.blankLine(line.next)
  }

  /** Puts a blank line where a line starts. After a lone carriage return, a line feed would be one line ending with it. */
  private blankLine(at: number): void {
    this.edits.push({ start: at, end: at, by: this.text[at - 1] === '\r' ? '\r' : '\n' })
  }
}
