/**
 * A file of a store: a header, the entries one after the other, their index, and a footer that says where the index is. The
 * index is loaded in one read, an entry when it is asked for; a small file at once. Every entry carries a checksum over its key
 * and its value, a small file one over all of them: what was damaged, cut short or written by somebody else is as good as absent.
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
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
  writevSync,
} from 'node:fs'
import { join } from 'node:path'

const header = Buffer.from('diptych cache 2\n')
const checksumBytes = 12
/** Offset and length of the index, its checksum, and that of everything before it: zeros where nobody summed it up. */
const footerBytes = 8 + 8 + 2 * checksumBytes
/** What is written at a time. */
const chunkBytes = 2 ** 20

/** Where an entry stands, the day on which it was last asked for, and whether every run asks for it. */
export interface Entry {
  readonly offset: number
  readonly length: number
  readonly used: number
  readonly often: boolean
}

/** A file that was written by an earlier run. */
export interface Entries {
  readonly path: string
  /** The bytes in front of its index. */
  readonly size: number
  readonly entries: ReadonlyMap<string, Entry>
  /** An entry as it stands in the file. */
  read(key: string): Buffer | undefined
  /** Whether there is an entry that can be trusted. */
  isSound(key: string): boolean
  /** What it says; `undefined` when it cannot be trusted. */
  value(key: string): unknown
  close(): void
}

/** After so many questions a small file is loaded in one read. */
const few = 8

/**
 * Opens the file of an earlier run; `undefined` when there is none that can be read.
 * @param most Its entries have so many bytes at most, and it will be asked for most of them; one that is larger is none. Any file when left out.
 */
export function openEntries(path: string, most?: number): Entries | undefined {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const { size: all } = fstatSync(file)
    const { entries, size, sum } = indexOf(file, all)
    if (most !== undefined && size - header.length > most) throw new RangeError('too large')
    const open = file
    let asked = 0
    let loaded: { readonly bytes: Buffer; readonly isWhole: boolean } | undefined
    const read = (key: string): Buffer | undefined => {
      const entry = entries.get(key)
      if (!entry) return undefined
      if (most !== undefined && ++asked === few) loaded = loadedFrom(open, size, sum)
      return loaded ? loaded.bytes.subarray(entry.offset, entry.offset + entry.length) : entryIn(open, entry)
    }
    return {
      ...{ path, size, entries, read, close: () => closeSync(open) },
      isSound: (key) => isSound(read(key), key, loaded?.isWhole),
      value: (key) => valueIn(read(key), key, loaded?.isWhole),
    }
  } catch {
    if (file !== undefined) closeSync(file)
    return undefined
  }
}

function loadedFrom(
  file: number,
  size: number,
  sum: Buffer,
): { readonly bytes: Buffer; readonly isWhole: boolean } | undefined {
  try {
    const bytes = bytesAt(file, 0, size)
    return { bytes, isWhole: checksum('', bytes).equals(sum) }
  } catch {
    return undefined
  }
}

/** Reads the index. Throws for a file that is no store, or a damaged one. */
function indexOf(
  file: number,
  all: number,
): { readonly entries: Map<string, Entry>; readonly size: number; readonly sum: Buffer } {
  const footer = bytesAt(file, all - footerBytes, footerBytes)
  const [offset, length] = [footer.readDoubleLE(0), footer.readDoubleLE(8)]
  if (!(offset >= header.length && length > 0 && offset + length === all - footerBytes)) throw new RangeError('index')
  const index = bytesAt(file, offset, length)
  if (!bytesAt(file, 0, header.length).equals(header)) throw new RangeError('header')
  if (!checksum('', index).equals(footer.subarray(16, 16 + checksumBytes))) throw new RangeError('checksum')
  const entries = (JSON.parse(index.toString('utf8')) as [string, number, number, number, 0 | 1][]).map(
    ([key, at, size, used, often]) => [key, { offset: at, length: size, used, often: often === 1 }] as const,
  )
  return { entries: new Map(entries), size: offset, sum: footer.subarray(16 + checksumBytes) }
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

/** A value, which is JSON, as it stands in the file. */
export function bytesOf(key: string, json: string): Buffer {
  const bytes = Buffer.from(json)
  return Buffer.concat([checksum(key, bytes), bytes])
}

/** The value of an entry; `undefined` when it is damaged, or of another key. `isSure`: whether nothing need be checked. */
export const valueIn = (entry: Buffer | undefined, key: string, isSure = false): unknown =>
  isSound(entry, key, isSure) ? JSON.parse(entry.toString('utf8', checksumBytes)) : undefined

function isSound(entry: Buffer | undefined, key: string, isSure = false): entry is Buffer {
  if (!entry || entry.length < checksumBytes) return false
  return isSure || checksum(key, entry.subarray(checksumBytes)).equals(entry.subarray(0, checksumBytes))
}

/** A file that is being written. */
export interface Draft extends Pick<Entries, 'read' | 'close'> {
  readonly entries: Map<string, Entry>
  write(key: string, bytes: Buffer, kept: Pick<Entry, 'used' | 'often'>): void
  /** How many bytes it has by now. */
  readonly size: number
  /** Writes the index, and puts the file in its place. */
  finish(path: string): void
  abandon(): void
}

/** Begins a file: with the entries of another one, where there is one. `isSmall`: whether it will be read at once. */
export function openDraft(folder: string, old?: Entries, isSmall = false): Draft {
  makeFolder(folder)
  const path = join(folder, `${randomUUID()}.tmp`)
  if (old) copyFileSync(old.path, path, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL)
  const file = openSync(path, old ? 'r+' : 'wx+')
  const entries = new Map(old?.entries)
  let chunks: Buffer[] = old ? [] : [header]
  let size = old?.size ?? header.length
  let written = old?.size ?? 0
  const sum = isSmall ? createHash('sha256').update('\n').update(header) : undefined
  const flush = (): void => {
    let at = writevSync(file, chunks, written)
    // Nothing is copied, unless not all of it was written at one go.
    const rest = written + at < size ? Buffer.concat(chunks) : undefined
    while (rest && at < rest.length) at += writeSync(file, rest, at, rest.length - at, written + at)
    written = size
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
    write(key, bytes, { used, often }) {
      entries.set(key, { offset: size, length: bytes.length, used, often })
      sum?.update(bytes)
      append(bytes)
    },
    finish(goal) {
      const index = Buffer.from(
        JSON.stringify([...entries].map(([key, one]) => [key, one.offset, one.length, one.used, one.often ? 1 : 0])),
      )
      const footer = Buffer.alloc(16)
      footer.writeDoubleLE(size, 0)
      footer.writeDoubleLE(index.length, 8)
      const sums = [checksum('', index), sum?.digest().subarray(0, checksumBytes) ?? Buffer.alloc(checksumBytes)]
      append(Buffer.concat([index, footer, ...sums]))
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

/** A folder that git leaves alone, wherever it is. */
export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const ignore = join(folder, '.gitignore')
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n')
}
