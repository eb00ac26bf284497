/** What rules may know of the other pages of a project. */
import { posix } from 'node:path'
import { jsonKey } from './cache/key.ts'
import type { Config } from './config/types.ts'
import { groupBy } from './group-by.ts'
import type { Block, Locale, Page, PagePair, Reading } from './model.ts'
import type { LinkAnswers, Site, Web } from './rule.ts'
import { anchorsOf } from './site/anchors.ts'
import { type Candidates, candidatesFor, isElsewhere, splitDestination } from './site/destinations.ts'
import { type HeadingPairs, headingPairsOf } from './site/headings.ts'
import { chosenFor, keyOf, Routes } from './site/routes.ts'
import { type Aligned, CodeTranslations } from './site/translations.ts'
import { memo, textMemo } from './text/memo.ts'
import { nearest } from './text/nearest.ts'

/** What a site is made of. */
export interface SiteFacts {
  readonly source: Locale
  readonly targets: readonly Locale[]
  readonly pairs: readonly PagePair[]
  readonly config: Config
  readonly readings: ReadonlyMap<string, Reading>
  /** The pairs of which both pages were read. */
  readonly aligned?: ReadonlyMap<PagePair, Aligned>
  /** What the web said of the links, when it was asked. */
  readonly answers?: LinkAnswers
  /** Whether a file or a folder stands at a path, pages and others. */
  has(path: string): boolean
}

/** Generators that read a relative destination as a URL, so that a file's absence proves nothing. */
const urlRelative = ['hugo.toml', 'hugo.yaml', 'hugo.json', 'config.toml', 'config/_default', '_config.yml']

/** What a destination says wherever it stands, and the page that an absolute one leads to: pages link to the same ones again and again. */
const spelled = textMemo((destination, routes: Routes) => {
  if (isElsewhere(destination)) return undefined
  const { path, fragment } = splitDestination(destination)
  return { path, fragment, page: path.startsWith('/') ? routes.find(path) : undefined }
})

/** The pages of a pair, and those that their links are compared with. */
const mostAtHand = 4
/** Of so many pages at a time, fragments can be looked up at once. */
const mostFragments = 1000

/**
 * What all answers about where pages stand come from, but for those for which `has` was asked: where no base is configured, what
 * authors chose is looked at only after that.
 */
export const placesBasis = ({ pairs, config, readings }: Pick<SiteFacts, 'pairs' | 'config' | 'readings'>): string => {
  const pages = [...readings.values()].flatMap((one) => (one.state === 'read' ? one.page : []))
  return jsonKey(pairs, config.links, config.links?.base === undefined ? undefined : pages.map(chosenFor))
}

/** Answers rules' questions about the other pages. */
export function siteOf(facts: SiteFacts): Site {
  return new PagesOfSite(facts)
}

class PagesOfSite implements Site {
  readonly source: Locale
  readonly targets: readonly Locale[]
  readonly has: (path: string) => boolean
  private readonly readings: ReadonlyMap<string, Reading>
  private readonly routes: Routes
  private readonly locales = new Map<string, Locale>()
  private readonly byCase = new Map<string, string>()
  private readonly bySource = new Map<string, Map<Locale, string>>()
  private readonly sourceOf = new Map<string, string>()
  private readonly resolved = new Map<string, Map<string, ReturnType<Site['resolve']>>>()
  /** The fragments of each page that was asked for them, as JSON. */
  private readonly fragments = new Map<string, string | undefined>()
  private readonly fragmentsAtHand = new Map<string, ReadonlySet<string>>()
  /** How often it was asked whether a file stands somewhere. */
  private sought = 0
  private readonly filesTell: boolean
  private readonly aligned: ReadonlyMap<PagePair, Aligned>
  private readonly code: CodeTranslations
  private pairAt: ReadonlyMap<string, Aligned> | undefined
  /** The URLs of all pages, once they are asked for. */
  private keys: ReadonlySet<string> | undefined
  private readonly headingPairs = new Map<Aligned, HeadingPairs>()
  readonly web?: Web

  constructor({ source, targets, pairs, config, readings, aligned = new Map(), answers, has }: SiteFacts) {
    this.source = source
    this.targets = targets
    this.has = (path) => {
      this.sought++
      return has(path)
    }
    this.readings = readings
    this.aligned = aligned
    if (answers)
      this.web = {
        answer: (url) => answers.get(url),
        linksBeside: (path, block) => this.linksBeside(path, block),
      }
    this.code = new CodeTranslations(() => aligned.values())
    this.filesTell = !urlRelative.some(has)
    for (const pair of pairs) {
      if (pair.source) this.locales.set(pair.source, source)
      if (pair.target) this.locales.set(pair.target, pair.locale)
      if (!pair.source || !pair.target) continue
      this.bySource.set(pair.source, (this.bySource.get(pair.source) ?? new Map()).set(pair.locale, pair.target))
      this.sourceOf.set(pair.target, pair.source)
    }
    for (const path of this.locales.keys()) this.byCase.set(path.toLowerCase(), path)
    this.routes = new Routes(pairs, source, config.links, (path) => this.page(path))
  }

  localeOf(path: string): Locale | undefined {
    return this.locales.get(path)
  }

  anchors(path: string): ReadonlySet<string> | undefined {
    const known = this.fragmentsAtHand.get(path)
    if (known) return known
    const page = this.fragments.has(path) ? undefined : this.page(path)
    const found = page && anchorsOf(page)
    if (page) this.fragments.set(path, found && JSON.stringify([...found]))
    const json = this.fragments.get(path)
    if (json === undefined) return undefined
    // Words that were cut out of a page would hold its text.
    const all = new Set(JSON.parse(json) as string[])
    if (this.fragmentsAtHand.size >= mostFragments) this.fragmentsAtHand.clear()
    this.fragmentsAtHand.set(path, all)
    return all
  }

  counterpart(path: string, locale: Locale): string | undefined {
    if (locale === this.locales.get(path)) return path
    const origin = this.sourceOf.get(path) ?? path
    return locale === this.source ? this.sourceOf.get(path) : this.bySource.get(origin)?.get(locale)
  }

  anchorIn(path: string, from: string, fragment: string): string | undefined {
    this.pairAt ??= new Map(
      [...this.aligned.values()].map((one) => [keyOfPaths(one.source.path, one.target.path), one]),
    )
    const [forth, back] = [this.pairAt.get(keyOfPaths(from, path)), this.pairAt.get(keyOfPaths(path, from))]
    if (forth) return this.headings(forth).forth.get(fragment)
    return back && this.headings(back).back.get(fragment)
  }

  /** The fragments of a pair's headings by those of their counterparts; noted, so that its pages are looked into once. */
  private headings(one: Aligned): HeadingPairs {
    const known = this.headingPairs.get(one) ?? headingPairsOf(one)
    this.headingPairs.set(one, known)
    return known
  }

  translationsOf(code: Block, locale: Locale): readonly { readonly page: Page; readonly block: Block }[] {
    return this.code.of(code, locale)
  }

  /** Several rules ask of each link of the pages at hand. Where files are looked for, it is done for each of them: whoever listens hears of it. */
  resolve(from: string, destination: string): ReturnType<Site['resolve']> {
    if (!this.resolved.has(from) && this.resolved.size >= mostAtHand) this.resolved.clear()
    const known = this.resolved.get(from) ?? new Map<string, ReturnType<Site['resolve']>>()
    this.resolved.set(from, known)
    if (known.has(destination)) return known.get(destination)
    const before = this.sought
    const found = this.found(from, destination)
    if (this.sought === before) known.set(destination, found)
    return found
  }

  private found(from: string, destination: string): ReturnType<Site['resolve']> {
    const { path, fragment, page } = spelled(destination, this.routes) ?? {}
    if (path === undefined) return undefined
    const found = path === '' ? from : path.startsWith('/') ? page : this.follow(from, candidatesFor(from, path))
    if (found === undefined || found === 'missing') return found
    return { path: this.inOwnLocale(from, found), ...(fragment ? { fragment } : {}) }
  }

  destination(from: string, like: string, path: string): string | undefined {
    const [before = ''] = like.split(/[?#]/, 1)
    const locale = this.locales.get(path)
    if (before.startsWith('/')) return locale === undefined ? undefined : this.routes.inLocale(before, locale)
    const relative = posix.relative(posix.dirname(from), path)
    const written = /\.\w+$/.test(before)
      ? relative
      : relative.replace(/(?:(?:^|\/)(?:index|README|_index))?\.\w+$/, '')
    // The page of a folder, from a page in it.
    if (written === '') return './'
    const whole = before.endsWith('/') && !written.endsWith('/') ? `${written}/` : written
    return before.startsWith('./') && !whole.startsWith('.') ? `./${whole}` : whole
  }

  likeliest(from: string, destination: string): string | undefined {
    const { path } = splitDestination(destination)
    if (path === '' || path.startsWith('/')) return undefined
    const wanted = posix.join(posix.dirname(from), path)
    const locale = this.locales.get(from)
    const same = this.byCase.get(wanted.toLowerCase())
    if (same !== undefined) return same
    if (locale === undefined) return undefined
    const { byName, byFolder } = this.pagesOf(locale)
    const name = lastPart(keyOf(path))
    const namesakes = name === '' ? [] : (byName.get(name) ?? [])
    if (namesakes.length > 0) return namesakes.length === 1 ? namesakes[0] : undefined
    const beside = byFolder.get(posix.dirname(wanted)) ?? []
    const meant = nearest(
      name,
      beside.map((page) => lastPart(keyOf(page))),
    )
    return beside.find((page) => lastPart(keyOf(page)) === meant)
  }

  /** The pages of a locale by the last part of their URL, and by their folder. */
  private readonly pagesOf = memo((locale) => {
    const pages = [...this.locales].flatMap(([page, its]) => (its === locale ? [page] : []))
    return { byName: groupBy(pages, (page) => lastPart(keyOf(page))), byFolder: groupBy(pages, posix.dirname) }
  })

  private linksBeside(path: string, block: number): readonly string[] {
    const found: string[] = []
    for (const { source, target, alignment } of this.aligned.values()) {
      if (source.path !== path && target.path !== path) continue
      const [here, there, other] =
        source.path === path ? (['source', 'target', target] as const) : (['target', 'source', source] as const)
      const bead = alignment.beads.find((one) => one[here].includes(block))
      const facts = bead?.[there].flatMap((index) => other.blocks[index]?.facts ?? []) ?? []
      for (const fact of facts) if (fact.kind === 'url' || fact.kind === 'image') found.push(fact.value)
    }
    return [...new Set(found)]
  }

  private page(path: string): Page | undefined {
    const reading = this.readings.get(path)
    return reading?.state === 'read' ? reading.page : undefined
  }

  /** What stands at one of these paths. */
  private follow(from: string, { kind, paths }: Candidates): string | 'missing' | undefined {
    const page =
      paths.find((path) => this.locales.has(path)) ?? paths.flatMap((path) => this.inSuffixLayout(from, path))[0]
    if (page !== undefined) return page
    const file = paths.find((path) => this.has(path) && !this.byCase.has(path.toLowerCase()))
    if (file !== undefined) return file
    const [first = ''] = paths
    if (first.startsWith('../') && first.split('/', 2)[1] !== from.split('/', 2)[1]) return undefined
    if (kind === 'page') return 'missing'
    if (!this.filesTell) return undefined
    if (kind === 'asset') return 'missing'
    return this.isAbsentRoute(from, paths) ? 'missing' : undefined
  }

  /** A URL beside other pages, under which none of them is served. */
  private isAbsentRoute(from: string, paths: readonly string[]): boolean {
    const url = paths.at(-1) ?? ''
    if (/\.\w{1,10}$/.test(url) || this.routes.isChosen(url)) return false
    this.keys ??= new Set([...this.locales.keys()].map(keyOf))
    const { keys } = this
    if (paths.some((path) => keys.has(keyOf(path)))) return false
    return this.routes.hasFolder(posix.dirname(paths[0] ?? '')) && this.locales.has(from)
  }

  /** `x.fr.md` where `x.fr.md` links to `x.md`: generators take the page of the same locale. */
  private inSuffixLayout(from: string, path: string): string[] {
    const locale = this.locales.get(from)
    const mark = locale === undefined ? undefined : /\.([A-Za-z-_]{2,12})\.\w+$/.exec(from)?.[1]
    const own = mark === undefined ? path : path.replace(/(\.\w+)$/, `.${mark}$1`)
    return own !== path && this.locales.get(own) === locale ? [own] : []
  }

  /** The same page in the locale of the one that links to it, where both stand in one folder (`x.md` beside `x.fr.md`). */
  private inOwnLocale(from: string, path: string): string {
    const locale = this.locales.get(from)
    const own = locale === undefined ? undefined : this.counterpart(path, locale)
    return own !== undefined && posix.dirname(own) === posix.dirname(path) ? own : path
  }
}

const keyOfPaths = (source: string, target: string): string => `${source}\0${target}`

const lastPart = (key: string): string => key.slice(key.lastIndexOf('/') + 1)
