import { randomUUID } from 'node:crypto'
import { posix, resolve, sep } from 'node:path'
import { decode } from './files/decode.ts'
import { disk } from './files/disk.ts'
import { MOST_BYTES } from './files/limits.ts'
import { type MemoryFile, memoryDrive } from './files/memory.ts'
import type { Contents, Drive, Files, Listing, UnreadReason } from './files/types.ts'
import { walk } from './files/walk.ts'
import { KnownError } from './known-error.ts'

export type { MemoryFile } from './files/memory.ts'
export type { Contents, Files, Omission } from './files/types.ts'
export { sayUnread } from './files/unread.ts'

/** A file cannot be written, or a path lies outside the roots. */
export class FilesError extends KnownError {}

/**
 * The files below a folder of this machine.
 * @param root A folder; relative to the working directory, or absolute.
 * @param beside Further roots, relative to `root`: `../other-checkout/docs`.
 */
export const diskFiles = (root: string, beside: readonly string[] = []): Files =>
  filesOn(disk, resolve(root).split(sep).join('/'), beside)

/**
 * The same, in memory.
 * @param tree Files by path, relative to the root; `../` leads out of it.
 */
export const memoryFiles = (tree: Readonly<Record<string, MemoryFile>>, beside: readonly string[] = []): Files => {
  const root = '/memory/root'
  const absolute = Object.fromEntries(Object.entries(tree).map(([path, file]) => [posix.join(root, path), file]))
  return filesOn(memoryDrive(absolute), root, beside)
}

/** A place inside one of the roots. */
interface Place {
  /** Absolute path of the root. */
  readonly root: string
  /** How paths below that root begin: empty, or `../other-checkout/docs/`. */
  readonly prefix: string
  /** Absolute path of the place. */
  readonly path: string
}

const filesOn = (drive: Drive, root: string, beside: readonly string[]): Files => {
  const prefixes = beside.map((path) => `${posix.normalize(path).replace(/\/+$/, '')}/`)

  const placeOf = (given: string): Place | undefined => {
    if (given.includes('\0') || posix.isAbsolute(given)) return undefined
    const path = posix.normalize(given)
    if (path !== '..' && !path.startsWith('../')) return { root, prefix: '', path: posix.join(root, path) }
    const prefix = prefixes.find((start) => `${path}/`.startsWith(start))
    return prefix === undefined
      ? undefined
      : { root: posix.join(root, prefix.slice(0, -1)), prefix, path: posix.join(root, path) }
  }
  const realRoots = new Map<string, string>()
  const isInside = ({ root }: Place, real: string): boolean => {
    const known = realRoots.get(root)
    if (known !== undefined && isBelow(known, real)) return true
    const now = drive.real(root)
    realRoots.set(root, now)
    return isBelow(now, real)
  }
  /** Where a place really is; `undefined` when a link leads out of its root. Throws what the drive throws. */
  const realOf = (place: Place): string | undefined => {
    const real = drive.real(place.path)
    return isInside(place, real) ? real : undefined
  }

  const read = async (path: string): Promise<Contents> => {
    const place = placeOf(path)
    if (!place) return { state: 'unread', reason: 'outside' }
    try {
      const real = realOf(place)
      if (real === undefined) return { state: 'unread', reason: 'outside' }
      const bytes = await drive.bytes(real, MOST_BYTES + 1)
      if (bytes.length <= MOST_BYTES) return decode(bytes)
      return { state: 'unread', reason: 'too-large', detail: (await drive.facts(real)).size }
    } catch (error) {
      return unread(error)
    }
  }

  const list = async (
    globs: readonly string[],
    { ignore = [] }: { readonly ignore?: readonly string[] } = {},
  ): Promise<Listing> => {
    const byPrefix = new Map<string, { readonly place: Place; readonly globs: string[] }>()
    for (const given of globs) {
      const place = placeOf(given)
      if (!place) throw outside(given)
      const group = byPrefix.get(place.prefix) ?? { place, globs: [] }
      group.globs.push(posix.normalize(given).slice(place.prefix.length))
      byPrefix.set(place.prefix, group)
    }
    const paths: string[] = []
    const omitted: Listing['omitted'][number][] = []
    for (const [prefix, { place, globs: below }] of byPrefix) {
      let real: string
      try {
        real = drive.real(place.root)
      } catch {
        continue
      }
      const ignored = ignore.flatMap((glob) => {
        if (!glob.startsWith('../')) return [glob]
        return prefix !== '' && glob.startsWith(prefix) ? [glob.slice(prefix.length)] : []
      })
      const found = await walk(drive, real, (path) => isBelow(real, path), below, ignored)
      paths.push(...found.paths.map((path) => prefix + path))
      omitted.push(...found.omitted.map((one) => ({ ...one, path: prefix + one.path })))
    }
    return { paths: [...new Set(paths)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)), omitted }
  }

  const write: Files['write'] = async (path, text, { bom = false } = {}) => {
    const place = placeOf(path)
    if (!place || place.path === place.root) throw outside(path)
    try {
      const goal = await goalOf(place)
      if (goal === undefined) throw outside(path)
      const bytes = new TextEncoder().encode(bom ? `\uFEFF${text}` : text)
      const draft = posix.join(posix.dirname(goal.path), `.diptych-${randomUUID()}.tmp`)
      try {
        await drive.create(draft, bytes, goal.mode)
        await drive.rename(draft, goal.path)
      } catch (error) {
        await drive.remove(draft).catch(() => {})
        throw error
      }
    } catch (error) {
      throw error instanceof FilesError ? error : unwritten(path, error)
    }
  }
  /** The file that is to be written, links followed, with the mode that it has or shall have. */
  const goalOf = async (place: Place): Promise<{ readonly path: string; readonly mode: number } | undefined> => {
    try {
      const real = realOf(place)
      return real === undefined ? undefined : { path: real, mode: (await drive.facts(real)).mode }
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error
    }
    // Nothing stands there yet. A link that leads nowhere is no place to write to, for nobody knows whether it leads out.
    const isLink = await drive.facts(place.path).then(
      ({ kind }) => kind === 'link',
      () => false,
    )
    if (isLink || !isInside(place, nearestReal(posix.dirname(place.path)))) return undefined
    const folder = posix.dirname(place.path)
    await drive.makeFolder(folder)
    return { path: posix.join(drive.real(folder), posix.basename(place.path)), mode: 0o644 }
  }
  const nearestReal = (folder: string): string => {
    try {
      return drive.real(folder)
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || folder === posix.dirname(folder)) throw error
      return nearestReal(posix.dirname(folder))
    }
  }

  return {
    root,
    list,
    read,
    write,
    async stat(path) {
      const place = placeOf(path)
      try {
        const real = place && realOf(place)
        if (real === undefined) return undefined
        const { kind, size, modified } = await drive.facts(real)
        return kind === 'file' ? { size, modified } : undefined
      } catch {
        return undefined
      }
    },
    has(path) {
      const place = placeOf(path)
      try {
        return place !== undefined && realOf(place) !== undefined
      } catch (error) {
        return reasons[codeOf(error)] === 'not-permitted'
      }
    },
  }
}

const isBelow = (base: string, path: string): boolean =>
  path === base || path.startsWith(base.endsWith('/') ? base : `${base}/`)

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException)?.code ?? error)

const reasons: Readonly<Record<string, UnreadReason>> = {
  ENOENT: 'vanished',
  ENOTDIR: 'vanished',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  EISDIR: 'not-a-file',
  ENXIO: 'not-a-file',
}

const unread = (error: unknown): Contents => {
  const code = codeOf(error)
  const reason = reasons[code] ?? 'unreadable'
  return reason === 'unreadable' ? { state: 'unread', reason, detail: code } : { state: 'unread', reason }
}

const outside = (path: string): FilesError =>
  new FilesError({
    en: `\`${path}\` lies outside the project's folder, where Diptych neither reads nor writes. Run Diptych in a folder that holds it.`,
    fr: `\`${path}\` se trouve hors du dossier du projet ; Diptych n'y lit ni n'y écrit rien. Lancez Diptych dans un dossier qui le contient.`,
  })

const unwritten = (path: string, cause: unknown): FilesError =>
  new FilesError(
    {
      en: `\`${path}\` cannot be written (${codeOf(cause)}). Check its permissions and the room on the disk.`,
      fr: `Impossible d'écrire \`${path}\` (${codeOf(cause)}). Vérifiez les droits d'accès et l'espace disponible.`,
    },
    { cause },
  )
