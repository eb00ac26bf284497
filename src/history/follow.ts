/** What history knows of a pair: who is whose counterpart, and which blocks changed since they were translated. */

import { alignPair } from '../align/pair.ts'
import type { AlignContext } from '../align/workspace.ts'
import { readPage } from '../markdown/read.ts'
import type { Alignment, Bead, Block, Page } from '../model.ts'
import { level } from '../text/level.ts'
import { type ChangeKind, type DiffPiece, kindOf, wordDiff } from './kind.ts'
import type { Commit } from './log.ts'
import { type Moment, writtenAt } from './moments.ts'
import { type Basis, realign } from './realign.ts'
import { holds, levelOf } from './text.ts'
import { trace } from './trace.ts'

/** A bead whose source changed after its translation was made. */
export interface StaleBead {
  /** Indexes into `Page.blocks` as the pages are now. */
  readonly source: readonly number[]
  readonly target: readonly number[]
  readonly kind: ChangeKind
  /** From the source as it was translated to the source as it is. */
  readonly diff: readonly DiffPiece[]
  /** The commits that changed it, the first and the last; `work-tree` for what is not committed. */
  readonly changes: readonly (Commit | 'work-tree')[]
  /** The commit that left the translation as it is. */
  readonly translated: Commit | 'work-tree'
}

/** What history says of one pair; plain data. */
export interface PairHistory {
  /** In the order of the target. */
  readonly stale: readonly StaleBead[]
  /** Why there may be more that history does not show. */
  readonly lack?: Lack
}

/** What keeps history from being known in full; `reason` is git's own sentence. */
export type Lack =
  | { readonly kind: 'shallow' }
  | { readonly kind: 'no-git' }
  | { readonly kind: 'refused'; readonly reason: string }

/** A pair, as content alone aligned it. */
export interface FollowedPair {
  readonly source: Page
  readonly target: Page
  readonly alignment: Alignment
  readonly languages: AlignContext
}

/** The versions of both pages, newest first; neither is empty. */
export interface Moments {
  readonly source: readonly Moment[]
  readonly target: readonly Moment[]
}

/** A pair, as history knows it. */
export interface Followed {
  readonly alignment: Alignment
  readonly history: PairHistory
}

/** Follows a pair through its history. `commits` are those of the log. */
export async function follow(pair: FollowedPair, moments: Moments, commits: readonly Commit[]): Promise<Followed> {
  const bases = await basesOf(pair, moments)
  if (bases.length === 0) return { alignment: pair.alignment, history: { stale: [] } }
  const alignment = realign(pair.source, pair.target, pair.alignment, bases)
  const stale: StaleBead[] = []
  for (const bead of alignment.beads) {
    const found = await staleOf(bead, pair, moments, bases, commits)
    if (found) stale.push(found)
  }
  return { alignment, history: { stale: stale.sort((a, b) => (a.target[0] ?? 0) - (b.target[0] ?? 0)) } }
}

/**
 * The versions of the source from which blocks of the translation were made, where these are not its newest version:
 * newest first.
 */
async function basesOf({ source, target, languages }: FollowedPair, moments: Moments): Promise<Basis[]> {
  const oldest = moments.source.at(-1)?.at ?? 0
  // A source that never changed cannot have left anything behind.
  if (moments.source.length < 2) return []
  const written = await writtenAt(target, moments.target, oldest)
  const blocksBy = new Map<number, number[]>()
  for (const [index, at] of written.entries()) {
    const found = moments.source.findIndex((moment) => moment.at >= at)
    const version = found < 0 ? moments.source.length - 1 : found
    if (version === 0) continue
    blocksBy.set(version, [...(blocksBy.get(version) ?? []), index])
  }
  const bases: Basis[] = []
  const now = level(source.text)
  for (const [version, blocks] of [...blocksBy].sort(([a], [b]) => a - b)) {
    const text = await moments.source[version]?.text()
    if (text === undefined || level(text) === now) continue
    const reading = readPage(source.path, source.locale, text)
    if (reading.state !== 'read') continue
    const { page } = reading
    const then = alignPair(page, target, languages)
    bases.push({ version, page, blocks: new Set(blocks), became: trace(page, source), alignment: then })
  }
  return bases
}

/** Marks and remarks, which no reader reads. */
const silent = new Set<Block['kind']>(['comment', 'close', 'rule'])

async function staleOf(
  bead: Bead,
  { source, target }: FollowedPair,
  moments: Moments,
  bases: readonly Basis[],
  commits: readonly Commit[],
): Promise<StaleBead | undefined> {
  if (bead.source.length === 0 || bead.target.length === 0) return undefined
  const basis = basisOf(bead, bases)
  if (!basis) return undefined
  const own = new Set(bead.target.filter((index) => basis.blocks.has(index)))
  const then = basis.alignment.beads.filter((old) => old.target.some((index) => own.has(index)))
  const before = [...new Set(then.flatMap((old) => old.source))]
    .sort((a, b) => a - b)
    .map((index) => basis.page.blocks[index] as Block)
  const after = bead.source.map((index) => source.blocks[index] as Block)
  if (before.length === 0 || after.every(({ kind }) => silent.has(kind))) return undefined
  const [old, now] = [levelOf(basis.page.text, before), levelOf(source.text, after)]
  const there = bead.target.map((index) => target.blocks[index] as Block)
  if (old === now || now === levelOf(target.text, there)) return undefined
  const known = (at: number): Commit | 'work-tree' => (at === 0 ? 'work-tree' : (commits[at - 1] ?? 'work-tree'))
  const raw = (page: Page, blocks: readonly Block[]) =>
    blocks.map(({ start, end }) => page.text.slice(start, end)).join('\n')
  return {
    source: bead.source,
    target: bead.target,
    kind: kindOf({ page: basis.page, blocks: before }, { page: source, blocks: after }),
    diff: wordDiff(raw(basis.page, before), raw(source, after)),
    changes: (await changesOf(old.split(' ¶ '), now.split(' ¶ '), moments.source.slice(0, basis.version))).map(known),
    translated: known(await translatedAt(target, there, moments.target)),
  }
}

/** The basis of the newest of a bead's target blocks: whoever touched one of them has seen the others. */
function basisOf(bead: Bead, bases: readonly Basis[]): Basis | undefined {
  let newest: Basis | undefined
  for (const index of bead.target) {
    const basis = bases.find(({ blocks }) => blocks.has(index))
    if (!basis) return undefined
    if (!newest || basis.version < newest.version) newest = basis
  }
  return newest
}

/** The moments when a passage of the source was first and last changed, among those after its translation. */
async function changesOf(old: readonly string[], now: readonly string[], later: readonly Moment[]): Promise<number[]> {
  let [first, last] = [later[0]?.at ?? 0, later[0]?.at ?? 0]
  for (const moment of later.toReversed()) {
    const text = await moment.levelled()
    if (text === undefined || old.every((part) => holds(text, part))) continue
    first = moment.at
    break
  }
  for (const moment of later) {
    const text = await moment.levelled()
    if (text === undefined || !now.every((part) => holds(text, part))) break
    last = moment.at
  }
  return first === last ? [first] : [first, last]
}

/** When the newest of some target blocks was written. */
async function translatedAt(target: Page, blocks: readonly Block[], moments: readonly Moment[]): Promise<number> {
  const written = await writtenAt({ ...target, blocks }, moments, Number.POSITIVE_INFINITY)
  return Math.min(...blocks.map(({ index }) => written[index] ?? 0))
}
