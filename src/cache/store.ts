/**
 * What earlier runs computed, in one file.
 *
 * The file is a header, the entries one after the other, their index, and a footer that says where the index is. The
 * index is loaded in one read, an entry when it is asked for. Every entry carries a checksum over its key and its value: what was
 * damaged, cut short or written by somebody else is as good as absent. Entries of a run go into a file of its own as they
 * come, behind a copy of the old one, in whose place it is put at the end; of two runs at a time, the last one wins. When
 * half of a file is no longer used, or it is too large, what is still used is written anew.
 */
import { createHash, randomUUID } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fstatSync,
  ftruncateSync,
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
  return {
    get(key) {
      if (values.has(key)) return values.get(key)
      if (isNew.has(key)) return valueIn(draft?.read(key), key)
      const value = valueIn(old?.read(key), key)
      if (value !== undefined) used.add(key)
      return value
    },
    set(key, value) {
      attempt(() => {
        draft ??= openDraft(folder, old)
        draft.write(key, bytesOf(key, value), today)
        isNew.add(key)
      })
      if (failed) values.set(key, value)
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
  set: (key, value) => timed('cache', () => store.set(key, value)),
  save: () => timed('cache', () => store.save()),
})

/** A file that was written by an earlier run. */
interface Entries {
  readonly path: string
  /** The bytes in front of its index. */
  readonly size: number
  readonly entries: ReadonlyMap<string, Entry>
  read(key: string): Buffer | undefined
  close(): void
}

function openEntries(path: string): Entries | undefined {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const { entries, offset: size } = indexOf(file)
    const open = file
    return { path, size, entries, read: (key) => entryIn(open, entries.get(key)), close: () => closeSync(open) }
  } catch {
    if (file !== undefined) closeSync(file)
    return undefined
  }
}

/** Reads the index. Throws for a file that is no store, or a damaged one. */
function indexOf(file: number): { readonly entries: Map<string, Entry>; readonly offset: number } {
  const { size } = fstatSync(file)
  const footer = bytesAt(file, size - footerBytes, footerBytes)
  const offset = footer.readDoubleLE(0)
  const length = footer.readDoubleLE(8)
  if (!(offset >= header.length && length > 0 && offset + length === size - footerBytes)) throw new RangeError('index')
  const bytes = bytesAt(file, offset, length)
  if (!bytesAt(file, 0, header.length).equals(header)) throw new RangeError('header')
  if (!checksum('', bytes).equals(footer.subarray(16))) throw new RangeError('checksum')
  const entries = JSON.parse(bytes.toString('utf8')) as [string, number, number, number][]
  return { entries: new Map(entries.map(([key, at, size, used]) => [key, { offset: at, length: size, used }])), offset }
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
interface Draft extends Pick<Entries, 'read' | 'close'> {
  readonly entries: Map<string, Entry>
  write(key: string, bytes: Buffer, used: number): void
  /** How many bytes it has by now. */
  readonly size: number
  /** Writes the index, and puts the file in its place. */
  finish(path: string): void
  abandon(): void
}

/** Begins a file: with the entries of another one, where there is one. */
function openDraft(folder: string, old?: Entries): Draft {
  makeFolder(folder)
  const path = join(folder, `${randomUUID()}.tmp`)
  if (old) copyFileSync(old.path, path, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL)
  const file = openSync(path, old ? 'r+' : 'wx+')
  const entries = new Map(old?.entries)
  let chunks: Buffer[] = old ? [] : [header]
  let size = old?.size ?? header.length
  let written = old?.size ?? 0
  const flush = (): void => {
    const bytes = Buffer.concat(chunks)
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, written + at)
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
      ftruncateSync(file, size)
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
