/** Patterns of keys, as for front matter and props. */

/** Whether a key fits a pattern in which `*` stands for any part: `sidebar.*`, `*_url`. Case does not matter. */
export function fitsKey(key: string, pattern: string): boolean {
  const [head = '', ...rest] = pattern.toLowerCase().split('*')
  const subject = key.toLowerCase()
  const tail = rest.pop()
  if (tail === undefined) return subject === head
  if (!subject.startsWith(head) || subject.length < head.length + tail.length || !subject.endsWith(tail)) return false
  let at = head.length
  for (const part of rest) {
    const found = subject.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return at <= subject.length - tail.length
}

/** Whether a key fits one of several patterns. */
export const fitsAny = (key: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => fitsKey(key, pattern))
