/** A check of a project by the built-in rules, or by others: everything that it takes, put together. */
import { rules as builtIn, recommended, strict } from '../rules/index.ts'
import { activate } from './activate.ts'
import type { Store } from './cache/store.ts'
import { openFormer } from './check/base.ts'
import { readGlossaries } from './check/glossaries.ts'
import { lexiconsOf } from './check/lexicon.ts'
import { pairProject, type Tell } from './check/pairs.ts'
import type { PageFile } from './check/read.ts'
import { readerOf } from './check/reader.ts'
import type { Shard } from './check/shard.ts'
import type { Shelf } from './check/shelf.ts'
import type { Step } from './check/step.ts'
import { type AskLinks, check, type Seen } from './check.ts'
import type { Config } from './config/types.ts'
import type { Files } from './files.ts'
import { type AskedBase, type Opened, openBase, openHistory } from './history.ts'
import type { LinkOptions } from './links.ts'
import { loadLinters } from './lint.ts'
import type { Report } from './model.ts'
import { packageVersion } from './package-files.ts'
import type { Rule } from './rule.ts'
import type { SessionInput } from './session.ts'
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
  const { open, since, shard, step, shelf } = options
  const askLinks = askerFor(config, options)
  const { input, historyAt } = await prepare(files, config, options, store)
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
    ...(shelf ? { shelf } : {}),
    ...(keep ? { keep: (report: Report) => keep(report, history) } : {}),
  }
  return check({ ...input, history, known, ...further }).finally(() => {
    if (history.state === 'open') history.history.close()
    before?.close()
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
  { rules = builtIn, tell, history = config.history ?? true }: CheckOptions,
  store?: Store,
): Promise<{ readonly input: SessionInput; readonly historyAt: (tip?: string) => Promise<Opened> }> {
  const read = readerOf(config.parser, store)
  const preset = config.preset === 'strict' ? strict : recommended
  const { project, pairs } = await pairProject(files, config, tell, read)
  const { source, targets } = project
  const paths = pairs.flatMap((pair) => [pair.source, pair.target].filter((path) => path !== undefined))
  const glossaries = await readGlossaries(files, config.glossary, targets)
  const input = {
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
  const historyAt = async (tip?: string): Promise<Opened> =>
    history ? timed('history', () => openHistory(files.root, paths, { tip, read })) : { state: 'off' }
  return { input, historyAt }
}
