/** The commits of the current branch and the versions of every file in them, from one `git log`. */

import { memo } from '../text/memo.ts'

/** A commit, as people know it. */
export interface Commit {
  /** The whole id. */
  readonly id: string
  /** When its author wrote it, ISO 8601. */
  readonly date: string
  readonly author: string
  /** The first line of its message. */
  readonly subject: string
}

/** A file as a commit left it. */
export interface Version {
  /** Place of the commit in `Log.commits`: the greater, the older. */
  readonly at: number
  readonly blob: string
}

/** A commit, as the walk found it. */
export interface Walked {
  readonly commit: Commit
  /** When it came into the branch, in seconds since 1970. */
  readonly time: number
  /** Whether it merged something. */
  readonly merge: boolean
}

/** What one walk told. */
export interface Log {
  /** Newest first. */
  readonly commits: readonly Walked[]
  /** The versions of the file that now has this path (from the top of the repository), newest first, renames followed. */
  versions(path: string): readonly Version[]
  /** What the file that now has this path was called, newest first. */
  names(path: string): readonly string[]
}

/**
 * The arguments of the walk: along the first parents, so that what was merged counts when it was merged, and a merge is
 * one step. `tip` is the newest commit; `extensions` are those of the pages (`md`): renames are followed wherever such a file was.
 */
export const logArguments = (extensions: readonly string[], tip: string): string[] =>
  walk(['-m', '--first-parent', tip], extensions)

/** The arguments of a walk over what a merge brought in, commit by commit. */
export const mergedArguments = (merge: string, extensions: readonly string[]): string[] =>
  walk(['--no-merges', `${merge}^1..${merge}`], extensions)

function walk(what: readonly string[], extensions: readonly string[]): string[] {
  return [
    'log',
    '--raw',
    '-z',
    '--no-abbrev',
    '-M',
    '-l2000',
    '--no-ext-diff',
    '--no-textconv',
    '--no-color',
    '--encoding=UTF-8',
    '--format=%H%x01%aI%x01%an%x01%ct%x01%P%x01%s',
    ...what,
    '--',
    ...pathspecs(extensions),
  ]
}

/** All files with these extensions, wherever they are in the repository: git compares the end of such a pattern alone. */
export const pathspecs = (extensions: readonly string[]): string[] =>
  extensions.map((extension) => `:(top)*.${extension}`)

/** One change of one file. */
interface Change {
  readonly at: number
  /** `undefined` for a removal. */
  readonly blob: string | undefined
  /** What the file was called before. */
  readonly from: string | undefined
  /** Whether the file came into being. */
  readonly added: boolean
}

const entry = /^\n?:\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) ([A-Z])\d*$/

/** Reads what {@link logArguments} made git print. `leftOut`: ids of commits that are passed over. */
export function readLog(output: string, leftOut: ReadonlySet<string> = new Set()): Log {
  const commits: Walked[] = []
  const changes = new Map<string, Change[]>()
  const fields = output.split('\0')
  let isLeftOut = false
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index] ?? ''
    const [, mode = '', blob = '', status = ''] = entry.exec(field) ?? []
    if (status === '') {
      const [id = '', date = '', author = '', time = '', parents = '', subject = ''] = field.trim().split('\x01')
      if (id !== '') isLeftOut = leftOut.has(id)
      if (id !== '' && !isLeftOut)
        commits.push({ commit: { id, date, author, subject }, time: Number(time), merge: parents.includes(' ') })
      continue
    }
    const first = fields[++index] ?? ''
    const renamed = status === 'R' || status === 'C'
    const path = renamed ? (fields[++index] ?? '') : first
    if (isLeftOut) continue
    const isFile = status !== 'D' && mode.startsWith('100')
    const change = {
      at: commits.length - 1,
      blob: isFile ? blob : undefined,
      from: renamed ? first : undefined,
      added: status === 'A',
    }
    const known = changes.get(path)
    if (known) known.push(change)
    else changes.set(path, [change])
  }
  const lives = memo((path) => lifeOf(path, changes))
  return { commits, versions: (path) => lives(path).versions, names: (path) => lives(path).names }
}

function lifeOf(
  path: string,
  changes: ReadonlyMap<string, readonly Change[]>,
): { versions: Version[]; names: string[] } {
  const versions: Version[] = []
  const names = [path]
  const life = { versions, names }
  let name = path
  let before = -1
  for (;;) {
    let next: Change | undefined
    const known = changes.get(name) ?? []
    for (const [index, change] of known.entries()) {
      if (change.at <= before) continue
      if (change.blob === undefined) {
        if (isRestored(known, index)) continue
        return life
      }
      versions.push({ at: change.at, blob: change.blob })
      before = change.at
      // What had this name before, or was removed, is another file; unless it came back as it was.
      if (change.added && !isRestored(known, index + 1)) return life
      if (change.from !== undefined) {
        next = change
        break
      }
    }
    if (next?.from === undefined) return life
    name = next.from
    names.push(name)
  }
}

/** Whether a file was removed by one of its changes, newest first, and came back as it had been. */
const isRestored = (changes: readonly Change[], at: number): boolean => {
  const [back, gone, was] = [changes[at - 1], changes[at], changes[at + 1]]
  return gone !== undefined && gone.blob === undefined && back !== undefined && back.blob === was?.blob
}
