/** Patterns of keys, as for front matter and props. */
import { memo } from './memo.ts'

/** Whether a key fits a pattern in which `*` stands for any part: `sidebar.*`, `*_url`. Case does not matter. */
export const fitsKey = (key: string, pattern: string): boolean => fits(key.toLowerCase(), partsOf(pattern))

/** What stands around the `*` of a pattern, in lower case. Rules and configurations have a handful of patterns. */
const partsOf = memo((pattern): readonly string[] => pattern.toLowerCase().split('*'))

function fits(subject: string, parts: readonly string[]): boolean {
  const [head = ''] = parts
  if (parts.length === 1) return subject === head
  const tail = parts.at(-1) ?? ''
  if (!subject.startsWith(head) || subject.length < head.length + tail.length || !subject.endsWith(tail)) return false
  let at = head.length
  for (const part of parts.slice(1, -1)) {
    const found = subject.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return at <= subject.length - tail.length
}

/** Whether a key fits one of several patterns. */
export function fitsAny(key: string, patterns: readonly string[]): boolean {
  const subject = key.toLowerCase()
  return patterns.some((pattern) => fits(subject, partsOf(pattern)))
}
