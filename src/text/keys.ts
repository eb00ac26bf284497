/** Patterns of keys, as for front matter and props. */

import { objectMemo } from './memo.ts'

/** Patterns made ready: those without `*`, and what stands around the `*` of the others. All in lower case. */
interface Ready {
  readonly whole: ReadonlySet<string>
  readonly parted: readonly (readonly string[])[]
}

const readied = objectMemo((patterns: readonly string[]): Ready => {
  const all = patterns.map((pattern) => pattern.toLowerCase().split('*'))
  const whole = new Set(all.flatMap((parts) => (parts.length === 1 ? parts : [])))
  return { whole, parted: all.filter((parts) => parts.length > 1) }
})

/**
 * Whether a key fits one of several patterns, in which `*` stands for any part: `sidebar.*`, `*_url`. Case does not matter.
 * A list of patterns is made ready once.
 */
export function fitsAny(key: string, patterns: readonly string[]): boolean {
  const { whole, parted } = readied(patterns)
  const subject = key.toLowerCase()
  return whole.has(subject) || parted.some((parts) => fits(subject, parts))
}

/** Whether these parts stand in a key in their order, the first at its start, the last at its end. */
function fits(subject: string, parts: readonly string[]): boolean {
  const [head, tail] = [parts[0] ?? '', parts.at(-1) ?? '']
  if (!subject.startsWith(head) || subject.length < head.length + tail.length || !subject.endsWith(tail)) return false
  let at = head.length
  for (const part of parts.slice(1, -1)) {
    const found = subject.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return at <= subject.length - tail.length
}
