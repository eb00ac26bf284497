/** Pages and their translations: by path, then by front matter, then by content. */
import type { Files } from '../files.ts'
import type { Locale, PagePair, PairedBy } from '../model.ts'
import { assign } from './assign.ts'
import type { FoundPage } from './content.ts'
import { frontMatterOf } from './front-matter.ts'

/** How pages are paired. */
export interface PairingOptions {
  readonly pairing?: 'auto' | PairedBy | readonly PairedBy[]
  readonly pairingKeys?: readonly string[]
  readonly pairingConfidence?: number
}

/** How much two pages tell the same, 0 to 1, by the paths of their files. */
export type Similarity = (source: string, target: string) => number | Promise<number>

export const defaultPairingKeys: readonly string[] = ['translationKey', 'slug', 'id']
export const defaultPairingConfidence = 0.35

/** Pages that are left over are compared each with each up to this many comparisons; beyond, within their folder only. */
const MOST_COMPARISONS = 100_000

interface Found {
  readonly source: FoundPage
  readonly target: FoundPage
  readonly by: PairedBy
  readonly confidence?: number
}

interface Task {
  readonly files: Files
  readonly sourceLocale: Locale
  readonly targetLocale: Locale
  readonly keys: readonly string[]
  readonly confidence: number
  readonly similarity: Similarity
}

type Way = (sources: readonly FoundPage[], targets: readonly FoundPage[], task: Task) => Promise<Found[]>

/**
 * Pairs the pages of the source with those of one target. What one way has paired, the next does not see.
 * @returns Every page once, paired or alone, by id.
 */
export const pairLocale = async (
  files: Files,
  [sourceLocale, sources]: readonly [Locale, readonly FoundPage[]],
  [targetLocale, targets]: readonly [Locale, readonly FoundPage[]],
  similarity: Similarity,
  options: PairingOptions = {},
): Promise<PagePair[]> => {
  const {
    pairing = 'auto',
    pairingKeys: keys = defaultPairingKeys,
    pairingConfidence: confidence = defaultPairingConfidence,
  } = options
  const chosen =
    pairing === 'auto'
      ? (['path', 'front-matter', 'content'] as const)
      : typeof pairing === 'string'
        ? [pairing]
        : pairing
  const task: Task = { files, sourceLocale, targetLocale, keys, confidence, similarity }
  const byPath = (pages: readonly FoundPage[]): FoundPage[] => [...pages].sort((a, b) => compare(a.path, b.path))
  let leftSources = byPath(sources)
  let leftTargets = byPath(targets)
  const pairs: PagePair[] = []
  for (const way of chosen) {
    if (leftSources.length === 0 || leftTargets.length === 0) break
    const found = await ways[way](leftSources, leftTargets, task)
    for (const { source, target, by, confidence: sure } of found) {
      const pair = { id: source.id, locale: targetLocale, source: source.path, target: target.path, pairedBy: by }
      pairs.push(sure === undefined ? pair : { ...pair, confidence: sure })
    }
    const paired = new Set(found.flatMap(({ source, target }) => [source, target]))
    leftSources = leftSources.filter((page) => !paired.has(page))
    leftTargets = leftTargets.filter((page) => !paired.has(page))
  }
  pairs.push(...leftSources.map(({ id, path }) => ({ id, locale: targetLocale, source: path })))
  pairs.push(...leftTargets.map(({ id, path }) => ({ id, locale: targetLocale, target: path })))
  return pairs.sort(
    (a, b) => compare(a.id, b.id) || compare(a.source ?? '', b.source ?? '') || compare(a.target ?? '', b.target ?? ''),
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Pairs pages that have the same value, where each side has it once. */
const byValue = (
  sources: readonly FoundPage[],
  targets: readonly FoundPage[],
  tell: (page: FoundPage) => string | undefined,
  by: PairedBy,
): Found[] => {
  const index = (pages: readonly FoundPage[]): Map<string, FoundPage[]> => {
    const pagesOf = new Map<string, FoundPage[]>()
    for (const page of pages) {
      const value = tell(page)
      if (value !== undefined) pagesOf.set(value, [...(pagesOf.get(value) ?? []), page])
    }
    return pagesOf
  }
  const others = index(targets)
  return [...index(sources)].flatMap(([value, [source, ...moreSources]]) => {
    const [target, ...moreTargets] = others.get(value) ?? []
    return source && target && moreSources.length + moreTargets.length === 0 ? [{ source, target, by }] : []
  })
}

/** Applies one way after the other to what is left over. */
const inTurn = (
  sources: readonly FoundPage[],
  targets: readonly FoundPage[],
  steps: readonly ((sources: readonly FoundPage[], targets: readonly FoundPage[]) => Found[])[],
): Found[] => {
  const all: Found[] = []
  for (const step of steps) {
    const paired = new Set(all.flatMap(({ source, target }) => [source, target]))
    all.push(
      ...step(
        sources.filter((page) => !paired.has(page)),
        targets.filter((page) => !paired.has(page)),
      ),
    )
  }
  return all
}

const plain = (id: string): string =>
  id
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?:^|\/)(?:_?index|readme)$/, '')
/** Numbers before names order pages; a page may have another place in each language. */
const unnumbered = (id: string): string => plain(id).replace(/(^|\/)\d{1,4}[._ -]{1,3}(?=\p{L})/gu, '$1')

const ways: Readonly<Record<PairedBy, Way>> = {
  path: async (sources, targets) =>
    inTurn(
      sources,
      targets,
      [(page: FoundPage) => page.id, (page: FoundPage) => plain(page.id), (page: FoundPage) => unnumbered(page.id)].map(
        (tell) => (s, t) => byValue(s, t, tell, 'path'),
      ),
    ),

  'front-matter': async (sources, targets, { files, sourceLocale, targetLocale, keys }) => {
    const heads = new Map<FoundPage, ReadonlyMap<string, string>>()
    for (const page of sources) heads.set(page, await frontMatterOf(files, page.path, sourceLocale, keys))
    for (const page of targets) heads.set(page, await frontMatterOf(files, page.path, targetLocale, keys))
    return inTurn(
      sources,
      targets,
      keys.map((key) => (s, t) => byValue(s, t, (page) => heads.get(page)?.get(key), 'front-matter')),
    )
  },

  content: async (sources, targets, { confidence, similarity }) => {
    const everywhere = sources.length * targets.length <= MOST_COMPARISONS
    const folders = everywhere ? [''] : [...new Set(sources.map((page) => folderOf(page.id)))]
    const found: Found[] = []
    for (const folder of folders) {
      const here = (page: FoundPage): boolean => everywhere || folderOf(page.id) === folder
      found.push(...(await byContent(sources.filter(here), targets.filter(here), confidence, similarity)))
    }
    return found
  },
}

const folderOf = (id: string): string => id.slice(0, id.lastIndexOf('/') + 1)

/**
 * The assignment with the greatest sum of what each similarity exceeds the confidence by, so that two poor pairs never
 * outdo a good one. Equal pages are told apart by their names, then by their order.
 */
const byContent = async (
  sources: readonly FoundPage[],
  targets: readonly FoundPage[],
  confidence: number,
  similarity: Similarity,
): Promise<Found[]> => {
  const similarities: number[][] = []
  for (const source of sources) {
    const row: number[] = []
    for (const target of targets) {
      const value = await similarity(source.path, target.path)
      row.push(Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0)
    }
    similarities.push(row)
  }
  const weights = similarities.map((row, s) =>
    row.map((value, t) =>
      value < confidence ? 0 : value - confidence + 1e-6 * (1 + alike(sources[s]?.id, targets[t]?.id)),
    ),
  )
  return assign(weights).flatMap(({ row, column }) => {
    const source = sources[row]
    const target = targets[column]
    const value = Math.round((similarities[row]?.[column] ?? 0) * 1e4) / 1e4
    return source && target ? [{ source, target, by: 'content' as const, confidence: value }] : []
  })
}

/** The share of words that two ids have in common. */
const alike = (a = '', b = ''): number => {
  const words = (id: string): Set<string> =>
    new Set(
      id
        .normalize('NFKD')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [],
    )
  const [first, second] = [words(a), words(b)]
  const common = [...first].filter((word) => second.has(word)).length
  return first.size + second.size === 0 ? 0 : (2 * common) / (first.size + second.size)
}
