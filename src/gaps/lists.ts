/** Items without counterpart, of lists that both sides have. */
import type { Container, Page } from '../model.ts'
import { areMutual, type ContainerPairs } from '../rule/containers.ts'
import { isProcedure, listsAround } from '../rule/procedures.ts'
import type { GapPart } from '../rule.ts'
import type { SideGaps } from './side.ts'

/** Takes the items that are open: one gap for each list, with the items of nested lists that are missing whole. */
export function takeItems(side: SideGaps, pairs: ContainerPairs): void {
  const partners = side.side === 'source' ? pairs.toTarget : pairs.toSource
  const byList = new Map<number, { blocks: number[]; parts: GapPart[] }>()
  const taken = new Set<number>()
  for (const item of side.page.containers) {
    if (item.kind !== 'item') continue
    const blocks = openBlocksOf(item, side)
    if (blocks.length === 0 || taken.has(blocks[0] as number)) continue
    const list = listsAround(side.page, item.parent).findLast((one) => partners.has(one))
    if (list === undefined) continue
    for (const index of blocks) taken.add(index)
    const group = byList.get(list) ?? { blocks: [], parts: [] }
    group.blocks.push(...blocks)
    group.parts.push(side.cover(blocks))
    byList.set(list, group)
  }
  for (const [list, { blocks, parts }] of byList) {
    const container = side.page.containers[list] as Container
    const other = side.other.containers[partners.get(list) ?? -1]
    if (!other) continue
    const kind = isStepList(side.page, container) || isStepList(side.other, other) ? 'step' : 'item'
    const mutual = side.side === 'source' ? areMutual(pairs, list, other.index) : areMutual(pairs, other.index, list)
    side.take(kind, blocks, container, parts, { list, ...(mutual ? { otherList: other.index } : {}) })
  }
}

/** All of an item that is open whole; else its opening text and what follows without a break. */
function openBlocksOf(item: Container, side: SideGaps): number[] {
  return side.wholly(item.first, item.last) ?? side.leading(item.first, item.last)
}

/** A procedure, or a list within one. */
const isStepList = (page: Page, list: Container): boolean =>
  listsAround(page, list.index).some((index) => isProcedure(page, page.containers[index] as Container))
