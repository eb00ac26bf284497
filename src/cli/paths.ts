/** The paths that a command is given. */
import { existsSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import type { Words } from '../known-error.ts'
import { noPageAt, noSuchPath } from './check-words.ts'

/**
 * Paths of the command line, relative to the project's root with `/`; `.` for the root itself.
 * @throws {KnownError} for one where nothing stands.
 */
export const pathsFrom = (root: string, given: readonly string[], cwd: string): string[] =>
  given.map((path) => {
    const place = resolve(cwd, path)
    if (!existsSync(place)) throw noSuchPath(path)
    return relative(root, place).split(sep).join('/') || '.'
  })

/**
 * What is to be said of paths at which the project has no page.
 * @param given The same paths as they stand on the command line.
 */
export const withoutPages = (
  paths: readonly string[],
  given: readonly string[],
  hasPage: (path: string) => boolean,
): readonly Words[] => paths.flatMap((path, index) => (hasPage(path) ? [] : [noPageAt(given[index] ?? path)]))
