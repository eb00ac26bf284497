/** The commits of the current branch and the versions of every file in them, from one `git log`. */

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

/** What one walk told. */
export interface Log {
  /** Newest first. */
  readonly commits: readonly Commit[]
  /** The versions of the file that now has this path (from the top of the repository), newest first, renames followed. */
  versions(path: string): readonly Version[]
}

/**
 * The arguments of the walk: along the first parents, so that what was merged counts when it was merged, and a merge is
 * one step. `tip` is the newest commit; `extensions` are those of the pages (`md`): renames are followed wherever such a file was.
 */
export function logArguments(extensions: readonly string[], tip: string): string[] {
  return [
    'log',
    '-m',
    '--first-parent',
    '--raw',
    '-z',
    '--no-abbrev',
    '-M',
    '-l2000',
    '--no-ext-diff',
    '--no-textconv',
    '--no-color',
    '--encoding=UTF-8',
    '--format=%H%x01%aI%x01%an%x01%s',
    tip,
    '--',
    ...extensions.map((extension) => `:(top,glob)**/*.${extension}`),
  ]
}

/** One change of one file. */
interface Change {
  readonly at: number
  /** `undefined` for a removal. */
  readonly blob: string | undefined
  /** What the file was called before. */
  readonly from: string | undefined
}

const entry = /^\n?:\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) ([A-Z])\d*$/

/** Reads what {@link logArguments} made git print. */
export function readLog(output: string): Log {
  const commits: Commit[] = []
  const changes = new Map<string, Change[]>()
  const fields = output.split('\0')
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index] ?? ''
    const [, mode = '', blob = '', status = ''] = entry.exec(field) ?? []
    if (status === '') {
      const [id = '', date = '', author = '', subject = ''] = field.trim().split('\x01')
      if (id !== '') commits.push({ id, date, author, subject })
      continue
    }
    const first = fields[++index] ?? ''
    const renamed = status === 'R' || status === 'C'
    const path = renamed ? (fields[++index] ?? '') : first
    const isFile = status !== 'D' && mode.startsWith('100')
    const change = { at: commits.length - 1, blob: isFile ? blob : undefined, from: renamed ? first : undefined }
    const known = changes.get(path)
    if (known) known.push(change)
    else changes.set(path, [change])
  }
  return { commits, versions: (path) => versionsOf(path, changes) }
}

function versionsOf(path: string, changes: ReadonlyMap<string, readonly Change[]>): Version[] {
  const versions: Version[] = []
  let name = path
  let before = -1
  for (;;) {
    let next: Change | undefined
    for (const change of changes.get(name) ?? []) {
      if (change.at <= before) continue
      // Another file of this name, which was removed before this one came.
      if (change.blob === undefined) return versions
      versions.push({ at: change.at, blob: change.blob })
      before = change.at
      if (change.from !== undefined) {
        next = change
        break
      }
    }
    if (next?.from === undefined) return versions
    name = next.from
  }
}
