/** What history knows of a pair: who is whose counterpart, and which blocks changed since they were translated. */
import type { AlignContext } from '../align/weighed.ts'
import type { Alignment, Block, Page } from '../model.ts'
import { level } from '../text/level.ts'
import { alignedOnce } from './aligned.ts'
import { type FormerCode, formerCode } from './former-code.ts'
import { isSilent, type LockProblem, type RecordedPage } from './lock.ts'
import { lockSays, type Origins, originsOf, type Witnesses } from './origins.ts'
import { type Basis, realign } from './realign.ts'
import { type StaleBead, staleByLock, staleOf } from './stale.ts'
import { holds, levelOfPage } from './text.ts'
import { tracerTo } from './trace.ts'

/** What history says of one pair; plain data. */
export interface PairHistory {
  /** In the order of the target. */
  readonly stale: readonly StaleBead[]
  /** The code that the translation lost. */
  readonly former?: readonly FormerCode[]
  /** Why there may be more that history does not show. */
  readonly lacks?: readonly Lack[]
}

/** What keeps history from being known in full. */
export type Lack =
  /** There is no repository around the page (`no-repository`), no commit in it yet, or no git program. */
  | { readonly kind: 'no-repository' | 'no-commit' | 'no-git' | 'shallow' }
  /** `reason` is git's own sentence. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** git does not know this page, or does not have older versions of it. */
  | { readonly kind: 'untracked' | 'no-blobs'; readonly path: string }
  /** The commit that the page is pinned to has no version of its source. */
  | { readonly kind: 'lost-pin'; readonly path: string; readonly pin: string }
  | ({ readonly kind: 'lock' } & LockProblem)

/** A pair, as content alone aligned it. */
export interface FollowedPair {
  readonly source: Page
  readonly target: Page
  readonly alignment: Alignment
  readonly languages: AlignContext
  /** What the lock has of the translation. */
  readonly recorded?: RecordedPage | undefined
}

/** A pair, as history knows it. */
export interface Followed {
  readonly alignment: Alignment
  readonly history: PairHistory
}

/** Follows a pair through its history. */
export async function follow(pair: FollowedPair, witnesses: Witnesses): Promise<Followed & { origins: Origins }> {
  const { source, target } = pair
  const origins = await originsOf(source, target, witnesses)
  const bases = await basesOf(pair, origins, witnesses)
  const alignment = bases.length === 0 ? pair.alignment : realign(source, target, pair.alignment, bases)
  const stale: StaleBead[] = []
  const unfound = new Set(origins.unfound)
  for (const bead of alignment.beads) {
    const found = (await staleOf(bead, pair, witnesses, bases, origins)) ?? staleByLock(bead, pair, unfound)
    if (found) stale.push(found)
  }
  const former = await formerCode(pair, alignment, witnesses.target)
  return { alignment, origins, history: { stale: inOrder(stale), ...(former.length > 0 ? { former } : {}) } }
}

/** The same without git: what the lock alone tells. `complete`: whether it speaks of every block that has a counterpart. */
export function followLock(pair: FollowedPair): { readonly history: PairHistory; readonly complete: boolean } {
  const { source, target, alignment, recorded } = pair
  const spoken = lockSays(source, target, recorded)
  const unfound = new Set([...spoken].flatMap(([index, says]) => (says === 'in-step' ? [] : [index])))
  const stale = alignment.beads.flatMap((bead) => staleByLock(bead, pair, unfound) ?? [])
  return { history: { stale: inOrder(stale) }, complete: isComplete(pair, new Set(spoken.keys())) }
}

/** Whether every target block that is read, and has a counterpart, is one of these. */
export const isComplete = ({ target: { blocks }, alignment }: FollowedPair, known: ReadonlySet<number>): boolean =>
  alignment.beads.every(
    ({ source, target }) =>
      source.length === 0 || target.every((index) => known.has(index) || isSilent(blocks[index] as Block)),
  )

const inOrder = (stale: readonly StaleBead[]): StaleBead[] =>
  stale.toSorted((a, b) => (a.target[0] ?? 0) - (b.target[0] ?? 0))

/**
 * The versions of the source from which blocks of the translation were made, where these are not its newest version, and
 * where it matters: newest first.
 */
async function basesOf(
  { source, target, alignment, languages }: FollowedPair,
  { blocks }: Origins,
  witnesses: Witnesses,
): Promise<Basis[]> {
  const bases: Basis[] = []
  for (const version of blocks.keys()) if (version > 0) void witnesses.source[version]?.levelled()
  const now = levelOfPage(source)
  const partners = partnersIn(source, alignment)
  let tracer: ReturnType<typeof tracerTo> | undefined
  for (const [version, indexes] of [...blocks].sort(([a], [b]) => a - b)) {
    const text = version === 0 ? undefined : await witnesses.source[version]?.levelled()
    if (text === undefined || text === now) continue
    // What stands on the other side now stood there then: nothing to align anew, which is what costs.
    if (indexes.every((index) => partners.get(index)?.every((partner) => holds(text, partner)))) continue
    const page = await witnesses.source[version]?.page()
    if (!page) continue
    tracer ??= tracerTo(source)
    const then = alignedOnce(page, target, languages)
    bases.push({ version, page, blocks: new Set(indexes), became: tracer(page), alignment: then })
  }
  return bases
}

/** The counterparts of each target block, levelled. */
function partnersIn({ text, blocks }: Page, { beads }: Alignment): ReadonlyMap<number, readonly string[]> {
  const partners = new Map<number, readonly string[]>()
  for (const { source, target } of beads) {
    if (source.length === 0) continue
    const texts = source.map((index) => level(text.slice(blocks[index]?.start, blocks[index]?.end)))
    for (const index of target) partners.set(index, texts)
  }
  return partners
}
