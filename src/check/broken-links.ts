/** What a change breaks on pages that it does not touch: links to what it removed, moved or renamed. */
import type { PagePair, PageReport } from '../model.ts'
import { judgePairs } from './judge.ts'
import type { Judging } from './judging.ts'

/** The two versions of a project, and the pairs that the change did not touch: now, and as they were. */
export interface Untouched {
  readonly now: Judging
  readonly then: Judging
  readonly pairs: ReadonlyMap<PagePair, PagePair>
}

/**
 * The reports of pairs with links that the change broke, these findings alone. What is said of a source page in several
 * pairs is said once.
 * @param isToldOf Whether a page stands in a pair that is reported already.
 */
export async function brokenLinks(
  { now, then, pairs }: Untouched,
  isToldOf: (path: string) => boolean,
): Promise<readonly (readonly [PagePair, PageReport])[]> {
  const [wanted, before] = [[...pairs.keys()], [...pairs.values()]]
  const pages = await judgePairs(onLinks(now), wanted)
  if (pages.every(({ findings }) => findings.length === 0)) return []
  // The pages themselves are the same, so a fingerprint is one finding.
  const old = await judgePairs(onLinks(then), before)
  const known = new Set(old.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint)))
  return wanted.flatMap((pair, index) => {
    const page = pages[index] as PageReport
    const findings = page.findings
      .filter(({ fingerprint }) => !known.has(fingerprint))
      .filter(({ source, target }) => target !== undefined || source === undefined || !isToldOf(pair.source ?? ''))
      .map((finding) => ({ ...finding, since: 'introduced' as const }))
    return findings.length > 0 ? [[pair, { ...page, untouched: true as const, findings }] as const] : []
  })
}

const onLinks = (judging: Judging): Judging => ({
  ...judging,
  rules: judging.rules.filter(({ rule }) => rule.category === 'links'),
  linters: new Map(),
})
