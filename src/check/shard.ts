/** Splits a run among processes. */
import type { PagePair } from '../model.ts'
import type { PageFile } from './read.ts'

/** One part of a run: `part` of `of`, from 1. */
export interface Shard {
  readonly part: number
  readonly of: number
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
  const sizeOf = (path: string | undefined): number => {
    const file = found.get(path ?? '')
    return file && 'length' in file ? file.length : 0
  }
  const groups = new Map<string, PagePair[]>()
  for (const pair of pairs) {
    const name = JSON.stringify([pair.source ?? null, pair.source === undefined ? pair.target : null])
    const group = groups.get(name)
    if (group) group.push(pair)
    else groups.set(name, [pair])
  }
  const sized = [...groups].map(([name, group]) => ({
    name,
    group,
    size: group.reduce((sum, pair) => sum + sizeOf(pair.source) + sizeOf(pair.target), 0),
  }))
  const loads = new Array<number>(of).fill(0)
  const own = new Set<PagePair>()
  // The largest first, each to the part that has least: within 4/3 of the best split (Graham 1969).
  for (const { group, size } of sized.sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1))) {
    const lightest = loads.indexOf(Math.min(...loads))
    loads[lightest] = (loads[lightest] ?? 0) + size
    if (lightest === part - 1) for (const pair of group) own.add(pair)
  }
  return pairs.filter((pair) => own.has(pair))
}
