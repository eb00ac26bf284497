/** The main job on one screen: read, align, judge. */

import { alignAll } from './check/align-all.ts'
import type { Lead } from './check/crew.ts'
import { hasPassingLacks } from './check/history.ts'
import { judgePairs } from './check/judge.ts'
import type { Judging } from './check/judging.ts'
import type { LexiconText } from './check/lexicon.ts'
import { readLockFile } from './check/lock.ts'
import { type PageFile, pageFiles } from './check/page-files.ts'
import type { PageReader } from './check/reader.ts'
import { pairsOf, type Shard } from './check/shard.ts'
import { Shelf } from './check/shelf.ts'
import { type FormerProject, sinceBase, touchedPairs } from './check/since.ts'
import { storedMemory } from './check/stored.ts'
import type { TextStock } from './check/text-stock.ts'
import type { PagePair, Reading, Report } from './model.ts'
import type { LinkAnswers } from './rule.ts'
import { timed } from './timing.ts'

/** What a check works on. */
export interface CheckInput extends Omit<Judging, 'readings' | 'aligned' | 'isPart'> {
  readonly lexicons: readonly LexiconText[]
  /** Who reads the pages. */
  readonly read: PageReader
  /** The project as it was before a change: the pairs that the change did not touch are then left out. */
  readonly before?: FormerProject
  /** The part of the pairs that this process judges; nothing is concluded from all of them then. */
  readonly shard?: Shard
  /** Asks other threads to do a part of the work, where that pays. */
  readonly sharing?: Sharing | undefined
  /** Has pages read before they are asked for, where that pays. */
  readonly ahead?: { begin(found: ReadonlyMap<string, PageFile>, pairs: readonly PagePair[]): void } | undefined
  /** Hears which files the pages are. */
  readonly open?: (found: ReadonlyMap<string, PageFile>) => void
  /** Asks the web about the links, before anything is judged. */
  readonly askLinks?: AskLinks
  /** Hears what the report was made from, for reporters that show pages. */
  readonly see?: (seen: Seen) => void
  /** What an earlier run reported of the very same. */
  readonly known?: Report | undefined
  /** Hears a report that the very same would give again. */
  readonly keep?: (report: Report) => void
}

/** A run that several threads may share. */
export interface Sharing {
  /** Takes the texts of the pages in. */
  readonly stock: TextStock
  /** Asks others to do their parts, where that pays; whoever made this sends them away again. */
  begin(found: ReadonlyMap<string, PageFile>, wanted: readonly PagePair[]): Lead | undefined
}

/** Asks the web about the links of some pairs, each URL once. */
export type AskLinks = (pairs: readonly PagePair[], readings: ReadonlyMap<string, Reading>) => Promise<LinkAnswers>

/** What a run read and aligned, and what it judges by. */
export type Seen = Judging

/** Checks every pair. Deterministic: the same files give the same report, whatever earlier runs kept. */
export async function check(input: CheckInput): Promise<Report> {
  const { source, targets, pairs, before, shard, linters, see, store, shelf = new Shelf() } = input
  // What plugins and the web say is heard anew each time.
  const isLive = linters?.size || input.askLinks !== undefined
  const sharing = isLive || shard || input.known ? undefined : input.sharing
  const found = await timed('open', () => pageFiles(input.files, pairs, source, { shelf, stock: sharing?.stock }))
  const lock = await readLockFile(input.files)
  const wanted = before ? touchedPairs(pairs, before) : shard ? pairsOf(shard, pairs, found) : pairs
  input.open?.(found)

  // What is wrong with the lock is told with the first pair that is aligned.
  const crew = lock.problem ? undefined : sharing?.begin(found, wanted)
  if (!crew && !input.known) input.ahead?.begin(found, pairs)
  const step = crew?.step ?? input.step
  const { lexicons, read, history } = input
  const how = { source, lexicons, read, history, lock, store, step, shelf, outlivesStore: see !== undefined }
  const { readings, aligned } = await alignAll(pairs, wanted, { ...how, found, crew })
  const answers = await input.askLinks?.(wanted, readings)
  const further = { ...(answers ? { answers } : {}), ...(shard ? { isPart: true } : {}) }
  const now = { ...input, ...(step ? { step } : {}), shelf, readings, aligned, ...further }
  see?.(now)
  if (input.known) return input.known
  const memory = store && !isLive ? storedMemory(store, now) : undefined
  const judged = await timed('judge', () => judgePairs(now, wanted, { memory, others: crew }))
  if (before) return { source, targets, base: before.base.commit, pages: await sinceBase(judged, wanted, now, before) }
  const report = { source, targets, pages: judged }
  if (input.keep && !hasPassingLacks(aligned.values())) input.keep(report)
  return report
}
