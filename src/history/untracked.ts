/** Has git see files that it does not know yet, so that a page that was moved without `git mv` is followed. */
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ask } from './git.ts'
import { pathspecs } from './log.ts'

/** Asks git while its index names the files with these extensions that it does not know; the user's index stays as it is. */
export async function withUntracked<Result>(
  folder: string,
  extensions: readonly string[],
  run: (environment: NodeJS.ProcessEnv) => Promise<Result>,
): Promise<Result> {
  if (extensions.length === 0) return run({})
  const index = await ask(folder, ['rev-parse', '--git-path', 'index'])
  if (index.state !== 'answered') return run({})
  const own = await mkdtemp(join(tmpdir(), 'diptych-'))
  try {
    const environment = { GIT_INDEX_FILE: join(own, 'index') }
    await copyFile(resolve(folder, index.output.toString('utf8').trimEnd()), environment.GIT_INDEX_FILE)
    const add = ['add', '--intent-to-add', '--ignore-errors', '--', ...pathspecs(extensions)]
    const added = await ask(folder, add, true, environment)
    return await run(added.state === 'answered' ? environment : {})
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    return run({})
  } finally {
    await rm(own, { recursive: true, force: true })
  }
}

/** Asks for the files of the last commit that are no longer there. */
export const removed: readonly string[] = [
  'diff',
  '--name-only',
  '-z',
  '--no-renames',
  '--diff-filter=D',
  '--no-ext-diff',
  '--ignore-submodules=all',
  'HEAD',
]

/** The extensions of some paths, as pathspecs take them. */
export const extensionsOf = (paths: Iterable<string>): string[] => [
  ...new Set([...paths].flatMap((path) => /\.([A-Za-z0-9]{1,16})$/.exec(path)?.[1] ?? [])),
]
