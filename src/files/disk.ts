import type { Stats } from 'node:fs'
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs'
import { lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { sep } from 'node:path'
import type { Drive, Entry } from './types.ts'

type Typed = Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink'>

const kindOf = (entry: Typed): Entry['kind'] =>
  entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'other'

const withSlashes = (path: string): string => (sep === '/' ? path : path.split(sep).join('/'))

/** Absent on Windows, where neither a link nor a pipe needs them. */
const NOT_THROUGH_LINKS = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** The disk of this machine. */
export const disk: Drive = {
  async entries(folder) {
    const found = await readdir(folder, { withFileTypes: true })
    return found.map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
  },

  real: (path) => withSlashes(realpathSync.native(path)),

  async facts(path) {
    const stats = await lstat(path)
    return { size: stats.size, modified: stats.mtimeMs, mode: stats.mode & 0o7777, kind: kindOf(stats) }
  },

  // Without promises, which cost several times what the bytes of a page do.
  async bytes(path, limit) {
    // A pipe that was put in a file's place must not make Diptych wait: non-blocking, and asked again once it is open.
    const file = openSync(path, constants.O_RDONLY | NOT_THROUGH_LINKS)
    try {
      const stats = fstatSync(file)
      if (!stats.isFile()) throw Object.assign(new Error('not a regular file'), { code: 'EISDIR' })
      const buffer = Buffer.allocUnsafe(Math.min(stats.size + 1, limit))
      let filled = 0
      while (filled < buffer.length) {
        const bytesRead = readSync(file, buffer, filled, buffer.length - filled, filled)
        filled += bytesRead
        // There was room for one byte more than it is said to have.
        if (bytesRead === 0 || filled === stats.size) break
      }
      return buffer.subarray(0, filled)
    } finally {
      closeSync(file)
    }
  },

  async makeFolder(path) {
    await mkdir(path, { recursive: true })
  },

  async create(path, bytes, mode) {
    const file = await open(path, 'wx', mode)
    try {
      await file.writeFile(bytes)
      await file.chmod(mode)
    } finally {
      await file.close()
    }
  },

  rename: (from, to) => rename(from, to),

  remove: (path) => rm(path, { force: true }),
}
