/** One fault, one finding: what one rule explains is not told again by rules that see only that the sides differ. */
import type { Finding, Position } from '../model.ts'
import { withoutPartsOfSentences } from './sentences.ts'
import { isWithin } from './within.ts'

const links = new Set(['url', 'image'])

/** Without what another finding says better. */
export const withoutEchoes = (findings: readonly Finding[]): Finding[] =>
  withoutPartsOfSentences(withoutLinkEchoes(findings))

/**
 * Without the findings that `stale-url` says better: that a link differs, where its source is known to have changed; that
 * a block went stale, where nothing but its links did.
 */
function withoutLinkEchoes(all: readonly Finding[]): Finding[] {
  const findings = withoutWebEchoes(all)
  const told = findings.filter(({ rule, severity }) => rule === 'stale-url' && severity !== 'info')
  if (told.length === 0) return findings
  const at = new Set(
    told.flatMap(({ target, parts = [] }) => [target, ...parts.map((part) => part.target)].map(startOf)),
  )
  const from = new Set(told.map(({ source }) => startOf(source)))
  return findings.filter((finding) => {
    const { rule, source, target, parts, said } = finding
    if (links.has(rule)) return !(target && at.has(startOf(target))) && !(source && from.has(startOf(source)) && !parts)
    if (rule === 'stale' && said.data.onlyUrls) return !told.some((one) => isWithin(one.target, target))
    return true
  })
}

/** What the web says of a link, where history or the project's list says better what to do. */
function withoutWebEchoes(findings: readonly Finding[]): Finding[] {
  const isOfWeb = ({ rule, said }: Finding): boolean => rule === 'stale-url' && said.id.startsWith('web')
  const better = findings.filter((finding) => finding.rule === 'stale-url' && !isOfWeb(finding))
  const at = (side: 'source' | 'target') => new Set(better.map((finding) => startOf(finding[side])))
  const [sources, targets] = [at('source'), at('target')]
  return findings.filter(
    (finding) =>
      !isOfWeb(finding) ||
      !(finding.target ? targets.has(startOf(finding.target)) : sources.has(startOf(finding.source))),
  )
}

const startOf = (position: Position | undefined): number => position?.start.offset ?? -1
