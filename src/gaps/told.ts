/** Blocks that are told within the counterpart of their neighbour: a list told as a paragraph, a paragraph that was joined. */
import type { AlignContext } from '../align/weighed.ts'
import type { Alignment, Bead, Block, Page, Side } from '../model.ts'
import { countSentences, lackOf } from '../rule/sentences.ts'
import { lettersIn } from '../text/letters.ts'

/** How surely a block's own words must be found there, as a log likelihood ratio. Measured. */
const sure = -4
/** Words that say little suffice where the count of sentences speaks for it too. */
const unsure = 1

/** The alignment with each such block joined to its neighbour's bead. */
export function joinTold(source: Page, target: Page, alignment: Alignment, languages: AlignContext): Alignment {
  if (alignment.beads.every((bead) => bead.source.length > 0 && bead.target.length > 0)) return alignment
  const beads = [...alignment.beads]
  const pages = { source, target }
  let changed = false
  for (const side of ['source', 'target'] as const) {
    const other = side === 'source' ? 'target' : 'source'
    const holder = new Map(
      beads.flatMap((bead) =>
        bead.moved || bead[other].length === 0 ? [] : bead[side].map((index) => [index, bead] as const),
      ),
    )
    for (const bead of beads.filter((one) => one[other].length === 0)) {
      const index = bead[side][0] ?? -1
      const block = pages[side].blocks[index]
      if (!block || !isProse(block)) continue
      for (const beside of [holder.get(index - 1), holder.get(index + 1)]) {
        if (!beside || !isTold(block, beside, side, pages, languages)) continue
        const joined: Bead = { ...beside, [side]: [...beside[side], index].sort((a, b) => a - b) }
        beads.splice(beads.indexOf(bead), 1)
        beads.splice(beads.indexOf(beside), 1, joined)
        for (const one of joined[side]) holder.set(one, joined)
        changed = true
        break
      }
    }
  }
  return changed ? { ...alignment, beads } : alignment
}

const lengthOf = (blocks: readonly Block[]): number => blocks.reduce((sum, { prose }) => sum + lettersIn(prose), 0)

const isProse = ({ kind }: Block): boolean => kind === 'paragraph' || kind === 'item'

function isTold(
  block: Block,
  bead: Bead,
  side: Side,
  pages: Readonly<Record<Side, Page>>,
  languages: AlignContext,
): boolean {
  const other = side === 'source' ? 'target' : 'source'
  const neighbours = bead[side].map((index) => pages[side].blocks[index] as Block)
  const there = bead[other].map((index) => pages[other].blocks[index] as Block)
  if (![...neighbours, ...there].every(isProse) || neighbours.some(({ section }) => section !== block.section))
    return false
  const [here, facing] = [pages[side], pages[other]]
  const ratio = side === 'source' ? languages.lengthRatio : -languages.lengthRatio
  const off = (blocks: readonly Block[]) => Math.abs(Math.log((lengthOf(there) + 12) / (lengthOf(blocks) + 12)) - ratio)
  // What holds a second block is longer than the first alone explains.
  if (off([...neighbours, block]) >= off(neighbours)) return false
  const lack = lackOf({ page: here, block, neighbours }, { page: facing, blocks: there }, languages, side)
  const count = (page: Page, blocks: readonly Block[]) => countSentences({ page, blocks })
  return lack < sure || (lack < unsure && count(facing, there) >= count(here, [...neighbours, block]))
}
