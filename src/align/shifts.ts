/** Pairs that the chain put out of step to save a gap. */
import type { Workspace } from './workspace.ts'

/** How much better a run must fit one step further, the two blocks that it then leaves over taken into account. */
const clearlyBetter = 4.5
/** A longer run pays for its two gaps in the chain itself. */
const longest = 4
/** How much better a pair must be with one of the blocks left over beside it. */
const better = 1.5

/** Pairs in the order of both pages, with those that a gap put out of step put back. */
export function inStep(space: Workspace, matched: readonly [number, number][]): [number, number][] {
  return slid(space, unshifted(space, matched))
}

/**
 * One gap costs less than two, and so a block left over may be the counterpart of what stands beside the gap: `a b c` and
 * `b` are `b`–`b`, though `a`–`b` or `c`–`b` leave a single gap.
 */
function slid(space: Workspace, matched: readonly [number, number][]): [number, number][] {
  const kept = matched.map(([i, j]): [number, number] => [i, j])
  const { sourceFirst, sourceLast, targetFirst, targetLast } = space.window
  for (const [at, pair] of kept.entries()) {
    const before = kept[at - 1] ?? [sourceFirst - 1, targetFirst - 1]
    const after = kept[at + 1] ?? [sourceLast, targetLast]
    const [i, j] = pair
    if (!isAlike(space, [i, j])) continue
    let most = space.score(i, j) + better
    const look = (source: number, target: number): void => {
      const score = space.score(source, target)
      if (score <= most || !isAlike(space, [source, target])) return
      most = score
      pair[0] = source
      pair[1] = target
    }
    for (let k = Math.max(before[0] + 1, i - longest); k < Math.min(after[0], i + longest); k++) look(k, j)
    for (let k = Math.max(before[1] + 1, j - longest); k < Math.min(after[1], j + longest); k++) look(i, k)
  }
  return kept
}

/**
 * The chain pays for each gap, and so rather pairs a block that was dropped with one that was added beside it, and all
 * between them with their neighbours. Where these fit clearly better without the two, they are put back in step.
 */
function unshifted(space: Workspace, matched: readonly [number, number][]): [number, number][] {
  const kept: [number, number][] = []
  for (let at = 0; at < matched.length; ) {
    const shift = bestShift(space, matched, at)
    if (shift) kept.push(...shift.pairs)
    else kept.push(matched[at] as [number, number])
    at += shift?.length ?? 1
  }
  return kept
}

interface Shift {
  /** The pairs that take the place of the run's. */
  readonly pairs: readonly [number, number][]
  /** How many pairs the run had. */
  readonly length: number
}

/** The shift of a run that starts at a pair, where there is one that is clearly better. */
function bestShift(space: Workspace, matched: readonly [number, number][], at: number): Shift | undefined {
  let best: Shift | undefined
  let most = clearlyBetter
  const [i, j] = matched[at] as [number, number]
  let run = space.evidence(i, j)
  let [down, across] = [0, 0]
  for (let length = 2; length <= longest && follows(matched, at, length - 1); length++) {
    const step = length - 1
    run += space.evidence(i + step, j + step)
    down += space.evidence(i + step, j + step - 1)
    across += space.evidence(i + step - 1, j + step)
    const lower = down - run > most ? shifted(space, i + 1, j, step) : undefined
    if (lower) {
      most = down - run
      best = { pairs: lower, length }
    }
    const upper = across - run > most ? shifted(space, i, j + 1, step) : undefined
    if (upper) {
      most = across - run
      best = { pairs: upper, length }
    }
  }
  return best
}

/** So many pairs from blocks i and j on, where each of them may be a translation. */
function shifted(space: Workspace, i: number, j: number, length: number): [number, number][] | undefined {
  const pairs = Array.from({ length }, (_, step): [number, number] => [i + step, j + step])
  return pairs.every((pair) => isAlike(space, pair) && space.evidence(...pair) > 0) ? pairs : undefined
}

/** Whether the pair `step` further follows on this one without a gap on either side. */
function follows(matched: readonly [number, number][], at: number, step: number): boolean {
  const [here, there] = [matched[at], matched[at + step]]
  return here !== undefined && there?.[0] === here[0] + step && there[1] === here[1] + step
}

const shiftable: ReadonlySet<string> = new Set(['item', 'paragraph', 'row'])

/** Whether both blocks of a pair are of one kind that comes in runs. */
function isAlike({ source, target }: Workspace, [i, j]: readonly [number, number]): boolean {
  const kind = source.blocks[i]?.kind ?? ''
  return shiftable.has(kind) && kind === target.blocks[j]?.kind
}
