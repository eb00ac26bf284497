/** Whether two links lead to the same place, each in its own language. */
import type { Locale, Page, Side } from '../model.ts'
import type { PairView } from '../rule.ts'
import { type Destination, destinationOf } from '../text/destination.ts'
import { memo, textMemo } from '../text/memo.ts'
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

/**
 * How two addresses differ, when they do: another place of a page (`fragment`) or the page without the place (`top`),
 * another page of a site that has both languages (`localised`), an edition in the target's language of what has no mark of
 * a language in the source (`edition`), another place altogether.
 */
export type Difference = 'none' | 'fragment' | 'top' | 'localised' | 'edition' | 'place'

/** Reads a link of one side. */
export function addressOf(view: PairView, side: Side, raw: string, map: LocaleMap): Address {
  const page = view[side]
  const { address, fragment, marks } = withoutLocales(mapped(withoutCampaign(raw), map), view.languages.locales)
  const inside = pathOf(view, page, raw)
  if (inside !== undefined) {
    const own = view.site.counterpart(inside, view.source.locale)
    // A file that is no page of the project may have a translation beside it nevertheless: `README.fr.md`.
    const path = own ?? withoutLocales(inside, view.languages.locales).address
    return { address, fragment, marks, raw, place: `page:${path}`, here: inside === page.path }
  }
  const place = levelled(address)
  return { address, fragment, marks, raw, place, here: place === '' || isOwn(page, view, place) }
}

/** Sites link to the same places from many pages. */
const withoutLocales = textMemo((url, locales: readonly Locale[]) => destinationOf(url, locales))

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
function isOwn(page: Page, { languages }: PairView, place: string): boolean {
  if (place.startsWith('//')) return false
  const route = place.replace(/^\//, '')
  if (route.length < 4) return false
  const own = levelled(withoutLocales(page.path, languages.locales).address)
  return own === route || own.endsWith(`/${route}`)
}

const longestAnchor = 120

/** Without the numbers that generators give to what has no name (`idm318`, `#id4`), anew for each language. */
const withoutNumbering = (raw: string): string => raw.replace(/(?<![\p{L}\d])id[mp]?\d{1,12}(?![\p{L}\d])/giu, 'id')

/** Compares two addresses of a pair. */
export function compareAddresses(view: PairView, source: Address, target: Address): Difference {
  if (source.raw !== target.raw && withoutNumbering(source.raw) === withoutNumbering(target.raw)) return 'none'
  const samePlace = source.place === target.place || (source.here && target.here) || isOwnRoute(view, source, target)
  if (!samePlace) return isLocalised(view, source, target)
  // What follows `#` may be a whole program, as in playgrounds, and its words may be translated.
  if (source.fragment === target.fragment || Math.min(source.fragment.length, target.fragment.length) > longestAnchor)
    return 'none'
  if (source.fragment === '' || target.fragment === '') return 'top'
  if (source.here && target.here) return headingsAgree(view, source.fragment, target.fragment) ? 'none' : 'fragment'
  // Another page's headings are translated with it; those of a page that has one language are not.
  const oneLanguage = source.place.startsWith('//') && source.marks.join() === target.marks.join()
  return oneLanguage ? 'fragment' : 'none'
}

/** Whether one side names the place alone (`#place`), the other with the route of its page, which only the site knows. */
function isOwnRoute({ source: page, target: other }: PairView, source: Address, target: Address): boolean {
  if (source.fragment === '' || source.fragment !== target.fragment) return false
  const [bare, routed, { path }] = source.raw.startsWith('#') ? [source, target, other] : [target, source, page]
  if (!bare.raw.startsWith('#') || routed.here || routed.place.startsWith('page:')) return false
  if (!routed.place.startsWith('//')) return routed.place.startsWith('/')
  const name = (route: string): string | undefined => levelled(route).split('/').at(-1)
  return name(path) !== '' && name(path) === name(routed.place)
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
  if (source.place === withoutLanguageName(target.place, view.target.locale)) return 'none'
  const [here, there] = [partsOf(source.place), partsOf(target.place)]
  const isEdition = source.marks.length === 0 && target.marks.some((mark) => isLocaleMark(mark, view.target.locale))
  const elsewhere = isEdition ? 'edition' : 'place'
  const hosts = sameHost(here.host, there.host, view)
  if (hosts === 'other' || here.segments.length === 0 || there.segments.length === 0)
    return hosts === 'country' && here.path === there.path ? 'none' : elsewhere
  if (hosts === 'same' && source.marks.join() === target.marks.join()) return 'place'
  if (here.path === there.path || isWiki(here.host)) return 'none'
  const other = isEdition ? 'edition' : 'localised'
  if (here.segments.length !== there.segments.length) return other
  const wording = wordingOf(view)
  const isRooted = here.host !== '' || here.path.startsWith('/')
  const agree = here.segments.every((segment, index) => {
    const name = there.segments[index] ?? ''
    return segment === name || (isRooted && isSlug(segment, name)) || wording.renames(segment, name)
  })
  return agree && digitRuns(here.path).join() === digitRuns(there.path).join() ? 'none' : other
}

const isLocaleMark = (mark: string, locale: Locale): boolean =>
  mark.split(/[-_]/)[0] === locale.toLowerCase().split(/[-_]/)[0]

/** An address without the name of a language that it carries: `users-french@lists…`, `/docs-francais/`. */
function withoutLanguageName(place: string, locale: Locale): string {
  const [name, more = ''] = languageNames(locale)
  return name ? place.replace(new RegExp(`[-_.](?:${name}|${more || name})(?=[-_./@]|$)`, 'iu'), '') : place
}

/** What a language is called in English and by itself, without accents. */
const languageNames = memo((locale: Locale): string[] => {
  try {
    const [language = locale] = locale.split(/[-_]/)
    return ['en', language].flatMap((tongue) => {
      const name = new Intl.DisplayNames([tongue], { type: 'language', fallback: 'none' }).of(language)
      return name
        ? [
            name
              .normalize('NFD')
              .replace(/[^\p{L}]/gu, '')
              .toLowerCase(),
          ]
        : []
    })
  } catch {
    return []
  }
})

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
function sameHost(a: string, b: string, view: PairView): 'same' | 'country' | 'other' {
  const { source, target } = view
  if (a === b) return 'same'
  const [left, right] = [a.split('.'), b.split('.')]
  if (isMirror(left, right, view)) return 'country'
  const [one = '', other = ''] = [left.pop(), right.pop()]
  const countries = [source.locale, target.locale].flatMap((locale) => locale.toLowerCase().split(/[-_]/))
  return left.join('.') === right.join('.') && left.length > 0 && (countries.includes(one) || countries.includes(other))
    ? 'country'
    : 'other'
}

/** Whether two hosts differ in the country that one label names: `ftp.us.example.org`, `ftp.fr.example.org`. */
function isMirror(a: readonly string[], b: readonly string[], { target }: PairView): boolean {
  const at = a.flatMap((label, index) => (label === b[index] ? [] : index))
  const [one = '', other = ''] = [a[at[0] ?? -1], b[at[0] ?? -1]]
  const isCountry = one.length === 2 && target.locale.toLowerCase().split(/[-_]/).includes(other)
  return a.length === b.length && a.length > 2 && at.length === 1 && isCountry
}

/** Encyclopaedias name an article in their own language. */
const isWiki = (host: string): boolean =>
  /(?:^|\.)wik(?:ipedia|tionary|ibooks|iversity|imedia|iquote|isource|ivoyage)\.org$/.test(host)

/** Words in lower case, joined by hyphens, at least on one side. */
const isSlug = (a: string, b: string): boolean =>
  [a, b].every((slug) => /^[\p{Ll}\p{M}\d-]+$/u.test(slug)) && /\p{L}-\p{L}/u.test(a + b)
