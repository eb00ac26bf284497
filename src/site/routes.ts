/** The URLs under which a site's pages are served. */
import { posix } from 'node:path'
import type { LinksConfig } from '../config/types.ts'
import type { Locale, Page, PagePair } from '../model.ts'
import { sameLocale, spellings } from '../text/locales.ts'
import { isAsset, stemOf } from './destinations.ts'

/** Front matter with which an author gives a page another URL. */
const namingKeys = new Set(['slug', 'permalink', 'url', 'id'])
/** Docusaurus and others leave a number in front of a name out of the URL. */
const numbered = /(^|\/)\d{1,4}[-_. ]+(?=[^/])/g

/** The URLs that a page's author chose for it. */
export const chosenFor = ({ frontMatter }: Pick<Page, 'frontMatter'>): string[] =>
  frontMatter.flatMap(({ key, value }) => (namingKeys.has(key) && typeof value === 'string' ? [value] : []))

/** Finds pages by the URLs that lead to them. */
export class Routes {
  private readonly byLocale = new Map<Locale, Map<string, string>>()
  /** Last parts of the URLs that authors chose, once they are asked for: what leads there is not missing. */
  private chosen: ReadonlySet<string> | undefined
  private readonly pageOf: (path: string) => Page | undefined
  private readonly paths = new Set<string>()
  private readonly folders = new Set<string>()
  private readonly links: LinksConfig
  private readonly base: string
  /** How the paths of each locale begin, the longest first, where that is configured. */
  private readonly marks: readonly { readonly named: Locale; readonly mark: string }[]

  constructor(
    pairs: readonly PagePair[],
    source: Locale,
    links: LinksConfig = {},
    pageOf: (path: string) => Page | undefined,
  ) {
    this.links = links
    this.pageOf = pageOf
    this.base = (links.base ?? '').replace(/^\/*/, '/').replace(/\/*$/, '/')
    this.marks = Object.entries(links.routes ?? {})
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([named, route]) => ({ named, mark: route.replace(/^\/+|\/+$/g, '') }))
    for (const pair of pairs) {
      for (const [path, locale] of [
        [pair.source, source],
        [pair.target, pair.locale],
      ] as const) {
        if (path === undefined) continue
        this.paths.add(path)
        this.folders.add(posix.dirname(path))
        const pages = this.byLocale.get(locale) ?? new Map<string, string>()
        this.byLocale.set(locale, pages)
        const key = keyOf(pair.id)
        if (!pages.has(key)) pages.set(key, path)
      }
    }
  }

  /**
   * The page that an absolute path leads to. Without a configuration only what names its locale is found, and nothing
   * is known to be missing.
   */
  find(path: string): string | 'missing' | undefined {
    const below = this.belowBase(path)
    if (below === undefined || isAsset(path)) return undefined
    const { locale, rest } = this.localeIn(below)
    if (locale === undefined) return undefined
    const found = this.byLocale.get(locale)?.get(keyOf(rest))
    if (found !== undefined) return found
    return this.links.base !== undefined && !this.isChosen(rest) ? 'missing' : undefined
  }

  /** An absolute path with the locale of another page in place of its own; `undefined` where it names none. */
  inLocale(path: string, locale: Locale): string | undefined {
    const below = this.belowBase(path)
    if (below === undefined) return undefined
    const { locale: own, rest, mark } = this.localeIn(below)
    if (own === undefined) return undefined
    const route = this.links.routes?.[locale] ?? (mark === '' ? undefined : locale)
    if (route === undefined) return undefined
    const base = path.slice(0, path.length - below.length)
    return `${base}${[route, rest].filter(Boolean).join('/')}`.replace(/^(?!\/)/, '/')
  }

  /** Whether an author gave some page a URL that ends like this one. */
  isChosen(path: string): boolean {
    this.chosen ??= this.allChosen()
    return this.chosen.has(lastPart(keyOf(path)))
  }

  private allChosen(): ReadonlySet<string> {
    const pages = [...this.paths].flatMap((path) => this.pageOf(path) ?? [])
    return new Set(pages.flatMap(chosenFor).map((url) => lastPart(keyOf(url))))
  }

  /** Whether pages stand in this folder. */
  hasFolder(folder: string): boolean {
    return this.folders.has(folder)
  }

  /** What follows the base; `undefined` for what is not below it. */
  private belowBase(path: string): string | undefined {
    if (path === this.base.slice(0, -1)) return ''
    return path.startsWith(this.base) ? path.slice(this.base.length) : undefined
  }

  /** The locale that a path opens with, what follows, and how the locale was written. */
  private localeIn(path: string): { readonly locale?: Locale; readonly rest: string; readonly mark: string } {
    for (const { named, mark } of this.marks) {
      const locale = [...this.byLocale.keys()].find((one) => sameLocale(one, named))
      if (locale === undefined) continue
      if (mark === '') return { locale, rest: path, mark }
      if (path === mark || path.startsWith(`${mark}/`)) return { locale, rest: path.slice(mark.length + 1), mark }
    }
    if (this.marks.length > 0) return { rest: path, mark: '' }
    const [first = ''] = path.split('/', 1)
    const locale = [...this.byLocale.keys()].find((one) => spellings(one).includes(first))
    return locale === undefined ? { rest: path, mark: '' } : { locale, rest: path.slice(first.length + 1), mark: first }
  }
}

/** A URL or a page's id, in the form in which they are compared. */
export const keyOf = (url: string): string =>
  stemOf(url.replace(/^\/+|\/+$/g, ''))
    .replace(numbered, '$1')
    .toLowerCase()

const lastPart = (key: string): string => key.slice(key.lastIndexOf('/') + 1)
