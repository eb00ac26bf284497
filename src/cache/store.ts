/**
 * What earlier runs computed, in two files.
 *
 * The large one has most of it: values of a run go into a file of its own as they come, behind a copy of the old one, in whose
 * place it is put at the end. The small one is loaded in one read; it has what every run asks for, and little else that is new, so
 * that a run in which little is new need not copy the large one. Either is good without the other, for a value is known by all
 * that it was computed from; of two runs at a time, the last one wins. When half of the large file is no longer used, or it is too
 * large, what is still used is written anew.
 */
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { timed } from '../timing.ts'
import { bytesOf, type Draft, type Entries, type Entry, openDraft, openEntries, valueIn } from './entries.ts'

/** Computed values, by the key of what they were computed from. Nothing here throws. */
export interface Store {
  /** The value, plain JSON; `undefined` when there is none that can be trusted. */
  get(key: string): unknown
  /** Whether there is a value, which may yet turn out to be damaged. */
  has(key: string): boolean
  /** Whether there is a value that can be trusted. */
  isSound(key: string): boolean
  /** Keeps a value. `often`: whether every run asks for it. */
  set(key: string, value: unknown, often?: boolean): void
  /** Keeps a value that is JSON already. */
  put(key: string, json: string, often?: boolean): void
  /** Writes what is to be kept for the next run, when there is anything new, and closes the files. */
  save(): void
}

/** What a store is limited by. */
interface Limits {
  /** Bytes of a file; what has not been used for longest goes first. */
  readonly most?: number
  /** Milliseconds since 1970. */
  readonly now?: number
}

/** Enough for some ten thousand pages. Bytes. */
const usualMost = 512 * 2 ** 20
/** The entries of the small file have no more; what every run asks for of a larger site goes into the large file. Bytes. */
const smallMost = 8 * 2 ** 20
/** What is new and not asked for by every run stays in the small file while it is so small a part of the large one. */
const newPart = 1 / 16
/** What no run has asked for in so many days is swept. */
const longestUnused = 30
/** What a run that was interrupted left behind goes after so long; milliseconds. */
const stray = 3_600_000
const day = 86_400_000

/** An entry that is held, and what is to be known of it. */
interface Held extends Pick<Entry, 'used' | 'often'> {
  readonly bytes: Buffer
}

/** Opens a file when it is first asked for. */
function whenAsked(open: () => Entries | undefined): (() => Entries | undefined) & { readonly isOpen: boolean } {
  let opened: { readonly entries: Entries | undefined } | undefined
  const entries = (): Entries | undefined => (opened ??= { entries: open() }).entries
  return Object.defineProperty(entries, 'isOpen', { get: () => opened !== undefined }) as never
}

/**
 * Opens the store of a folder, which is made when there is something to keep.
 * @param build What computed the values; those of another build are not seen.
 */
export function openStore(folder: string, build: string, { most = usualMost, now = Date.now() }: Limits = {}): Store {
  const [path, smallPath] = [join(folder, `${build}.cache`), join(folder, `${build}-small.cache`)]
  const today = Math.floor(now / day)
  const small = openEntries(smallPath, smallMost)
  const large = whenAsked(() => openEntries(path))
  const used = new Set<string>()
  /** What is new, and not in the draft. */
  const held = new Map<string, Held>()
  let heldBytes = 0
  const isNew = new Set<string>()
  const values = new Map<string, unknown>()
  let draft: Draft | undefined
  let failed = false
  /** Whatever the disk refuses, the run goes on without. */
  const attempt = (work: () => void): void => {
    if (failed) return
    try {
      work()
    } catch {
      failed = true
      draft?.abandon()
    }
  }
  /** What is new, and still here: what a disk that is full did not take has gone. */
  const isHere = (key: string): boolean => values.has(key) || held.has(key) || (!failed && isNew.has(key))
  const inDraft = (key: string): unknown => {
    let value: unknown
    attempt(() => {
      value = valueIn(draft?.read(key), key)
    })
    return value
  }
  const isForgotten = ({ used: on }: Pick<Entry, 'used'>): boolean => today - on > longestUnused
  const isUsed = (key: string): boolean => used.has(key) || isNew.has(key)
  const isStale = (entries: ReadonlyMap<string, Entry> | undefined): boolean =>
    [...used].some((key) => (entries?.get(key)?.used ?? today) !== today)
  const toLarge = (some: readonly (readonly [string, Held])[]): Draft => {
    const goal = (draft ??= openDraft(folder, large()))
    for (const [key, one] of some) {
      goal.write(key, one.bytes, one)
      if (held.delete(key)) heldBytes -= one.bytes.length
    }
    return goal
  }
  const write = (key: string, json: () => string, often = false): void =>
    attempt(() => {
      const one = { bytes: bytesOf(key, json()), used: today, often }
      heldBytes += one.bytes.length - (held.get(key)?.bytes.length ?? 0)
      held.set(key, one)
      isNew.add(key)
      if (heldBytes > smallMost) toLarge([...held])
      else if (draft && !often) toLarge([[key, one]])
      else if (!draft && heldBytes > smallMost / 2) toLarge([...held].filter(([, { often }]) => !often))
    })
  /** Puts the new entries into either file, or both. */
  const writeFiles = (): void => {
    const before = [...(small?.entries ?? [])].filter(([key]) => !isNew.has(key))
    const all = new Map<string, Held>(held)
    for (const [key, { used: on, often }] of before) {
      // Its checksum is renewed with the file: what is damaged would pass for sound.
      const bytes = small?.isSound(key) ? small.read(key) : undefined
      if (bytes) all.set(key, { bytes, used: used.has(key) ? today : on, often })
    }
    const isTooMuch = bytesIn(all) > smallMost
    const others = [...all].filter(([, { often }]) => isTooMuch || !often)
    const size = large()?.size ?? 0
    const old = large()?.entries ?? new Map<string, Entry>()
    if (draft || isTooMuch || bytesIn(others) > size * newPart || isStale(old) || [...old.values()].some(isForgotten)) {
      draft = tidied(toLarge(others), folder, { isUsed, isForgotten, today, most })
      for (const [key] of others) all.delete(key)
      draft.finish(path)
    }
    const kept = [...all].filter(([, one]) => !isForgotten(one))
    if (kept.length > 0) writeSmall(folder, smallPath, kept)
    else rmSync(smallPath, { force: true })
  }
  return {
    get(key) {
      if (values.has(key)) return values.get(key)
      if (held.has(key)) return valueIn(held.get(key)?.bytes, key, true)
      if (isHere(key)) return inDraft(key)
      const recent = small?.value(key)
      const value = recent === undefined ? large()?.value(key) : recent
      if (value !== undefined) used.add(key)
      return value
    },
    has: (key) => isHere(key) || [small, large()].some((one) => one?.entries.has(key)),
    isSound(key) {
      if (isHere(key)) return true
      const sound = (small?.isSound(key) ?? false) || (large()?.isSound(key) ?? false)
      if (sound) used.add(key)
      return sound
    },
    set(key, value, often) {
      write(key, () => JSON.stringify(value), often)
      if (failed) values.set(key, value)
    },
    put(key, json, often) {
      write(key, () => json, often)
      if (failed) values.set(key, JSON.parse(json))
    },
    save() {
      if (isNew.size > 0 || isStale(small?.entries) || (large.isOpen && isStale(large()?.entries))) {
        attempt(writeFiles)
        sweep(folder, [path, smallPath], now)
      }
      small?.close()
      if (large.isOpen) large()?.close()
    },
  }
}

/** The same store, of which is noted how long it takes. */
export const timedStore = (store: Store): Store => ({
  get: (key) => timed('cache', () => store.get(key)),
  has: store.has,
  isSound: (key) => timed('cache', () => store.isSound(key)),
  set: (...kept) => timed('cache', () => store.set(...kept)),
  put: (...kept) => timed('cache', () => store.put(...kept)),
  save: () => timed('cache', () => store.save()),
})

/**
 * A draft without what is not worth keeping: what was used last stays, as far as there is room, this run's first. As it
 * is, with fewer entries, while most of its bytes belong to entries; else written anew.
 */
function tidied(
  draft: Draft,
  folder: string,
  {
    isUsed,
    isForgotten,
    today,
    most,
  }: {
    readonly isUsed: (key: string) => boolean
    readonly isForgotten: (entry: Entry) => boolean
    readonly today: number
    readonly most: number
  },
): Draft {
  const kept = [...draft.entries]
    .map(([key, entry]) => [key, isUsed(key) ? { ...entry, used: today } : entry] as const)
    .filter(([, entry]) => !isForgotten(entry))
  const bytes = kept.reduce((sum, [, { length }]) => sum + length, 0)
  if (draft.size <= most && bytes * 2 > draft.size) {
    draft.entries.clear()
    for (const [key, entry] of kept) draft.entries.set(key, entry)
    return draft
  }
  // What this run used first, then what was used last.
  kept.sort(([a, one], [b, other]) => Number(isUsed(b)) - Number(isUsed(a)) || other.used - one.used)
  const tidy = filled(openDraft(folder), (anew) => {
    for (const [key, one] of kept) {
      if (!isUsed(key) && anew.size + one.length > most) break
      const entry = draft.read(key)
      if (entry) anew.write(key, entry, one)
    }
  })
  draft.abandon()
  return tidy
}

const bytesIn = (entries: Iterable<readonly [string, Held]>): number =>
  [...entries].reduce((sum, [, { bytes }]) => sum + bytes.length, 0)

function writeSmall(folder: string, path: string, entries: readonly (readonly [string, Held])[]): void {
  filled(openDraft(folder, undefined, true), (draft) => {
    for (const [key, one] of entries) draft.write(key, one.bytes, one)
    draft.finish(path)
  })
}

/** A draft after some work, of which nothing is left when that fails. */
function filled(draft: Draft, work: (draft: Draft) => void): Draft {
  try {
    work(draft)
    return draft
  } catch (error) {
    draft.abandon()
    throw error
  }
}

/** Removes what other builds left and no run has written for long, and what interrupted runs left. */
function sweep(folder: string, kept: readonly string[], now: number): void {
  try {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name)
      const longest = /^[0-9a-f-]{36}\.tmp$/.test(name) ? stray : /^[\w-]+\.cache$/.test(name) ? 7 * day : undefined
      if (longest !== undefined && !kept.includes(path) && now - statSync(path).mtimeMs > longest)
        rmSync(path, { force: true })
    }
  } catch {
    // Another run may sweep at the same time.
  }
}
