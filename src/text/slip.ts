/** Whether a value is another one with a slip of the pen, rather than other words. */
import { nearest } from './nearest.ts'

const word = /\p{L}{3}/u

/**
 * Whether what differs between two values, their common beginning and end left out, is not words on both sides
 * (`dist` → `dits`, `v1` → `v2`, `--all` → `--all -x`). Other words in a value's place may be a translation of it, or
 * belong to what is said around them.
 */
export function isSlip(source: string, target: string): boolean {
  const shortest = Math.min(source.length, target.length)
  let start = 0
  while (start < shortest && source[start] === target[start]) start++
  let end = 0
  while (end < shortest - start && source.at(-1 - end) === target.at(-1 - end)) end++
  const [left, right] = [source.slice(start, source.length - end), target.slice(start, target.length - end)]
  return !word.test(left) || !word.test(right) || nearest(right, [left]) !== undefined
}
