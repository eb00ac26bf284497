/** Judges pairs that were read and aligned. */
import type { FingerprintedPair } from '../fingerprint.ts'
import {
  type ActiveRule,
  conclude,
  type Gathering,
  gather,
  judgeLonely,
  judgePage,
  judgePair,
  judgeUnread,
  type Records,
  recordsOf,
  viewOf,
} from '../judge.ts'
import type { Finding, PagePair, PageReport, Side } from '../model.ts'
import type { Site } from '../rule.ts'
import { withoutEchoes, withoutTermEchoes } from '../settle.ts'
import { siteOf } from '../site.ts'
import { timed } from '../timing.ts'
import { opened } from './align.ts'
import { Finisher, groupsOf } from './finish.ts'
import type { Judging } from './judging.ts'
import { lintSides } from './lint.ts'
import type { TextReading, UnreadText } from './read.ts'
import { loaded } from './reader.ts'
import { apart } from './shelf.ts'
import { counting, takingTurns } from './step.ts'

/** What is said of one pair whatever is said of others, and what its rules keep until all have been seen. */
export interface Judgement {
  /** Absent where only the records were wanted. */
  readonly findings?: readonly Finding[]
  readonly records: Records
}

/** Keeps judgements for as long as nothing changes that they were made by. */
export interface Memory {
  /** What was said of a pair, and of these sides alone. */
  recall(pair: PagePair, sides: readonly Side[] | undefined, site: Site): Judgement | undefined
  /** Follows {@link siteFor}. */
  keep(pair: PagePair, sides: readonly Side[] | undefined, judgement: Judgement): void
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
  const { files, pairs, rules, readings, isPart, shelf } = judging
  const site = siteOf({ ...judging, has: (path) => files.has(path) })
  const alone = alonePages(wanted)
  const judged = new Map<PagePair, readonly Finding[]>()
  const records = new Map<PagePair, Records>()
  const finisher = new Finisher(judging, { alone, pathsOf })
  const some = isPart ? wanted : pairs
  const concerned = new Set(some)
  const count = counting('judged', some.length, judging.step)
  const turn = takingTurns()
  for (const group of groupsOf(pairs)) {
    await turn()
    let isNews = false
    for (const pair of group) {
      if (!concerned.has(pair)) continue
      count()
      const sides = alone.get(pair)
      const known = memory.recall(pair, sides, site)
      const isKnown = known !== undefined && (known.findings !== undefined || !sides)
      const said = isKnown ? known : await judgeOne(pair, sides, memory.siteFor(pair, site), judging)
      const judgement = shelf?.isFull ? apart(said) : said
      if (!isKnown) memory.keep(pair, sides, judgement)
      isNews ||= !isKnown
      records.set(pair, judgement.records)
      if (judgement.findings && sides) judged.set(pair, judgement.findings)
    }
    // Most pairs are not spoken of in what is concluded from all: they are finished while their pages are loaded.
    if (isNews) await timed('finish', () => finisher.prepare(group, judged))
  }
  const gathering: Gathering = new Map()
  for (const pair of some) gather(gathering, pair, records.get(pair) ?? [], rules)
  for (const [pair, findings] of isPart ? [] : conclude(gathering, readings))
    if (judged.has(pair)) judged.set(pair, [...(judged.get(pair) ?? []), ...findings])
  return timed('finish', () => finisher.finish(wanted, withoutTermEchoes(judged)))
}

/** Judges one pair by itself; lets its rules keep what they need alone, where nothing else is wanted of it. */
async function judgeOne(
  pair: PagePair,
  sides: readonly Side[] | undefined,
  site: Site,
  { readings, aligned, rules, linters = new Map() }: Judging,
): Promise<Judgement> {
  const both = aligned.get(pair)
  const view = both && viewOf(opened(both), site)
  const records = view ? recordsOf(view, rules) : []
  if (!sides) return { records }
  const findings = judgeSides(pair, sides, readings, site, rules)
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

/** What is said of a page that could not be read. */
export function saidOfUnread(
  pair: PagePair,
  side: Side,
  { path, text, reason, at }: UnreadText,
  rules: readonly ActiveRule[],
): Finding[] {
  const span = at && { start: at.start.offset, end: at.end.offset }
  return judgeUnread({ pair, side, path, text, reason, ...(span ? { at: span } : {}) }, rules)
}

/** What is said of each side by itself: that it could not be read, that it has no counterpart, what is wrong in it. */
function judgeSides(
  pair: PagePair,
  alone: readonly Side[],
  readings: ReadonlyMap<string, TextReading>,
  site: Site,
  rules: readonly ActiveRule[],
): Finding[] {
  const findings: Finding[] = []
  for (const side of ['source', 'target'] as const) {
    const reading = readings.get(pair[side] ?? '')
    if (!reading) continue
    if (reading.state === 'unread') {
      findings.push(...saidOfUnread(pair, side, reading, rules))
      continue
    }
    const page = loaded(reading.page)
    if (!pair.source || !pair.target) findings.push(...judgeLonely({ pair, page, side }, rules))
    if (alone.includes(side)) findings.push(...judgePage({ page, side, site }, rules))
  }
  return findings
}
