/** The history of a project's pages, when there is one: git, asked in batches. */
import { existsSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { openBlobs } from './history/blobs.ts'
import { type Followed, type FollowedPair, follow } from './history/follow.ts'
import { ask } from './history/git.ts'
import { logArguments, readLog } from './history/log.ts'
import { momentsOf } from './history/moments.ts'

export { type AskedBase, type Base, openBase } from './history/base.ts'
export type { Followed, FollowedPair, Lack, PairHistory, StaleBead } from './history/follow.ts'
export type { Commit } from './history/log.ts'
export { trace } from './history/trace.ts'

/** The history of the pages below a root. */
export interface History {
  /** Whether git has only the newest part of the history (a clone with `--depth`). */
  readonly shallow: boolean
  /** What history knows of a pair; `undefined` when git does not know one of its pages. */
  follow(pair: FollowedPair): Promise<Followed | undefined>
  /** Ends what runs beside. */
  close(): void
}

/** Why there is no history. `none`: no git repository around, or no commit in it. */
export type Opened =
  | { readonly state: 'open'; readonly history: History }
  | { readonly state: 'none' }
  | { readonly state: 'no-git' }
  | { readonly state: 'refused'; readonly reason: string }

/**
 * Opens the history around a folder: two short git processes, and one that waits for questions. Nothing is run where no
 * folder above has a `.git`.
 * @param paths The pages, relative to `root`.
 * @param tip The commit at which the history ends.
 */
export async function openHistory(root: string, paths: readonly string[], tip = 'HEAD'): Promise<Opened> {
  if (!isInRepository(root)) return { state: 'none' }
  const asked = await ask(root, ['rev-parse', '--is-shallow-repository', '--show-prefix'])
  if (asked.state !== 'answered') return asked
  const [shallow, prefix = ''] = asked.output.toString('utf8').split('\n')
  const head = await ask(root, ['rev-parse', '--verify', '--quiet', `${tip}^{commit}`])
  if (head.state !== 'answered') return { state: 'none' }
  const walked = await ask(root, logArguments(extensionsOf(paths), tip), true)
  if (walked.state !== 'answered') return walked
  const log = readLog(walked.output.toString('utf8'))
  const blobs = openBlobs(root)
  const versions = (path: string) => log.versions(posix.join(prefix, path))
  return {
    state: 'open',
    history: {
      shallow: shallow === 'true',
      async follow(pair) {
        const source = await momentsOf(pair.source, versions(pair.source.path), blobs)
        const target = await momentsOf(pair.target, versions(pair.target.path), blobs)
        return source.length > 0 && target.length > 0 ? follow(pair, { source, target }, log.commits) : undefined
      },
      close: () => blobs.close(),
    },
  }
}

function isInRepository(root: string): boolean {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return true
    if (folder === dirname(folder)) return false
  }
}

/** The extensions of some paths, as pathspecs take them. */
const extensionsOf = (paths: readonly string[]): string[] => [
  ...new Set(paths.flatMap((path) => /\.([A-Za-z0-9]{1,16})$/.exec(path)?.[1] ?? [])),
]
