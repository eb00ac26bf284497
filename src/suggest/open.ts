/** The providers that a configuration names, ready to be asked. */
import type { Seen } from '../check.ts'
import type { SuggestConfig } from '../config/types.ts'
import type { Files } from '../files.ts'
import type { Finding, PageReport, Report } from '../model.ts'
import { memoryProvider } from './memory/memory.ts'
import { type Unit, unitsOf } from './memory/units.ts'
import type { Provider } from './provider.ts'

/** What providers may be made from. */
export interface Workshop {
  readonly config: SuggestConfig
  readonly report: Report
  readonly seen: Seen
  readonly files: Files
  readonly env: Readonly<Record<string, string | undefined>>
}

/** The providers, in the order in which they are asked. */
export function openProviders({ config, report, seen }: Workshop): Provider[] {
  return (config.providers ?? ['memory']).flatMap((provider) => {
    if (typeof provider !== 'string') return [provider]
    if (provider === 'memory') return [memoryProvider(ownUnits(report, seen), config.fuzzy)]
    return []
  })
}

/** All that the project's own pages hold in step. */
function ownUnits(report: Report, { aligned }: Seen): Unit[] {
  const findings = new Map<string, readonly Finding[]>(report.pages.map((page) => [keyOf(page), page.findings]))
  return [...aligned.values()].flatMap((pair) => [
    ...unitsOf(pair, findings.get(keyOf({ source: pair.source, target: pair.target })) ?? []),
  ])
}

const keyOf = ({ source, target }: Pick<PageReport, 'source' | 'target'>): string => `${source?.path}\0${target?.path}`
