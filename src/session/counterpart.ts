/** The counterpart of a place. */
import type { AlignedPair } from '../check/aligned-pair.ts'
import type { StaleBead } from '../history.ts'
import type { Block, Page, Side, Span } from '../model.ts'

/** What stands for a block on the other side of a pair. */
export interface Counterpart {
  /** The block that was asked about, with those that are translated together with it. */
  readonly here: Span
  readonly page: Page
  /** Where the counterpart stands; empty for the place where it would belong. */
  readonly there: Span
  /** What history says, where the translation is older than its source. */
  readonly stale?: StaleBead
}

/** The counterpart of the block at an offset; `undefined` where no block stands there. */
export function counterpartOf(pair: AlignedPair, side: Side, offset: number): Counterpart | undefined {
  const other: Side = side === 'source' ? 'target' : 'source'
  const [own, page] = [pair[side], pair[other]]
  const block = own.blocks.find(({ start, end }) => start <= offset && offset <= end)
  if (!block) return undefined
  const { beads } = pair.alignment
  const bead = beads.find((one) => one[side].includes(block.index))
  const there = bead && spanIn(page.blocks, bead[other])
  if (!bead || !there) return { here: block, page, there: afterPrevious(pair, side, block.index) }
  const stale = pair.history?.stale.find((one) => one[side].includes(block.index))
  return { here: spanIn(own.blocks, bead[side]) ?? block, page, there, ...(stale ? { stale } : {}) }
}

function spanIn(blocks: readonly Block[], indexes: readonly number[]): Span | undefined {
  const own = indexes.flatMap((index) => blocks[index] ?? [])
  if (own.length === 0) return undefined
  return { start: Math.min(...own.map(({ start }) => start)), end: Math.max(...own.map(({ end }) => end)) }
}

/** The end of what stands for the nearest block before one that has no counterpart. */
function afterPrevious({ alignment, source, target }: AlignedPair, side: Side, index: number): Span {
  const [other, page] = side === 'source' ? (['target', target] as const) : (['source', source] as const)
  let nearest = -1
  let end = 0
  for (const bead of alignment.beads) {
    const last = Math.max(...bead[side])
    const there = spanIn(page.blocks, bead[other])
    if (!there || last >= index || last <= nearest) continue
    nearest = last
    end = there.end
  }
  return { start: end, end }
}
