/** Makes the reports of pairs from what was said of them. */
import { keyOf } from '../cache/key.ts'
import { type FingerprintedPair, withFingerprints } from '../fingerprint.ts'
import type { Finding, Locale, PagePair, PageReport, Reading, Side } from '../model.ts'
import { parityOf } from '../parity.ts'
import { settle } from '../settle.ts'
import type { AlignedPair } from './align.ts'
import { type Judging, judgedBy } from './judging.ts'
import { withMovers } from './movers.ts'
import { suppress } from './suppress.ts'

/** What was said. */
interface Said {
  readonly judged: ReadonlyMap<PagePair, readonly Finding[]>
  /** Which sides of a pair are spoken of alone in it. */
  readonly alone: ReadonlyMap<PagePair, readonly Side[]>
  /** The paths under which a pair's findings are known. */
  readonly pathsOf: (pair: PagePair) => FingerprintedPair['paths']
}

/** The reports of the wanted pairs: pairs that share a page are finished together, for its comments hide findings in all of them. */
export async function finished(judging: Judging, wanted: readonly PagePair[], said: Said): Promise<PageReport[]> {
  const reports = new Map<PagePair, PageReport>()
  const by = judging.store && judgedBy(judging)
  for (const group of groupsOf(judging.pairs)) {
    const some = group.filter((pair) => said.alone.has(pair))
    if (some.length === 0) continue
    const key =
      by &&
      keyOf(
        'finished',
        by,
        group.map((pair) => known(pair, judging, said)),
      )
    const kept = key === undefined ? undefined : (judging.store?.get(key) as PageReport[] | undefined)
    const made = kept ?? (await finish(judging, group, some, said))
    if (key !== undefined && !kept) judging.store?.set(key, made)
    for (const [index, pair] of some.entries()) reports.set(pair, made[index] as PageReport)
  }
  return wanted.map((pair) => reports.get(pair) as PageReport)
}

/** All that the report of a pair depends on. */
const known = (pair: PagePair, { readings, aligned }: Judging, { judged, alone, pathsOf }: Said): unknown => [
  pair,
  [pair.source, pair.target].map((path) => readings.get(path ?? '')?.key),
  aligned.get(pair)?.key,
  judged.get(pair),
  alone.get(pair),
  pathsOf(pair),
]

/** The pairs that hang together by their pages, in their order. */
function groupsOf(pairs: readonly PagePair[]): Iterable<readonly PagePair[]> {
  const groups = new Map<string, PagePair[]>()
  for (const pair of pairs) {
    const page = pair.source ?? `\0${pair.target}`
    const group = groups.get(page)
    if (group) group.push(pair)
    else groups.set(page, [pair])
  }
  return groups.values()
}

async function finish(
  judging: Judging,
  group: readonly PagePair[],
  wanted: readonly PagePair[],
  { judged, alone, pathsOf }: Said,
): Promise<PageReport[]> {
  const { source, readings, aligned, history } = judging
  const shown = suppress({ ...judging, pairs: group }, judged, { readings, alone, aligned })
  const pages: PageReport[] = []
  for (const pair of wanted) {
    const both = aligned.get(pair)
    const findings = await withMovers(settle(shown.get(pair) ?? [], both?.target), both, history)
    const known = { ...knownBy(pair, readings), paths: pathsOf(pair) }
    pages.push(reportOf(pair, source, withFingerprints(findings, known), both))
  }
  return pages
}

function knownBy(pair: PagePair, readings: ReadonlyMap<string, Reading>): Omit<FingerprintedPair, 'paths'> {
  const [source, target] = [pair.source, pair.target].map((path) => readings.get(path ?? ''))
  return {
    locale: pair.locale,
    ...(source?.state === 'read' ? { source: source.page } : {}),
    ...(target?.state === 'read' ? { target: target.page } : {}),
  }
}

function reportOf(
  pair: PagePair,
  source: Locale,
  findings: readonly Finding[],
  aligned: AlignedPair | undefined,
): PageReport {
  return {
    id: pair.id,
    locale: pair.locale,
    ...(pair.source ? { source: { path: pair.source, locale: source } } : {}),
    ...(pair.target ? { target: { path: pair.target, locale: pair.locale } } : {}),
    ...(pair.pairedBy ? { pairedBy: pair.pairedBy } : {}),
    parity: aligned ? parityOf(aligned.source, aligned.alignment, findings) : 0,
    findings,
  }
}
