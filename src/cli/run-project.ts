/** The check of a whole project, as several commands ask for it. */
import { join, resolve } from 'node:path'
import type { Seen } from '../check.ts'
import type { CheckOptions } from '../checking.ts'
import type { Config } from '../config.ts'
import type { Files } from '../files.ts'
import type { LinkOptions, Tell } from '../index.ts'
import type { Report, Tongue } from '../model.ts'
import type { Texts } from '../report/reporter.ts'
import { putWorkFirst } from '../threads/priority.ts'
import { type Options, projectOptions } from './arguments.ts'
import type { Streams } from './command.ts'
import { keepHeapSmall, optimiseLate, optimiseLess, optimiseSoon } from './engine.ts'
import type { Asked } from './open.ts'
import { withProgress } from './progress.ts'
import { telling } from './telling.ts'

/** Options of the commands that make a file of what the pages hold. */
export const exportOptions = {
  ...projectOptions,
  output: { type: 'string', short: 'o' },
  'no-history': { type: 'boolean' },
} as const satisfies Options

/** Options of the commands that check a whole project. */
export const runOptions = {
  ...projectOptions,
  'no-history': { type: 'boolean' },
  cache: { type: 'string' },
  'no-cache': { type: 'boolean' },
} as const satisfies Options

/** What the command line says of the run. */
interface RunAsked {
  readonly 'no-history': boolean
  readonly 'no-cache'?: boolean
  readonly cache?: string | undefined
}

/** Where results are kept for the next run; `undefined` for nowhere. */
export const cacheFolder = (
  root: string,
  { cache }: Pick<Config, 'cache'>,
  asked: Pick<RunAsked, 'cache' | 'no-cache'>,
  cwd: string,
): string | undefined => {
  if (asked['no-cache']) return undefined
  if (asked.cache !== undefined) return resolve(cwd, asked.cache)
  return cache === false ? undefined : join(root, cache ?? usualCache)
}

/** Where tools keep what they can do without. */
const usualCache = 'node_modules/.cache/diptych'

/** A project that was checked, of which perhaps only the texts were wanted. */
export interface ProjectRun {
  readonly files: Files
  readonly config: Config
  /** What leads from the working directory to the root: empty, or `examples/help-centre/`. */
  readonly base: string
  readonly report: Report
  /** What was read and aligned; absent where only texts were wanted. */
  readonly seen: Seen | undefined
  /** The text of every page, by path. */
  readonly texts: Texts
  /** Whether pages of the project were left out of the comparison. */
  readonly isPartial: boolean
}

/** The same with what was read and aligned. */
export interface SeenRun extends ProjectRun {
  readonly seen: Seen
}

/** So many pages are checked without a look at the memory that it takes. */
const mostAtEase = 1000

/** What is asked of a check beside the project. */
interface AskedCheck extends Pick<CheckOptions, 'since' | 'shard' | 'merged'> {
  /** How the web is asked about the links. */
  readonly links?: (files: Files) => LinkOptions
  /** Whether nobody will look at the pages, so that the report of an earlier run will do, and that of several threads. */
  readonly textsAlone?: boolean
  /** How many threads; by default what suits the size of the run. */
  readonly threads?: number | undefined
}

/** Opens a project and checks it, with a progress line; says on standard error what was taken for what. */
export async function runProject(
  streams: Streams,
  asked: Asked & RunAsked,
  tongue: Tongue,
  how?: AskedCheck & { readonly textsAlone?: false },
): Promise<SeenRun>
export async function runProject(
  streams: Streams,
  asked: Asked & RunAsked,
  tongue: Tongue,
  how: AskedCheck,
): Promise<ProjectRun>
export async function runProject(
  streams: Streams,
  asked: Asked & RunAsked,
  tongue: Tongue,
  { links, textsAlone = false, threads: count, ...how }: AskedCheck = {},
): Promise<ProjectRun> {
  optimiseLess()
  optimiseLate()
  const [{ openUnvetted }, { checkProject, inspectProject }] = await Promise.all([
    import('./open.ts'),
    import('../run.ts'),
  ])
  const { files, config, base, beside, vet } = await openUnvetted(streams, asked, (root, config) =>
    cacheFolder(root, config, asked, streams.cwd),
  )
  const progress = withProgress(files, streams.err, tongue)
  let isPartial = false
  let texts: Texts = new Map()
  const cache = cacheFolder(files.root, config, asked, streams.cwd)
  const tell: Tell = (words, project) => {
    progress.clear()
    telling(streams, tongue)(words)
    isPartial = project.omitted.length > 0
  }
  const options: CheckOptions = {
    vet,
    tell,
    step: progress.step,
    ...(textsAlone ? { threads: { count, beside } } : {}),
    open: (found) => {
      if (found.size > mostAtEase) {
        keepHeapSmall()
        optimiseSoon()
      } else {
        // In larger runs, other threads work as much, and need what is optimised for all.
        putWorkFirst()
      }
      texts = {
        keys: () => found.keys(),
        get: (path) => {
          const file = found.get(path)
          return file && 'text' in file ? file.text : undefined
        },
      }
    },
    ...(cache === undefined ? {} : { cache }),
    ...(asked['no-history'] ? { history: false } : {}),
    ...how,
    ...(links ? { links: links(files) } : {}),
  }
  const checked = textsAlone
    ? checkProject(progress.files, config, options).then((report) => ({ report, seen: undefined }))
    : inspectProject(progress.files, config, options)
  const { report, seen } = await checked.finally(progress.clear)
  return { files, config, base, report, seen, texts, isPartial }
}
