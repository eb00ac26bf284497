/** One fault, one finding: what history explains is not told again by rules that see only that the sides differ. */
import type { Finding, Position } from '../model.ts'

const links = new Set(['url', 'image'])

/**
 * Without the findings that `stale-url` says better: that a link differs, where its source is known to have changed; that
 * a block went stale, where nothing but its links did.
 */
export function withoutEchoes(findings: readonly Finding[]): Finding[] {
  const told = findings.filter(({ rule }) => rule === 'stale-url')
  if (told.length === 0) return [...findings]
  const at = new Set(
    told.flatMap(({ target, parts = [] }) => [target, ...parts.map((part) => part.target)].map(startOf)),
  )
  const from = new Set(told.map(({ source }) => startOf(source)))
  return findings.filter((finding) => {
    const { rule, source, target, parts, said } = finding
    if (links.has(rule)) return !at.has(startOf(target)) && !(from.has(startOf(source)) && !parts)
    if (rule === 'stale' && said.data.onlyUrls) return !told.some((one) => isWithin(one.target, target))
    return true
  })
}

const startOf = (position: Position | undefined): number => position?.start.offset ?? -1

const isWithin = (inner: Position | undefined, outer: Position | undefined): boolean =>
  inner !== undefined &&
  outer !== undefined &&
  outer.start.offset <= inner.start.offset &&
  inner.end.offset <= outer.end.offset
