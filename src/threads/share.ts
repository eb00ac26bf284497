/** Decides whether several threads share a run, and who does what. */
import type { Store } from '../cache/store.ts'
import { configuredBy, judgedBy, type Ruling } from '../check/judging.ts'
import type { PageFile } from '../check/read.ts'
import { isKnownTo } from '../check/reader.ts'
import { sampleOf } from '../check/sample.ts'
import { partsOf } from '../check/shard.ts'
import type { Shelf } from '../check/shelf.ts'
import type { Step } from '../check/step.ts'
import type { PagePair } from '../model.ts'
import { isTiming, timed } from '../timing.ts'
import { usualThreads } from './count.ts'
import { type OpenCrew, openCrew } from './lead.ts'
import { type Job, sharedFiles, shareFiles } from './messages.ts'

/** So many pages must be new for a second thread to pay: it has to load Diptych too, and warm up. Measured. */
const fewestPages = 400

/** How a run may be shared. */
export interface Threads {
  /** How many threads, whatever the size of the run; when left out, as many as there are processors for a large one, else one. */
  readonly count?: number | undefined
  /** The roots beside the project's own, as its files were opened with. */
  readonly beside: readonly string[]
}

/** The run that may be shared. */
export interface Sharing extends Ruling {
  readonly threads: Threads
  readonly root: string
  readonly pairs: readonly PagePair[]
  readonly history: boolean
  readonly shelf: Shelf
  readonly store?: Store | undefined
  readonly step?: ((step: Step) => void) | undefined
}

/** A run that is shared, and its files as all threads see them. */
export interface SharedRun {
  readonly crew: OpenCrew
  readonly found: ReadonlyMap<string, PageFile>
}

/** Shares a run that is large enough; of pages that an earlier run has read, this thread takes care. */
export function shareRun(
  run: Sharing,
  opened: ReadonlyMap<string, PageFile>,
  wanted: readonly PagePair[],
): SharedRun | undefined {
  const { threads, root, pairs, config, source, targets, history, shelf, store, step } = run
  // Only what was built can be started.
  if (import.meta.url.endsWith('.ts')) return undefined
  const isNew = (path: string | undefined): boolean => {
    const file = opened.get(path ?? '')
    return file !== undefined && 'hash' in file && !isKnownTo(store, config.parser, file)
  }
  const fresh = [...opened.keys()].filter(isNew)
  const count = threads.count ?? (fresh.length >= fewestPages ? usualThreads() : 1)
  if (count < 2) return undefined
  const taught = sampleIn(pairs, opened)
  const isFirst = (pair: PagePair): boolean => taught.has(pair) || !(isNew(pair.source) || isNew(pair.target))
  const sizeOf = (path: string | undefined): number => {
    const file = opened.get(path ?? '')
    return file && 'length' in file && isNew(path) ? file.length : 0
  }
  const parts = partsOf(count, pairs, sizeOf, isFirst)
    .slice(1)
    .filter((part) => part.length > 0)
  if (parts.length === 0) return undefined
  const places = new Map(pairs.map((pair, place) => [pair, place]))
  const placesOf = (some: readonly PagePair[]): number[] => some.map((pair) => places.get(pair) ?? -1)
  const files = timed('open', () => shareFiles(opened))
  const known = {
    ...{ root, beside: threads.beside, config: configuredBy(config), source, targets, pairs, files, history },
    ...{ wanted: placesOf(wanted), isKept: store !== undefined, isTimed: isTiming(), by: judgedBy(run) },
    room: shelf.shareWith(parts.length),
  }
  const jobs = parts.map((part): Job => ({ ...known, own: placesOf(part) }))
  return { crew: openCrew({ jobs, pairs, store, step }), found: sharedFiles(files, shelf) }
}

/** The pairs from which is probably learned, as far as one can tell before they are read. */
function sampleIn(pairs: readonly PagePair[], opened: ReadonlyMap<string, PageFile>): ReadonlySet<PagePair> {
  const lengthOf = (pair: PagePair): { pair: PagePair; length: number } | undefined => {
    const [here, there] = [opened.get(pair.source ?? ''), opened.get(pair.target ?? '')]
    return here && there && 'length' in here && 'length' in there ? { pair, length: here.length } : undefined
  }
  const locales = [...new Set(pairs.map(({ locale }) => locale))]
  return new Set(
    locales.flatMap((locale) => {
      const its = pairs.filter((pair) => pair.locale === locale)
      return sampleOf(its, lengthOf, ({ length }) => length).map(({ pair }) => pair)
    }),
  )
}
