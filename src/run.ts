/**
 * One run over a project. What reads, aligns and judges is loaded when it is needed: where nothing has changed since an earlier
 * run, that is never.
 */
import { buildName } from './cache/build.ts'
import { carriedStore, carrier } from './cache/carry.ts'
import { openStore, type Store, timedStore } from './cache/store.ts'
import { withOwners } from './check/owners.ts'
import type { Tell } from './check/pairs.ts'
import { Shelf } from './check/shelf.ts'
import { openWhole, type Told } from './check/whole.ts'
import type { Seen } from './check.ts'
import type { CheckOptions } from './checking.ts'
import type { Config } from './config/types.ts'
import type { Files } from './files.ts'
import type { Report } from './model.ts'
import { timed } from './timing.ts'

/** Checks the project below a root. */
export const checkProject = async (files: Files, config: Config, options: CheckOptions = {}): Promise<Report> =>
  checkStored(files, config, options)

/** A report, and what it was made from: the pages as they were read, and the pairs as they were aligned. */
export interface Inspected {
  readonly report: Report
  readonly seen: Seen
}

/** Checks the project below a root, for those who need the pages and their alignment beside the report. */
export async function inspectProject(files: Files, config: Config, options: CheckOptions = {}): Promise<Inspected> {
  let seen: Seen | undefined
  const report = await checkStored(files, config, options, (all) => (seen = all))
  if (!seen) throw new Error('A check shows what it has seen.')
  return { report, seen }
}

async function checkStored(
  files: Files,
  config: Config,
  options: CheckOptions,
  see?: (seen: Seen) => void,
): Promise<Report> {
  const { shard, merged } = options
  const disk = storeFor(options)
  const store = merged ? carriedStore(merged, disk) : disk
  const carried = shard && carrier(store)
  const report = await checkWith(carried ?? store, files, config, options, see).finally(() => store?.save())
  return shard && carried ? { ...report, shard: { ...shard, build: buildName(), kept: carried.packed() } } : report
}

/** Where results are kept for the next run, if anywhere. */
export const storeFor = ({ cache, rules }: Pick<CheckOptions, 'cache' | 'rules'>): Store | undefined =>
  cache !== undefined && !rules ? timed('cache', () => timedStore(openStore(cache, buildName()))) : undefined

async function checkWith(
  store: Store | undefined,
  given: Files,
  { history: asConfigured, ...rest }: Config,
  { shelf = new Shelf(), tell, ...options }: CheckOptions,
  see?: (seen: Seen) => void,
): Promise<Report> {
  const config = { ...rest, history: options.history ?? asConfigured ?? true }
  const whole = store && isRepeatable(config, options) ? await openWhole(store, given, config, shelf) : undefined
  const known = whole?.known
  if (known && !see) {
    tell?.(known.words, known)
    options.open?.(known.pages)
    return withOwners(known.report, given, config)
  }
  let told: Told = { words: [], omitted: [] }
  const hear: Tell = (words, { omitted }) => {
    told = { words, omitted }
    tell?.(words, told)
  }
  await options.vet?.()
  const { checkNow } = await import('./checking.ts')
  const report = await checkNow(
    whole?.files ?? given,
    config,
    { ...options, shelf, tell: hear },
    { store, see, known: known?.report, keep: whole && ((report, history) => whole.keep(report, told, history)) },
  )
  return withOwners(report, given, config)
}

/** What a change, a part of the pairs, the web or a plugin says is heard anew each time. */
const isRepeatable = ({ lint }: Config, { since, shard, links }: CheckOptions): boolean =>
  !since && !shard && !links && lint === undefined
