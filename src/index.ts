/** The public API. */
import type { BaselineEntry } from './baseline.ts'
import type { Store } from './cache/store.ts'
import type { AskLinks } from './check.ts'
import { askerFor, type CheckOptions, prepare } from './checking.ts'
import type { Config } from './config/types.ts'
import { type Files, memoryFiles } from './files.ts'
import { type Fixed, type FixRequest, fix } from './fix/fix.ts'
import { overlay } from './fix/overlay.ts'
import type { Report } from './model.ts'
import type { Rule } from './rule.ts'
import { checkProject, inspectProject, storeFor } from './run.ts'
import { Session } from './session.ts'
import { type SuggestOptions, suggestFor } from './suggest/for-report.ts'
import type { Suggested } from './suggest.ts'

export { type Preset, type PresetEntry, recommended, rules, strict } from '../rules/index.ts'
export { alignPages, alignProject, type Unread } from './check/align-project.ts'
export { pairProject, type Tell } from './check/pairs.ts'
export { type Synced, type SyncOptions, syncProject } from './check/sync-project.ts'
export type { Seen } from './check.ts'
export type { CheckOptions } from './checking.ts'
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
export { checkProject, type Inspected, inspectProject } from './run.ts'
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
