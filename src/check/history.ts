/** Adds what history and the lock know to aligned pairs. */
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

/** The wanted pairs with their history, and aligned through it; as they are where nothing knows of any. */
export async function withHistory(
  aligned: ReadonlyMap<PagePair, AlignedPair>,
  wanted: readonly PagePair[],
  opened: Opened = { state: 'off' },
  { lock, problem }: LockReading = { lock: new Map() },
): Promise<ReadonlyMap<PagePair, AlignedPair>> {
  const known = new Map(aligned)
  let broken: Lack | undefined = problem && { kind: 'lock', ...problem }
  for (const pair of wanted) {
    const one = aligned.get(pair)
    if (!one) continue
    const recorded = lock.get(pair.target ?? '')
    const followed = await judged({ ...one, recorded }, opened)
    const lacks = [...(broken ? [broken] : []), ...(followed.history?.lacks ?? [])]
    broken = undefined
    known.set(pair, lacks.length > 0 ? withLacks({ ...one, ...followed }, lacks) : { ...one, ...followed })
  }
  return known
}

const withLacks = (one: AlignedPair, lacks: readonly Lack[]): AlignedPair => ({
  ...one,
  history: { stale: [], ...one.history, lacks },
})

type Recorded = Parameters<typeof followLock>[0]

/** By git where it can be asked, by the lock alone where not. */
async function judged(pair: Recorded, opened: Opened): Promise<Partial<Followed>> {
  if (opened.state === 'off') return pair.recorded ? { history: followLock(pair).history } : {}
  if (opened.state !== 'open') return { history: byLock(pair, lackOf(opened)) }
  const followed = await opened.history.follow(pair)
  return 'lack' in followed ? { history: byLock(pair, followed.lack) } : followed
}

/** What the lock tells; what kept git from telling more, unless the lock tells everything. */
function byLock(pair: Recorded, lack: Lack): PairHistory {
  const { history, complete } = followLock(pair)
  return complete ? history : { ...history, lacks: [lack] }
}
