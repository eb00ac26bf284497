/** The text of blocks as it stands in the page, without what is no prose: read by several rules, and made once a pair. */
import type { Block, Side } from '../model.ts'
import type { PairView } from '../rule.ts'
import { masked } from '../text/mask.ts'

/** By side, and by the index of the block. */
type Texts = Readonly<Record<Side, (string | undefined)[]>>

const known = new WeakMap<PairView, Texts>()

/** The text of a block, as long as in the page, with code, destinations, tags and placeholders blanked out. */
export function ownText(view: PairView, side: Side, block: Block): string {
  const texts = known.get(view) ?? { source: [], target: [] }
  known.set(view, texts)
  const text = texts[side][block.index] ?? masked(view[side].text, block)
  texts[side][block.index] = text
  return text
}
