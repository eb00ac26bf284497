/** The providers that a configuration names, ready to be asked. */

import { basename } from 'node:path'
import type { Seen } from '../check.ts'
import type { SuggestConfig } from '../config/types.ts'
import type { Files } from '../files.ts'
import type { Glossaries } from '../glossary/term.ts'
import type { Finding, PageReport, Report } from '../model.ts'
import { excerpt } from '../text/excerpt.ts'
import { failures } from './deepl/failures.ts'
import { memoryProvider } from './memory/memory.ts'
import { type Unit, unitsOf } from './memory/units.ts'
import type { Provider } from './provider.ts'

/** What providers may be made from. */
export interface Workshop {
  readonly config: SuggestConfig
  readonly report: Report
  readonly seen: Seen
  readonly files: Files
  /** The project's terms, by the locale that they are translated to. */
  readonly glossaries: Glossaries
  readonly env: Readonly<Record<string, string | undefined>>
  /** Diptych's own, for the `User-Agent`. */
  readonly version: string
}

/** The providers, in the order in which they are asked. */
export async function openProviders(workshop: Workshop): Promise<Provider[]> {
  const { config, report, seen } = workshop
  const providers: Provider[] = []
  for (const provider of config.providers ?? ['memory', 'deepl']) {
    if (typeof provider !== 'string') providers.push(provider)
    else if (provider === 'memory') {
      const imported = await importedUnits(workshop)
      providers.push(memoryProvider(() => [...ownUnits(report, seen), ...imported], config.fuzzy))
    } else providers.push(await openDeepL(workshop))
  }
  return providers
}

/** DeepL, with what the environment says of it; without a key it answers from earlier answers alone, and says so. */
async function openDeepL({ config, files, glossaries, env, version }: Workshop): Promise<Provider> {
  const { deeplProvider } = await import('./deepl/deepl.ts')
  const { formality, model, keep, maxChars, languages, cache = defaultCache } = config
  const [key, serverUrl] = [env.DEEPL_AUTH_KEY?.trim(), env.DEEPL_SERVER_URL?.trim()]
  const isBad = serverUrl !== undefined && serverUrl !== '' && !/^https?:\/\/[^\s/]/i.test(serverUrl)
  return deeplProvider({
    files,
    glossaries,
    project: basename(files.root),
    ...(key && !isBad ? { connection: { key, version, ...(serverUrl ? { serverUrl } : {}) } } : {}),
    ...(serverUrl ? { server: serverUrl } : {}),
    ...(isBad ? { leftOut: failures['bad-server']({ url: excerpt(serverUrl ?? '') }) } : {}),
    ...(cache === false ? {} : { cache }),
    ...(formality ? { formality } : {}),
    ...(model ? { model } : {}),
    ...(keep ? { keep } : {}),
    ...(maxChars === undefined ? {} : { maxChars }),
    ...(languages ? { languages } : {}),
  })
}

/** Where earlier answers are kept. */
const defaultCache = '.cache/diptych'

/** What the files of other translators' tools hold. */
async function importedUnits({ config, report, files }: Workshop): Promise<Unit[]> {
  if (!config.memory) return []
  const { readTmx } = await import('./memory/tmx.ts')
  return (await Promise.all(config.memory.map((path) => readTmx(files, path, report)))).flat()
}

/** All that the project's own pages hold in step. */
export function ownUnits(report: Report, { aligned }: Seen): Unit[] {
  const findings = new Map<string, readonly Finding[]>(report.pages.map((page) => [keyOf(page), page.findings]))
  return [...aligned.values()].flatMap((pair) => [
    ...unitsOf(pair, findings.get(keyOf({ source: pair.source, target: pair.target })) ?? []),
  ])
}

const keyOf = ({ source, target }: Pick<PageReport, 'source' | 'target'>): string => `${source?.path}\0${target?.path}`
