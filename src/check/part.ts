/** What a thread does that has a part in a run which another one began. */
import type { PagePair } from '../model.ts'
import { alignAll } from './align-all.ts'
import type { Crew } from './crew.ts'
import { judgePart } from './judge.ts'
import type { Said } from './judgement.ts'
import type { Judging } from './judging.ts'
import type { LexiconText } from './lexicon.ts'
import { readLockFile } from './lock.ts'
import type { PageFile } from './page-files.ts'
import type { PageReader } from './reader.ts'
import { storedMemory } from './stored.ts'

/** What such a part takes. */
export interface PartInput extends Omit<Judging, 'readings' | 'aligned' | 'isPart' | 'step'> {
  readonly lexicons: readonly LexiconText[]
  readonly read: PageReader
  /** Which files the pages of the whole run are. */
  readonly found: ReadonlyMap<string, PageFile>
  /** The pairs that are judged in the whole run. */
  readonly wanted: readonly PagePair[]
  readonly crew: Crew
  /** Hears what was said of the pairs of a group, by the first of them. */
  readonly tell: (first: PagePair, said: Said) => void
}

/** Reads, aligns and judges the pairs that are this thread's. */
export async function checkPart(input: PartInput): Promise<void> {
  const { pairs, wanted, crew, store, tell } = input
  const lock = await readLockFile(input.files)
  const { readings, aligned } = await alignAll(pairs, wanted, { ...input, lock, step: crew.step })
  const now = { ...input, ...(crew.step ? { step: crew.step } : {}), readings, aligned }
  const memory = store && storedMemory(store, now)
  await judgePart(now, wanted, { isOwn: crew.isOwn, tell, memory })
}
