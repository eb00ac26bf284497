/**
 * The headings of a page as its skeleton. Where text was shared out anew among sections that kept their places, the chain
 * of all blocks follows the text, and loses the sections; with their headings held in place, the text is found as moved.
 */
import { chain } from './chain.ts'
import { indexesOfHeadings, type Weighed } from './weighed.ts'

/** Between headings anything may stand. */
const gaps = { open: 0, extend: 0, replace: 0 }
/** What a pair of headings has to say at least: more than their form alone does. */
const least = 2

/** The headings of both pages that fit each other better than any other heading, in the best order that both share. */
export function headingsInOrder({ source, target, window, score }: Weighed): [number, number][] {
  const here = indexesOfHeadings(source, window.sourceFirst, window.sourceLast)
  const there = indexesOfHeadings(target, window.targetFirst, window.targetLast)
  const bestOf = (candidates: readonly number[], scoreOf: (candidate: number) => number): number =>
    candidates.reduce((best, one) => (scoreOf(one) > scoreOf(best) ? one : best), candidates[0] ?? -1)
  const ofTarget = new Map(there.map((j) => [j, bestOf(here, (i) => score(i, j))]))
  const mutual = (i: number, j: number) => ofTarget.get(j) === i && bestOf(there, (k) => score(i, k)) === j
  const gain = (i: number, j: number) => (score(i, j) >= least && mutual(i, j) ? score(i, j) : Number.NEGATIVE_INFINITY)
  return chain(here.length, there.length, (a, b) => gain(here[a] as number, there[b] as number), gaps).map(([a, b]) => [
    here[a] as number,
    there[b] as number,
  ])
}

/** Whether any of these pairs stands in the way of another. Both are in order. */
export function cross(
  pairs: readonly (readonly [number, number])[],
  others: readonly (readonly [number, number])[],
): boolean {
  let at = 0
  for (const [i, j] of pairs) {
    while (at < others.length && (others[at]?.[0] ?? 0) < i) at++
    const [before, after] = [others[at - 1], others[at]]
    if ((before && before[1] >= j) || (after && (after[0] === i ? after[1] !== j : after[1] <= j))) return true
  }
  return false
}

/**
 * For each block of a page, how many held headings stand before it or are it: two blocks of different counts cannot be
 * matched without crossing one.
 */
export function ranks(held: readonly number[], length: number): Int32Array {
  const counts = new Int32Array(length)
  let count = 0
  for (let index = 0; index < length; index++) {
    if (held[count] === index) count++
    counts[index] = count
  }
  return counts
}
