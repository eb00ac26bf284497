/** Makes the reports of pairs from what was said of them. */
import { jsonKey } from '../cache/key.ts'
import { type FingerprintedPair, withFingerprints } from '../fingerprint.ts'
import type { Finding, Locale, PagePair, PageReport, Reading, Side } from '../model.ts'
import { parityOf } from '../parity.ts'
import { settle } from '../settle.ts'
import { type AlignedPair, opened } from './aligned-pair.ts'
import { groupsOf } from './groups.ts'
import { loaded } from './held-page.ts'
import { findingsIn, type Judgement } from './judgement.ts'
import { type Judging, judgedBy } from './judging.ts'
import { withMovers } from './movers.ts'
import { apart } from './shelf.ts'
import { suppress } from './suppress.ts'

/** How pairs are spoken of. */
interface Manner {
  /** Which sides of a pair are spoken of alone in it; absent for a pair that no report is wanted of. */
  readonly alone: ReadonlyMap<PagePair, readonly Side[]>
  /** The paths under which a pair's findings are known. */
  readonly pathsOf: (pair: PagePair) => FingerprintedPair['paths']
}

/** All that was said of a pair: whatever is said of others, and what was concluded from all. */
export interface Spoken {
  readonly judgement: Judgement
  readonly concluded: readonly Finding[]
}

/** What was said of pairs. */
type Judged = ReadonlyMap<PagePair, Spoken>

/** Makes reports: pairs that share a page are finished together, for its comments hide findings in all of them. */
export class Finisher {
  private readonly judging: Judging
  private readonly manner: Manner
  /** By the first pair of the group: for the case that nothing was concluded. */
  private readonly prepared = new Map<PagePair | undefined, readonly PageReport[]>()
  private by: string | undefined

  constructor(judging: Judging, manner: Manner) {
    this.judging = judging
    this.manner = manner
  }

  /** Makes the reports of a group. */
  async make(group: readonly PagePair[], judged: Judged): Promise<PageReport[] | undefined> {
    const wanted = this.wantedIn(group)
    return wanted.length > 0 ? finish(this.judging, group, wanted, judged, this.manner) : undefined
  }

  /** Takes over the reports of a group that were made for the case that nothing is concluded. */
  take(group: readonly PagePair[], reports: readonly PageReport[]): void {
    this.prepared.set(group[0], reports)
  }

  /** The reports of the wanted pairs, in their order. */
  async finish(wanted: readonly PagePair[], judged: Judged): Promise<PageReport[]> {
    const reports = new Map<PagePair, PageReport>()
    for (const group of groupsOf(this.judging.pairs)) {
      const own = this.wantedIn(group)
      const made = own.length > 0 ? await this.reportsOf(group, own, judged) : []
      for (const [index, pair] of own.entries()) reports.set(pair, made[index] as PageReport)
    }
    return wanted.map((pair) => reports.get(pair) as PageReport)
  }

  private wantedIn(group: readonly PagePair[]): PagePair[] {
    return group.filter((pair) => this.manner.alone.has(pair))
  }

  private async reportsOf(
    group: readonly PagePair[],
    wanted: readonly PagePair[],
    judged: Judged,
  ): Promise<readonly PageReport[]> {
    const { store } = this.judging
    const key = store && this.keyOf(group, judged)
    const kept = key && (store.get(key) as PageReport[] | undefined)
    if (kept) return kept
    const isPrepared = group.every((pair) => (judged.get(pair)?.concluded ?? []).length === 0)
    const prepared = isPrepared ? this.prepared.get(group[0]) : undefined
    const made = prepared ?? (await finish(this.judging, group, wanted, judged, this.manner))
    if (key) store.set(key, made, true)
    return made
  }

  /** A key of all that the reports of a group depend on. */
  private keyOf(group: readonly PagePair[], judged: Judged): string {
    const { readings, aligned } = this.judging
    const { alone, pathsOf } = this.manner
    this.by ??= judgedBy(this.judging)
    const known = group.map((pair) => [
      pair,
      [pair.source, pair.target].map((path) => readings.get(path ?? '')?.key),
      aligned.get(pair)?.content,
      knownAs(judged.get(pair)),
      alone.get(pair),
      pathsOf(pair),
    ])
    return jsonKey('finished', this.by, known)
  }
}

/** What is known by this cannot say anything else. */
const knownAs = (spoken: Spoken | undefined): unknown =>
  spoken && [spoken.judgement.key ?? findingsIn(spoken.judgement), spoken.concluded]

async function finish(
  judging: Judging,
  group: readonly PagePair[],
  wanted: readonly PagePair[],
  judged: Judged,
  { alone, pathsOf }: Manner,
): Promise<PageReport[]> {
  const { source, readings, aligned, history, shelf } = judging
  const said = new Map(
    group.flatMap((pair): [PagePair, Finding[]][] => {
      const { judgement, concluded } = judged.get(pair) ?? {}
      return judgement && concluded ? [[pair, [...findingsIn(judgement), ...concluded]]] : []
    }),
  )
  const shown = suppress({ ...judging, pairs: group }, said, { readings, alone, aligned })
  const pages: PageReport[] = []
  for (const pair of wanted) {
    const found = aligned.get(pair)
    const both = found && opened(found)
    const findings = await withMovers(settle(shown.get(pair) ?? [], both?.target), both, history)
    const known = { paths: pathsOf(pair), ...knownBy(pair, readings) }
    pages.push(reportOf(pair, source, withFingerprints(findings, known), both))
  }
  return shelf?.isFull ? apart(pages) : pages
}

function knownBy(pair: PagePair, readings: ReadonlyMap<string, Reading>): Omit<FingerprintedPair, 'paths'> {
  const [source, target] = [pair.source, pair.target].map((path) => readings.get(path ?? ''))
  return {
    locale: pair.locale,
    ...(source?.state === 'read' ? { source: loaded(source.page) } : {}),
    ...(target?.state === 'read' ? { target: loaded(target.page) } : {}),
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
