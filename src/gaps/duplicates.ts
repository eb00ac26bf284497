/** Blocks that the translation has twice and the source once. */
import type { Block } from '../model.ts'
import { adjoin, partsOf } from './runs.ts'
import type { SideGaps } from './side.ts'

/** A block as long as this that stands twice was not written twice on purpose. */
const shortest = 25

/** Takes open blocks that say what a matched block of the same page says; neighbours together. */
export function takeDuplicates(side: SideGaps): void {
  if (side.open.size === 0) return
  const matched = new Map<string, Block>()
  for (const block of side.page.blocks) {
    if (side.counterparts.has(block.index) && !matched.has(keyOf(block))) matched.set(keyOf(block), block)
  }
  const twinOf = (index: number) => matched.get(keyOf(side.block(index)))
  for (const run of runs(
    [...side.open].sort((a, b) => a - b).filter((index) => twinOf(index) !== undefined),
    side,
  )) {
    if (!run.some((index) => side.block(index).text.length >= shortest)) continue
    const twin = twinOf(run[0] as number)
    side.take('duplicate', run, side.cover(run), partsOf(side, run), twin ? { twin: twin.index } : {})
  }
}

function runs(indexes: readonly number[], side: SideGaps): number[][] {
  const found: number[][] = []
  for (const index of indexes) {
    const run = found.at(-1)
    if (run && adjoin(side, run.at(-1) as number, index)) run.push(index)
    else found.push([index])
  }
  return found
}

const keyOf = ({ kind, text }: Block): string =>
  `${kind === 'item' ? 'paragraph' : kind}:${text.replace(/\s+/g, ' ').trim()}`
