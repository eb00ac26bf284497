import type { Position } from '../model.ts'

/** Whether one place lies within another. */
export const isWithin = (inner: Position | undefined, outer: Position | undefined): boolean =>
  inner !== undefined &&
  outer !== undefined &&
  outer.start.offset <= inner.start.offset &&
  inner.end.offset <= outer.end.offset
