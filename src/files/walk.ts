import { posix } from 'node:path'
import { type FileSystemAdapter, glob } from 'tinyglobby'
import { decode } from './decode.ts'
import { type Gitignore, isIgnored, readGitignore } from './gitignore.ts'
import { MOST_FOLDERS_DEEP, MOST_GITIGNORE_BYTES, MOST_NAMES } from './limits.ts'
import type { Drive, Entry, Listing, Omission } from './types.ts'

/** A folder as the walk sees it: what is ignored in it. */
interface Place {
  readonly chain: readonly Gitignore[]
  readonly ignored: boolean
}

const ALWAYS_OUT = new Set(['.git', 'node_modules'])

/**
 * Lists the files below `root` that match a glob. The globs are tinyglobby's; what a folder holds is told to it by an
 * adapter that leaves out what is ignored, follows no link to a folder, and counts.
 * @param root Absolute, every link followed.
 * @param inside Whether an absolute real path lies in the root.
 */
export const walk = async (
  drive: Drive,
  root: string,
  inside: (real: string) => boolean,
  globs: readonly string[],
  ignore: readonly string[],
): Promise<Listing> => {
  const omitted: Omission[] = []
  const places = new Map<string, Promise<Place>>()
  const seen = new Set<string>()
  let names = 0

  const gitignoreOf = async (folder: string): Promise<readonly Gitignore[]> => {
    try {
      const real = drive.real(posix.join(root, folder, '.gitignore'))
      if (!inside(real)) return []
      const contents = decode(await drive.bytes(real, MOST_GITIGNORE_BYTES))
      return contents.state === 'text' ? [readGitignore(folder === '' ? '' : `${folder}/`, contents.text)] : []
    } catch {
      return []
    }
  }
  const placeOf = (folder: string): Promise<Place> => {
    const known = places.get(folder)
    if (known) return known
    const fresh = (async (): Promise<Place> => {
      const place = await outside(folder)
      return place.ignored ? place : { chain: [...place.chain, ...(await gitignoreOf(folder))], ignored: false }
    })()
    places.set(folder, fresh)
    return fresh
  }
  /** What the folders above say of a folder, before its own `.gitignore` is read. */
  const outside = async (folder: string): Promise<Place> => {
    if (folder === '') return { chain: [], ignored: false }
    const parent = posix.dirname(folder)
    const above = await placeOf(parent === '.' ? '' : parent)
    const out = ALWAYS_OUT.has(posix.basename(folder)) || isIgnored(above.chain, `${folder}/`)
    return { chain: above.chain, ignored: above.ignored || out }
  }
  /** A link that leads out or nowhere is listed like a file, so that reading it can say so. */
  const leadsToFolder = async (path: string): Promise<boolean> => {
    try {
      const real = drive.real(posix.join(root, path))
      return inside(real) && (await drive.facts(real)).kind === 'folder'
    } catch {
      return false
    }
  }
  const entriesOf = async (folder: string): Promise<readonly Entry[]> => {
    const before = await outside(folder)
    if (before.ignored) return []
    if (folder.split('/').length > MOST_FOLDERS_DEEP) {
      omitted.push({ reason: 'too-deep', path: folder })
      return []
    }
    if (names >= MOST_NAMES) {
      if (!omitted.some(({ reason }) => reason === 'too-many')) omitted.push({ reason: 'too-many', path: folder })
      return []
    }
    let found: readonly Entry[]
    try {
      // A link on the way could be walked into by its name in a glob; what was seen to be a folder is none.
      if (!seen.has(folder) && !inside(drive.real(posix.join(root, folder)))) return []
      found = await drive.entries(posix.join(root, folder))
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'ENOENT' && code !== 'ENOTDIR') omitted.push({ reason: 'unreadable', path: folder })
      return []
    }
    names += found.length
    if (!found.some(({ name }) => name === '.gitignore')) places.set(folder, Promise.resolve(before))
    const place = await placeOf(folder)
    const kept: Entry[] = []
    for (const entry of [...found].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (ALWAYS_OUT.has(entry.name) || entry.kind === 'other') continue
      if (isIgnored(place.chain, entry.kind === 'folder' ? `${path}/` : path)) continue
      if (entry.kind === 'link' && (await leadsToFolder(path))) continue
      if (entry.kind === 'folder') seen.add(path)
      kept.push({ name: entry.name, kind: entry.kind === 'folder' ? 'folder' : 'file' })
    }
    return kept
  }

  // One folder after the other: what is beyond a limit is then the same on every run.
  let turn: Promise<unknown> = Promise.resolve()
  const readdir = (path: string, _options: unknown, done: (error: Error | null, entries: unknown[]) => void): void => {
    const folder = posix.relative('/', path.replace(/^[A-Za-z]:/, ''))
    turn = turn.then(async () => {
      const entries = await entriesOf(folder)
      done(
        null,
        entries.map(({ name, kind }) => ({
          name,
          isFile: () => kind === 'file',
          isDirectory: () => kind === 'folder',
          isSymbolicLink: () => false,
        })),
      )
    })
  }
  const paths = await glob(globs, {
    cwd: '/',
    ignore,
    expandDirectories: false,
    fs: { readdir } as unknown as FileSystemAdapter,
  })
  return { paths: [...new Set(paths)].sort(byUnits), omitted }
}

const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
