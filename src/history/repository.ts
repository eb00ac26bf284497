/** One git repository, opened: a few short processes, and one that waits for questions. */
import { existsSync, readdirSync } from 'node:fs'
import { join, posix, relative, resolve, sep } from 'node:path'
import { type Blobs, openBlobs } from './blobs.ts'
import { ask } from './git.ts'
import { type Commit, type Log, mergedArguments, pathspecs, readLog, type Version } from './log.ts'
import { removed, withUntracked } from './untracked.ts'
import { type WalkKeeping, walkedLog } from './walk.ts'

/** A version of a page within a merge. */
type MergedVersion = Version & { readonly commit: Commit }

/** One repository. */
export interface Repository {
  /** Whether git has only the newest part of the history (a clone with `--depth`). */
  readonly shallow: boolean
  /** Whether git has some blobs only (a clone with `--filter`), and fetches each other one when it is asked for. */
  readonly isPartial: boolean
  /** See {@link Stand.name}. */
  readonly stand: string | undefined
  readonly log: Log
  readonly blobs: Blobs
  /** The path, from the top of the repository, of a file below the folder; the old one after a rename that is not committed. */
  pathOf(file: string): string
  /** What a merge brought in of the file that now has this path, oldest first; each merge is asked about once. */
  within(merge: Commit, path: string): Promise<readonly MergedVersion[]>
}

/** Why there is no repository to read. */
export type Unopened =
  | { readonly state: 'no-repository' | 'no-commit' | 'no-git' }
  /** `reason` is git's own sentence. */
  | { readonly state: 'refused'; readonly reason: string }

/** Where a repository stands: all but the history itself, which is long to tell. */
export interface Stand {
  readonly state: 'stands'
  readonly shallow: boolean
  /** See {@link Repository.isPartial}. */
  readonly isPartial: boolean
  readonly prefix: string
  /** The whole id of the newest commit. */
  readonly commit: string
  /** Files that were renamed since the last commit, from the new path to the old one. */
  readonly renamed: ReadonlyMap<string, string>
  /** As long as this is the same, so is the history; `undefined` where what git has of it may change by itself. */
  readonly name: string | undefined
}

/**
 * Tells where the repository whose `.git` stands in a folder stands. `extensions` are those of the pages (`md`), `tip` is the
 * newest commit. Never throws.
 */
export async function standOf(folder: string, extensions: readonly string[], tip: string): Promise<Unopened | Stand> {
  // Replaced and grafted commits have another history than their ids say.
  const paths = ['--git-path', 'info/grafts', '--git-path', 'objects/pack']
  const about = ['--is-shallow-repository', '--show-prefix', ...paths, '--glob=refs/replace/*']
  const [asked, head, renamed] = await Promise.all([
    ask(folder, ['rev-parse', ...about]),
    ask(folder, ['rev-parse', '--verify', '--quiet', `${tip}^{commit}`]),
    tip === 'HEAD' ? renamedIn(folder, extensions) : new Map<string, string>(),
  ])
  if (asked.state !== 'answered') return asked
  if (head.state !== 'answered') return { state: 'no-commit' }
  const [is, prefix = '', grafts = '', packs = '', ...replaced] = asked.output.toString('utf8').split('\n')
  const shallow = is === 'true'
  const isItself = !shallow && replaced.every((one) => one === '') && !existsSync(resolve(folder, grafts))
  const commit = head.output.toString('latin1').trim()
  const name = isItself ? JSON.stringify([folder, prefix, extensions.toSorted(), commit, [...renamed]]) : undefined
  return { state: 'stands', shallow, isPartial: hasPromises(resolve(folder, packs)), prefix, commit, renamed, name }
}

/** Whether some pack leaves out what it promises: see `git help partial-clone`. */
function hasPromises(packs: string): boolean {
  try {
    return readdirSync(packs).some((name) => name.endsWith('.promisor'))
  } catch {
    return false
  }
}

/** Opens that repository. `keeping`: where the walk over its history is kept. Never throws. */
export async function openRepository(
  folder: string,
  extensions: readonly string[],
  tip: string,
  keeping?: WalkKeeping,
): Promise<Unopened | { readonly state: 'open'; readonly repository: Repository }> {
  const stand = await standOf(folder, extensions, tip)
  if (stand.state !== 'stands') return stand
  const { shallow, isPartial, prefix, renamed, commit, name } = stand
  const walked = await walkedLog(folder, extensions, commit, name === undefined ? undefined : keeping)
  if (walked.state !== 'answered') return walked
  const merged = new Map<string, Promise<Log | undefined>>()
  const logOf = async (merge: string): Promise<Log | undefined> => {
    const answer = await ask(folder, mergedArguments(merge, extensions), true)
    return answer.state === 'answered' ? readLog(answer.output.toString('utf8')) : undefined
  }
  const { log } = walked
  const repository: Repository = {
    shallow,
    isPartial,
    stand: name,
    log,
    blobs: openBlobs(folder),
    pathOf(file) {
      const path = posix.join(prefix, relative(folder, file).split(sep).join('/'))
      return renamed.get(path) ?? path
    },
    async within({ id }, path) {
      const known = merged.get(id) ?? logOf(id)
      merged.set(id, known)
      const inner = await known
      const versions = log.names(path).map((name) => inner?.versions(name) ?? [])
      return (versions.find((some) => some.length > 0) ?? [])
        .flatMap((version) => {
          const commit = inner?.commits[version.at]?.commit
          return commit ? [{ ...version, commit }] : []
        })
        .toReversed()
    },
  }
  return { state: 'open', repository }
}

/** The files that were renamed since the last commit, whether git was told or not: from the new path to the old one. */
async function renamedIn(folder: string, extensions: readonly string[]): Promise<Map<string, string>> {
  const where = ['--', ...pathspecs(extensions)]
  const gone = await ask(folder, [...removed, ...where], true)
  const untold = gone.state === 'answered' && gone.output.length > 0
  const raw = ['--name-status', '-z', '-M', '--diff-filter=R', '--no-ext-diff', '--no-color', '--ignore-submodules=all']
  const answer = await withUntracked(folder, untold ? extensions : [], (environment) =>
    ask(folder, ['diff', ...raw, 'HEAD', ...where], true, environment),
  )
  const fields = answer.state === 'answered' ? answer.output.toString('utf8').split('\0') : []
  const renamed = new Map<string, string>()
  for (let at = 0; at + 2 < fields.length; at += 3) renamed.set(fields[at + 2] ?? '', fields[at + 1] ?? '')
  return renamed
}

/** The folder with a `.git` that a folder is in, itself or above; `undefined` when there is none. */
export const enclosing = (folder: string, hasGit: (path: string) => boolean): string | undefined => {
  for (let here = folder; ; here = join(here, '..')) {
    if (hasGit(join(here, '.git'))) return here
    if (here === join(here, '..')) return undefined
  }
}
