/** Which files have changes that git could not bring back. */
import { posix } from 'node:path'
import { ask } from './git.ts'

/**
 * The files in or below a folder that are changed, staged or untracked, relative to the folder; `undefined` where there is
 * no git or no repository.
 */
export async function uncommitted(folder: string): Promise<ReadonlySet<string> | undefined> {
  const asked = await ask(folder, ['rev-parse', '--show-prefix'])
  if (asked.state !== 'answered') return undefined
  const prefix = asked.output.toString('utf8').replace(/\r?\n$/, '')
  const status = await ask(folder, ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--', '.'])
  if (status.state !== 'answered') return undefined
  const paths = new Set<string>()
  const entries = status.output.toString('utf8').split('\0')
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at] ?? ''
    if (entry.length < 4) continue
    // Paths are the repository's, whatever folder git was asked in.
    paths.add(posix.relative(prefix, entry.slice(3)))
    // What was renamed is followed by its old name.
    if (/[RC]/.test(entry.slice(0, 2))) at++
  }
  return paths
}
