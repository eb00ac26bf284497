/** Decides whether several threads share a run, and who does what. */
import type { Store } from '../cache/store.ts'
import { configuredBy, judgedBy, type Ruling } from '../check/judging.ts'
import type { PageFile } from '../check/page-files.ts'
import { isKnownTo } from '../check/reader.ts'
import { partsOf } from '../check/shard.ts'
import type { Shelf } from '../check/shelf.ts'
import type { Step } from '../check/step.ts'
import { TextStock } from '../check/text-stock.ts'
import type { Sharing } from '../check.ts'
import type { Files } from '../files.ts'
import type { PagePair } from '../model.ts'
import { isBuilt } from '../package-files.ts'
import { isTiming } from '../timing.ts'
import { usualThreads } from './count.ts'
import { type OpenCrew, openCrew } from './lead.ts'
import { type Job, shareFiles } from './messages.ts'
import { sampleIn } from './sample.ts'

/**
 * So many pages must be new for a second thread to pay: it has to load Diptych too, and to warm up. Measured: of two
 * threads, 840 pages take a third more time than of one, and 8,400 a quarter less; the lines through both cross at 1,600.
 */
const fewestPages = 2000

/** How a run may be shared. */
export interface Threads {
  /** How many threads, whatever the size of the run; when left out, as many as there are processors for a large one, else one. */
  readonly count?: number | undefined
  /** The roots beside the project's own, as its files were opened with. */
  readonly beside: readonly string[]
}

/** The run that may be shared. */
export interface SharedRun extends Ruling {
  readonly threads: Threads
  readonly files: Pick<Files, 'has'>
  readonly root: string
  readonly pairs: readonly PagePair[]
  readonly history: boolean
  readonly shelf: Shelf
  readonly store?: Store | undefined
  readonly step?: ((step: Step) => void) | undefined
}

/** Shares a run that is large enough; of pages that an earlier run has read, this thread takes care. */
export function sharingOf(run: SharedRun): (Sharing & { close(): void }) | undefined {
  const { threads, pairs } = run
  const isLarge = threads.count === undefined ? 2 * pairs.length >= fewestPages : threads.count > 1
  // Only what was built can be started.
  if (!isLarge || !isBuilt) return undefined
  const stock = new TextStock(true)
  let crew: OpenCrew | undefined
  return {
    stock,
    begin(found, wanted) {
      const jobs = jobsFor(run, stock, found, wanted)
      crew = jobs.length > 0 ? openCrew({ ...run, jobs }) : undefined
      return crew
    },
    close: () => crew?.close(),
  }
}

/** What each other thread shall do; nothing where this one alone had better do it all. */
function jobsFor(
  run: SharedRun,
  stock: TextStock,
  found: ReadonlyMap<string, PageFile>,
  wanted: readonly PagePair[],
): Job[] {
  const { threads, root, pairs, config, source, targets, history, shelf, store } = run
  const sizeOf = (path: string | undefined): number => {
    const file = found.get(path ?? '')
    return file && 'length' in file && !isKnownTo(store, config.parser, file) ? file.length : 0
  }
  const sizes = new Map([...found.keys()].map((path) => [path, sizeOf(path)]))
  const sizeOfPage = (path: string | undefined): number => sizes.get(path ?? '') ?? 0
  const fresh = [...sizes.values()].filter((size) => size > 0).length
  const count = threads.count ?? (fresh >= fewestPages ? usualThreads() : 1)
  const taught = sampleIn(pairs, found)
  const isFirst = (pair: PagePair): boolean =>
    taught.has(pair) || sizeOfPage(pair.source) + sizeOfPage(pair.target) === 0
  const parts = partsOf(count, pairs, sizeOfPage, isFirst)
    .slice(1)
    .filter((part) => part.length > 0)
  if (parts.length === 0) return []
  const places = new Map(pairs.map((pair, place) => [pair, place]))
  const placesOf = (some: readonly PagePair[]): number[] => some.map((pair) => places.get(pair) ?? -1)
  const known = {
    ...{ root, beside: threads.beside, config: configuredBy(config), source, targets, pairs, history },
    ...{ wanted: placesOf(wanted), isKept: store !== undefined, isTimed: isTiming(), by: judgedBy(run) },
    files: shareFiles(found, stock),
    room: shelf.shareWith(parts.length),
  }
  return parts.map((part) => ({ ...known, own: placesOf(part) }))
}
