/** The lines of a page, as the engine counts them, and their indentation. */

/** One line, without its ending. */
export interface Line {
  readonly text: string
  readonly start: number
  /** Where the next line starts. */
  readonly next: number
}

/** Where the text goes on after the front matter; 0 when it has none. */
export function frontMatterEnd(text: string): number {
  const fence = /^(---|\+\+\+)[ \t]{0,80}(?:\r\n?|\n)/.exec(text)?.[1]
  if (fence === undefined) return 0
  for (let at = lineFrom(text, 0).next; at < text.length; ) {
    const line = lineFrom(text, at)
    if (line.text.trimEnd() === fence) return line.next
    at = line.next
  }
  return 0
}

/** Whether the line at an offset makes a heading of the line before it. */
export const isUnderline = (text: string, offset: number): boolean =>
  /^[ \t>]*(?:=+|-+)[ \t]*$/.test(lineAt(text, offset))

/** The line that starts at an offset. */
export function lineAt(text: string, offset: number): string {
  const line = /[^\r\n]*/y
  line.lastIndex = offset
  return line.exec(text)?.[0] ?? ''
}

/** The line that starts at an offset, and where the next one does. LF, CR and CRLF end a line, as in the engine. */
export function lineFrom(text: string, start: number): Line {
  const line = lineAt(text, start)
  const end = start + line.length
  const next = Math.min(text.length, text.startsWith('\r\n', end) ? end + 2 : end + 1)
  return { text: line, start, next }
}

export const isBlank = (line: string): boolean => !/\S/.test(line)

/** Columns before the first character that is no space. */
export function widthOf(line: string): number {
  let width = 0
  for (const char of line) {
    if (char === ' ') width++
    else if (char === '\t') width += 4 - (width % 4)
    else break
  }
  return width
}

/** How many characters of a line's indentation make so many columns. */
export function lengthOfColumns(line: string, columns: number): number {
  let width = 0
  let length = 0
  while (width < columns && (line[length] === ' ' || line[length] === '\t')) {
    width += line[length] === ' ' ? 1 : 4 - (width % 4)
    length++
  }
  return width >= columns ? length : 0
}
