/** The paths that a command is given. */
import { existsSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { noSuchPath } from './check-words.ts'

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
