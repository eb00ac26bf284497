/** The openings of admonitions and tabs, in each generator's notation, as container directives (`:::name[Title]`). */
import type { TextEdit } from './edits.ts'

/** What may stand before an opening in its line: spaces, the marks of quotes, the mark of a list item. */
const lead = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*/
const name = /[A-Za-z][\w-]*/y

/** The length of what stands before the words of a line. */
export const leadOf = (line: string): number => lead.exec(line)?.[0].length ?? 0

/** Something with a body, opened by one line. */
export interface Opening {
  readonly edits: readonly TextEdit[]
  /** Columns before its mark. */
  readonly indent: number
}

const matchFrom = (pattern: RegExp, line: string, at: number): string => {
  pattern.lastIndex = at
  return pattern.exec(line)?.[0] ?? ''
}

/** The end of the run of this character that starts at an offset. */
const runEnd = (line: string, char: string, at: number): number => {
  let end = at
  while (line[end] === char) end++
  return end
}

const spacesEnd = (line: string, at: number): number => {
  let end = at
  while (line[end] === ' ' || line[end] === '\t') end++
  return end
}

/**
 * `::: tip Title` (VitePress) and `:::note Title {.class}` (Docusaurus 2) → `:::tip[Title]{.class}`. Offsets are the
 * line's, moved by `start`. `undefined` for any other line; no edits where the line needs none.
 */
export function colonEdits(line: string, start: number): TextEdit[] | undefined {
  const from = leadOf(line)
  const colons = runEnd(line, ':', from)
  if (colons - from < 3) return undefined
  const named = spacesEnd(line, colons)
  const kind = matchFrom(name, line, named)
  if (kind === '') return undefined
  const edits: TextEdit[] = named > colons ? [{ start: start + colons, end: start + named, by: '' }] : []
  const after = named + kind.length
  const title = spacesEnd(line, after)
  if (title === line.length) return edits
  // A label or attributes that stand where they belong; more than that is a title with brackets in it.
  if (line[title] === '{' || (line[title] === '[' && title === after)) {
    return title > after ? [...edits, { start: start + after, end: start + title, by: '' }] : edits
  }
  if (title === after) return undefined
  const trimmed = line.trimEnd()
  const brace = trimmed.endsWith('}') ? trimmed.lastIndexOf('{') : -1
  const end = (brace > title ? trimmed.slice(0, brace) : trimmed).trimEnd().length
  return [...edits, ...labelEdits(line, start, after, title, end, brace > title ? brace : line.length)]
}

/** `!!! note "Title"`, `???+ note` and `=== "Tab"` (MkDocs), whose body is indented. */
export function indentedOpening(line: string, start: number, colons: number): Opening | undefined {
  // In quotes its body would have no indentation of its own.
  const from = spacesEnd(line, 0)
  const mark = /(?:!!!|\?\?\?\+?|===)(?=[ \t])/y
  const sign = matchFrom(mark, line, from)
  if (sign === '') return undefined
  const named = spacesEnd(line, from + sign.length)
  const trimmed = line.trimEnd()
  const opening = trimmed.endsWith('"') ? line.indexOf('"', named) : trimmed.length
  const closing = trimmed.endsWith('"') ? trimmed.length - 1 : trimmed.length
  // `=== "Tab"`; `!!! note`; `!!! note inline end ""`; nothing else is between the sign and the title.
  const words = line.slice(named, opening).trim()
  const fits = sign === '===' ? closing > opening && words === '' : /^[A-Za-z][\w -]{0,80}$/.test(words)
  if (!fits || (closing < trimmed.length && closing <= opening)) return undefined
  const by = ':'.repeat(colons) + (sign === '===' ? 'tab' : matchFrom(name, words, 0))
  const titled = closing > opening + 1
  const head = { start: start + from, end: start + (titled ? opening : line.length), by }
  const label = titled ? labelEdits(line, start, opening, opening + 1, closing, line.length) : []
  return { edits: [head, ...label], indent: from }
}

/** `/// note | Title` (Python-Markdown's blocks), which `///` closes; the slashes become as many colons. */
export function slashOpening(
  line: string,
  start: number,
): { readonly edits: TextEdit[]; readonly size: number } | undefined {
  const from = leadOf(line)
  const slashes = runEnd(line, '/', from)
  const size = slashes - from
  const named = spacesEnd(line, slashes)
  const kind = size < 3 || named === slashes ? '' : matchFrom(name, line, named)
  if (kind === '') return undefined
  const after = named + kind.length
  const bar = spacesEnd(line, after)
  if (bar < line.length && line[bar] !== '|') return undefined
  const edits = [{ start: start + from, end: start + named, by: ':'.repeat(size) }]
  const title = spacesEnd(line, bar + 1)
  const end = line.trimEnd().length
  if (bar === line.length || title >= end) {
    return { edits: [...edits, { start: start + after, end: start + line.length, by: '' }], size }
  }
  return { edits: [...edits, ...labelEdits(line, start, after, title, end, line.length)], size }
}

/** Brackets around a title, in place of what stands before and behind it; its own brackets are kept from ending it. */
function labelEdits(
  line: string,
  start: number,
  before: number,
  title: number,
  end: number,
  behind: number,
): TextEdit[] {
  const edits: TextEdit[] = [{ start: start + before, end: start + title, by: '[' }]
  if (!isBalanced(line.slice(title, end))) {
    for (let at = title; at < end; at++) {
      if (line[at] === '[' || line[at] === ']') edits.push({ start: start + at, end: start + at, by: '\\' })
    }
  }
  edits.push({ start: start + end, end: start + behind, by: ']' })
  return edits
}

function isBalanced(title: string): boolean {
  let open = 0
  for (const char of title) {
    if (char === '[') open++
    else if (char === ']' && --open < 0) return false
  }
  return open === 0
}
