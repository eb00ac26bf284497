/** The main job on one screen: read, align, judge. */
import { alignPairs, type LexiconText } from './check/align.ts'
import { withHistory } from './check/history.ts'
import { type Judging, judgePairs } from './check/judge.ts'
import { readLockFile } from './check/lock.ts'
import { readPages } from './check/read.ts'
import { type FormerProject, sinceBase, touchedPairs } from './check/since.ts'
import type { Report } from './model.ts'

/** What a check works on. */
export interface CheckInput extends Omit<Judging, 'readings' | 'aligned'> {
  readonly lexicons: readonly LexiconText[]
  /** The project as it was before a change: the pairs that the change did not touch are then left out. */
  readonly before?: FormerProject
  /** Hears what the report was made from, for reporters that show pages. */
  readonly see?: (seen: Seen) => void
}

/** What a run read and aligned, and what it judges by. */
export type Seen = Judging

/** Checks every pair. Deterministic: the same files give the same report. */
export async function check(input: CheckInput): Promise<Report> {
  const { files, source, targets, pairs, before } = input
  const readings = await readPages(files, pairs, source, input.config.parser)
  const wanted = before ? touchedPairs(pairs, before) : pairs
  const plain = alignPairs(pairs, readings, source, input.lexicons)
  const aligned = await withHistory(plain, wanted, input.history, await readLockFile(files))
  const now = { ...input, readings, aligned }
  input.see?.(now)
  const pages = await judgePairs(now, wanted)
  if (!before) return { source, targets, pages }
  return { source, targets, base: before.base.commit, pages: await sinceBase(pages, wanted, now, before) }
}
