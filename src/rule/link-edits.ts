/** Leads a link of the translation to where the source's leads. */
import type { Edit, LinkFact, Page, PlainFact, Span } from '../model.ts'
import type { PairView } from '../rule.ts'
import { destinationOf } from '../text/destination.ts'
import { isSlip } from '../text/slip.ts'
import { isOutdated } from './outdated.ts'

/** The edits that give a link the right destination; none where only a person can tell which one that is. */
export function linkEdits(view: PairView, source: LinkFact | PlainFact, target: LinkFact | PlainFact): Edit[] {
  const address = source.kind === 'email' ? source.value : addressFor(view, source.value, target.value)
  if (address === undefined || address === target.value) return []
  // Another place may be what the translator found, unless it is known that the source moved on since.
  const isMeant = isSlip(address, target.value) || isSamePage(view, source.value, address, target.value)
  if (!isMeant && !isOutdated(view, target)) return []
  return placesOf(view.target, target).map(({ start, end }) => ({ side: 'target', start, end, text: address }))
}

/** Whether a link into the project leads to the right page already, and only its heading is another. */
function isSamePage({ source: page, site }: PairView, source: string, address: string, target: string): boolean {
  const [wanted, given] = [address, target].map((value) => value.split('#', 1)[0])
  const found = site.resolve(page.path, source)
  return wanted === given && found !== undefined && found !== 'missing'
}

/** What the translation has to write to lead where `source` leads; `target` tells how it names its locale. */
function addressFor(view: PairView, source: string, target: string): string | undefined {
  const found = view.site.resolve(view.source.path, source)
  if (found === 'missing') return undefined
  if (found) return insideAddress(view, source, found)
  if (!/^(?:https?:)?\/\/?[^/]/i.test(source)) return undefined
  const locales = [view.source.locale, view.target.locale]
  const [here, there] = [destinationOf(source, locales), destinationOf(target, locales)]
  const marks = (list: readonly string[]): string => list.join()
  if (marks(here.marks) === marks(there.marks)) return source
  // Which edition of a place the translator chose is no drift; where the source names none, nobody knows the other's name.
  if (here.marks.length !== 1 || there.marks.length !== 1) return undefined
  const [before, after] = [markIn(source, here.marks[0]), markIn(target, there.marks[0])]
  if (!before || !after) return undefined
  const swapped = source.slice(0, before.start) + target.slice(after.start, after.end) + source.slice(before.end)
  if (here.fragment === '') return swapped
  // The headings of the other edition have names of their own.
  const hash = target.indexOf('#')
  return there.fragment === '' ? undefined : swapped.slice(0, swapped.indexOf('#')) + target.slice(hash)
}

/** A page of the project: its counterpart, and there the heading that stands for the source's. */
function insideAddress(
  { source, target, site }: PairView,
  link: string,
  found: { readonly path: string; readonly fragment?: string },
): string | undefined {
  const own = site.counterpart(found.path, target.locale)
  if (own === undefined) return undefined
  const path = link.startsWith('#')
    ? own === target.path && found.path === source.path
      ? ''
      : undefined
    : site.destination(target.path, link, own)
  if (path === undefined || found.fragment === undefined) return path
  const anchor = site.anchorIn(own, found.path, found.fragment)
  return anchor === undefined ? undefined : `${path}#${anchor}`
}

/** Where an address names its locale, when it does so once. */
function markIn(address: string, mark: string | undefined): Span | undefined {
  if (!mark) return undefined
  const found = [
    ...address.matchAll(/(?<![\p{L}\p{N}])[A-Za-z]{2,3}(?:[-_][A-Za-z\d]{2,4})?(?![\p{L}\p{N}])/gu),
  ].filter(([tag]) => tag.toLowerCase() === mark)
  const [only, ...more] = found
  return only && more.length === 0 ? { start: only.index, end: only.index + mark.length } : undefined
}

/** Where a link's destination is written: in the link, in its label too where that shows it, or in its definition. */
function placesOf(page: Page, link: LinkFact | PlainFact): Span[] {
  const inside = occurrences(page.text, link, link.value)
  const isShown = 'label' in link && link.label === link.value
  if (inside.length === 1 || (inside.length === 2 && isShown)) return inside
  if (inside.length > 0) return 'destination' in link && link.destination ? [link.destination] : []
  const definitions = page.blocks.filter(({ kind }) => kind === 'definition')
  const defined = definitions.flatMap((block) => occurrences(page.text, block, link.value))
  return defined.length === 1 ? defined : []
}

function occurrences(text: string, { start, end }: Span, value: string): Span[] {
  const found: Span[] = []
  for (let at = text.indexOf(value, start); value !== '' && at >= 0 && at + value.length <= end; ) {
    found.push({ start: at, end: at + value.length })
    at = text.indexOf(value, at + value.length)
  }
  return found
}
