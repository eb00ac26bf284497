/** Which lists are procedures. */
import type { Container, Page } from '../model.ts'
import { languageOf } from '../text/languages.ts'

/** A list that tells what to do in order: numbered, or announced as a procedure by the line before it. */
export function isProcedure(page: Page, list: Container): boolean {
  if (list.ordered) return true
  const before = page.blocks[list.first - 1]
  return (
    before !== undefined && before.section === list.section && languageOf(page.locale).introducesProcedure(before.text)
  )
}

/** The lists around a block, outermost first. */
export function listsAround(page: Page, container: number): number[] {
  const lists: number[] = []
  for (let at = page.containers[container]; at; at = page.containers[at.parent])
    if (at.kind === 'list') lists.unshift(at.index)
  return lists
}

/** The items that stand directly in a list. What a container holds follows it, so that the others need not be looked at. */
export function itemsOf(page: Page, list: number): Container[] {
  const items: Container[] = []
  const end = page.containers[list]?.last ?? 0
  for (let at = list + 1; (page.containers[at]?.first ?? Number.POSITIVE_INFINITY) < end; at++) {
    const container = page.containers[at] as Container
    if (container.kind === 'item' && container.parent === list) items.push(container)
  }
  return items
}
