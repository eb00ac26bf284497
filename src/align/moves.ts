/** Content that both pages have, in different places. */
import { chain } from './chain.ts'
import { leftOver } from './windows.ts'
import type { Workspace } from './workspace.ts'

/** One block alone must speak this clearly to count as moved, a run of neighbours together as much. */
const clear = 5
/** Half as much is enough where next to everything that the block could say speaks for it. */
const whole = 0.7
/**
 * So much is enough where no other block of either page comes near, and by how much none does. Where a project's own words
 * are not known yet, little speaks for any two blocks.
 */
const unrivalled = { expert: { least: clear / 2, lead: 2.5 }, novice: { least: 1.5, lead: 1.8 } }
const rounds = 8
const gaps = { open: 0.4, extend: 0.1, replace: 0.4 }

/**
 * Matches what is left over on both sides: the best chain of the leftovers, as often as one is found that is clear
 * enough. A section that was moved whole is one such chain.
 *
 * @param kept pairs that stand in order.
 */
export function findMoves(space: Workspace, kept: readonly (readonly [number, number])[]): [number, number][] {
  const moved: [number, number][] = []
  let left = leftOver(space.window, 'source', kept)
  let right = leftOver(space.window, 'target', kept)
  for (let round = 0; round < rounds && left.length > 0 && right.length > 0; round++) {
    const score = (a: number, b: number) => space.score(left[a] as number, right[b] as number)
    const pairs = chain(left.length, right.length, score, gaps)
      .map(([a, b]) => [left[a] as number, right[b] as number] as [number, number])
      .filter(([i, j]) => space.score(i, j) > 0)
    const isAlone = pairedAlone(space, [...kept, ...moved])
    const accepted = runsOf(pairs)
      .filter((run) => isClear(space, run, isAlone))
      .flat()
    if (accepted.length === 0) break
    moved.push(...accepted)
    const sources = new Set(accepted.map(([i]) => i))
    const targets = new Set(accepted.map(([, j]) => j))
    left = left.filter((i) => !sources.has(i))
    right = right.filter((j) => !targets.has(j))
  }
  return moved.sort((x, y) => x[0] - y[0])
}

/** Pairs whose sides are neighbours on both sides go together. */
export function runsOf(pairs: readonly [number, number][]): [number, number][][] {
  const found: [number, number][][] = []
  for (const pair of pairs) {
    const run = found.at(-1)
    const last = run?.at(-1)
    if (run && last && pair[0] - last[0] <= 2 && pair[1] - last[1] <= 2) run.push(pair)
    else found.push([pair])
  }
  return found
}

function isClear(
  space: Workspace,
  run: readonly [number, number][],
  isAlone: (i: number, j: number) => boolean,
): boolean {
  if (run.some(([i, j]) => space.evidence(i, j) >= Math.max(clear / 2, whole * space.potential(i, j)))) return true
  if (run.some(([i, j]) => isAlone(i, j))) return true
  const evidence = run.map(([i, j]) => space.evidence(i, j))
  return Math.max(...evidence) >= clear / 2 && evidence.reduce((sum, value) => sum + value, 0) >= clear
}

/**
 * Tells of two blocks whether they fit each other, and neither fits another block of the other page nearly as well. One that
 * is matched already, and fits its counterpart better, is no rival.
 */
function pairedAlone(
  { window, evidence, bilingual: { experience } }: Workspace,
  pairs: readonly (readonly [number, number])[],
): (i: number, j: number) => boolean {
  const between = (key: 'least' | 'lead') =>
    unrivalled.novice[key] + experience * (unrivalled.expert[key] - unrivalled.novice[key])
  const [least, lead] = [between('least'), between('lead')]
  const ofSource = new Map(pairs.map(([i, j]) => [i, evidence(i, j)]))
  const ofTarget = new Map(pairs.map(([i, j]) => [j, evidence(i, j)]))
  const isRival = (here: number, own: number | undefined, most: number): boolean =>
    here > most && (own === undefined || own < here)
  return (i, j) => {
    if (evidence(i, j) < least) return false
    const most = evidence(i, j) - lead
    for (let k = window.sourceFirst; k < window.sourceLast; k++)
      if (k !== i && isRival(evidence(k, j), ofSource.get(k), most)) return false
    for (let k = window.targetFirst; k < window.targetLast; k++)
      if (k !== j && isRival(evidence(i, k), ofTarget.get(k), most)) return false
    return true
  }
}
