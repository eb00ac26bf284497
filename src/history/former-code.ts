/** Code that a translation once had, and lost. */
import type { AlignContext } from '../align/weighed.ts'
import type { Alignment, Block, Page, Side } from '../model.ts'
import { alignedOnce } from './aligned.ts'
import type { Moment } from './moments.ts'

/** A code block of the source without counterpart, and what stood for it in an earlier version of the translation. */
export interface FormerCode {
  /** Index into the source's blocks. */
  readonly source: number
  /** The block, from the start of its line. */
  readonly text: string
  /** The same; it stands in `text`. */
  readonly block: Block
}

/** So many versions of the translation are searched, and so many of them aligned with the source, which is what costs. */
const mostSearched = 20
const mostAligned = 3
/** More lost blocks than this were not lost by mistake. */
const mostLost = 8

/** Looks for what stood for each code block that has no counterpart now, in the newest version that had it. */
export async function formerCode(
  pair: Readonly<Record<Side, Page>> & { readonly languages: AlignContext },
  { beads }: Alignment,
  versions: readonly Moment[],
): Promise<FormerCode[]> {
  const { source, target } = pair
  const wanted = new Set(
    beads.flatMap((bead) =>
      bead.target.length === 0 ? bead.source.filter((index) => source.blocks[index]?.kind === 'code') : [],
    ),
  )
  if (wanted.size > mostLost) return []
  const kept = new Set(target.blocks.filter(isCode).map(({ text }) => text))
  const found: FormerCode[] = []
  let tries = 0
  for (const version of versions.slice(1, mostSearched)) {
    if (wanted.size === 0 || tries >= mostAligned) break
    const page = await version.page()
    if (!page?.blocks.some((block) => isCode(block) && !kept.has(block.text))) continue
    tries++
    for (const bead of alignedOnce(source, page, pair.languages).beads) {
      const [[index = -1, ...more], [at = -1, ...others]] = [bead.source, bead.target]
      const block = page.blocks[at]
      if (!wanted.has(index) || more.length + others.length > 0 || bead.moved) continue
      if (!block || !isCode(block) || kept.has(block.text)) continue
      const start = page.text.lastIndexOf('\n', block.start - 1) + 1
      const place = { start: block.start - start, end: block.end - start }
      found.push({ source: index, text: page.text.slice(start, block.end), block: { ...block, ...place, facts: [] } })
      wanted.delete(index)
    }
  }
  return found
}

const isCode = ({ kind }: Block): boolean => kind === 'code'
