/** Ranges of blocks. */
import type { Block, BlockKind, Page, Span } from '../model.ts'

const silent: ReadonlySet<BlockKind> = new Set(['comment', 'front-matter', 'close'])

/** Whether a block can be missing: comments and closing marks say nothing, front matter has rules of its own. */
export const isSilent = ({ kind }: Block): boolean => silent.has(kind)

/** The whole numbers from `from` to `to`, `to` left out. */
export const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)

/** What the blocks of these indexes, in order, cover of the page's text. */
export function coverOf(page: Page, indexes: readonly number[]): Span {
  const blocks = indexes.flatMap((index) => page.blocks[index] ?? [])
  return { start: blocks[0]?.start ?? 0, end: blocks.reduce((end, block) => Math.max(end, block.end), 0) }
}
