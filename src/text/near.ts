/** Words that differ as a slip of the pen makes them. */

/** Whether one word becomes the other by one letter that is added, lost or changed, or two neighbours exchanged. */
export function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let [head, tail] = [0, 0]
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head++
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const [left, right] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right === `${left[1]}${left[0]}`
}
