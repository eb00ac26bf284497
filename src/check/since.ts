/** Tells what a change brought about from what was there before it. */
import { alignPair } from '../align/pair.ts'
import type { Files } from '../files.ts'
import { isCrowd } from '../fingerprint.ts'
import type { Base, Opened } from '../history.ts'
import type { Finding, FindingPart, PagePair, PageReport, Side, Since } from '../model.ts'
import { type AlignedPair, unkept } from './aligned-pair.ts'
import { brokenLinks } from './broken-links.ts'
import { loaded } from './held-page.ts'
import { withHistory } from './history.ts'
import { judgePairs } from './judge.ts'
import type { Judging } from './judging.ts'
import { readLockFile } from './lock.ts'
import { readPages, type TextReading } from './read.ts'
import type { PageReader } from './reader.ts'
import { newPlacesOf, type Panels } from './same-finding.ts'

const sides: readonly Side[] = ['source', 'target']

/** The project as it was before a change. */
export interface FormerProject {
  readonly base: Base
  readonly files: Files
  readonly pairs: readonly PagePair[]
  readonly history: Opened
}

/** What is judged now, and who reads its pages. */
export type Current = Judging & { readonly read: PageReader }

/** The pairs of which the change touched a page: wrote, added, renamed or removed it. */
export function touchedPairs(pairs: readonly PagePair[], former: FormerProject): PagePair[] {
  const formerOf = formerPairs(former)
  return pairs.filter((pair) => sides.some((side) => isTouched(side, pair, formerOf(pair), former.base)))
}

/**
 * The reports of touched pairs, each finding with its `since`: `known` when a check of the same pair at the base says the
 * same; else `made-stale` when the source alone changed, or the translation kept a passage of which the source changed;
 * else `introduced`. And those of pairs that the change did not touch, where it broke their links.
 * @param pages The reports of `pairs`, the touched ones, in the order of all.
 */
export async function sinceBase(
  pages: readonly PageReport[],
  pairs: readonly PagePair[],
  now: Current,
  former: FormerProject,
): Promise<PageReport[]> {
  const formerOf = formerPairs(former)
  const nowOf = new Map(pairs.flatMap((pair) => (formerOf(pair) ? [[formerOf(pair), pair] as const] : [])))
  const wanted = former.pairs.filter((pair) => nowOf.has(pair))
  const then = await alignFormer(now, wanted, former)
  const reports = await judgePairs(then, wanted, {
    pathsOf: (pair) => ({ ...pair, ...pathsOf(nowOf.get(pair)) }),
  })
  const reportOf = new Map(wanted.map((pair, index) => [pair, reports[index]]))
  const told = new Map<PagePair, PageReport>()
  for (const [index, page] of pages.entries()) {
    const pair = pairs[index] as PagePair
    const before = formerOf(pair)
    const old = before && reportOf.get(before)
    const versions = before && { before: panelsOf(before, then.readings), now: panelsOf(pair, now.readings) }
    const newPlaces = old && versions && newPlacesOf(old.findings, versions)
    const touched = (side: Side): boolean => isTouched(side, pair, before, former.base)
    const bySourceAlone = touched('source') && !touched('target')
    const withSince = (finding: Finding): Finding => {
      const places = newPlaces?.(finding)
      if (places?.length === 0) return { ...finding, since: 'known' }
      const since: Since = finding.drift && (finding.drift === 'stale' || bySourceAlone) ? 'made-stale' : 'introduced'
      return { ...(places ? atNewPlaces(finding, places) : finding), since }
    }
    told.set(pair, { ...page, findings: page.findings.map(withSince) })
  }
  const others = now.pairs.flatMap((pair) => {
    const before = told.has(pair) ? undefined : formerOf(pair)
    return before ? [[pair, before] as const] : []
  })
  const sources = new Set(pairs.map(({ source }) => source))
  const untouched = { now, then, pairs: new Map(others) }
  for (const [pair, page] of await brokenLinks(untouched, (path) => sources.has(path))) told.set(pair, page)
  return now.pairs.flatMap((pair) => told.get(pair) ?? [])
}

/** A finding of many places, some of which are news: at the first of these, and with their number. */
function atNewPlaces(finding: Finding, places: readonly FindingPart[]): Finding {
  const { said, parts = [], source: _, target: __, ...rest } = finding
  const [first] = places
  if (!isCrowd(finding) || !first || places.length === parts.length) return finding
  const count = places.length
  const text = {
    en: `${said.text.en} This change added ${count} of them.`,
    fr: `${said.text.fr} Ce changement en a ajouté ${count}.`,
  }
  const at = { ...(first.source ? { source: first.source } : {}), ...(first.target ? { target: first.target } : {}) }
  return { ...rest, ...at, parts, said: { ...said, data: { ...said.data, added: count }, text } }
}

/** Finds what a pair was at the base. */
function formerPairs({ base, pairs }: FormerProject): (pair: PagePair) => PagePair | undefined {
  const known = new Map<string, PagePair>()
  for (const pair of pairs)
    for (const side of sides) if (pair[side] !== undefined) known.set(keyOf(side, pair[side], pair), pair)
  return (pair) => {
    for (const side of sides.toReversed()) {
      const path = pair[side]
      const before = path !== undefined && base.changed.has(path) ? base.changed.get(path) : path
      const found = before === undefined ? undefined : known.get(keyOf(side, before, pair))
      if (found) return found
    }
    return undefined
  }
}

const keyOf = (side: string, path: string, { locale }: PagePair): string => JSON.stringify([side, path, locale])

const isTouched = (side: Side, pair: PagePair, former: PagePair | undefined, { changed, gone }: Base): boolean =>
  changed.has(pair[side] ?? '') || gone.has(former?.[side] ?? '')

/** Reads and aligns the project of the base, with what the run knows already of pages and languages. */
async function alignFormer(now: Current, wanted: readonly PagePair[], former: FormerProject): Promise<Judging> {
  const { files, pairs, base } = former
  const known = (path: string): TextReading | undefined =>
    base.changed.has(path) || base.gone.has(path) ? undefined : now.readings.get(path)
  const readings = await readPages(files, pairs, now.source, now.read, known)
  const byPaths = new Map([...now.aligned].map(([pair, one]) => [pathsKey(pair), one]))
  const languages = new Map([...now.aligned].map(([{ locale }, one]) => [locale, one.languages]))
  const aligned = new Map<PagePair, AlignedPair>()
  for (const pair of pairs) {
    const { source, target } = panelsOf(pair, readings)
    const same = byPaths.get(pathsKey(pair))
    const speaks = languages.get(pair.locale)
    if (!source || !target || !speaks) continue
    if (same?.source === source && same.target === target && !wanted.includes(pair)) {
      aligned.set(pair, Object.create(same, { pair: { value: pair } }) as AlignedPair)
    } else {
      const alignment = alignPair(loaded(source), loaded(target), speaks)
      aligned.set(pair, { pair, source, target, languages: speaks, alignment, ...unkept })
    }
  }
  const { store: _, ...rest } = now
  return {
    ...rest,
    files,
    pairs,
    readings,
    history: former.history,
    aligned: await withHistory(aligned, wanted, { history: former.history, lock: await readLockFile(files) }),
  }
}

const pathsKey = ({ source, target, locale }: PagePair): string => JSON.stringify([source, target, locale])

const pathsOf = (pair: PagePair | undefined): Pick<PagePair, 'source' | 'target'> => ({
  ...(pair?.source === undefined ? {} : { source: pair.source }),
  ...(pair?.target === undefined ? {} : { target: pair.target }),
})

function panelsOf(pair: PagePair, readings: ReadonlyMap<string, TextReading>): Panels {
  const [source, target] = [pair.source, pair.target].map((path) => readings.get(path ?? ''))
  return {
    ...(source?.state === 'read' ? { source: source.page } : {}),
    ...(target?.state === 'read' ? { target: target.page } : {}),
  }
}
