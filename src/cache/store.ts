/**
 * What earlier runs computed, in one file.
 *
 * The file is a header, the entries one after the other, their index, and a footer that says where the index is. The
 * index is loaded in one read, an entry when it is asked for. Every entry carries a checksum over its key and its value: what was
 * damaged, cut short or written by somebody else is as good as absent. Entries of a run go into a file of its own as they come, which takes
 * the place of the old one at the end; of two runs at a time, the last one wins.
 */
import { createHash, randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { timed } from '../timing.ts'

/** Computed values, by the key of what they were computed from. Nothing here throws. */
export interface Store {
  /** The value, plain JSON; `undefined` when there is none that can be trusted. */
  get(key: string): unknown
  /** Keeps a value. */
  set(key: string, value: unknown): void
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

const header = Buffer.from('diptych cache 1\n')
const checksumBytes = 12
/** Offset and length of the index, and its checksum. */
const footerBytes = 8 + 8 + checksumBytes
/** What is written at a time. */
const chunkBytes = 2 ** 20

/** Where an entry stands, and the day on which it was last asked for. */
interface Entry {
  readonly offset: number
  readonly length: number
  readonly used: number
}

/**
 * Opens the store of a folder, which is made when there is something to keep.
 * @param build What computed the values; those of another build are not seen.
 */
export function openStore(folder: string, build: string, { most = usualMost, now = Date.now() }: Limits = {}): Store {
  const path = join(folder, `${build}.cache`)
  const today = Math.floor(now / day)
  const old = openEntries(path)
  const used = new Set<string>()
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
  return {
    get(key) {
      if (values.has(key)) return values.get(key)
      if (draft?.entries.has(key)) return valueIn(draft.read(key), key)
      const value = valueIn(old?.read(key), key)
      if (value !== undefined) used.add(key)
      return value
    },
    set(key, value) {
      attempt(() => {
        draft ??= openDraft(folder)
        draft.write(key, bytesOf(key, value), today)
      })
      if (failed) values.set(key, value)
    },
    save() {
      const stale = [...(old?.entries ?? [])].some(([key, entry]) => used.has(key) && entry.used !== today)
      if (draft || (stale && old)) {
        attempt(() => {
          draft ??= openDraft(folder)
          keepOld(draft, old, { used, today, most })
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
  set: (key, value) => timed('cache', () => store.set(key, value)),
  save: () => timed('cache', () => store.save()),
})

/** A file that was written by an earlier run. */
interface Entries {
  readonly entries: ReadonlyMap<string, Entry>
  read(key: string): Buffer | undefined
  close(): void
}

function openEntries(path: string): Entries | undefined {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const entries = indexOf(file)
    const open = file
    return { entries, read: (key) => entryIn(open, entries.get(key)), close: () => closeSync(open) }
  } catch {
    if (file !== undefined) closeSync(file)
    return undefined
  }
}

/** Reads the index. Throws for a file that is no store, or a damaged one. */
function indexOf(file: number): Map<string, Entry> {
  const { size } = fstatSync(file)
  const footer = bytesAt(file, size - footerBytes, footerBytes)
  const offset = footer.readDoubleLE(0)
  const length = footer.readDoubleLE(8)
  if (!(offset >= header.length && length > 0 && offset + length === size - footerBytes)) throw new RangeError('index')
  const bytes = bytesAt(file, offset, length)
  if (!bytesAt(file, 0, header.length).equals(header)) throw new RangeError('header')
  if (!checksum('', bytes).equals(footer.subarray(16))) throw new RangeError('checksum')
  const entries = JSON.parse(bytes.toString('utf8')) as [string, number, number, number][]
  return new Map(entries.map(([key, at, size, used]) => [key, { offset: at, length: size, used }]))
}

function entryIn(file: number, entry: Entry | undefined): Buffer | undefined {
  try {
    return entry && bytesAt(file, entry.offset, entry.length)
  } catch {
    return undefined
  }
}

function bytesAt(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  if (readSync(file, bytes, 0, length, offset) !== length) throw new RangeError('cut short')
  return bytes
}

const checksum = (key: string, bytes: Uint8Array): Buffer =>
  createHash('sha256').update(key).update('\n').update(bytes).digest().subarray(0, checksumBytes)

function bytesOf(key: string, value: unknown): Buffer {
  const bytes = Buffer.from(JSON.stringify(value))
  return Buffer.concat([checksum(key, bytes), bytes])
}

function valueIn(entry: Buffer | undefined, key: string): unknown {
  if (!entry || entry.length < checksumBytes) return undefined
  const bytes = entry.subarray(checksumBytes)
  if (!checksum(key, bytes).equals(entry.subarray(0, checksumBytes))) return undefined
  return JSON.parse(bytes.toString('utf8'))
}

/** A file that is being written. */
interface Draft extends Entries {
  write(key: string, bytes: Buffer, used: number): void
  /** How many bytes it has by now. */
  readonly size: number
  /** Writes the index, and puts the file in its place. */
  finish(path: string): void
  abandon(): void
}

function openDraft(folder: string): Draft {
  makeFolder(folder)
  const path = join(folder, `${randomUUID()}.tmp`)
  const file = openSync(path, 'wx+')
  const entries = new Map<string, Entry>()
  let chunks: Buffer[] = [header]
  let [size, written] = [header.length, 0]
  const flush = (): void => {
    const bytes = Buffer.concat(chunks)
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    written += bytes.length
    chunks = []
  }
  const append = (bytes: Buffer): void => {
    chunks.push(bytes)
    size += bytes.length
    if (size - written > chunkBytes) flush()
  }
  const close = (): void => closeSync(file)
  return {
    entries,
    get size() {
      return size
    },
    read(key) {
      if (size > written) flush()
      return entryIn(file, entries.get(key))
    },
    write(key, bytes, used) {
      entries.set(key, { offset: size, length: bytes.length, used })
      append(bytes)
    },
    finish(goal) {
      const index = Buffer.from(
        JSON.stringify([...entries].map(([key, one]) => [key, one.offset, one.length, one.used])),
      )
      const footer = Buffer.alloc(16)
      footer.writeDoubleLE(size, 0)
      footer.writeDoubleLE(index.length, 8)
      append(Buffer.concat([index, footer, checksum('', index)]))
      flush()
      close()
      renameSync(path, goal)
    },
    close,
    abandon() {
      try {
        close()
      } catch {
        // It was closed already.
      }
      rmSync(path, { force: true })
    },
  }
}

/** Takes over what is still worth keeping: what this run used, then what was used last, as far as there is room. */
function keepOld(
  draft: Draft,
  old: Entries | undefined,
  { used, today, most }: { readonly used: ReadonlySet<string>; readonly today: number; readonly most: number },
): void {
  const left = [...(old?.entries ?? [])]
    .filter(([key]) => !draft.entries.has(key))
    .map(([key, entry]) => ({ key, ...entry, used: used.has(key) ? today : entry.used }))
    .filter((entry) => today - entry.used <= longestUnused)
    .sort((a, b) => Number(used.has(b.key)) - Number(used.has(a.key)) || b.used - a.used)
  for (const entry of left) {
    if (draft.size + entry.length > most) return
    const bytes = old?.read(entry.key)
    if (bytes) draft.write(entry.key, bytes, entry.used)
  }
}

/** A folder that git leaves alone, wherever it is. */
function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const ignore = join(folder, '.gitignore')
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n')
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
