/**
 * What earlier runs computed, in one file.
 *
 * Entries of a run go into a file of its own as they come, behind a copy of the old one, in whose place it is put at the end;
 * of two runs at a time, the last one wins. When half of a file is no longer used, or it is too large, what is still used is
 * written anew.
 */
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { timed } from '../timing.ts'
import { bytesOf, type Draft, openDraft, openEntries, valueIn } from './entries.ts'

/** Computed values, by the key of what they were computed from. Nothing here throws. */
export interface Store {
  /** The value, plain JSON; `undefined` when there is none that can be trusted. */
  get(key: string): unknown
  /** Whether there is a value, which may yet turn out to be damaged. */
  has(key: string): boolean
  /** Keeps a value. */
  set(key: string, value: unknown): void
  /** Keeps a value that is JSON already. */
  put(key: string, json: string): void
  /** Writes what is to be kept for the next run, when there is anything new, and closes the file. */
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
/** What no run has asked for in so many days is swept. */
const longestUnused = 30
/** What a run that was interrupted left behind goes after so long; milliseconds. */
const stray = 3_600_000
const day = 86_400_000

/**
 * Opens the store of a folder, which is made when there is something to keep.
 * @param build What computed the values; those of another build are not seen.
 */
export function openStore(folder: string, build: string, { most = usualMost, now = Date.now() }: Limits = {}): Store {
  const path = join(folder, `${build}.cache`)
  const today = Math.floor(now / day)
  const old = openEntries(path)
  const used = new Set<string>()
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
  const write = (key: string, json: () => string): void =>
    attempt(() => {
      draft ??= openDraft(folder, old)
      draft.write(key, bytesOf(key, json()), today)
      isNew.add(key)
    })
  return {
    get(key) {
      if (values.has(key)) return values.get(key)
      if (isNew.has(key)) return valueIn(draft?.read(key), key)
      const value = valueIn(old?.read(key), key)
      if (value !== undefined) used.add(key)
      return value
    },
    has: (key) => values.has(key) || isNew.has(key) || (old?.entries.has(key) ?? false),
    set(key, value) {
      write(key, () => JSON.stringify(value))
      if (failed) values.set(key, value)
    },
    put(key, json) {
      write(key, () => json)
      if (failed) values.set(key, JSON.parse(json))
    },
    save() {
      const stale = [...(old?.entries ?? [])].some(([key, entry]) => used.has(key) && entry.used !== today)
      if (draft || (stale && old)) {
        attempt(() => {
          draft ??= openDraft(folder, old)
          draft = tidied(draft, folder, { isUsed: (key) => used.has(key) || isNew.has(key), today, most })
          draft.finish(path)
        })
        sweep(folder, path, now)
      }
      old?.close()
    },
  }
}

/** The same store, of which is noted how long it takes. */
export const timedStore = (store: Store): Store => ({
  get: (key) => timed('cache', () => store.get(key)),
  has: store.has,
  set: (key, value) => timed('cache', () => store.set(key, value)),
  put: (key, json) => timed('cache', () => store.put(key, json)),
  save: () => timed('cache', () => store.save()),
})

/**
 * A draft without what is not worth keeping: what was used last stays, as far as there is room, this run's first. As it
 * is, with fewer entries, while most of its bytes belong to entries; else written anew.
 */
function tidied(
  draft: Draft,
  folder: string,
  { isUsed, today, most }: { isUsed(key: string): boolean; readonly today: number; readonly most: number },
): Draft {
  const kept = [...draft.entries]
    .map(([key, entry]) => [key, isUsed(key) ? { ...entry, used: today } : entry] as const)
    .filter(([, entry]) => today - entry.used <= longestUnused)
    .sort(([a, one], [b, other]) => Number(isUsed(b)) - Number(isUsed(a)) || other.used - one.used)
  const bytes = kept.reduce((sum, [, { length }]) => sum + length, 0)
  if (draft.size <= most && bytes * 2 > draft.size) {
    draft.entries.clear()
    for (const [key, entry] of kept) draft.entries.set(key, entry)
    return draft
  }
  const anew = openDraft(folder)
  for (const [key, { length, used }] of kept) {
    if (!isUsed(key) && anew.size + length > most) break
    const entry = draft.read(key)
    if (entry) anew.write(key, entry, used)
  }
  draft.abandon()
  return anew
}

/** Removes what other builds left and no run has written for long, and what interrupted runs left. */
function sweep(folder: string, kept: string, now: number): void {
  try {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name)
      const longest = /^[0-9a-f-]{36}\.tmp$/.test(name) ? stray : /^[\w-]+\.cache$/.test(name) ? 7 * day : undefined
      if (longest !== undefined && path !== kept && now - statSync(path).mtimeMs > longest)
        rmSync(path, { force: true })
    }
  } catch {
    // Another run may sweep at the same time.
  }
}
