/** Splits a run among processes. */

import type { PagePair } from '../model.ts'
import { groupsOf } from './groups.ts'
import type { PageFile } from './page-files.ts'

/** One part of a run: `part` of `of`, from 1. */
export interface Shard {
  readonly part: number
  readonly of: number
}

/** How much text a page has: characters. */
type SizeOf = (path: string | undefined) => number

const sizeIn =
  (found: ReadonlyMap<string, PageFile>): SizeOf =>
  (path) => {
    const file = found.get(path ?? '')
    return file && 'length' in file ? file.length : 0
  }

/**
 * The pairs of one part. A source page goes with all its translations; the parts have about the same amount of text. Every process
 * splits the same way.
 */
export function pairsOf(
  { part, of }: Shard,
  pairs: readonly PagePair[],
  found: ReadonlyMap<string, PageFile>,
): PagePair[] {
  return partsOf(of, pairs, sizeIn(found))[part - 1] ?? []
}

/**
 * The pairs of each of so many parts.
 * @param isFirst Whether a pair is of the first part in any case, with those that go with it.
 */
export function partsOf(
  of: number,
  pairs: readonly PagePair[],
  sizeOf: SizeOf,
  isFirst: (pair: PagePair) => boolean = () => false,
): PagePair[][] {
  const sized = Array.from(groupsOf(pairs), (group) => ({
    name: group[0]?.source ?? group[0]?.target ?? '',
    group,
    isFirst: group.some(isFirst),
    size: group.reduce((sum, pair) => sum + sizeOf(pair.source) + sizeOf(pair.target), 0),
  }))
  const loads = new Array<number>(of).fill(0)
  const partOf = new Map<PagePair, number>()
  // The largest first, each to the part that has least: within 4/3 of the best split (Graham 1969).
  for (const { group, size, isFirst } of sized.sort(
    (a, b) => Number(b.isFirst) - Number(a.isFirst) || b.size - a.size || (a.name < b.name ? -1 : 1),
  )) {
    const part = isFirst ? 0 : loads.indexOf(Math.min(...loads))
    loads[part] = (loads[part] ?? 0) + size
    for (const pair of group) partOf.set(pair, part)
  }
  return loads.map((_, part) => pairs.filter((pair) => partOf.get(pair) === part))
}
