/** Which files decide what a project is, and what it is judged by: when one changes, all is read again. */
import { posix } from 'node:path'
import type { Config } from '../config/types.ts'
import { configNames } from '../config.ts'
import { lockName } from '../history.ts'

/** The files beside a configuration that it names: glossaries, lists of words, the baseline. Relative to the root. */
export const namedFiles = ({ glossary, lexicon = [], baseline }: Config): string[] => {
  const glossaries = typeof glossary === 'string' ? [glossary] : Object.values(glossary ?? {})
  return [...glossaries, ...lexicon, ...(baseline === undefined ? [] : [baseline])].map((path) => posix.normalize(path))
}

/** Tells a file that decides by its path below the root: those that are named, a configuration, a lock, a `.gitignore`. */
export function deciding(named: readonly string[]): (path: string) => boolean {
  const known = new Set([...configNames, lockName, ...named])
  return (path) => known.has(path) || posix.basename(path) === '.gitignore'
}
