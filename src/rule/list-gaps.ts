/** Lists whose items differ, as rules speak of them. */
import type { Words } from '../known-error.ts'
import type { Container, Page, Span } from '../model.ts'
import type { Gap, PairView, Raised } from '../rule.ts'
import { excerpt } from '../text/excerpt.ts'
import { mutualPairs } from './containers.ts'
import { quoteParts, wordsAt } from './naming.ts'
import { isProcedure, itemsOf } from './procedures.ts'

/** A list and its counterpart that do not have the same items. */
export interface ListGap {
  readonly source: Span
  readonly target: Span
  /** How many items stand directly in each list; 0 where the lists are not each other's only counterpart. */
  readonly counts: { readonly source: number; readonly target: number }
  /** The item under which the list stands, when it is nested. */
  readonly under?: string
  readonly missing?: Words
  readonly extra?: Words
  readonly parts: NonNullable<Raised['parts']>
}

/** The lists of one kind whose items differ, what is missing and what is extra in one list together. */
export function* listGaps(view: PairView, kind: 'step' | 'item'): Generator<ListGap> {
  for (const { missing, extra } of byList(view, kind)) {
    const lost = missing?.parts ?? []
    const gained = extra?.parts ?? []
    const here = view.source.containers[missing?.list ?? extra?.otherList ?? -1]
    const there = view.target.containers[extra?.list ?? missing?.otherList ?? -1]
    yield {
      source: here ?? extra?.insertAt ?? { start: 0, end: 0 },
      target: there ?? missing?.insertAt ?? { start: 0, end: 0 },
      counts:
        here && there
          ? { source: itemsOf(view.source, here.index).length, target: itemsOf(view.target, there.index).length }
          : { source: 0, target: 0 },
      ...(here && here.parent >= 0 ? underOf(view.source, here) : {}),
      ...(lost.length > 0 ? { missing: quoteParts(view.source, lost) } : {}),
      ...(gained.length > 0 ? { extra: quoteParts(view.target, gained) } : {}),
      parts: [
        ...(missing?.parts ?? []).map((source) => ({
          drift: 'missing' as const,
          source,
          ...(missing ? { target: missing.insertAt } : {}),
        })),
        ...(extra?.parts ?? []).map((target) => ({
          drift: 'extra' as const,
          ...(extra ? { source: extra.insertAt } : {}),
          target,
        })),
      ],
    }
  }
}

/** The first words of the item that holds a list. */
function underOf(page: Page, { parent }: Container): { under?: string } {
  const item = page.containers[parent]
  return item?.kind === 'item' ? { under: excerpt(page.blocks[item.first]?.text ?? '', 40) } : {}
}

/** The gaps of each pair of lists. */
function byList(view: PairView, kind: 'step' | 'item'): { missing?: Gap; extra?: Gap }[] {
  const groups: { missing?: Gap; extra?: Gap }[] = []
  for (const gap of view.gaps) {
    if (gap.kind !== kind) continue
    if (gap.side === 'source') groups.push({ missing: gap })
    else {
      const group = groups.find(
        ({ missing }) => missing && gap.otherList !== undefined && missing.list === gap.otherList,
      )
      if (group) group.extra = gap
      else groups.push({ extra: gap })
    }
  }
  return groups
}

/** A step of one side that is told in several on the other, with nothing missing. */
export interface SplitStep {
  readonly lists: readonly [Container, Container]
  readonly counts: { readonly source: number; readonly target: number }
  readonly source: Span
  readonly target: Span
  readonly words: string
}

/** Procedures of which the counts differ although every step has its counterpart. */
export function* splitSteps({ source, target, containers, matches, gaps }: PairView): Generator<SplitStep> {
  for (const [here, there] of mutualPairs(containers, source, target)) {
    if (here.kind !== 'list') continue
    const counts = { source: itemsOf(source, here.index).length, target: itemsOf(target, there.index).length }
    if (counts.source === counts.target) continue
    if (gaps.some((gap) => gap.list === (gap.side === 'source' ? here.index : there.index))) continue
    if (!isProcedure(source, here) && !isProcedure(target, there)) continue
    for (const match of matches) {
      if (match.kind !== 'both' || match.source.length === match.target.length) continue
      const items = [...match.source, ...match.target].filter(({ kind }) => kind === 'item').length
      const inside = match.source.every(({ start }) => start >= here.start && start < here.end)
      if (!inside || items < match.source.length + match.target.length) continue
      const [first] = match.source
      yield {
        lists: [here, there],
        counts,
        source: { start: first?.start ?? here.start, end: match.source.at(-1)?.end ?? here.end },
        target: { start: match.target[0]?.start ?? there.start, end: match.target.at(-1)?.end ?? there.end },
        words: wordsAt(source, first ?? here),
      }
    }
  }
}
