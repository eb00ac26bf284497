/** Judges pairs that were read and aligned. */
import type { Listener } from '../align/listener.ts'
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
  recordsOf,
  viewOf,
} from '../judge.ts'
import type { Finding, PagePair, PageReport, Side } from '../model.ts'
import type { Recall, Site } from '../rule.ts'
import { withoutEchoes, withoutTermEchoes, withoutTermsAnew } from '../settle.ts'
import { siteOf } from '../site.ts'
import { memo } from '../text/memo.ts'
import { timed } from '../timing.ts'
import { opened } from './aligned-pair.ts'
import type { Crew, Lead } from './crew.ts'
import { Finisher, type Spoken } from './finish.ts'
import { groupsOf } from './groups.ts'
import { loaded } from './held-page.ts'
import { findingsIn, type Judgement, type Said } from './judgement.ts'
import type { Judging } from './judging.ts'
import { lintSides } from './lint.ts'
import type { TextReading, UnreadText } from './read.ts'
import { packedData } from './shelf.ts'
import { counting, takingTurns } from './step.ts'

/** Keeps judgements for as long as nothing changes that they were made by. */
export interface Memory {
  /** What was said of a pair, and of these sides alone. */
  recall(pair: PagePair, sides: readonly Side[] | undefined, site: Site): Judgement | undefined
  /** Keeps a judgement, which has a key from then on. Follows {@link siteFor}. */
  keep(pair: PagePair, sides: readonly Side[] | undefined, judgement: Judgement): Judgement
  /** The site as one pair's rules shall ask it. */
  siteFor(pair: PagePair, site: Site): Site
  /** Who hears what a pair's rules ask about its languages, if anybody does. Follows {@link siteFor}. */
  listenerFor(pair: PagePair): Listener | undefined
  /** Told when the site looks for a file to answer. */
  hearOfFiles(): void
  /** Lets rules conclude from all pairs, once. */
  concluding<T>(conclude: (recall: Recall) => T): T
}

const noMemory: Memory = {
  recall: () => undefined,
  keep: (_, __, judgement) => judgement,
  siteFor: (_, site) => site,
  listenerFor: () => undefined,
  hearOfFiles: () => {},
  concluding: (conclude) => conclude((_, anew) => anew()),
}

/** How pairs are judged, beside what they are judged by. */
interface JudgingHow {
  /** The paths under which a pair's findings are known. */
  readonly pathsOf?: (pair: PagePair) => FingerprintedPair['paths']
  readonly memory?: Memory | undefined
  /** Who judges some of the pairs. */
  readonly others?: Pick<Lead, 'isOwn' | 'judged'> | undefined
}

/** Judges some of the pairs in sight of them all. */
export async function judgePairs(
  judging: Judging,
  wanted: readonly PagePair[],
  { pathsOf = (pair) => pair, memory = noMemory, others }: JudgingHow = {},
): Promise<PageReport[]> {
  const { pairs, rules, readings, isPart, shelf } = judging
  const alone = alonePages(wanted)
  const judged = new Map<PagePair, Spoken>()
  const judgements = new Map<PagePair, Judgement>()
  const finisher = new Finisher(judging, { alone, pathsOf })
  const some = isPart ? wanted : pairs
  const judge = judgeOf(judging, some, { alone, finisher, memory })
  const take = (group: readonly PagePair[], { judgements: its, reports }: Said): void => {
    for (const [at, pair] of group.entries()) {
      const judgement = its[at]
      if (judgement) judgements.set(pair, judgement)
      if (judgement?.findings && alone.has(pair)) judged.set(pair, { judgement, concluded: [] })
    }
    if (reports) finisher.take(group, reports)
  }
  const groups = [...groupsOf(pairs)]
  const isOwn = ([first]: readonly PagePair[]): boolean => !others || (first !== undefined && others.isOwn(first))
  const elsewhere = groups.filter((group) => !isOwn(group))
  // Until all have been judged, nobody asks for what was said of some.
  const later: [readonly PagePair[], () => Said][] = []
  const keep = (group: readonly PagePair[], said: Said): void => {
    later.push([group, shelf?.isFull ? packedData(said) : () => said])
  }
  for (const group of groups) if (isOwn(group)) keep(group, await judge(group))
  const told = others && elsewhere.length > 0 ? await others.judged() : undefined
  for (const group of elsewhere) {
    const said = told?.(group[0] as PagePair)
    if (said) later.push([group, said])
    else keep(group, await judge(group))
  }
  for (const [group, said] of later) take(group, said())
  const gathering: Gathering = new Map()
  for (const pair of some) gather(gathering, pair, judgements.get(pair) ?? { records: [] }, rules)
  const onTarget = new Map([...judged].map(([{ target }, { judgement }]) => [target ?? '', judgement]))
  const findingsOn = memo((target) => findingsIn(onTarget.get(target) ?? { records: [] }))
  for (const [pair, findings] of isPart ? [] : memory.concluding((recall) => conclude(gathering, readings, recall))) {
    const spoken = judged.get(pair)
    if (spoken) judged.set(pair, { ...spoken, concluded: withoutTermEchoes(findings, pair.target, findingsOn) })
  }
  return timed('finish', () => finisher.finish(wanted, judged))
}

/** Judges this thread's pairs for the one that concludes from all. */
export async function judgePart(
  judging: Judging,
  wanted: readonly PagePair[],
  {
    isOwn,
    tell,
    memory,
  }: {
    readonly isOwn: Crew['isOwn']
    readonly tell: (first: PagePair, said: Said) => void
    readonly memory: Memory | undefined
  },
): Promise<void> {
  const alone = alonePages(wanted)
  const finisher = new Finisher(judging, { alone, pathsOf: (pair) => pair })
  const judge = judgeOf(judging, judging.pairs.filter(isOwn), { alone, finisher, memory })
  for (const group of groupsOf(judging.pairs)) {
    const [first] = group
    if (first && isOwn(first)) tell(first, await judge(group))
  }
}

/** Judges a group of pairs: those of some, and in a group there is a place for each. */
function judgeOf(
  judging: Judging,
  some: readonly PagePair[],
  {
    alone,
    finisher,
    memory = noMemory,
  }: {
    readonly alone: ReadonlyMap<PagePair, readonly Side[]>
    readonly finisher: Finisher
    readonly memory: Memory | undefined
  },
): (group: readonly PagePair[]) => Promise<Said> {
  const { files } = judging
  const stands = memo((path) => files.has(path))
  const has = (path: string): boolean => {
    memory.hearOfFiles()
    return stands(path)
  }
  const site = siteOf({ ...judging, has })
  const concerned = new Set(some)
  const count = counting('judged', some.length, judging.step)
  const turn = takingTurns()
  return async (group) => {
    let isNews = false
    const judgements: (Judgement | undefined)[] = []
    for (const pair of group) {
      if (!concerned.has(pair)) {
        judgements.push(undefined)
        continue
      }
      count()
      const sides = alone.get(pair)
      const known = memory.recall(pair, sides, site)
      const isKnown = known !== undefined && (known.findings !== undefined || !sides)
      if (!isKnown) await turn()
      const judgement = isKnown ? known : memory.keep(pair, sides, await judgeOne(pair, sides, memory, site, judging))
      isNews ||= !isKnown
      judgements.push(judgement)
    }
    const spoken = new Map(
      group.flatMap((pair, at): [PagePair, Spoken][] => {
        const judgement = judgements[at]
        return judgement?.findings && alone.has(pair) ? [[pair, { judgement, concluded: [] }]] : []
      }),
    )
    // Most pairs are not spoken of in what is concluded from all: they are finished while their pages are loaded.
    const reports = isNews ? await timed('finish', () => finisher.make(group, spoken)) : undefined
    return { judgements, reports }
  }
}

/** Judges one pair by itself; lets its rules keep what they need alone, where nothing else is wanted of it. */
async function judgeOne(
  pair: PagePair,
  sides: readonly Side[] | undefined,
  memory: Memory,
  plain: Site,
  { readings, aligned, rules, linters = new Map() }: Judging,
): Promise<Judgement> {
  const both = aligned.get(pair)
  const site = memory.siteFor(pair, plain)
  const view = both && viewOf(opened(both, memory.listenerFor(pair)), site)
  const records = view ? recordsOf(view, rules) : []
  if (!sides) return { records }
  const findings = judgeSides(pair, sides, readings, site, rules)
  findings.push(...(await lintSides(pair, sides, readings, linters)))
  if (view) findings.push(...judgePair(view, rules))
  return { findings: withoutTermsAnew(withoutEchoes(findings)), records }
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
