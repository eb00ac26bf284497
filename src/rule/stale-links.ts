/** The links of a translation that lead where its source once led, and no longer does. */
import type { StaleBead } from '../history.ts'
import type { Block, Page, Span } from '../model.ts'
import type { PairView } from '../rule.ts'
import { destinationOf } from '../text/destination.ts'
import { destinationIn, type Link, linksIn } from '../text/link-text.ts'
import { type Address, addressOf, compareAddresses } from './links.ts'

/** One such link. */
export interface StaleLink {
  readonly bead: StaleBead
  readonly change: StaleBead['urls'][number]
  /** The link; a definition, where the link refers to one. */
  readonly link: Link
  /** The links that refer to the definition. */
  readonly uses: readonly Span[]
  /** The new destination, and where it goes; absent where it cannot be told how the translation's language writes it. */
  readonly replaced?: Span & { readonly text: string }
}

/** Finds the links that history says went stale. */
export function* staleLinks(view: PairView): Generator<StaleLink> {
  const beads = view.history?.stale.filter(({ urls }) => urls.length > 0) ?? []
  if (beads.length === 0) return
  const links = linksIn(view.target)
  const address = (side: 'source' | 'target', url: string): Address => addressOf(view, side, url, [])
  const leads = (from: Address, to: Address): boolean => compareAddresses(view, from, to) === 'none'
  for (const bead of beads) {
    const blocks = bead.target.map((index) => view.target.blocks[index] as Block)
    const own = links.filter((link) => blocks.some(({ start, end }) => start <= link.start && link.end <= end))
    for (const change of bead.urls) {
      const [from, to] = [
        address('source', change.from),
        change.to === undefined ? undefined : address('source', change.to),
      ]
      for (const link of own) {
        const there = address('target', link.value)
        if (link.value !== change.from && (!leads(from, there) || (to && leads(to, there)))) continue
        const text = change.to === undefined ? undefined : inTarget(view, change.from, change.to, link.value)
        const at = text === undefined ? undefined : destinationIn(view.target.text, link)
        const uses = blocks.some(({ kind }) => kind === 'definition') ? usesOf(view.target, link) : []
        yield { bead, change, link, uses, ...(at && text !== undefined ? { replaced: { ...at, text } } : {}) }
      }
    }
  }
}

/** How the translation writes the new destination; `undefined` where its language may have a page of its own. */
function inTarget({ source, target }: PairView, from: string, to: string, now: string): string | undefined {
  const { marks } = destinationOf(to, [source.locale, target.locale])
  if (now === from && (marks.length === 0 || destinationOf(from, [source.locale, target.locale]).marks.length > 0)) {
    const isFragmentOfText = to.includes('#') && !/^https?:/i.test(to)
    return isFragmentOfText ? undefined : to
  }
  return undefined
}

/** The links that lead to a definition's destination and are written as references. */
const usesOf = ({ text, blocks }: Page, { value }: Link): Span[] =>
  blocks
    .filter(({ kind }) => kind !== 'definition')
    .flatMap(({ facts }) => facts)
    .filter(
      (fact) =>
        (fact.kind === 'url' || fact.kind === 'image') &&
        fact.value === value &&
        !text.slice(fact.start, fact.end).includes(value),
    )

/** The place of the first link to a destination in some blocks. */
export function linkTo({ blocks }: Page, indexes: readonly number[], url: string | undefined): Span | undefined {
  const facts = indexes.flatMap((index) => blocks[index]?.facts ?? [])
  const found = facts.find((fact) => (fact.kind === 'url' || fact.kind === 'image') && fact.value === url)
  return found && { start: found.start, end: found.end }
}
