/** What was typed into a page since it could last be parsed: one stretch of its text, in which everything is taken for new. */
import type { Span } from '../model.ts'

/** Two states of a page. */
export interface Shift {
  /** How much is the same at the beginning. */
  readonly before: number
  /** Where what is the same at the end begins: in the text as it could be parsed, and as it was typed. */
  readonly judged: number
  readonly typed: number
}

/** Compares the text that could be parsed last with the one that is being typed. */
export function shiftBetween(judged: string, typed: string): Shift {
  const most = Math.min(judged.length, typed.length)
  let before = 0
  while (before < most && judged[before] === typed[before]) before++
  let after = 0
  while (after < most - before && judged[judged.length - 1 - after] === typed[typed.length - 1 - after]) after++
  return { before, judged: judged.length - after, typed: typed.length - after }
}

/** Where a span of the one text stands in the other; `undefined` where it was touched. */
export function typedSpan({ before, judged, typed }: Shift, { start, end }: Span): Span | undefined {
  if (end <= before) return { start, end }
  return start >= judged ? { start: start + typed - judged, end: end + typed - judged } : undefined
}

/** Where an offset in what is being typed stood before; `undefined` within what was typed. */
export function judgedOffset({ before, judged, typed }: Shift, offset: number): number | undefined {
  if (offset <= before) return offset
  return offset >= typed ? offset + judged - typed : undefined
}
