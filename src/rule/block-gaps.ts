/** Blocks without counterpart, as rules speak of them. */
import type { Words } from '../known-error.ts'
import type { Block, BlockKind, Side } from '../model.ts'
import type { Gap, PairView } from '../rule.ts'
import { nameParts } from './naming.ts'
import { isWordless } from './wordless.ts'

/** A run of blocks without counterpart. */
export interface NamedGap {
  readonly gap: Gap
  /** `this paragraph, “…”`; `these 2 table rows: “…” and “…”`. */
  readonly name: Words
  readonly several: boolean
  /** Whether no reader reads any of it: it is markup alone. */
  readonly unread: boolean
}

const markup: ReadonlySet<BlockKind> = new Set(['esm', 'expression', 'definition', 'rule'])

/** The runs of blocks of one side that the other side lacks. */
export function* namedGaps(view: PairView, side: Side): Generator<NamedGap> {
  const page = view[side]
  for (const gap of view.gaps) {
    if (gap.kind !== 'block' || gap.side !== side) continue
    if (gap.blocks.every((index) => isWordless(page.blocks[index] as Block))) continue
    yield {
      gap,
      name: nameParts(page, gap.parts),
      several: gap.parts.length > 1,
      unread: gap.blocks.every((index) => markup.has(page.blocks[index]?.kind ?? 'paragraph')),
    }
  }
}
