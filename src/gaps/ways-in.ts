/**
 * First steps that lead to where the work is done, told in another way on each side: "Click here to open your domains",
 * "Log in, click your initials, choose Domains". One of them is the other's counterpart; only what is told beside it differs.
 */
import { featuresOf } from '../align/read-features.ts'
import type { AlignContext } from '../align/weighed.ts'
import type { Container, Page } from '../model.ts'
import { type ContainerPairs, mutualPairs } from '../rule/containers.ts'
import { isProcedure, itemsOf } from '../rule/procedures.ts'
import { languageOf } from '../text/languages.ts'
import type { SideGaps } from './side.ts'

/** Passes over one step of each side where both procedures open with a way in of their own. */
export function passOverWaysIn(
  source: SideGaps,
  target: SideGaps,
  pairs: ContainerPairs,
  languages: AlignContext,
): void {
  for (const [here, there] of mutualPairs(pairs, source.page, target.page)) {
    if (here.kind !== 'list' || !(isProcedure(source.page, here) || isProcedure(target.page, there))) continue
    const [first, second] = [opening(source, here), opening(target, there)]
    if (!first.some((item) => leadsIn(source.page, item)) || !second.some((item) => leadsIn(target.page, item)))
      continue
    const [one, other] = closest(source.page, first, target.page, second, languages)
    for (const index of source.openIn(one.first, one.last)) source.open.delete(index)
    for (const index of target.openIn(other.first, other.last)) target.open.delete(index)
  }
}

/** The items at the start of a list that are open whole. */
function opening(side: SideGaps, list: Container): Container[] {
  const items = itemsOf(side.page, list.index)
  const until = items.findIndex(({ first, last }) => !side.wholly(first, last))
  return until < 0 ? [] : items.slice(0, until)
}

const leadsIn = (page: Page, { first }: Container): boolean =>
  languageOf(page.locale).waysIn?.test(page.blocks[first]?.text.trim() ?? '') ?? false

/** The pair of items that have most words in common; the first ones when none have any. */
function closest(
  source: Page,
  first: readonly Container[],
  target: Page,
  second: readonly Container[],
  languages: AlignContext,
): [Container, Container] {
  const words = (page: Page, { first, last }: Container) =>
    featuresOf({ ...page, blocks: page.blocks.slice(first, last) }, languages).blocks()
  const others = second.map((item) => ({
    item,
    found: new Set(words(target, item).flatMap((one) => [...one.words, ...one.keys, ...one.facts])),
  }))
  let best: { common: number; pair: [Container, Container] } | undefined
  for (const item of first) {
    const features = words(source, item)
    for (const { item: other, found } of others) {
      const isFound = (id: number) =>
        found.has(id) || [...(languages.lexicon.of(id)?.keys() ?? [])].some((term) => found.has(term))
      const common = features.reduce((sum, one) => sum + [...one.words, ...one.facts].filter(isFound).length, 0)
      if (!best || common > best.common) best = { common, pair: [item, other] }
    }
  }
  return best?.pair ?? [first[0] as Container, second[0] as Container]
}
