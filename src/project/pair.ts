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
export type Similarity = (source: string, target: string) => number

/** Prepares to compare the pages that are left over; asked once for each target, when both sides have some. */
export type Compare = (
  sources: readonly string[],
  targets: readonly string[],
  locale: Locale,
) => Similarity | Promise<Similarity>

export const defaultPairingKeys: readonly string[] = ['translationKey', 'slug', 'id']

/**
 * Measured on 82 pairs of technical pages, and on two help centres that have drifted far: of the pairs that are made
 * among leftovers of which half have no counterpart, 88 % and 99 % are right, and 99 % of those that could be made are.
 */
export const defaultPairingConfidence = 0.2

/** What a page may have in common with any other, where there is no other to compare with. */
const usualRival = 0.1

/** Pages that are left over are compared each with each up to this many comparisons; beyond, within their folder only. */
const MOST_COMPARISONS = 250_000

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
  readonly compare: Compare
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
  compare: Compare,
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
  const task: Task = { files, sourceLocale, targetLocale, keys, confidence, compare }
  const byPath = (pages: readonly FoundPage[]): FoundPage[] => [...pages].sort((a, b) => byUnits(a.path, b.path))
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
    (a, b) => byUnits(a.id, b.id) || byUnits(a.source ?? '', b.source ?? '') || byUnits(a.target ?? '', b.target ?? ''),
  )
}

const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

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

  content: async (sources, targets, { targetLocale, confidence, compare }) => {
    const paths = (pages: readonly FoundPage[]): string[] => pages.map(({ path }) => path)
    const similarity = await compare(paths(sources), paths(targets), targetLocale)
    if (sources.length * targets.length <= MOST_COMPARISONS) return byContent(sources, targets, confidence, similarity)
    return [...new Set(sources.map((page) => folderOf(page.id)))].flatMap((folder) => {
      const here = (page: FoundPage): boolean => folderOf(page.id) === folder
      return byContent(sources.filter(here), targets.filter(here), confidence, similarity)
    })
  },
}

const folderOf = (id: string): string => id.slice(0, id.lastIndexOf('/') + 1)

/**
 * The assignment with the greatest sum of what each confidence exceeds the least by, so that two poor pairs never outdo
 * a good one. A pair's confidence is its similarity less half of that of its closest rival: what else either page could
 * be paired with. Pages that are equally sure are told apart by their names, then by their order.
 */
const byContent = (
  sources: readonly FoundPage[],
  targets: readonly FoundPage[],
  least: number,
  similarity: Similarity,
): Found[] => {
  const similarities = sources.map((source) => targets.map((target) => bounded(similarity(source.path, target.path))))
  const rows = similarities.map(bestTwo)
  const columns = targets.map((_, t) => bestTwo(similarities.map((row) => row[t] ?? 0)))
  const confidences = similarities.map((row, s) =>
    row.map((value, t) => value - Math.max(usualRival, rival(rows[s], t), rival(columns[t], s)) / 2),
  )
  const weights = confidences.map((row, s) =>
    row.map((value, t) => (value < least ? 0 : value - least + 1e-6 * (1 + alike(sources[s]?.id, targets[t]?.id)))),
  )
  return assign(weights).flatMap(({ row, column }) => {
    const source = sources[row]
    const target = targets[column]
    const confidence = Math.round((confidences[row]?.[column] ?? 0) * 1e4) / 1e4
    return source && target ? [{ source, target, by: 'content' as const, confidence }] : []
  })
}

const bounded = (value: number): number => (Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0)

/** The place of the greatest value, it, and the next. */
const bestTwo = (values: readonly number[]): readonly [at: number, best: number, next: number] => {
  let [at, best, next] = [-1, 0, 0]
  for (const [index, value] of values.entries()) {
    if (value > best) [at, best, next] = [index, value, best]
    else if (value > next) next = value
  }
  return [at, best, next]
}

const rival = (two: readonly [at: number, best: number, next: number] | undefined, own: number): number =>
  two === undefined ? 0 : two[0] === own ? two[2] : two[1]

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
