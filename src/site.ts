/** What rules may know of the other pages of a project. */
import { posix } from 'node:path'
import type { Config } from './config/types.ts'
import type { Locale, PagePair, Reading } from './model.ts'
import type { Site } from './rule.ts'

/** What a site is made of. */
export interface SiteFacts {
  readonly source: Locale
  readonly targets: readonly Locale[]
  readonly pairs: readonly PagePair[]
  readonly config: Config
  readonly readings: ReadonlyMap<string, Reading>
  /** Whether a file stands at a path, pages and others. */
  has(path: string): boolean
}

/** Answers rules' questions about the other pages. */
export function siteOf({ source, targets, pairs, readings, has }: SiteFacts): Site {
  const locales = new Map<string, Locale>()
  const bySource = new Map<string, Map<Locale, string>>()
  const sourceOf = new Map<string, string>()
  for (const pair of pairs) {
    if (pair.source) locales.set(pair.source, source)
    if (pair.target) locales.set(pair.target, pair.locale)
    if (!pair.source || !pair.target) continue
    bySource.set(pair.source, (bySource.get(pair.source) ?? new Map()).set(pair.locale, pair.target))
    sourceOf.set(pair.target, pair.source)
  }
  const sets = new Map<string, ReadonlySet<string>>()
  return {
    source,
    targets,
    has,
    anchors(path) {
      const reading = readings.get(path)
      if (reading?.state !== 'read') return undefined
      const set = sets.get(path) ?? new Set(reading.page.anchors)
      sets.set(path, set)
      return set
    },
    counterpart(path, locale) {
      const origin = sourceOf.get(path) ?? path
      return locale === source ? sourceOf.get(path) : bySource.get(origin)?.get(locale)
    },
    localeOf: (path) => locales.get(path),
    resolve(from, destination) {
      if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|\/)/i.test(destination)) return undefined
      const [path = '', fragment] = destination.split('#', 2)
      const resolved = path === '' ? from : posix.normalize(posix.join(posix.dirname(from), path.split('?')[0] ?? ''))
      if (!has(resolved)) return /\.mdx?$/i.test(path) ? 'missing' : undefined
      return { path: resolved, ...(fragment ? { fragment } : {}) }
    },
  }
}
