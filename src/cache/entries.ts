/**
 * The file of a store: a header, the entries one after the other, their index, and a footer that says where the index is. The
 * index is loaded in one read, an entry when it is asked for. Every entry carries a checksum over its key and its value: what was
 * damaged, cut short or written by somebody else is as good as absent.
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
} from 'node:fs'
import { join } from 'node:path'

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

/** A file that was written by an earlier run. */
export interface Entries {
  readonly path: string
  /** The bytes in front of its index. */
  readonly size: number
  readonly entries: ReadonlyMap<string, Entry>
  read(key: string): Buffer | undefined
  close(): void
}

/** Opens the file of an earlier run; `undefined` when there is none that can be read. */
export function openEntries(path: string): Entries | undefined {
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

/** A value, which is JSON, as it stands in the file. */
export function bytesOf(key: string, json: string): Buffer {
  const bytes = Buffer.from(json)
  return Buffer.concat([checksum(key, bytes), bytes])
}

/** The value of an entry; `undefined` when it is damaged, or of another key. */
export function valueIn(entry: Buffer | undefined, key: string): unknown {
  if (!entry || entry.length < checksumBytes) return undefined
  const bytes = entry.subarray(checksumBytes)
  if (!checksum(key, bytes).equals(entry.subarray(0, checksumBytes))) return undefined
  return JSON.parse(bytes.toString('utf8'))
}

/** A file that is being written. */
export interface Draft extends Pick<Entries, 'read' | 'close'> {
  readonly entries: Map<string, Entry>
  write(key: string, bytes: Buffer, used: number): void
  /** How many bytes it has by now. */
  readonly size: number
  /** Writes the index, and puts the file in its place. */
  finish(path: string): void
  abandon(): void
}

/** Begins a file: with the entries of another one, where there is one. */
export function openDraft(folder: string, old?: Entries): Draft {
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

/** A folder that git leaves alone, wherever it is. */
export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const ignore = join(folder, '.gitignore')
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n')
}
