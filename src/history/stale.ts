/** Which beads went stale: the source changed after its translation was made. */
import type { Bead, Block, Page, Side } from '../model.ts'
import { type ChangeKind, type DiffPiece, isSlight, kindOf, wordDiff } from './kind.ts'
import { fingerprint, isSilent } from './lock.ts'
import type { Commit } from './log.ts'
import { type Moment, writtenAt } from './moments.ts'
import type { Evidence, Origins, Witnesses } from './origins.ts'
import type { Basis } from './realign.ts'
import { between, holds, levelOf } from './text.ts'
import { exchanged, type UrlChange, urlChanges } from './urls.ts'

/** A bead whose source changed after its translation was made. */
export interface StaleBead {
  /** Indexes into `Page.blocks` as the pages are now. */
  readonly source: readonly number[]
  readonly target: readonly number[]
  /** `unknown` where git does not have the source as it was. */
  readonly kind: ChangeKind | 'unknown'
  /** What tells it. */
  readonly evidence: Evidence
  /** The source as it was translated, by the fingerprints of its blocks; none where unknown. */
  readonly was?: readonly string[]
  /** From the source as it was translated to the source as it is. */
  readonly diff: readonly DiffPiece[]
  /** The destinations that changed. */
  readonly urls: readonly UrlChange[]
  /** Whether nothing else changed. */
  readonly onlyUrls?: true
  /** The commits that changed it, the first and the last; `work-tree` for what is not committed; none where unknown. */
  readonly changes: readonly (Commit | 'work-tree')[]
  /** The commit that left the translation as it is; absent where unknown. */
  readonly translated?: Commit | 'work-tree'
}

/** Judges a bead by the version from which its translation was made. */
export async function staleOf(
  bead: Bead,
  { source, target }: Readonly<Record<Side, Page>>,
  witnesses: Witnesses,
  bases: readonly Basis[],
  { evidence, retouched }: Pick<Origins, 'evidence' | 'retouched'>,
): Promise<StaleBead | undefined> {
  if (bead.source.length === 0 || bead.target.length === 0) return undefined
  const basis = basisOf(bead, bases)
  if (!basis) return undefined
  const own = bead.target.filter((index) => basis.blocks.has(index))
  const then = basis.alignment.beads.filter((old) => old.target.some((index) => own.includes(index)))
  const before = [...new Set(then.flatMap((old) => old.source))]
    .sort((a, b) => a - b)
    .map((index) => basis.page.blocks[index] as Block)
  const after = bead.source.map((index) => source.blocks[index] as Block)
  if (before.length === 0 || after.every(isSilent)) return undefined
  const [old, now] = [levelOf(basis.page.text, before), levelOf(source.text, after)]
  const there = bead.target.map((index) => target.blocks[index] as Block)
  if (old === now || now === levelOf(target.text, there)) return undefined
  const kind = kindOf({ page: basis.page, blocks: before }, { page: source, blocks: after })
  if (isSlight(kind) && (await sawIt(now, own, retouched, witnesses))) return undefined
  const raw = (page: Page, blocks: readonly Block[]) =>
    blocks.map(({ start, end }) => page.text.slice(start, end)).join('\n')
  const urls = urlChanges(before, after)
  const written = await writtenAt(target, there, witnesses.target)
  const translated = witnesses.target[Math.min(...written.values())]?.commit
  return {
    source: bead.source,
    target: bead.target,
    kind,
    evidence: evidence.get(own[0] ?? -1) ?? 'history',
    diff: wordDiff(raw(basis.page, before), raw(source, after)),
    was: before.filter((block) => !isSilent(block)).map((block) => fingerprint(basis.page, block)),
    urls,
    ...(exchanged(old, urls) === now ? { onlyUrls: true } : {}),
    changes: await changesOf(old.split(between), now.split(between), witnesses.source.slice(0, basis.version)),
    ...(translated ? { translated } : {}),
  }
}

/** Whether somebody retouched the translation when the source was as it is: that is how a slight change is followed. */
async function sawIt(
  now: string,
  own: readonly number[],
  retouched: Origins['retouched'],
  { source }: Witnesses,
): Promise<boolean> {
  for (const index of own) {
    const place = retouched.get(index)
    const text = place === undefined ? undefined : await source[place]?.levelled()
    if (text !== undefined && now.split(between).every((part) => holds(text, part))) return true
  }
  return false
}

/** Judges a bead by the lock alone: `unfound` are the target blocks whose source is no longer what was recorded. */
export function staleByLock(
  bead: Bead,
  { source }: Readonly<Record<Side, Page>>,
  unfound: ReadonlySet<number>,
): StaleBead | undefined {
  if (bead.target.length === 0 || !bead.target.every((index) => unfound.has(index))) return undefined
  if (bead.source.every((index) => isSilent(source.blocks[index] as Block))) return undefined
  const unknown = { kind: 'unknown', evidence: 'lock', diff: [], urls: [], changes: [] } as const
  return { source: bead.source, target: bead.target, ...unknown }
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

/** The commits in which a passage of the source was first and last changed, among those after its translation. */
async function changesOf(
  old: readonly string[],
  now: readonly string[],
  later: readonly Moment[],
): Promise<(Commit | 'work-tree')[]> {
  const isOther = (text: string): boolean => !old.every((part) => holds(text, part))
  const isNow = (text: string): boolean => now.every((part) => holds(text, part))
  let [first, last] = [later[0], later[0]]
  for (const moment of later.toReversed()) {
    const text = await moment.levelled()
    if (text === undefined || !isOther(text)) continue
    first = moment
    break
  }
  for (const moment of later) {
    const text = await moment.levelled()
    if (text === undefined || !isNow(text)) break
    last = moment
  }
  if (!first || !last) return []
  const named = [await culprit(first, isOther), await culprit(last, isNow)] as const
  return named[0] === named[1] ? [named[0]] : [...named]
}

/** The commit itself, or the first one within a merge after which the text is so. */
async function culprit(moment: Moment, isSo: (text: string) => boolean): Promise<Commit | 'work-tree'> {
  for (const inner of await moment.within()) {
    const text = await inner.levelled()
    if (text !== undefined && isSo(text)) return inner.commit
  }
  return moment.commit
}
