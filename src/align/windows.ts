/** Cuts two very long pages into windows that are aligned one by one, so that neither time nor memory grows with their product. */
import type { Side } from '../model.ts'
import type { Features } from './features.ts'

/** Source blocks `[sourceFirst, sourceLast)` against target blocks `[targetFirst, targetLast)`. */
export interface Window {
  readonly sourceFirst: number
  readonly sourceLast: number
  readonly targetFirst: number
  readonly targetLast: number
}

/** The blocks of one side of a window that none of these pairs has, in order. */
export function leftOver(window: Window, side: Side, pairs: readonly (readonly [number, number])[]): number[] {
  const [first, last] =
    side === 'source' ? [window.sourceFirst, window.sourceLast] : [window.targetFirst, window.targetLast]
  if (pairs.length === last - first) return []
  const taken = new Set(pairs.map(([i, j]) => (side === 'source' ? i : j)))
  return Array.from({ length: last - first }, (_, at) => first + at).filter((index) => !taken.has(index))
}

/** Pages of 1,400 blocks a side are aligned as a whole; hardly a page of documentation is longer. */
const mostCells = 2_000_000

/**
 * The windows of two pages: one, unless the pages are very long. Long pages are cut at anchors: blocks that have the same
 * facts on both sides and are the only ones there that do, in an order that both sides share. Where there are none, they
 * are cut in proportion.
 */
export function windowsOf(source: Features, target: Features): Window[] {
  const n = source.count
  const m = target.count
  if (n * m <= mostCells) return [{ sourceFirst: 0, sourceLast: n, targetFirst: 0, targetLast: m }]
  const windows: Window[] = []
  let [i0, j0] = [0, 0]
  let cut: readonly [number, number] | undefined
  const close = (i: number, j: number) => {
    windows.push(...proportional({ sourceFirst: i0, sourceLast: i, targetFirst: j0, targetLast: j }))
    ;[i0, j0] = [i, j]
    cut = undefined
  }
  for (const anchor of [...anchors(source, target), [n, m] as const]) {
    if (cut && (anchor[0] - i0) * (anchor[1] - j0) > mostCells) close(cut[0], cut[1])
    cut = anchor
  }
  close(n, m)
  return windows
}

/** A window that is too large still, in equal parts of both sides. */
function proportional(window: Window): Window[] {
  const n = window.sourceLast - window.sourceFirst
  const m = window.targetLast - window.targetFirst
  const parts = Math.max(1, Math.ceil(Math.sqrt((n * m) / mostCells)))
  const at = (first: number, length: number, part: number) => first + Math.round((length * part) / parts)
  return Array.from({ length: parts }, (_, part) => ({
    sourceFirst: at(window.sourceFirst, n, part),
    sourceLast: at(window.sourceFirst, n, part + 1),
    targetFirst: at(window.targetFirst, m, part),
    targetLast: at(window.targetFirst, m, part + 1),
  }))
}

/** Pairs of blocks that only each other resemble, in the longest order that both sides share. */
function anchors(source: Features, target: Features): [number, number][] {
  const there = unique(target)
  const pairs: [number, number][] = []
  for (const [key, i] of unique(source)) {
    const j = there.get(key)
    if (i >= 0 && j !== undefined && j >= 0) pairs.push([i, j])
  }
  return longestIncreasing(pairs.sort((a, b) => a[0] - b[0]))
}

/** The facts of a block as a key → its index; -1 for a key of several blocks. */
function unique(features: Features): Map<string, number> {
  const found = new Map<string, number>()
  features.blocks().forEach(({ facts, tokens }, index) => {
    if (facts.length + tokens.length < 2) return
    const key = `${facts.toSorted().join()}|${tokens.toSorted().join()}`
    found.set(key, found.has(key) ? -1 : index)
  })
  return found
}

/** Patience sorting; by the second number of pairs that are sorted by the first. */
function longestIncreasing(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = []
  const previous: number[] = []
  pairs.forEach(([, j], index) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tails[middle] as number]?.[1] ?? 0) < j) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? (tails[low - 1] as number) : -1
    tails[low] = index
  })
  const chain: [number, number][] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) chain.push(pairs[at] as [number, number])
  return chain.reverse()
}
