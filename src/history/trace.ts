/** Follows the blocks of a page from one of its versions to another: same language, so words tell. */
import { chain, type GapCosts } from '../align/chain.ts'
import type { Block, Page } from '../model.ts'
import { jsdiff } from '../text/jsdiff.ts'
import { level } from '../text/level.ts'

/** A block was edited, not replaced, from this likeness on: 0 to 1. Measured. */
const edited = 0.35
/** Elsewhere than between its neighbours, it must be found again more clearly. */
const elsewhere = 0.7
/** What reads the same, and differs in its markup or destinations alone. */
const readsTheSame = 0.95
/** What it costs to leave blocks without counterpart, against gains of 0 to 1. */
const gaps: GapCosts = { open: 0.02, extend: 0.01, replace: 0.02 }
/** Runs of changed blocks larger than this on either side are matched by equal text alone: the matrix grows as their product. */
const mostChanged = 600
/** The words of a block that are compared. */
const mostWords = 400

/** Which block of the newer version each block of the older one became; a block that is gone has no entry. */
export type Trace = ReadonlyMap<number, number>

/** Follows every block of an older version of a page to a newer one: those with equal text first, then those that were edited. */
export const trace = (older: Page, newer: Page): Trace => tracerTo(newer)(older)

/** The same for several older versions. */
export function tracerTo(newer: Page): (older: Page) => Trace {
  const now = versionOf(newer)
  const known = new Map(now.keys.map((key, index) => [key, now.words[index] as Words]))
  return (older) => traceOf(versionOf(older, known), now)
}

/** A version of a page; of each block, what it is known by, and its words. */
interface Version {
  readonly page: Page
  readonly keys: string[]
  readonly words: readonly Words[]
}

/** @param known The words of the blocks of another version. */
function versionOf(page: Page, known?: ReadonlyMap<string, Words>): Version {
  const keys = page.blocks.map(({ kind, start, end }) => `${kind} ${level(page.text.slice(start, end))}`)
  const words = page.blocks.map((block, index) => known?.get(keys[index] as string) ?? wordsOf(page, block))
  return { page, keys, words }
}

function traceOf(old: Version, now: Version): Trace {
  const { page: older, keys: before } = old
  const { page: newer, keys: after } = now
  const traced = new Map<number, number>()
  const windows: [number, number, number, number][] = []
  let [i, j] = [0, 0]
  let window: [number, number, number, number] = [0, 0, 0, 0]
  for (const { added, removed, count = 0 } of jsdiff().diffArrays(before, after)) {
    if (!added && !removed) {
      if (window[0] < i || window[2] < j) windows.push([window[0], i, window[2], j])
      for (let step = 0; step < count; step++) traced.set(i++, j++)
      window = [i, i, j, j]
    } else if (removed) i += count
    else j += count
  }
  windows.push([window[0], i, window[2], j])

  const byWords = likenessOf(old.words, now.words)
  const likeness: Likeness = (a, b) => {
    if (before[a] === after[b]) return 1
    const [one, other] = [older.blocks[a] as Block, newer.blocks[b] as Block]
    if (!alike(one, other)) return 0
    return one.text !== '' && one.text === other.text ? readsTheSame : byWords(a, b)
  }
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
function followMoves(older: Page, newer: Page, traced: Map<number, number>, likeness: Likeness): void {
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

const prose = new Set<Block['kind']>(['paragraph', 'item', 'row', 'html'])
/** Whether a block of the one kind may have become one of the other. */
const alike = (a: Block, b: Block): boolean => a.kind === b.kind || (prose.has(a.kind) && prose.has(b.kind))

const word = /[\p{L}\p{N}_]+/gu

/** How often each word stands in a block. */
type Words = ReadonlyMap<string, number>

/** How alike two blocks are by their words, 0 to 1. */
type Likeness = (older: number, newer: number) => number

/** Dice (1945) over the words of two blocks; a word that stands in many blocks says little (Spärck Jones 1972). */
function likenessOf(before: readonly Words[], after: readonly Words[]): Likeness {
  const blocksWith = new Map<string, number>()
  for (const words of [...before, ...after])
    for (const term of words.keys()) blocksWith.set(term, (blocksWith.get(term) ?? 0) + 1)
  const all = before.length + after.length
  const weight = (term: string): number => Math.log(1 + all / (blocksWith.get(term) ?? 1))
  const total = (words: Words): number => {
    let sum = 0
    for (const [term, count] of words) sum += count * weight(term)
    return sum
  }
  return (a, b) => {
    const [here, there] = [before[a] as Words, after[b] as Words]
    let shared = 0
    for (const [term, count] of here) shared += Math.min(count, there.get(term) ?? 0) * weight(term)
    return shared === 0 ? 0 : (2 * shared) / (total(here) + total(there))
  }
}

function wordsOf(page: Page, { start, end }: Block): Words {
  const counts = new Map<string, number>()
  let seen = 0
  for (const [found] of page.text.slice(start, end).toLowerCase().matchAll(word)) {
    if (++seen > mostWords) break
    counts.set(found, (counts.get(found) ?? 0) + 1)
  }
  return counts
}
