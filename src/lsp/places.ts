/** Places and files as the protocol has them. */
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Position as Place, Range } from 'vscode-languageserver/node'
import type { Point, Position, Span } from '../model.ts'
import { lineStarts, pointAt } from '../text/lines.ts'

/** Lines and characters (UTF-16) from 0; a page's count both from 1, in the same units. */
export const rangeOf = ({ start, end }: Position): Range => ({ start: placeOf(start), end: placeOf(end) })

const placeOf = ({ line, column }: Point): Place => ({ line: line - 1, character: column - 1 })

/** The range of a span of a text. */
export function rangeIn(text: string, { start, end }: Span): Range {
  const starts = lineStarts(text)
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
