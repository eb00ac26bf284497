/** Fenced code blocks as pieces of text that can be copied from one page to another. */
import type { Block, Page } from '../model.ts'

/**
 * What stands before a block's text on its line, so that a further line belongs to the same container: quote marks and
 * spaces, a list's marker as spaces. `undefined` where other text stands before it.
 */
export function indentOf({ text }: Pick<Page, 'text'>, { start }: Block): string | undefined {
  const line = text.slice(lineStart(text, start), start)
  const [, marker] = /^[ \t>]*((?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?$/.exec(line) ?? []
  if (marker === undefined) return /^[ \t>]*$/.test(line) ? line : undefined
  return line.slice(0, line.length - marker.length) + ' '.repeat(marker.length)
}

/** Where the line of an offset begins. */
export const lineStart = (text: string, offset: number): number =>
  Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1

/** Where the line of an offset ends, before its line ending. */
export function lineEnd(text: string, offset: number): number {
  const found = text.slice(offset).search(/[\r\n]/)
  return found < 0 ? text.length : offset + found
}

/** The line ending of a page: that of its first line. */
export const lineEndingOf = ({ text }: Page): string => /\r\n|\r|\n/.exec(text)?.[0] ?? '\n'

/** The lines of a fenced code block, fences included, without their container's indentation; `undefined` for one that has no fences of its own. */
export function fencedLines(page: Pick<Page, 'text'>, block: Block): string[] | undefined {
  const indent = indentOf(page, block)
  const [first = '', ...rest] = page.text.slice(block.start, block.end).split(/\r\n|\r|\n/)
  const fence = /^(`{3,}|~{3,})/.exec(first)?.[1]
  if (indent === undefined || fence === undefined) return undefined
  const lines = [first]
  for (const line of rest) {
    if (line.startsWith(indent)) lines.push(line.slice(indent.length))
    else if (line.trim() === '' || line.trim() === indent.trim()) lines.push('')
    else return undefined
  }
  return rest.length > 0 && lines.at(-1)?.trim().startsWith(fence) ? lines : undefined
}

/** Lines as text inside a container: each with its indentation but the first, blank ones without spaces at their end. */
export const indented = (lines: readonly string[], indent: string, ending: string): string =>
  lines.map((line, index) => (index === 0 ? line : line === '' ? indent.trimEnd() : indent + line)).join(ending)
