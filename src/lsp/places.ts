/** Places and files as the protocol has them. */
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Position as Place, Range } from 'vscode-languageserver/node'
import type { Point, Position, Span } from '../model.ts'
import { lineStarts, pointAt } from '../text/lines.ts'

/** Where the editor has what was judged: a page that cannot be parsed any more is judged as it was before. */
export interface Places {
  /** As the editor calls a page. */
  uriOf(path: string): string
  /** The range, in the editor, of a span of a page; `undefined` where something is being typed over it. */
  rangeOf(path: string, span: Span): Range | undefined
  /** The offset, in the page, of a place in the editor; `undefined` within what is being typed. */
  offsetOf(path: string, place: Place): number | undefined
}

/** Lines and characters (UTF-16) from 0; a page's count both from 1, in the same units. */
const rangeOf = ({ start, end }: Position): Range => ({ start: placeOf(start), end: placeOf(end) })

const placeOf = ({ line, column }: Point): Place => ({ line: line - 1, character: column - 1 })

/** The span between the points of a position. */
export const spanOf = ({ start, end }: Position): Span => ({ start: start.offset, end: end.offset })

/** The range of a span of a text, whose lines start at these offsets. */
export function rangeIn(text: string, { start, end }: Span, starts = lineStarts(text)): Range {
  return rangeOf({ start: pointAt(starts, start), end: pointAt(starts, end) })
}

/** The UTF-16 offset of a place in a text; places beyond its line's end count as the end. */
export function offsetIn(text: string, { line, character }: Place): number {
  const starts = lineStarts(text)
  const start = starts[line]
  if (start === undefined) return text.length
  return Math.min(start + character, starts[line + 1] ?? text.length)
}

/** The start of a page. */
export const top: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

/** Whether two ranges have a place in common, their ends included. */
export const touch = (a: Range, b: Range): boolean => !isBefore(a.end, b.start) && !isBefore(b.end, a.start)

const isBefore = (a: Place, b: Place): boolean => a.line < b.line || (a.line === b.line && a.character < b.character)

/** The path of a `file:` URI; `undefined` for any other. */
export function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri)
  } catch {
    return undefined
  }
}

/** The URI of a file below a root. */
export const uriOf = (root: string, path: string): string => pathToFileURL(join(root, path)).href
