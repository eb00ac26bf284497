/** How far apart the languages are: figures by locale, and the pages that need work first. */
import type { PairHistory } from '../history.ts'
import type { Bead, Locale, Page, PageReport, Report, Severity } from '../model.ts'
import { workOn } from './need.ts'
import { totalsOf, type WireFile, type WireLocale } from './wire.ts'

/** What a run knows of a pair: its source, where that could be read, and what became of it, where both sides could. */
export interface KnownPair {
  readonly source?: Page
  readonly followed?: {
    readonly alignment: { readonly beads: readonly Bead[] }
    readonly history?: PairHistory | undefined
  }
}

/** Blocks of the source that are translated: as they are now, or as they were. */
export interface Freshness {
  readonly fresh: number
  readonly stale: number
}

/** When the source of the oldest stale block changed. */
export interface Oldest {
  /** ISO 8601. */
  readonly date: string
  /** Whole days until the clock of the run. */
  readonly days: number
}

interface Figures {
  readonly parity: number
  readonly findings: Readonly<Record<Severity, number>>
  /** Absent where history is not known. */
  readonly blocks?: Freshness
  readonly oldest?: Oldest
}

/** One pair. */
export interface PageStatus extends Figures {
  readonly id: string
  readonly locale: Locale
  readonly source?: WireFile
  readonly target?: WireFile
  readonly owners?: readonly string[]
  /** The greater, the sooner: see {@link scoreOf}. */
  readonly score: number
}

/** One locale. */
export interface LocaleStatus extends Figures {
  readonly pages: WireLocale['pages']
}

/** In an owner's place for pages that nobody looks after. */
export const nobody = '-'

/** The pages of one owner. */
export interface OwnerStatus {
  /** As CODEOWNERS or the configuration has it; {@link nobody} for those of nobody. */
  readonly name: string
  readonly pages: WireLocale['pages']
  readonly parity: number
  readonly findings: Readonly<Record<Severity, number>>
  /** The sum of the scores of its pages. */
  readonly score: number
}

/** The whole project; additive changes only. */
export interface Status {
  readonly schema: 1
  readonly source: Locale
  readonly targets: readonly Locale[]
  readonly locales: Readonly<Record<Locale, LocaleStatus>>
  /** The most to do first; absent where nobody owns a page. A page of several owners counts for each. */
  readonly owners?: readonly OwnerStatus[]
  /** The pages that need work, in the order that was asked for. */
  readonly pages: readonly PageStatus[]
}

/** In which order the pages come. */
export type StatusOrder = 'need' | 'parity' | 'age' | 'path'

/**
 * The status of a report.
 * @param now Milliseconds since 1970: the clock by which ages are counted.
 */
export function statusOf(
  report: Report,
  pairOf: (page: PageReport) => KnownPair,
  now: number,
  order: StatusOrder = 'need',
): Status {
  const { locales } = totalsOf(report)
  const all = report.pages.map((page) => pageStatus(page, pairOf(page), now))
  const byLocale = report.targets.map((locale) => {
    const own = all.filter((page) => page.locale === locale)
    const { pages, parity, findings } = locales[locale] as WireLocale
    return [locale, { pages, parity, findings, ...together(own) }] as const
  })
  return {
    schema: 1,
    source: report.source,
    targets: report.targets,
    locales: Object.fromEntries(byLocale),
    ...ownersOf(report, all),
    pages: all.filter(({ score }) => score > 0).sort((a, b) => orders[order](a, b) || byPath(a, b)),
  }
}

function ownersOf(report: Report, all: readonly PageStatus[]): Pick<Status, 'owners'> {
  if (report.pages.every(({ owners = [] }) => owners.length === 0)) return {}
  const namesOf = ({ owners = [] }: PageReport | PageStatus): readonly string[] =>
    owners.length > 0 ? owners : [nobody]
  const names = [...new Set(report.pages.flatMap(namesOf))].sort()
  const owners = names.map((name) => {
    const isTheirs = (page: PageReport | PageStatus): boolean => namesOf(page).includes(name)
    const { pages, parity, findings } = totalsOf({ ...report, pages: report.pages.filter(isTheirs) })
    return { name, pages, parity, findings, score: all.filter(isTheirs).reduce((sum, { score }) => sum + score, 0) }
  })
  return { owners: owners.sort((a, b) => b.score - a.score) }
}

const orders: Readonly<Record<StatusOrder, (a: PageStatus, b: PageStatus) => number>> = {
  need: (a, b) => b.score - a.score,
  parity: (a, b) => a.parity - b.parity,
  age: (a, b) => (b.oldest?.days ?? -1) - (a.oldest?.days ?? -1),
  path: () => 0,
}

const byPath = (a: PageStatus, b: PageStatus): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : a.locale < b.locale ? -1 : a.locale > b.locale ? 1 : 0

function pageStatus(page: PageReport, pair: KnownPair, now: number): PageStatus {
  const { id, locale, source, target, owners, parity } = page
  const count = (severity: Severity): number => page.findings.filter((one) => one.severity === severity).length
  const findings = { error: count('error'), warn: count('warn'), info: count('info') }
  const blocks = freshnessOf(pair)
  const oldest = oldestOf(pair, now)
  const panels = { ...(pair.source ? { source: pair.source } : {}), beads: pair.followed?.alignment.beads ?? [] }
  return {
    id,
    locale,
    ...(source ? { source } : {}),
    ...(target ? { target } : {}),
    ...(owners ? { owners } : {}),
    parity,
    findings,
    ...(blocks ? { blocks } : {}),
    ...(oldest ? { oldest } : {}),
    score: scoreOf(workOn(page, panels), {
      warnings: findings.warn,
      stale: blocks?.stale ?? 0,
      days: oldest?.days ?? 0,
    }),
  }
}

/** Days after which a page counts twice. */
const year = 365
/** It never counts more often than this. */
const mostTimes = 3

/**
 * What a page needs, by harm, size and age: three points for each block without a complete counterpart (or each error, if
 * they are more), one for each warning or stale block, whichever are more; one time more for each year that the oldest
 * stale block has waited, up to three times.
 */
const scoreOf = (
  work: number,
  { warnings, stale, days }: { readonly warnings: number; readonly stale: number; readonly days: number },
): number => Math.round((3 * work + Math.max(warnings, stale)) * Math.min(mostTimes, 1 + days / year))

/** What changed in its markup or spelling alone leaves no translation behind. */
const weighty = ({ stale }: PairHistory): PairHistory['stale'] =>
  stale.filter(({ kind }) => kind !== 'formatting' && kind !== 'typo')

/** What keeps freshness from being known at all; a shallow history tells a part of it. */
const isBlind = ({ lacks = [] }: PairHistory): boolean => lacks.some(({ kind }) => kind !== 'shallow')

function freshnessOf({ source, followed }: KnownPair): Freshness | undefined {
  const history = followed?.history
  if (!source || !history || (isBlind(history) && history.stale.length === 0)) return undefined
  const beads = followed.alignment.beads.filter((bead) => bead.target.length > 0)
  const translated = new Set(beads.flatMap((bead) => bead.source))
  const read = source.blocks.filter(({ kind, index }) => kind !== 'comment' && translated.has(index)).length
  const stale = Math.min(read, new Set(weighty(history).flatMap((bead) => bead.source)).size)
  return { fresh: read - stale, stale }
}

function oldestOf({ followed }: KnownPair, now: number): Oldest | undefined {
  const firsts = followed?.history ? weighty(followed.history).flatMap(({ changes }) => changes[0] ?? []) : []
  const dates = firsts.flatMap((commit) => (commit === 'work-tree' ? [now] : [Date.parse(commit.date)]))
  const known = dates.filter((date) => !Number.isNaN(date))
  if (known.length === 0) return undefined
  const date = known.reduce((least, one) => Math.min(least, one))
  return { date: new Date(date).toISOString(), days: Math.max(0, Math.floor((now - date) / 86_400_000)) }
}

function together(pages: readonly PageStatus[]): Pick<Figures, 'blocks' | 'oldest'> {
  const known = pages.flatMap(({ blocks }) => blocks ?? [])
  const fresh = known.reduce((sum, blocks) => sum + blocks.fresh, 0)
  const stale = known.reduce((sum, blocks) => sum + blocks.stale, 0)
  const oldest = pages.flatMap((page) => page.oldest ?? []).sort((a, b) => b.days - a.days)[0]
  return { ...(known.length > 0 ? { blocks: { fresh, stale } } : {}), ...(oldest ? { oldest } : {}) }
}
