/** A check of a project by the built-in rules, or by others: everything that it takes, put together. */
import { rules as builtIn, recommended, strict } from '../rules/index.ts'
import { activate } from './activate.ts'
import type { Store } from './cache/store.ts'
import { openFormer } from './check/base.ts'
import { readGlossaries } from './check/glossaries.ts'
import { judgedBy } from './check/judging.ts'
import { lexiconsOf } from './check/lexicon.ts'
import type { PageFile } from './check/page-files.ts'
import { pairProject, type Tell } from './check/pairs.ts'
import { recallParser } from './check/parser-said.ts'
import { checkPart } from './check/part.ts'
import { type PageReader, type ReadAhead, readerOf } from './check/reader.ts'
import type { Shard } from './check/shard.ts'
import { Shelf } from './check/shelf.ts'
import type { Step } from './check/step.ts'
import { type AskLinks, check, type Seen } from './check.ts'
import type { Config } from './config/types.ts'
import { diskFiles, type Files } from './files.ts'
import { type AskedBase, type Opened, openBase, openHistory } from './history.ts'
import type { LinkOptions } from './links.ts'
import { loadLinters } from './lint.ts'
import type { PagePair, Report } from './model.ts'
import { packageVersion } from './package-files.ts'
import type { Project } from './project.ts'
import type { Rule } from './rule.ts'
import type { SessionInput } from './session.ts'
import { openAhead } from './threads/ahead.ts'
import type { Chief } from './threads/helper.ts'
import { type Job, sharedFiles } from './threads/messages.ts'
import { sharingOf, type Threads } from './threads/share.ts'
import { timed } from './timing.ts'

export { builtIn as rules }

/** How a project is checked. */
export interface CheckOptions {
  readonly rules?: readonly Rule[]
  /** Has its say before anything is judged, which it prevents by throwing; not asked where an earlier run has judged it all. */
  readonly vet?: () => Promise<void>
  /** Hears what was taken for what, where no configuration says it. */
  readonly tell?: Tell
  /** Whether the git history around the root is read, where there is one. Default: what the configuration says, or true. */
  readonly history?: boolean
  /** The change that is judged: only pairs that it touched are reported, and each finding says whether the change brought it about. */
  readonly since?: AskedBase
  /** Asks the web about the links, when given. Default: nothing is asked. */
  readonly links?: LinkOptions
  /** Hears which files the pages are, before they are read. */
  readonly open?: (found: ReadonlyMap<string, PageFile>) => void
  /** Hears how far it is, again and again. */
  readonly step?: (step: Step) => void
  /** Holds pages while there is room, so that a site of any size can be checked; by default there is room for about a thousand. */
  readonly shelf?: Shelf
  /** The folder in which results are kept for the next run; none when left out. Rules of one's own are not kept. */
  readonly cache?: string | undefined
  /** The part of the pairs that is judged; the report then has what {@link CheckOptions.merged} takes. */
  readonly shard?: Shard
  /** Lets several threads share a large run; the report is the same. The files must be those of a folder, and all else that is handed over plain data. */
  readonly threads?: Threads | undefined
  /** What the parts of this check kept, by processes with the same files and options: only what joins them is done anew. */
  readonly merged?: readonly string[]
}

/** What a check takes and gives beside its options. */
interface Further {
  readonly store?: Store | undefined
  /** Hears what the report was made from. */
  readonly see?: ((seen: Seen) => void) | undefined
  /** What an earlier run reported of the very same. */
  readonly known?: Report | undefined
  /** Hears a report that the very same would give again, and the history that it was made with. */
  readonly keep?: ((report: Report, history: Opened) => void) | undefined
}

/** Checks the project below a root. */
export async function checkNow(
  files: Files,
  config: Config,
  options: CheckOptions,
  { store, see, known, keep }: Further,
): Promise<Report> {
  const { open, since, shard, step, shelf = new Shelf(), threads, merged } = options
  const askLinks = askerFor(config, options)
  const keepSaid = recallParser(store)
  const ahead = threads && threads.count !== 1 ? openAhead(config.parser, store) : undefined
  const { input, historyAt } = await prepare(files, config, options, store, ahead)
  const { lexicons, read } = input
  const before =
    since && (await openFormer(files, config, lexicons, await openBase(files.root, since), historyAt, read))
  const history = await historyAt()
  const further = {
    ...(before ? { before } : {}),
    ...(see ? { see } : {}),
    ...(open ? { open } : {}),
    ...(shard ? { shard } : {}),
    ...(step ? { step } : {}),
    ...(askLinks ? { askLinks } : {}),
    shelf,
    ...(keep ? { keep: (report: Report) => keep(report, history) } : {}),
  }
  const sharing =
    // What others wrote, or did before, need not be at hand in another thread.
    threads && !merged && !options.rules
      ? sharingOf({ ...input, ...further, threads, root: files.root, history: historyIn(config, options) })
      : undefined
  return check({ ...input, history, known, ...further, sharing, ahead }).finally(() => {
    sharing?.close()
    ahead?.close()
    if (history.state === 'open') history.history.close()
    before?.close()
    keepSaid()
  })
}

/** Does a part of a check that another thread began. Throws when it would not judge by the same. */
export async function checkJob(job: Job, { crew, tell, seek, store }: Chief): Promise<void> {
  const { root, beside, config, source, targets, pairs, by } = job
  const disk = diskFiles(root, beside)
  const has = (path: string): boolean => {
    const isThere = disk.has(path)
    seek(path, isThere)
    return isThere
  }
  const files = { ...disk, has }
  const read = readerOf(config.parser, store)
  const input = await inputFor(files, config, { project: { source, targets }, pairs }, { read, store })
  if (judgedBy(input) !== by) throw new Error('What pages are judged by has changed.')
  const paths = pathsIn(pairs)
  const history: Opened = job.history ? await openHistory(root, paths, { read }) : { state: 'off' }
  const shelf = new Shelf(job.room)
  const found = sharedFiles(job.files, shelf)
  const wanted = job.wanted.map((place) => pairs[place] as PagePair)
  await checkPart({ ...input, history, shelf, found, wanted, crew, tell }).finally(() => {
    if (history.state === 'open') history.history.close()
  })
}

/** Who asks the web about the links, if anybody does. */
export const askerFor = (
  config: Config,
  { links, cache }: Pick<CheckOptions, 'links' | 'cache'>,
): AskLinks | undefined =>
  links &&
  (async (...asked) => {
    const { linkAsker } = await import('./links.ts')
    return linkAsker(config.links ?? {}, packageVersion(), { cache, ...links })(...asked)
  })

/** What a project is checked by, and its history at a commit, when that is asked for. */
export async function prepare(
  files: Files,
  config: Config,
  options: CheckOptions,
  store?: Store,
  ahead?: ReadAhead,
): Promise<{ readonly input: SessionInput; readonly historyAt: (tip?: string) => Promise<Opened> }> {
  const read = readerOf(config.parser, store, ahead)
  const paired = await pairProject(files, config, options.tell, read)
  const paths = pathsIn(paired.pairs)
  const historyAt = async (tip?: string): Promise<Opened> =>
    historyIn(config, options)
      ? timed('history', () => openHistory(files.root, paths, { tip, read, store }))
      : { state: 'off' }
  return { input: await inputFor(files, config, paired, { read, store, rules: options.rules }), historyAt }
}

/** What pairs are judged by. */
async function inputFor(
  files: Files,
  config: Config,
  { project, pairs }: { readonly project: Pick<Project, 'source' | 'targets'>; readonly pairs: readonly PagePair[] },
  {
    read,
    store,
    rules = builtIn,
  }: {
    readonly read: PageReader
    readonly store?: Store | undefined
    readonly rules?: readonly Rule[] | undefined
  },
): Promise<SessionInput> {
  const { source, targets } = project
  const preset = config.preset === 'strict' ? strict : recommended
  const glossaries = await readGlossaries(files, config.glossary, targets)
  return {
    files,
    source,
    targets,
    pairs,
    config,
    rules: activate(rules, preset, config, glossaries, store),
    knownRules: [...builtIn, ...rules].map(({ id }) => id),
    lexicons: await lexiconsOf(files, config.lexicon),
    read,
    linters: await loadLinters(config.lint, files.root),
    ...(store ? { store } : {}),
  }
}

const historyIn = (config: Config, { history = config.history ?? true }: Pick<CheckOptions, 'history'>): boolean =>
  history

const pathsIn = (pairs: readonly PagePair[]): string[] =>
  pairs.flatMap((pair) => [pair.source, pair.target].filter((path) => path !== undefined))
