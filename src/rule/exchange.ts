/** Which facts of two aligned pages were kept, changed, lost or gained, bead by bead. */
import type { Block, Side, Span } from '../model.ts'
import { type BothMatch, both, type Match, type PairView } from '../rule.ts'
import { isInNote } from '../text/notes.ts'
import { perPair } from './per-pair.ts'

/** How facts of one kind are compared. */
export interface Comparison<F extends Span> {
  /** The facts of a block that are compared. */
  facts(block: Block): readonly F[]
  /** Whether the target's fact is the source's. */
  same(source: F, target: F): boolean
  /** How likely the one became the other, 0 to 1; below {@link related} two facts have nothing to do with each other. */
  alike(source: F, target: F): number
  /** Whether, of several that are the same, this one is written alike, and so the first to be taken. */
  exact?(source: F, target: F): boolean
  /** Whether the other side's blocks say a fact without its marks, so that it neither went nor came. */
  isSaid?(fact: F, blocks: readonly Block[], side: Side): boolean
}

/** A fact of the source and the fact of the target that stands for it. */
export interface Twins<F> {
  readonly source: F
  readonly target: F
}

/** What became of the facts of one bead. */
export interface Exchange<F extends Span> {
  readonly match: BothMatch
  readonly kept: readonly Twins<F>[]
  readonly changed: readonly Twins<F>[]
  /** Facts whose value the target does not have, here or nearby. */
  readonly lost: readonly F[]
  /** Facts whose value the source does not have, here or nearby. */
  readonly gained: readonly F[]
}

/** Whether there is nothing to say but of facts that were kept. */
export const isKept = ({ changed, lost, gained }: Exchange<Span>): boolean =>
  changed.length + lost.length + gained.length === 0

/** So many facts that changed at once were not changed one by one. */
const mostPairs = 2500

/** Whether one fact became another and nothing else changed, so that there is no doubt about what became what. */
export const isOnlyChange = ({ changed, lost, gained }: Exchange<Span>): boolean =>
  changed.length === 1 && lost.length === 0 && gained.length === 0

/** As alike as one fact that was changed by a slip, and how much less alike all others must be. */
const [unmistakable, apart] = [0.75, 0.15]

/** Whether there is no doubt that one fact became the other: nothing else changed, or nothing else is nearly as alike. */
export function isSure<F extends Span>(
  exchange: Exchange<F>,
  { source, target }: Twins<F>,
  alike: Comparison<F>['alike'],
): boolean {
  if (isOnlyChange(exchange)) return true
  const likeness = alike(source, target)
  const sources = [...exchange.changed.map((twins) => twins.source), ...exchange.lost]
  const targets = [...exchange.changed.map((twins) => twins.target), ...exchange.gained]
  return (
    likeness >= unmistakable &&
    sources.every((other) => other === source || alike(other, target) <= likeness - apart) &&
    targets.every((other) => other === target || alike(source, other) <= likeness - apart)
  )
}

/** Facts less alike than this are not taken for one that became the other, unless each is the only one. */
const related = 0.35

/** A bead with more facts than this, or a section that lost more, is data: only the first are compared. */
const mostFacts = 500

interface Open<F> {
  readonly fact: F
  /** Whether the value stands on the other side of the bead nevertheless, only less often. */
  readonly repeated: boolean
}

interface Draft<F extends Span> {
  readonly match: BothMatch
  readonly kept: Twins<F>[]
  lost: Open<F>[]
  gained: Open<F>[]
}

/**
 * Compares the facts of every bead as multisets. A fact that moved within its section is kept; a value that one side
 * merely repeats more often is no drift, but it may be what a new value replaced. Beads without any difference are
 * yielded too, for what there is to say of facts that were kept; those without any facts are not.
 */
export function exchanges<F extends Span>(view: PairView, comparison: Comparison<F>): Exchange<F>[] {
  const drafts: Draft<F>[] = []
  for (const match of withFacts(view)) {
    const draft = draftOf(match, comparison)
    if (draft) drafts.push(draft)
  }
  for (const draft of drafts) {
    if (draft.gained.length > 0) draft.gained = draft.gained.filter(({ fact }) => !isInNote(view.target, fact))
  }
  settleMoves(view, drafts, comparison)
  return drafts.map((draft) => pairUp(draft, comparison))
}

const withFacts = perPair((view): readonly BothMatch[] =>
  both(view.matches).filter(({ source, target }) => source.some(hasFacts) || target.some(hasFacts)),
)
const hasFacts = ({ facts }: Block): boolean => facts.length > 0

function draftOf<F extends Span>(match: BothMatch, { facts, same, exact }: Comparison<F>): Draft<F> | undefined {
  const sources = factsOf(match.source, facts)
  const targets = factsOf(match.target, facts)
  if (sources.length === 0 && targets.length === 0) return undefined
  const kept: Twins<F>[] = []
  // Most translations keep them all, and their order.
  for (const source of sources) {
    const target = targets[kept.length]
    if (!target || !same(source, target)) break
    kept.push({ source, target })
  }
  if (kept.length === sources.length && kept.length === targets.length) return { match, kept, lost: [], gained: [] }
  const rest = targets.slice(kept.length)
  const lost: Open<F>[] = []
  const open = sources.slice(kept.length)
  const taken = new Set<F>()
  for (const source of exact ? open : []) {
    const at = rest.findIndex((target) => exact?.(source, target))
    if (at < 0) continue
    kept.push({ source, target: rest.splice(at, 1)[0] as F })
    taken.add(source)
  }
  for (const source of open) {
    if (taken.has(source)) continue
    const at = rest.findIndex((target) => same(source, target))
    if (at < 0) lost.push({ fact: source, repeated: targets.some((target) => same(source, target)) })
    else kept.push({ source, target: rest.splice(at, 1)[0] as F })
  }
  const gained = rest.map((fact) => ({ fact, repeated: sources.some((source) => same(source, fact)) }))
  return { match, kept, lost, gained }
}

function factsOf<F extends Span>(blocks: readonly Block[], facts: Comparison<F>['facts']): readonly F[] {
  const [block] = blocks
  const all = block && blocks.length === 1 ? facts(block) : blocks.flatMap(facts)
  return all.length > mostFacts ? all.slice(0, mostFacts) : all
}

/** The sections that a bead stands in, by side. */
const sectionsOf = (match: Match): string[] => [
  ...(match.kind === 'target-only' ? [] : match.source.map(({ section }) => `source ${section}`)),
  ...(match.kind === 'source-only' ? [] : match.target.map(({ section }) => `target ${section}`)),
]

/** Takes out what was lost in one bead and gained in another of the same section, or in a block without counterpart. */
function settleMoves<F extends Span>(
  view: PairView,
  drafts: readonly Draft<F>[],
  { facts, same }: Comparison<F>,
): void {
  if (!drafts.some(({ lost, gained }) => lost.length > 0 || gained.length > 0)) return
  const pools = { lost: new Map<string, Set<F>>(), gained: new Map<string, Set<F>>() }
  const offer = (pool: Map<string, Set<F>>, match: Match, found: readonly F[]) => {
    for (const section of found.length > 0 ? sectionsOf(match) : []) {
      const facts = pool.get(section) ?? new Set()
      for (const fact of found) if (facts.size < mostFacts) facts.add(fact)
      pool.set(section, facts)
    }
  }
  for (const { match, lost, gained } of drafts) {
    offer(
      pools.lost,
      match,
      lost.flatMap(({ fact }) => fact),
    )
    offer(
      pools.gained,
      match,
      gained.flatMap(({ fact }) => fact),
    )
  }
  for (const match of view.matches) {
    if (match.kind === 'source-only') offer(pools.lost, match, match.source.flatMap(facts))
    if (match.kind === 'target-only') offer(pools.gained, match, match.target.flatMap(facts))
  }
  const nearby = (pool: Map<string, Set<F>>, match: Match, wanted: (fact: F) => boolean): boolean => {
    for (const section of sectionsOf(match)) {
      for (const fact of pool.get(section) ?? []) if (wanted(fact)) return true
    }
    return false
  }
  // Each side is asked of what the other held before anything was taken out.
  const moved = drafts.map(({ match, lost, gained }) => ({
    lost: lost.filter(({ fact, repeated }) => !repeated && nearby(pools.gained, match, (other) => same(fact, other))),
    gained: gained.filter(({ fact, repeated }) => !repeated && nearby(pools.lost, match, (other) => same(other, fact))),
  }))
  for (const [index, draft] of drafts.entries()) {
    draft.lost = draft.lost.filter((open) => !moved[index]?.lost.includes(open))
    draft.gained = draft.gained.filter((open) => !moved[index]?.gained.includes(open))
  }
}

/** Facts that stand in one slot are so much likelier to be one that became the other. */
const slotted = 0.35

/** A slot with more facts is a list that was written anew. */
const mostInSlot = 40

/** Says which lost fact became which gained one: the likest first, then those that stand alone. */
function pairUp<F extends Span>(draft: Draft<F>, { alike, isSaid }: Comparison<F>): Exchange<F> {
  const { match, kept } = draft
  if (draft.lost.length === 0 && draft.gained.length === 0) return { match, kept, changed: [], lost: [], gained: [] }
  const slots = slotsOf(draft, alike)
  const likenessOf = (source: Open<F>, target: Open<F>): number =>
    alike(source.fact, target.fact) + (slots.get(source) === target ? slotted : 0)
  // What the other side says without its marks is told as changed only where the likeness leaves no doubt.
  const isSpare = (one: Open<F>, others: readonly Open<F>[], side: Side): boolean =>
    isSaid?.(one.fact, match[side === 'source' ? 'target' : 'source'], side) === true &&
    !others.some(
      (other) => (side === 'source' ? alike(one.fact, other.fact) : alike(other.fact, one.fact)) >= unmistakable,
    )
  const lost = draft.lost.filter((one) => !isSpare(one, draft.gained, 'source'))
  const gained = draft.gained.filter((one) => !isSpare(one, draft.lost, 'target'))
  const candidates = (lost.length * gained.length > mostPairs ? [] : lost)
    .flatMap((source) => gained.map((target) => ({ source, target, likeness: likenessOf(source, target) })))
    .filter(({ source, target, likeness }) => likeness >= related && !(source.repeated && target.repeated))
    // A new value that replaced an old one, rather than one of its repetitions.
    .sort(
      (a, b) =>
        Number(a.source.repeated || a.target.repeated) - Number(b.source.repeated || b.target.repeated) ||
        b.likeness - a.likeness,
    )
  const taken = new Set<Open<F>>()
  const changed: Twins<F>[] = []
  const pair = (source: Open<F>, target: Open<F>) => {
    if (taken.has(source) || taken.has(target)) return
    taken.add(source).add(target)
    changed.push({ source: source.fact, target: target.fact })
  }
  for (const { source, target } of candidates) pair(source, target)
  const left = { lost: lost.filter(isOpen), gained: gained.filter(isOpen) }
  function isOpen(open: Open<F>): boolean {
    return !open.repeated && !taken.has(open)
  }
  if (left.lost.length === 1 && left.gained.length === 1) pair(left.lost[0] as Open<F>, left.gained[0] as Open<F>)
  const rest = (open: readonly Open<F>[]) => open.filter((one) => !taken.has(one)).map(({ fact }) => fact)
  changed.sort((a, b) => a.target.start - b.target.start)
  return { match, kept, changed, lost: rest(left.lost), gained: rest(left.gained) }
}

/**
 * The gained fact that stands where a lost one stood, where nothing else tells: between the same two facts that were kept
 * there are as many of one as of the other. Order tells nothing where facts that were kept changed theirs, or where two are
 * more like each other's counterparts.
 */
function slotsOf<F extends Span>(
  { kept, lost, gained }: Draft<F>,
  alike: Comparison<F>['alike'],
): ReadonlyMap<Open<F>, Open<F>> {
  const slots = new Map<Open<F>, Open<F>>()
  if (lost.length === 0 || gained.length === 0) return slots
  const inSource = kept.toSorted((a, b) => a.source.start - b.source.start)
  if (inSource.some(({ target }, index) => target.start < (inSource[index - 1]?.target.start ?? 0))) return slots
  const starts = {
    source: inSource.map(({ source }) => source.start),
    target: inSource.map(({ target }) => target.start),
  }
  const slotOf = ({ fact }: Open<F>, side: Side): number => starts[side].filter((start) => start < fact.start).length
  const here = inSlots(lost, (one) => slotOf(one, 'source'))
  const there = inSlots(gained, (one) => slotOf(one, 'target'))
  for (const [slot, those] of here) {
    const others = there.get(slot) ?? []
    if (others.length !== those.length || others.length > mostInSlot) continue
    const likeness = those.map((one) => others.map((other) => alike(one.fact, other.fact)))
    const at = (row: number, column: number): number => likeness[row]?.[column] ?? 0
    const isInOrder = those.every((_, i) => those.every((_, j) => at(i, j) + at(j, i) <= at(i, i) + at(j, j) + apart))
    if (!isInOrder) continue
    for (const [index, one] of those.entries()) slots.set(one, others[index] as Open<F>)
  }
  return slots
}

function inSlots<O>(open: readonly O[], slotOf: (one: O) => number): Map<number, O[]> {
  const slots = new Map<number, O[]>()
  for (const one of open) slots.set(slotOf(one), [...(slots.get(slotOf(one)) ?? []), one])
  return slots
}
