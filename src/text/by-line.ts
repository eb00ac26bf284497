/** Places of one line together, for findings that a person reads line by line. */
import { groupBy } from '../group-by.ts'
import type { Span } from '../model.ts'
import { lineStarts, pointAt } from './lines.ts'

/** Groups places by the line in which they start, in the order in which they come. */
export function byLine<Place extends Span>(text: string, places: readonly Place[]): Place[][] {
  if (places.length === 0) return []
  const starts = lineStarts(text)
  return [...groupBy(places, ({ start }) => pointAt(starts, start).line).values()]
}
