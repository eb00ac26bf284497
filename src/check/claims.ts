/** Patterns of paths, and whose they are. */
import ignore from 'ignore'
import { isHarmlessPattern } from '../files/gitignore.ts'

/** A pattern of paths, and whose they are; nobody's where it names none. */
export interface Claim {
  matches(path: string): boolean
  readonly owners: readonly string[]
}

/**
 * A pattern as `.gitignore` has it.
 * @param reach `files`: a pattern without `/` at its end is about files alone, not about what stands below a folder.
 */
export const claim = (pattern: string, owners: readonly string[], reach: 'folders' | 'files' = 'folders'): Claim => {
  if (!isHarmlessPattern(pattern)) return { matches: () => false, owners }
  // `docs/*` is of the files of that folder alone, where `.gitignore` would take the folders in it as well.
  const isShallow = pattern.endsWith('/*') || (reach === 'files' && !/\/(?:\*\*)?$/.test(pattern))
  const rules = ignore({ ignorecase: false }).add(isShallow ? [pattern, `!${pattern}/`] : [pattern])
  return { matches: (path) => ignore.isPathValid(path) && rules.ignores(path), owners }
}

/** The owners of the last pattern that matches; `undefined` where none does. */
export const lastOf = (claims: readonly Claim[], path: string | undefined): readonly string[] | undefined =>
  path === undefined ? undefined : claims.findLast((one) => one.matches(path))?.owners
