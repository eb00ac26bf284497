/** Whether a value is another one with a slip of the pen, rather than other words. */
import { isNear } from './near.ts'
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

/**
 * Whether two texts, given as their words, are one but for a slip: a letter of one word, a word said twice, words without a
 * space between. Other function words are another way of saying it.
 */
export function isSlipOfWords(one: readonly string[], other: readonly string[], common: ReadonlySet<string>): boolean {
  if (one.join('') === other.join('')) return one.length !== other.length
  if (one.length !== other.length) return withoutRepeats(one).join(' ') === withoutRepeats(other).join(' ')
  const [first, ...more] = one.flatMap((word, at) => (word === other[at] ? [] : [[word, other[at] ?? ''] as const]))
  if (!first || more.length > 0) return false
  const [a, b] = first
  return isNear(a, b) && /\p{L}{3}/u.test(a + b) && !(common.has(a) && common.has(b))
}

const withoutRepeats = (words: readonly string[]): string[] => words.filter((word, at) => word !== words[at - 1])
