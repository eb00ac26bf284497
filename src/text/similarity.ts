/** How alike two short strings are. */

/** Longer strings are compared by their beginning. */
const longest = 400

const pairsOf = (text: string): Map<number, number> => {
  const pairs = new Map<number, number>()
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

const levelled = (text: string): string => text.slice(0, longest).trim().replace(/\s+/g, ' ')

/**
 * Likeness of two short strings, 0 to 1: the Dice coefficient over their bigrams of UTF-16 units (Dice 1945), white space levelled.
 * For titles and lines of code; only the first 400 units count. Two empty strings are alike.
 */
export function similarity(a: string, b: string): number {
  const left = levelled(a)
  const right = levelled(b)
  if (left === right) return 1
  if (left.length < 2 || right.length < 2) return 0
  const pairs = pairsOf(left)
  let shared = 0
  for (const [pair, count] of pairsOf(right)) shared += Math.min(count, pairs.get(pair) ?? 0)
  return (2 * shared) / (left.length + right.length - 2)
}
