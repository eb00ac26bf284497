/** What is left: runs of neighbours without counterpart. */
import type { Container, Span } from '../model.ts'
import { isSilent, range } from '../rule/blocks.ts'
import type { SideGaps } from './side.ts'

/** Takes every open block, neighbours of one section together; a container that is missing whole is one part. */
export function takeRuns(side: SideGaps): void {
  for (const run of runsOf(side)) side.take('block', run, side.cover(run), partsOf(side, run))
}

/** Open blocks of one section with nothing but silent ones between them. */
function runsOf(side: SideGaps): number[][] {
  const runs: number[][] = []
  for (const index of [...side.open].sort((a, b) => a - b)) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const joined =
      last !== undefined && side.block(last).section === side.block(index).section && adjoin(side, last, index)
    if (run && joined) run.push(index)
    else runs.push([index])
  }
  return runs
}

/** Whether only silent blocks stand between two. */
export const adjoin = (side: SideGaps, a: number, b: number): boolean =>
  range(a + 1, b).every((index) => isSilent(side.block(index)))

/** One part a block, or one for each outermost container that the run holds whole. */
export function partsOf(side: SideGaps, run: readonly number[]): Span[] {
  const members = new Set(run)
  const parts: Span[] = []
  for (let at = 0; at < run.length; ) {
    const index = run[at] as number
    const { start, end, last } = wholeContainer(side, index, members) ?? { ...side.block(index), last: index + 1 }
    parts.push({ start, end })
    while (at < run.length && (run[at] as number) < last) at++
  }
  return parts
}

/** The outermost container that starts with this block and that the run holds whole. */
function wholeContainer(side: SideGaps, index: number, members: ReadonlySet<number>): Container | undefined {
  let found: Container | undefined
  for (let at = side.page.containers[side.block(index).container]; at; at = side.page.containers[at.parent]) {
    if (at.first !== index) break
    const whole = range(at.first, at.last).every((inside) => members.has(inside) || isSilent(side.block(inside)))
    if (!whole) break
    found = at
  }
  return found
}
