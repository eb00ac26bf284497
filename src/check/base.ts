/** The project as it was at the base of a change. */
import type { Config } from '../config/types.ts'
import { type Files, memoryFiles } from '../files.ts'
import type { Base, Opened } from '../history.ts'
import { ProjectError } from '../project/error.ts'
import type { LexiconText } from './lexicon.ts'
import { findPairs } from './pairs.ts'
import type { PageReader } from './reader.ts'
import type { FormerProject } from './since.ts'

/**
 * Opens the project of the base: its pages, paired as they were; none where they were no project yet. Takes the base
 * over, and closes it with the rest.
 */
export async function openFormer(
  files: Files,
  config: Config,
  lexicons: readonly LexiconText[],
  base: Base,
  historyAt: (tip: string) => Promise<Opened>,
  read: PageReader,
): Promise<FormerProject & { close(): void }> {
  const former = filesAtBase(files, base)
  const pairs = await findPairs(former, config, lexicons, read).then(
    (found) => found.pairs,
    (error: unknown) => {
      if (error instanceof ProjectError) return []
      throw error
    },
  )
  const history = await historyAt(base.commit)
  const close = (): void => {
    base.close()
    if (history.state === 'open') history.history.close()
  }
  return { base, files: former, pairs, history, close }
}

/** The files as they were: the disk where nothing changed, git where something did. Writing is the disk's. */
function filesAtBase(files: Files, base: Base): Files {
  const former = new Set([...base.changed.values(), ...base.gone].filter((path) => path !== undefined))
  const isNew = (path: string): boolean => base.changed.has(path) && !former.has(path)
  const gone = memoryFiles(Object.fromEntries([...base.gone].filter(isInside).map((path) => [path, ''])))
  return {
    ...files,
    async list(globs, options) {
      const inside = globs.filter(isInside)
      const [now, then] = [await files.list(globs, options), await gone.list(inside, options)]
      const paths = [...now.paths.filter((path) => !isNew(path)), ...then.paths]
      return { paths: [...new Set(paths)].sort(), omitted: now.omitted }
    },
    async read(path) {
      if (isNew(path)) return { state: 'unread', reason: 'vanished' }
      if (!former.has(path)) return files.read(path)
      const text = await base.text(path)
      return text === undefined ? { state: 'unread', reason: 'vanished' } : { state: 'text', text, bom: false }
    },
    stat: async (path) => (isNew(path) || former.has(path) ? undefined : files.stat(path)),
    has: (path) => !isNew(path) && (former.has(path) || gone.has(path) || files.has(path)),
  }
}

const isInside = (path: string): boolean => !path.startsWith('../')
