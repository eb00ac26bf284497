/** Items that say the same in two places of one list: too short to be told apart by the aligner, and none is missing. */
import type { Alignment, Bead, Page } from '../model.ts'
import { areMutual, type ContainerPairs } from '../rule/containers.ts'

/** The alignment with a moved bead for each item that both lists have word for word, in different places. */
export function joinTwins(source: Page, target: Page, alignment: Alignment, containers: ContainerPairs): Alignment {
  const lost = alignment.beads.filter(
    (bead) => bead.target.length === 0 && listOf(source, bead.source[0]) !== undefined,
  )
  if (lost.length === 0) return alignment
  const gained = alignment.beads.filter(
    (bead) => bead.source.length === 0 && listOf(target, bead.target[0]) !== undefined,
  )
  const byText = new Map<string | undefined, Bead[]>()
  for (const bead of gained) {
    const text = target.blocks[bead.target[0] ?? -1]?.text
    byText.set(text, [...(byText.get(text) ?? []), bead])
  }
  const joined = new Map<Bead, Bead | undefined>()
  for (const bead of lost) {
    const alike = byText.get(source.blocks[bead.source[0] ?? -1]?.text) ?? []
    const twin = alike.find((other) => !joined.has(other) && areTwins(source, bead, target, other, containers))
    if (!twin) continue
    joined.set(bead, { source: bead.source, target: twin.target, similarity: 1, moved: true })
    joined.set(twin, undefined)
  }
  if (joined.size === 0) return alignment
  return {
    ...alignment,
    beads: alignment.beads.flatMap((bead) => (joined.has(bead) ? (joined.get(bead) ?? []) : [bead])),
  }
}

function areTwins(source: Page, lost: Bead, target: Page, gained: Bead, containers: ContainerPairs): boolean {
  const [here, there] = [listOf(source, lost.source[0]), listOf(target, gained.target[0])]
  if (here === undefined || there === undefined || !areMutual(containers, here, there)) return false
  return source.blocks[lost.source[0] ?? -1]?.text !== ''
}

/** The list of an item, when the block is an item's first. */
function listOf(page: Page, index: number | undefined): number | undefined {
  const block = page.blocks[index ?? -1]
  const item = page.containers[block?.container ?? -1]
  return block?.kind === 'item' && item?.kind === 'item' ? item.parent : undefined
}
