/** Whether two links lead to the same place, each in its own language. */
import type { Page, Side } from '../model.ts'
import type { PairView } from '../rule.ts'
import { type Destination, destinationOf } from '../text/destination.ts'
import { digitRuns } from '../text/pieces.ts'
import { wordingOf } from './wording.ts'

/** Beginnings of URLs that are each other's counterpart, by locale. */
export type LocaleMap = readonly Readonly<Record<string, string>>[]

/** Where a link of one side leads. */
export interface Address extends Destination {
  /** As it is written. */
  readonly raw: string
  /** Where on the web, without the locale: host and path, or the page of this project by its source path. */
  readonly place: string
  /** Whether it leads to the page that it stands on. */
  readonly here: boolean
}

/** How two addresses differ, when they do. */
export type Difference = 'none' | 'fragment' | 'localised' | 'place'

/** Reads a link of one side. */
export function addressOf(view: PairView, side: Side, raw: string, map: LocaleMap): Address {
  const page = view[side]
  const destination = destinationOf(mapped(withoutCampaign(raw), map), [view.source.locale, view.target.locale])
  const inside = pathOf(view, page, raw)
  if (inside !== undefined) {
    const own = view.site.counterpart(inside, view.source.locale)
    // A file that is no page of the project may have a translation beside it nevertheless: `README.fr.md`.
    const path = own ?? destinationOf(inside, [view.source.locale, view.target.locale]).address
    return { ...destination, raw, place: `page:${path}`, here: inside === page.path }
  }
  const place = levelled(destination.address)
  return { ...destination, raw, place, here: place === '' || isOwn(page, view, place) }
}

/** The file of the project that a link leads to, or meant to lead to: that it leads nowhere is for `link-target` to say. */
function pathOf({ site }: PairView, { path }: Page, raw: string): string | undefined {
  const inside = site.resolve(path, raw)
  if (inside === 'missing') return site.likeliest(path, raw)
  return inside?.path
}

/** Without the parameters that only count visitors. */
const withoutCampaign = (raw: string): string =>
  raw.includes('utm_') ? raw.replace(/(?<=[?&])utm_\w{1,20}=[^&#]{0,200}&?/g, '').replace(/[?&](?=#|$)/, '') : raw

/** Puts a common beginning in the place of those that the project declares to be counterparts. */
function mapped(raw: string, map: LocaleMap): string {
  for (const [index, beginnings] of map.entries()) {
    const longest = Object.values(beginnings)
      .filter((beginning) => raw.startsWith(beginning))
      .sort((a, b) => b.length - a.length)[0]
    if (longest !== undefined) return `//locale-map-${index}.invalid/${raw.slice(longest.length).replace(/^\//, '')}`
  }
  return raw
}

/** Without what the generator adds or leaves out: steps up, extensions, `index`. */
const levelled = (address: string): string =>
  address
    .replace(/^(?:\.{1,2}\/){1,20}/, '')
    .replace(/\.(?:mdx?|html?|markdown)$/, '')
    .replace(/(?:^|\/)(?:index|readme)$/i, '')
    .replace(/^\.$/, '')

/** Whether an address without host is the route of the page that it stands on. */
function isOwn(page: Page, { source, target }: PairView, place: string): boolean {
  const own = levelled(destinationOf(page.path, [source.locale, target.locale]).address)
  const route = place.replace(/^\//, '')
  return route.length > 3 && !place.startsWith('//') && (own === route || own.endsWith(`/${route}`))
}

const longestAnchor = 120

/** Compares two addresses of a pair. */
export function compareAddresses(view: PairView, source: Address, target: Address): Difference {
  const samePlace = source.place === target.place || (source.here && target.here)
  if (!samePlace) return isLocalised(view, source, target)
  // What follows `#` may be a whole program, as in playgrounds, and its words may be translated.
  if (source.fragment === target.fragment || Math.min(source.fragment.length, target.fragment.length) > longestAnchor)
    return 'none'
  if (source.fragment === '' || target.fragment === '') return 'fragment'
  if (source.here && target.here) return headingsAgree(view, source.fragment, target.fragment) ? 'none' : 'fragment'
  // Another page's headings are translated with it; those of a page that has one language are not.
  const oneLanguage = source.place.startsWith('//') && source.marks.join() === target.marks.join()
  return oneLanguage ? 'fragment' : 'none'
}

/** Whether two fragments of the pages at hand lead to counterparts. Fragments that lead nowhere are `link-target`'s business. */
function headingsAgree({ source, target, alignment }: PairView, from: string, to: string): boolean {
  const heading = (page: Page, id: string) => page.blocks.find((block) => block.id === id)?.index
  const [one, other] = [heading(source, from), heading(target, to)]
  if (one === undefined || other === undefined) return true
  return alignment.beads.some((bead) => bead.source.includes(one) && bead.target.includes(other))
}

/** Whether two different places may be one page of a site that translates its addresses: `en.wikipedia.org/wiki/Name` ↔ `fr.wikipedia.org/wiki/Nom`. */
function isLocalised(view: PairView, source: Address, target: Address): Difference {
  const [here, there] = [partsOf(source.place), partsOf(target.place)]
  const hosts = sameHost(here.host, there.host, view)
  if (hosts === 'other' || here.segments.length === 0 || there.segments.length === 0)
    return hosts === 'country' && here.path === there.path ? 'none' : 'place'
  if (hosts === 'same' && source.marks.join() === target.marks.join()) return 'place'
  if (here.path === there.path || isWiki(here.host)) return 'none'
  if (here.segments.length !== there.segments.length) return 'localised'
  const wording = wordingOf(view)
  const agree = here.segments.every((segment, index) => {
    const other = there.segments[index] ?? ''
    return segment === other || (here.host !== '' && isSlug(segment, other)) || wording.renames(segment, other)
  })
  return agree && digitRuns(here.path).join() === digitRuns(there.path).join() ? 'none' : 'localised'
}

interface Parts {
  readonly host: string
  readonly path: string
  readonly segments: readonly string[]
}

function partsOf(place: string): Parts {
  const [, host = '', path = ''] = /^(?:\/\/([^/]*))?(.*)$/s.exec(place) ?? []
  return { host, path, segments: path.split('/').filter((segment) => segment !== '') }
}

/** Whether two hosts are one site: the same, or the sites of two countries (`example.com`, `example.fr`). */
function sameHost(a: string, b: string, { source, target }: PairView): 'same' | 'country' | 'other' {
  if (a === b) return 'same'
  const [left, right] = [a.split('.'), b.split('.')]
  const [one = '', other = ''] = [left.pop(), right.pop()]
  const countries = [source.locale, target.locale].flatMap((locale) => locale.toLowerCase().split(/[-_]/))
  return left.join('.') === right.join('.') && left.length > 0 && (countries.includes(one) || countries.includes(other))
    ? 'country'
    : 'other'
}

/** Encyclopaedias name an article in their own language. */
const isWiki = (host: string): boolean =>
  /(?:^|\.)wik(?:ipedia|tionary|ibooks|iversity|imedia|iquote|isource|ivoyage)\.org$/.test(host)

/** Words in lower case, joined by hyphens, at least on one side. */
const isSlug = (a: string, b: string): boolean =>
  [a, b].every((slug) => /^[\p{Ll}\p{M}\d-]+$/u.test(slug)) && /\p{L}-\p{L}/u.test(a + b)
