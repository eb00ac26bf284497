/** The text of blocks as it stands in the page, without what is no prose: read by several rules, and made once a pair. */
import type { Block, Side } from '../model.ts'
import type { PairView } from '../rule.ts'
import { masked } from '../text/mask.ts'
import { perPair } from './per-pair.ts'

/** By side, and by the index of the block. */
const textsOf = perPair((): Readonly<Record<Side, (string | undefined)[]>> => ({ source: [], target: [] }))

/** The text of a block, as long as in the page, with code, destinations, tags and placeholders blanked out. */
export function ownText(view: PairView, side: Side, block: Block): string {
  const texts = textsOf(view)[side]
  return (texts[block.index] ??= masked(view[side].text, block))
}
