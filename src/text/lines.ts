/** Lines and columns from offsets, as unist counts them. */
import type { Point, Position, Span } from '../model.ts'

/**
 * Where each line of a text starts, as UTF-16 offsets; the first is 0.
 * LF, CR and CRLF end a line, as in micromark; other separators (U+2028…) do not.
 */
export function lineStarts(text: string): Uint32Array {
  const starts = [0]
  if (!text.includes('\r')) {
    // The engine looks for one character many times faster than a loop does.
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
    return Uint32Array.from(starts)
  }
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code !== 0x0a && code !== 0x0d) continue
    if (code === 0x0d && text.charCodeAt(at + 1) === 0x0a) continue
    starts.push(at + 1)
  }
  return Uint32Array.from(starts)
}

/** The point at an offset, found by bisection. The offset is not checked against the text's length. */
export function pointAt(starts: Uint32Array, offset: number): Point {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset }
}

/** The position of a span. */
export function positionOf(starts: Uint32Array, span: Span): Position {
  return { start: pointAt(starts, span.start), end: pointAt(starts, span.end) }
}
