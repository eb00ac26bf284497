/** Places of one line together, for findings that a person reads line by line. */
import type { Span } from '../model.ts'
import { lineStarts, pointAt } from './lines.ts'

/** Groups places by the line in which they start, in the order in which they come. */
export function byLine<Place extends Span>(text: string, places: readonly Place[]): Place[][] {
  if (places.length === 0) return []
  const starts = lineStarts(text)
  const lines = new Map<number, Place[]>()
  for (const place of places) {
    const { line } = pointAt(starts, place.start)
    const group = lines.get(line)
    if (group) group.push(place)
    else lines.set(line, [place])
  }
  return [...lines.values()]
}
