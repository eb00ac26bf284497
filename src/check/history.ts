/** Adds what history and the lock know to aligned pairs. */
import { Listener } from '../align/listener.ts'
import { forgetFeatures } from '../align/read-features.ts'
import { keyOf, textKey } from '../cache/key.ts'
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
import { codeOf } from '../site/translations.ts'
import { type AlignedPair, type Brief, type Found, followedPair, foundIn, opened, packedOn } from './aligned-pair.ts'
import { isFresh } from './held-page.ts'
import { KeptFound } from './kept-found.ts'
import type { Shelf } from './shelf.ts'
import { counting, type Step, takingTurns } from './step.ts'

/** What following pairs takes beside them. */
export interface Following {
  readonly history?: Opened | undefined
  readonly lock?: LockReading
  readonly store?: Store | undefined
  readonly step?: ((step: Step) => void) | undefined
  /** Holds what was found for as long as there is room. */
  readonly shelf?: Shelf | undefined
  /** Whether others wait for all that is found out. */
  readonly atOnce?: boolean
  /** Whether alignments are asked for when the store is closed. */
  readonly outlivesStore?: boolean
}

/**
 * The pairs, the wanted ones with their history, and aligned through it; as they are where nothing knows of any. When the
 * shelf is full, those with a page that was just read are aligned at once, while it is loaded.
 */
export async function withHistory(
  aligned: Iterable<readonly [PagePair, AlignedPair]>,
  wanted: readonly PagePair[],
  {
    history = { state: 'off' },
    lock: { lock, problem } = { lock: new Map() },
    store,
    step,
    shelf,
    atOnce = false,
    outlivesStore = false,
  }: Following = {},
): Promise<Map<PagePair, AlignedPair>> {
  const all = new Map<PagePair, AlignedPair>()
  let broken: Lack | undefined = problem && { kind: 'lock', ...problem }
  const count = counting('aligned', wanted.length, history.state === 'open' ? step : undefined)
  const isWanted = new Set(wanted)
  const how = packedOn(shelf)
  const turn = takingTurns()
  for (const [pair, one] of aligned) {
    const isNew = isFresh(one.source) || isFresh(one.target)
    if (isNew) await turn()
    all.set(pair, one)
    if (!isWanted.has(pair)) {
      if (atOnce) void one.alignment
      continue
    }
    count()
    const recorded = lock.get(pair.target ?? '')
    const isPlain = history.state === 'off' && !recorded
    if (isPlain && !broken) {
      if (atOnce || (shelf?.isFull && isNew)) void one.alignment
      continue
    }
    // Where git knows nothing of it, nor a lock, a pair stays aligned as it is, whatever was learned.
    const stays = history.state !== 'open' && !recorded
    const about = [recorded, basisOf(one, history)]
    const kept = isPlain || !store ? undefined : stays ? keptAsIs(one, store, about) : keptFollowed(one, store, about)
    const known = kept?.recall()
    // What history is asked for comes while the pair is aligned.
    if (!known && history.state === 'open') history.history.ahead(one.source.path, one.target.path)
    const found = known ?? (isPlain ? one : await followedAnew(one, kept, (asked) => judged(asked, recorded, history)))
    const its = broken ? [broken] : []
    broken = undefined
    const withIts = (known: string): string => (its.length > 0 ? keyOf(known, its) : known)
    const lacks = [...its, ...(found.history?.lacks ?? [])]
    const told = lacks.length > 0 ? { stale: [], ...found.history, lacks } : found.history
    const content = store && withIts(found.content ?? one.content)
    const brief = known && { history: told, code: known.code, content }
    const anew = known ? undefined : { ...foundIn(found), history: told, content }
    const find = (): Found => anew ?? { ...brief, alignment: found.alignment }
    const followed = followedPair(one, withIts(found.key ?? one.key), find, how, brief)
    // What was just found is on the shelf from now on.
    if (!known || atOnce || outlivesStore) void followed.alignment
    all.set(pair, followed)
  }
  return all
}

/** What the answers of a history about a pair depend on beside its pages. */
const basisOf = ({ source, target }: AlignedPair, opened: Opened): unknown =>
  opened.state === 'open' ? opened.history.basisOf(source.path, target.path) : opened

/** What another git, or another moment, may know better is not kept. */
const passing = new Set<Lack['kind']>(['no-blobs', 'lost-pin', 'refused', 'no-git'])

/** Whether another run may know more. */
export const hasPassingLacks = (all: Iterable<Pick<AlignedPair, 'history'>>): boolean =>
  [...all].some(({ history }) => history?.lacks?.some(({ kind }) => passing.has(kind)))

/** Where what history says of a pair is kept. */
interface Keeping {
  /** What an earlier run found; the alignment is looked up when it is asked for. */
  recall(): Found | undefined
  /** Keeps what was found now; what it is known by. */
  keep(found: Found, listener: Listener): string
  /** See {@link AlignedPair.content}. */
  contentOf(found: Found): string
}

/**
 * Where git knows nothing of a pair, nothing but its history is kept, for as long as its alignment is the one that it had; so is its
 * code then, which was noted with that.
 */
function keptAsIs(one: AlignedPair, store: Store, about: readonly unknown[]): Keeping {
  const key = keyOf('followed', one.content, ...about)
  return {
    recall() {
      const brief = store.get(key) as Brief | undefined
      return (
        brief && {
          ...brief,
          key,
          get code() {
            return one.code
          },
          get alignment() {
            return one.alignment
          },
        }
      )
    },
    keep({ history, content }) {
      store.set(key, { history, content } satisfies Brief, true)
      return key
    },
    contentOf: () => key,
  }
}

function keptFollowed(one: AlignedPair, store: Store, about: readonly unknown[]): Keeping {
  const speakers = { key: one.lesson, languages: () => one.languages }
  const kept = new KeptFound(store, keyOf('followed', one.key, ...about), speakers)
  return {
    recall() {
      const known = kept.recall()
      if (!known || !store.isSound(known.key)) return undefined
      return {
        ...known.brief,
        key: known.key,
        get alignment() {
          return ((store.get(known.key) as Found | undefined) ?? one).alignment
        },
      }
    },
    keep: (found, listener) => kept.keep(found, listener),
    contentOf: ({ alignment, history, code }) =>
      // The history may say who changed it last, too.
      keyOf(one.content, about, textKey(JSON.stringify({ alignment, history, code }))),
  }
}

/** What is found now. */
async function followedAnew(
  one: AlignedPair,
  kept: Keeping | undefined,
  follow: (asked: AlignedPair) => Promise<Found>,
): Promise<Found> {
  if (!kept) return follow(opened(one))
  const listener = new Listener([one.source.locale, one.target.locale], () => one.languages)
  const known = await follow(opened(one, listener))
  const found = { ...known, content: kept.contentOf(known) }
  return { ...found, key: hasPassingLacks([found]) ? keyOf(found.content, one.lesson) : kept.keep(found, listener) }
}

type Recorded = Parameters<typeof followLock>[0]

/** By content alone, then by git where it can be asked, by the lock alone where not. */
async function judged(one: AlignedPair, recorded: Recorded['recorded'], history: Opened): Promise<Found> {
  const { source, target, alignment } = one
  const pair: Recorded = {
    ...{ source, target, alignment, recorded },
    get languages() {
      return one.languages
    },
  }
  const found = { alignment, ...(await followed(pair, history)) }
  for (const page of [source, target]) forgetFeatures(page)
  return { ...found, code: codeOf({ source, target, alignment: found.alignment }) }
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
