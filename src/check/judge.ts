/** Judges pairs that were read and aligned. */
import type { Config } from '../config/types.ts'
import type { Files } from '../files.ts'
import { type FingerprintedPair, withFingerprints } from '../fingerprint.ts'
import type { Opened } from '../history.ts'
import {
  type ActiveRule,
  conclude,
  type Gathering,
  gather,
  judgeLonely,
  judgePage,
  judgePair,
  judgeUnread,
  viewOf,
} from '../judge.ts'
import type { Linter } from '../lint.ts'
import type { Finding, Locale, PagePair, PageReport, Reading, Side } from '../model.ts'
import { parityOf } from '../parity.ts'
import type { Site } from '../rule.ts'
import { settle, withoutEchoes, withoutTermEchoes } from '../settle.ts'
import { siteOf } from '../site.ts'
import type { AlignedPair } from './align.ts'
import { lintSides } from './lint.ts'
import { withMovers } from './movers.ts'
import type { TextReading } from './read.ts'
import { suppress } from './suppress.ts'

/** What pairs are judged by. */
export interface Judging {
  readonly files: Files
  readonly source: Locale
  readonly targets: readonly Locale[]
  readonly pairs: readonly PagePair[]
  readonly config: Config
  readonly rules: readonly ActiveRule[]
  /** The ids of all rules there are, on or off; those of `rules` when left out. */
  readonly knownRules?: readonly string[]
  /** The project's own remark and retext plugins, by locale. */
  readonly linters?: ReadonlyMap<Locale, Linter>
  /** Every page that was asked for, by path. */
  readonly readings: ReadonlyMap<string, TextReading>
  /** The pairs of which both pages were read. */
  readonly aligned: ReadonlyMap<PagePair, AlignedPair>
  /** What git knows of the pages. */
  readonly history?: Opened
}

/** What is said of one pair whatever is said of others, and what its rules keep until all have been seen. */
export interface Judgement {
  /** Absent where only the records were wanted. */
  readonly findings?: readonly Finding[]
  readonly records: Gathering
}

/** Keeps judgements for as long as nothing changes that they were made by. */
export interface Memory {
  recall(pair: PagePair): Judgement | undefined
  keep(pair: PagePair, judgement: Judgement): void
  /** The site as one pair's rules shall ask it. */
  siteFor(pair: PagePair, site: Site): Site
}

const noMemory: Memory = { recall: () => undefined, keep: () => {}, siteFor: (_, site) => site }

/**
 * Judges some of the pairs in sight of them all.
 * @param pathsOf The paths under which a pair's findings are known.
 */
export async function judgePairs(
  judging: Judging,
  wanted: readonly PagePair[],
  pathsOf: (pair: PagePair) => FingerprintedPair['paths'] = (pair) => pair,
  memory: Memory = noMemory,
): Promise<PageReport[]> {
  const { files, source, pairs, readings, aligned } = judging
  const site = siteOf({ ...judging, has: (path) => files.has(path) })
  const gathering: Gathering = new Map()
  const alone = alonePages(wanted)
  const judged = new Map<PagePair, Finding[]>()
  for (const pair of pairs) {
    const known = memory.recall(pair)
    const isKnown = known !== undefined && (known.findings !== undefined || !alone.has(pair))
    const { findings, records } = isKnown ? known : await judgeOne(pair, alone, memory.siteFor(pair, site), judging)
    if (!isKnown) memory.keep(pair, { records, ...(findings ? { findings } : {}) })
    for (const [active, all] of records) {
      const before = gathering.get(active)
      if (before) before.push(...all)
      else gathering.set(active, [...all])
    }
    if (findings && alone.has(pair)) judged.set(pair, [...findings])
  }
  for (const [pair, findings] of conclude(gathering, readings)) judged.get(pair)?.push(...findings)
  const shown = suppress(judging, withoutTermEchoes(judged), { readings, alone, aligned })
  const pages: PageReport[] = []
  for (const pair of wanted) {
    const known = { ...knownBy(pair, readings), paths: pathsOf(pair) }
    const both = aligned.get(pair)
    const findings = await withMovers(settle(shown.get(pair) ?? [], both?.target), both, judging.history)
    pages.push(reportOf(pair, source, withFingerprints(findings, known), both))
  }
  return pages
}

/** Judges one pair by itself; lets its rules keep what they need alone, where nothing else is wanted of it. */
async function judgeOne(
  pair: PagePair,
  alone: ReadonlyMap<PagePair, readonly Side[]>,
  site: Site,
  { readings, aligned, rules, linters = new Map() }: Judging,
): Promise<Judgement> {
  const both = aligned.get(pair)
  const view = both && viewOf(both, site)
  const records: Gathering = new Map()
  if (view) gather(records, pair, view, rules)
  const sides = alone.get(pair)
  if (!sides) return { records }
  const findings = judgeSides(pair, alone, readings, site, rules)
  findings.push(...(await lintSides(pair, sides, readings, linters)))
  if (view) findings.push(...judgePair(view, rules))
  return { findings: withoutEchoes(findings), records }
}

/** A source page stands in as many pairs as there are targets; what is said of it alone is said in the first. */
function alonePages(pairs: readonly PagePair[]): Map<PagePair, readonly Side[]> {
  const seen = new Set<string>()
  return new Map(
    pairs.map((pair) => {
      const first = pair.source !== undefined && !seen.has(pair.source)
      if (pair.source) seen.add(pair.source)
      return [pair, first ? ['source', 'target'] : ['target']]
    }),
  )
}

/** What is said of each side by itself: that it could not be read, that it has no counterpart, what is wrong in it. */
function judgeSides(
  pair: PagePair,
  alone: ReadonlyMap<PagePair, readonly Side[]>,
  readings: ReadonlyMap<string, TextReading>,
  site: Site,
  rules: readonly ActiveRule[],
): Finding[] {
  const findings: Finding[] = []
  for (const side of ['source', 'target'] as const) {
    const reading = readings.get(pair[side] ?? '')
    if (!reading) continue
    if (reading.state === 'unread') {
      const { path, text, reason, at } = reading
      const span = at && { start: at.start.offset, end: at.end.offset }
      findings.push(...judgeUnread({ pair, side, path, text, reason, ...(span ? { at: span } : {}) }, rules))
      continue
    }
    const { page } = reading
    if (!pair.source || !pair.target) findings.push(...judgeLonely({ pair, page, side }, rules))
    if (alone.get(pair)?.includes(side)) findings.push(...judgePage({ page, side, site }, rules))
  }
  return findings
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
