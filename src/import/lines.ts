/** Scraped plain text → its lines, each told apart as text or list item. */

/** One line of a dump, with what a scraper had broken off it. */
export interface DumpLine {
  readonly kind: 'text' | 'item'
  /** Without its list mark and without white space around it. */
  readonly text: string
  /** Where it starts in the dump, from 1. */
  readonly line: number
  /** Width of the white space before it, in columns. */
  readonly indent: number
  /** An item's list mark, with the white space around it. */
  readonly mark?: string
}

/** Marks that open a list item wherever they stand. */
const sureMarks = '-•◦▪‣●○■'
/** Marks that open one only in company: a lone `*` calls a footnote, a lone dash quotes, a lone `3.` numbers a heading. */
const unsureMarks = '*–—·'
const marked = new RegExp(`^(?:[${sureMarks}${unsureMarks}]|(?:0|[1-9]\\d{0,8})[.)])\\s+(?=\\S)`, 'u')

/** Nothing but marks that end something: what is left of a line where the scraper lost the element that stood in it. */
const onlyEnds = /^[:;,.!?…)\]»”’"]+$/u

/**
 * Takes plain text apart into lines; blank ones are left out. Two kinds of line are joined to the one before, by a
 * space: a line of nothing but closing punctuation, and a line that stands under an item's text, deeper than its mark.
 *
 * @param opens Whether an article opens at this line (from 1): such a line is never joined to another article's.
 */
export const readLines = (text: string, opens: (line: number) => boolean): readonly DumpLine[] => {
  const lines: DumpLine[] = []
  let afterBlank = false
  for (const [index, raw] of rawLines(text).entries()) {
    const content = trimmed(raw)
    if (content.trim() === '') {
      afterBlank = true
      continue
    }
    const line = readLine(raw, content, index + 1)
    const last = lines.at(-1)
    const continues = !afterBlank && last?.kind === 'item' && line.kind === 'text' && line.indent > last.indent
    if (last && !opens(line.line) && (continues || onlyEnds.test(content))) {
      lines[lines.length - 1] = { ...last, text: `${last.text} ${content}` }
    } else {
      lines.push(line)
    }
    afterBlank = false
  }
  return withoutLoneMarks(lines)
}

/** A dump's lines as they are, whatever ends them. */
export const rawLines = (text: string): readonly string[] => text.split(/\r\n|\n|\r/)

const readLine = (raw: string, content: string, line: number): DumpLine => {
  const indent = widthBefore(raw)
  const inner = content.trimStart()
  const found = marked.exec(inner)?.[0]
  if (found === undefined) return { kind: 'text', text: content, line, indent }
  const mark = content.slice(0, content.length - inner.length + found.length)
  return { kind: 'item', text: content.slice(mark.length), line, indent, mark }
}

/** Gives lines back their mark where it is one of those that need company and has none in its run of items. */
const withoutLoneMarks = (lines: readonly DumpLine[]): readonly DumpLine[] => {
  const kept: DumpLine[] = []
  let run: DumpLine[] = []
  for (const line of lines) {
    if (line.kind === 'item') {
      run.push(line)
      continue
    }
    kept.push(...settled(run), line)
    run = []
  }
  return [...kept, ...settled(run)]
}

const settled = (run: readonly DumpLine[]): readonly DumpLine[] => {
  const keyOf = ({ indent, mark = '' }: DumpLine, sign = mark.trim()) => `${indent} ${sign}`
  const seen = new Map<string, number>()
  for (const line of run) seen.set(keyOf(line), (seen.get(keyOf(line)) ?? 0) + 1)
  return run.map((line) => {
    const { mark = '', indent } = line
    const sign = mark.trim()
    const number = numberOf(sign)
    const inCompany =
      number === undefined
        ? sureMarks.includes(sign) || (seen.get(keyOf(line)) ?? 0) > 1
        : [number - 1, number + 1].some((other) => seen.has(keyOf(line, `${other}${sign.at(-1)}`)))
    return inCompany ? line : { kind: 'text', text: mark + line.text, line: line.line, indent }
  })
}

/** A numbered mark's number. */
export const numberOf = (mark: string): number | undefined => {
  const number = Number.parseInt(mark, 10)
  return Number.isNaN(number) ? undefined : number
}

/** Columns of the white space that opens a line; a tab leads to the next multiple of four. */
const widthBefore = (line: string): number => {
  let width = 0
  for (const char of line) {
    if (char === '\t') width += 4 - (width % 4)
    else if (char.trim() === '') width++
    else break
  }
  return width
}

/**
 * Without the spaces and tabs around it, and the byte order marks that stay where files were joined. A no-break space
 * stays: it can be the second half of a letter whose encoding was misread. By hand, because `/[ \t]+$/` takes quadratic
 * time on a line of spaces.
 */
const trimmed = (line: string): string => {
  let start = 0
  let end = line.length
  while (start < end && isBlank(line.charCodeAt(start))) start++
  while (end > start && isBlank(line.charCodeAt(end - 1))) end--
  return line.slice(start, end)
}

const isBlank = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xfeff
