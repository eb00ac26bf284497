/** Adds what history and the lock know to aligned pairs. */
import { keyOf } from '../cache/key.ts'
import type { Store } from '../cache/store.ts'
import {
  type Followed,
  followLock,
  type Lack,
  type LockReading,
  lackOf,
  type Opened,
  type PairHistory,
} from '../history.ts'
import type { PagePair } from '../model.ts'
import type { AlignedPair } from './align.ts'
import { counting, type Step } from './step.ts'
import { codeOf } from './translated-code.ts'

/** The wanted pairs with their history, and aligned through it; as they are where nothing knows of any. */
export async function withHistory(
  aligned: ReadonlyMap<PagePair, AlignedPair>,
  wanted: readonly PagePair[],
  opened: Opened = { state: 'off' },
  { lock, problem }: LockReading = { lock: new Map() },
  store?: Store,
  step?: (step: Step) => void,
): Promise<ReadonlyMap<PagePair, AlignedPair>> {
  const known = new Map(aligned)
  let broken: Lack | undefined = problem && { kind: 'lock', ...problem }
  const count = counting('aligned', wanted.length, opened.state === 'open' ? step : undefined)
  for (const pair of wanted) {
    count()
    const one = aligned.get(pair)
    if (!one) continue
    const recorded = lock.get(pair.target ?? '')
    const isPlain = opened.state === 'off' && !recorded
    const key = isPlain || !store ? one.key : keyOf('followed', one.key, recorded, basisOf(one, opened))
    const found = isPlain ? one : await remembered(store, key, one, () => judged(one, recorded, opened))
    const lacks = [...(broken ? [broken] : []), ...(found.history?.lacks ?? [])]
    broken = undefined
    known.set(pair, isPlain && lacks.length === 0 ? one : withFollowed(one, found, lacks, keyOf(key, lacks)))
  }
  return known
}

/** An alignment, and what history says of it, where it says anything. */
type Known = Pick<AlignedPair, 'alignment' | 'history' | 'code'>

/** What the answers of a history about a pair depend on beside its pages. */
const basisOf = ({ source, target }: AlignedPair, opened: Opened): unknown =>
  opened.state === 'open' ? opened.history.basisOf(source.path, target.path) : opened

/** What another git, or another moment, may know better is not kept. */
const passing = new Set<Lack['kind']>(['no-blobs', 'lost-pin', 'refused', 'no-git'])

/** Whether another run may know more. */
export const hasPassingLacks = (all: Iterable<Pick<AlignedPair, 'history'>>): boolean =>
  [...all].some(({ history }) => history?.lacks?.some(({ kind }) => passing.has(kind)))

/** What an earlier run found, or what is found now. */
async function remembered(
  store: Store | undefined,
  key: string,
  one: AlignedPair,
  find: () => Promise<Known>,
): Promise<Known> {
  const kept = store?.get(key) as Known | undefined
  if (kept || !store) return kept ?? find()
  const found = await find()
  const known = { ...found, code: codeOf({ source: one.source, target: one.target, alignment: found.alignment }) }
  if (!hasPassingLacks([found])) store.set(key, known)
  return known
}

function withFollowed(
  one: AlignedPair,
  { alignment, history, code }: Known,
  lacks: readonly Lack[],
  key: string,
): AlignedPair {
  const { pair, source, target } = one
  const known = lacks.length > 0 ? { stale: [], ...history, lacks } : history
  return {
    pair,
    source,
    target,
    alignment,
    ...(known ? { history: known } : {}),
    ...(code ? { code } : {}),
    key,
    get languages() {
      return one.languages
    },
  }
}

type Recorded = Parameters<typeof followLock>[0]

/** By content alone, then by git where it can be asked, by the lock alone where not. */
async function judged(one: AlignedPair, recorded: Recorded['recorded'], opened: Opened): Promise<Known> {
  const { source, target, alignment } = one
  const pair: Recorded = {
    source,
    target,
    alignment,
    recorded,
    get languages() {
      return one.languages
    },
  }
  return { alignment, ...(await followed(pair, opened)) }
}

/** By git where it can be asked, by the lock alone where not. */
async function followed(pair: Recorded, opened: Opened): Promise<Partial<Followed>> {
  if (opened.state === 'off') return pair.recorded ? { history: followLock(pair).history } : {}
  if (opened.state !== 'open') return { history: byLock(pair, lackOf(opened)) }
  const known = await opened.history.follow(pair)
  return 'lack' in known ? { history: byLock(pair, known.lack) } : known
}

/** What the lock tells; what kept git from telling more, unless the lock tells everything. */
function byLock(pair: Recorded, lack: Lack): PairHistory {
  const { history, complete } = followLock(pair)
  return complete ? history : { ...history, lacks: [lack] }
}
