/** Where a folder stands in its repository. */
import { existsSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { enclosing } from './repository.ts'

/** What leads from the repository's top to a folder: empty, or `docs/`; `undefined` outside of repositories. Asks no git. */
export const topOf = (folder: string): string | undefined => {
  const top = enclosing(folder, existsSync)
  if (top === undefined) return undefined
  const way = relative(top, folder).split(sep).join('/')
  return way === '' ? '' : `${way}/`
}
