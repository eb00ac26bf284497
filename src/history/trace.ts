/** Follows the blocks of a page from one of its versions to another: same language, so words tell. */
import { diffArrays } from 'diff'
import { chain, type GapCosts } from '../align/chain.ts'
import type { Block, Page } from '../model.ts'
import { level } from './text.ts'

/** A block was edited, not replaced, from this likeness on: the Dice coefficient of the words, 0 to 1. Measured. */
const edited = 0.4
/** Elsewhere than between its neighbours, it must be found again more clearly. */
const elsewhere = 0.7
/** What it costs to leave blocks without counterpart, against gains of 0 to 1. */
const gaps: GapCosts = { open: 0.02, extend: 0.01, replace: 0.02 }
/** Runs of changed blocks larger than this on either side are matched by equal text alone: the matrix grows as their product. */
const mostChanged = 600
/** The words of a block that are compared. */
const mostWords = 400

/** Which block of the newer version each block of the older one became; a block that is gone has no entry. */
export type Trace = ReadonlyMap<number, number>

/** Follows every block of a page to a newer version of it: those with equal text first, then those that were edited. */
export function trace(older: Page, newer: Page): Trace {
  const before = older.blocks.map((block) => keyOf(older, block))
  const after = newer.blocks.map((block) => keyOf(newer, block))
  const traced = new Map<number, number>()
  const windows: [number, number, number, number][] = []
  let [i, j] = [0, 0]
  let window: [number, number, number, number] = [0, 0, 0, 0]
  for (const { added, removed, count = 0 } of diffArrays(before, after)) {
    if (!added && !removed) {
      if (window[0] < i || window[2] < j) windows.push([window[0], i, window[2], j])
      for (let step = 0; step < count; step++) traced.set(i++, j++)
      window = [i, i, j, j]
    } else if (removed) i += count
    else j += count
  }
  windows.push([window[0], i, window[2], j])

  const words = { older: wordsBy(older), newer: wordsBy(newer) }
  const likeness = (a: number, b: number): number =>
    alike(older.blocks[a] as Block, newer.blocks[b] as Block)
      ? before[a] === after[b]
        ? 1
        : dice(words.older(a), words.newer(b))
      : 0
  for (const [fromOld, toOld, fromNew, toNew] of windows) {
    if (toOld - fromOld > mostChanged || toNew - fromNew > mostChanged) continue
    const score = (a: number, b: number): number => {
      const like = likeness(fromOld + a, fromNew + b)
      return like < edited ? Number.NEGATIVE_INFINITY : like
    }
    for (const [a, b] of chain(toOld - fromOld, toNew - fromNew, score, gaps)) traced.set(fromOld + a, fromNew + b)
  }
  followMoves(older, newer, traced, likeness)
  return traced
}

/** Matches what is left over on both sides, the most alike first. */
function followMoves(
  older: Page,
  newer: Page,
  traced: Map<number, number>,
  likeness: (a: number, b: number) => number,
): void {
  const taken = new Set(traced.values())
  const left = older.blocks.filter(({ index }) => !traced.has(index))
  const right = newer.blocks.filter(({ index }) => !taken.has(index))
  if (left.length * right.length > mostChanged ** 2) return
  const found: [number, number, number][] = []
  for (const { index: a } of left)
    for (const { index: b } of right) {
      const like = likeness(a, b)
      if (like >= elsewhere) found.push([a, b, like])
    }
  for (const [a, b] of found.sort((x, y) => y[2] - x[2] || x[0] - y[0] || x[1] - y[1])) {
    if (traced.has(a) || taken.has(b)) continue
    traced.set(a, b)
    taken.add(b)
  }
}

const keyOf = (page: Page, { kind, start, end }: Block): string => `${kind} ${level(page.text.slice(start, end))}`

const prose = new Set<Block['kind']>(['paragraph', 'item', 'row', 'html'])
/** Whether a block of the one kind may have become one of the other. */
const alike = (a: Block, b: Block): boolean => a.kind === b.kind || (prose.has(a.kind) && prose.has(b.kind))

const word = /[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu

function wordsBy(page: Page): (index: number) => ReadonlyMap<string, number> {
  const known = new Map<number, ReadonlyMap<string, number>>()
  return (index) => {
    const held = known.get(index)
    if (held) return held
    const { start, end } = page.blocks[index] as Block
    const counts = new Map<string, number>()
    let seen = 0
    for (const [found] of page.text.slice(start, end).toLowerCase().matchAll(word)) {
      if (++seen > mostWords) break
      counts.set(found, (counts.get(found) ?? 0) + 1)
    }
    known.set(index, counts)
    return counts
  }
}

/** Dice (1945), over words and marks; words of one letter and marks count half. */
function dice(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let [shared, all] = [0, 0]
  for (const [term, count] of a) {
    const weight = term.length > 1 ? 1 : 0.25
    all += weight * count
    shared += 2 * weight * Math.min(count, b.get(term) ?? 0)
  }
  for (const [term, count] of b) all += (term.length > 1 ? 1 : 0.25) * count
  return all === 0 ? 0 : shared / all
}
