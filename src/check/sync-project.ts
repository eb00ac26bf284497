/** Records which blocks are in step. */
import type { Config } from '../config/types.ts'
import type { Files } from '../files.ts'
import { lockName } from '../history.ts'
import type { PagePair } from '../model.ts'
import { alignPairs } from './align.ts'
import type { AlignedPair } from './aligned-pair.ts'
import { lexiconsOf } from './lexicon.ts'
import { pairProject, type Tell } from './pairs.ts'
import { readPages } from './read.ts'
import { readerOf } from './reader.ts'
import { asInHistory, lockBefore, recorded } from './sync.ts'

/** What `diptych.lock` is to be, and what it was; empty for none. */
export interface Synced {
  /** Where it stands, relative to the root. */
  readonly path: string
  readonly text: string
  readonly before: string
  readonly pairs: readonly AlignedPair[]
}

/** How pairs are recorded. */
export interface SyncOptions {
  /** As git has them, rather than as in step now. */
  readonly fromHistory?: boolean
  /** The pairs that are recorded; what is recorded of others stays. Default: all, and what is recorded of pages that are gone goes. */
  readonly only?: (pair: PagePair) => boolean
  readonly tell?: Tell
}

/**
 * Records which blocks of the project below a root are in step. Nothing is written: that is for the caller.
 * @throws {KnownError} when the history cannot tell, or a lock of which a part shall stay cannot be read.
 */
export async function syncProject(
  files: Files,
  config: Config,
  { fromHistory = false, only, tell }: SyncOptions = {},
): Promise<Synced> {
  const { project, pairs } = await pairProject(files, config, tell)
  const readings = await readPages(files, pairs, project.source, readerOf(config.parser))
  const { before, lock } = await lockBefore(files, only !== undefined)
  const lexicons = await lexiconsOf(files, config.lexicon)
  const aligned = alignPairs(pairs, { readings, source: project.source, lexicons })
  const wanted = new Map([...aligned].filter(([pair]) => only?.(pair) ?? true))
  const known = fromHistory ? await asInHistory(wanted, files.root) : [...wanted.values()]
  return { path: lockName, text: recorded(known, lock), before, pairs: known }
}
