/** The public API: what needs the built-in rules stands here, the rest is named from where it stands. */
import { rules as builtIn, recommended, strict } from '../rules/index.ts'
import { activate } from './activate.ts'
import type { BaselineEntry } from './baseline.ts'
import { buildName } from './cache/build.ts'
import { carriedStore, carrier } from './cache/carry.ts'
import { openStore, type Store, timedStore } from './cache/store.ts'
import { openFormer } from './check/base.ts'
import { readGlossaries } from './check/glossaries.ts'
import { lexiconsOf } from './check/lexicon.ts'
import { withOwners } from './check/owners.ts'
import { pairProject, type Tell } from './check/pairs.ts'
import type { PageFile } from './check/read.ts'
import { readerOf } from './check/reader.ts'
import type { Shard } from './check/shard.ts'
import type { Shelf } from './check/shelf.ts'
import type { Step } from './check/step.ts'
import { type AskLinks, check, type Seen } from './check.ts'
import type { Config } from './config/types.ts'
import { type Files, memoryFiles } from './files.ts'
import { type Fixed, type FixRequest, fix } from './fix/fix.ts'
import { overlay } from './fix/overlay.ts'
import { type AskedBase, type Opened, openBase, openHistory } from './history.ts'
import { type LinkOptions, linkAsker } from './links.ts'
import { loadLinters } from './lint.ts'
import type { Report } from './model.ts'
import { packageVersion } from './package-files.ts'
import type { Rule } from './rule.ts'
import { Session, type SessionInput } from './session.ts'
import { type SuggestOptions, suggestFor } from './suggest/for-report.ts'
import type { Suggested } from './suggest.ts'
import { timed } from './timing.ts'

export { type Preset, type PresetEntry, recommended, rules, strict } from '../rules/index.ts'
export { alignPages, alignProject, type Unread } from './check/align-project.ts'
export { pairProject, type Tell } from './check/pairs.ts'
export { type Synced, type SyncOptions, syncProject } from './check/sync-project.ts'
export type { Seen } from './check.ts'
export { type Config, ConfigError, defineConfig, type LoadedConfig, loadConfig } from './config.ts'
export { diskFiles, type Files, memoryFiles } from './files.ts'
export type { Fixed, FixedFile, FixRequest } from './fix/fix.ts'
export { KnownError, type Words } from './known-error.ts'
export type { AskedLinks, LinkOptions } from './links.ts'
export { readPage } from './markdown/read.ts'
export { mineGlossary } from './mine/glossary.ts'
export type { MinedTerm } from './mine.ts'
export type * from './model.ts'
export { toWire, type WireReport } from './report/wire.ts'
export { bilingual, both, defineRule, type PairView, type Raised, type Rule, spanOf } from './rule.ts'
export type { Session } from './session.ts'
export { forecastFor, type SuggestOptions, suggestFor } from './suggest/for-report.ts'
export { memoryAsTmx } from './suggest/memory/export.ts'
export type { Account, Answer, Forecast, Provider, TextRequest } from './suggest/provider.ts'
export type { Suggested } from './suggest.ts'

/** Checks pages that are in memory: path → text. */
export async function checkFiles(
  files: Readonly<Record<string, string>>,
  config: Config,
  options: { readonly rules?: readonly Rule[] } = {},
): Promise<Report> {
  return checkProject(memoryFiles(files), config, { ...options, history: false })
}

/** How a project is checked. */
export interface CheckOptions {
  readonly rules?: readonly Rule[]
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

/** Checks the project below a root. */
export const checkProject = async (files: Files, config: Config, options: CheckOptions = {}): Promise<Report> =>
  checkStored(files, config, options)

/** A report, and what it was made from: the pages as they were read, and the pairs as they were aligned. */
export interface Inspected {
  readonly report: Report
  readonly seen: Seen
}

/** Checks the project below a root, for those who need the pages and their alignment beside the report. */
export async function inspectProject(files: Files, config: Config, options: CheckOptions = {}): Promise<Inspected> {
  let seen: Seen | undefined
  const report = await checkStored(files, config, options, (all) => (seen = all))
  if (!seen) throw new Error('A check shows what it has seen.')
  return { report, seen }
}

async function checkStored(
  files: Files,
  config: Config,
  options: CheckOptions,
  see?: (seen: Seen) => void,
): Promise<Report> {
  const { shard, merged } = options
  const disk = storeFor(options)
  const store = merged ? carriedStore(merged, disk) : disk
  const carried = shard && carrier(store)
  const report = await checkWith(carried ?? store, files, config, options, see).finally(() => store?.save())
  return shard && carried ? { ...report, shard: { ...shard, build: buildName(), kept: carried.packed() } } : report
}

const storeFor = ({ cache, rules = builtIn }: CheckOptions): Store | undefined =>
  cache !== undefined && rules === builtIn ? timed('cache', () => timedStore(openStore(cache, buildName()))) : undefined

async function checkWith(
  store: Store | undefined,
  files: Files,
  config: Config,
  options: CheckOptions,
  see?: (seen: Seen) => void,
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
  }
  return check({ ...input, history, ...further })
    .then((report) => withOwners(report, files, config))
    .finally(() => {
      if (history.state === 'open') history.history.close()
      before?.close()
    })
}

const askerFor = (config: Config, { links, cache }: CheckOptions): AskLinks | undefined =>
  links && linkAsker(config.links ?? {}, packageVersion(), { cache, ...links })

/** How a project is kept open. */
export interface SessionOptions extends Pick<CheckOptions, 'rules' | 'tell' | 'history'> {
  /** What the reports of single pages leave out. Default: nothing. */
  readonly baseline?: readonly BaselineEntry[]
}

/**
 * Opens the project below a root and keeps it: pages may then change one at a time. Whoever opens a session closes it.
 * @throws {KnownError} as a check does.
 */
export async function openSession(files: Files, config: Config, options: SessionOptions = {}): Promise<Session> {
  return sessionWith({}, files, config, options)
}

async function sessionWith(
  { store, askLinks }: { readonly store?: Store | undefined; readonly askLinks?: AskLinks | undefined },
  files: Files,
  config: Config,
  { baseline, ...options }: SessionOptions,
): Promise<Session> {
  const { input, historyAt } = await prepare(files, config, options, store)
  const further = { ...(askLinks ? { askLinks } : {}), ...(baseline ? { baseline } : {}) }
  return Session.open({ ...input, history: await historyAt(), ...further })
}

/** What a project is checked by, and its history at a commit, when that is asked for. */
async function prepare(
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
    rules: activate(rules, preset, config, glossaries),
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

/** How a project is mended. */
export interface FixOptions extends FixRequest, Pick<CheckOptions, 'rules' | 'tell' | 'history' | 'links' | 'cache'> {}

/** Mends what rules know how to mend, and checks that it helped. Writes nothing: what changed is in `files`. */
export async function fixProject(files: Files, config: Config, options: FixOptions = {}): Promise<Fixed> {
  const store = storeFor(options)
  const texts = new Map<string, string>()
  const parts = { store, askLinks: askerFor(config, options) }
  const session = await sessionWith(parts, overlay(files, texts), config, options)
  const checking = async (wanted: ReadonlyMap<string, string>): Promise<Report> => {
    for (const path of new Set([...texts.keys(), ...wanted.keys()])) {
      const text = wanted.get(path)
      if (texts.get(path) === text) continue
      if (text === undefined) texts.delete(path)
      else texts.set(path, text)
      await session.update(path)
    }
    return session.report()
  }
  return fix(files, checking, options).finally(() => {
    session.close()
    store?.save()
  })
}

/** Makes a draft for every finding that needs text, or says why there is none. Writes nothing into pages. */
export async function suggestProject(
  files: Files,
  config: Config,
  { only, env, ...options }: CheckOptions & SuggestOptions = {},
): Promise<Suggested> {
  const { report, seen } = await inspectProject(files, config, options)
  return suggestFor(report, seen, config, { ...(only ? { only } : {}), ...(env ? { env } : {}) })
}
