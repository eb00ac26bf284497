/** Values and lists of them, as messages show them. */
import type { Tongue } from '../model.ts'
import { excerpt } from './excerpt.ts'

/** A value in backticks, on one line and short enough for a message: `` `--dry-run` ``. */
export function quoted(value: string, most = 60): string {
  const short = excerpt(value, most)
  const fence = short.includes('`') ? '``' : '`'
  const pad = short.startsWith('`') || short.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${short}${pad}${fence}`
}

/**
 * Two values so that a message shows where they differ: of long ones that begin alike, the common beginning is left out
 * but for a few characters. Neither is quoted yet.
 */
export function contrasted(a: string, b: string, most = 80): [string, string] {
  if (a.length <= most && b.length <= most) return [a, b]
  const shortest = Math.min(a.length, b.length)
  let same = 0
  while (same < shortest && a[same] === b[same]) same++
  const from = same - 20
  return from < most / 2 ? [a, b] : [`…${a.slice(from)}`, `…${b.slice(from)}`]
}

const most = 5
/** Written here, since the first `Intl.ListFormat` of a process costs it 10 ms. */
const and: Readonly<Record<Tongue, string>> = { en: ' and ', fr: ' et ' }
const others: Readonly<Record<Tongue, (count: number) => string>> = {
  en: (count) => `${count} more`,
  fr: (count) => (count === 1 ? '1 autre' : `${count} autres`),
}

/** Values as a list in a sentence, the first five named: `` `a`, `b` and `c` ``. Equal values are named once. */
export function listed(values: readonly string[], tongue: Tongue): string {
  const named = [...new Set(values)].map((value) => quoted(value))
  const rest = named.length - most
  const all = rest > 0 ? [...named.slice(0, most), others[tongue](rest)] : named
  return [all.slice(0, -1).join(', '), ...all.slice(-1)].filter(Boolean).join(and[tongue])
}
