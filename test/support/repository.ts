/** Repositories made on the spot, in a temporary folder. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Files by path; `null` removes one. */
export type Tree = Readonly<Record<string, string | null>>

export interface Repository {
  readonly root: string
  /** Writes files without committing them. */
  write(tree: Tree): void
  /** Writes files and commits everything; each commit is a day after the one before. */
  commit(subject: string, tree?: Tree): void
  git(...args: readonly string[]): string
  remove(): void
}

const identity = { GIT_AUTHOR_NAME: 'Ada Byron', GIT_AUTHOR_EMAIL: 'ada@example.org' }
const committer = { GIT_COMMITTER_NAME: 'Ada Byron', GIT_COMMITTER_EMAIL: 'ada@example.org' }

/** Writes files below a folder; `null` removes one. */
export function writeTree(root: string, tree: Tree): void {
  for (const [path, text] of Object.entries(tree)) {
    const place = join(root, path)
    if (text === null) {
      rmSync(place)
      continue
    }
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, text)
  }
}

/** An empty repository whose branch is `main`. */
export function makeRepository(): Repository {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'diptych-history-')))
  let day = 0
  const git = (...args: readonly string[]): string => {
    const date = `2026-01-${String(Math.max(1, day)).padStart(2, '0')}T12:00:00+00:00`
    const dates = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }
    const quiet = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }
    const env = { PATH: process.env.PATH, HOME: root, ...quiet, ...identity, ...committer, ...dates }
    return execFileSync('git', args, { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  }
  const write = (tree: Tree): void => writeTree(root, tree)
  git('init', '-q', '-b', 'main', '--template=')
  return {
    root,
    write,
    git,
    commit(subject, tree = {}) {
      day += 1
      write(tree)
      git('add', '-A')
      git('commit', '-q', '--allow-empty', '-m', subject)
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
