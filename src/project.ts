/** The project: which pages there are, in which locales, and who is whose translation. */
import type { Files, Omission } from './files.ts'
import type { Words } from './known-error.ts'
import type { Locale, PagePair } from './model.ts'
import { type Content, collect, type FoundPage, type HiddenPages, localesIn } from './project/content.ts'
import { ProjectError } from './project/error.ts'
import { type Layout, recognise, sightOf } from './project/layouts.ts'
import { type Compare, type PairingOptions, pairLocale } from './project/pair.ts'
import { localeChoice, noCounterpart, noLayout, noPages } from './project/words.ts'
import { sameLocale } from './text/locales.ts'

export type { Content, FoundPage } from './project/content.ts'
export type { Layout } from './project/layouts.ts'
export type { Compare, PairingOptions, Similarity } from './project/pair.ts'
export { describeProject } from './project/words.ts'

/** What the configuration says of the project; all of it may be left out. */
export interface ProjectOptions extends PairingOptions {
  readonly source?: Locale
  readonly targets?: readonly Locale[]
  readonly content?: Content
  readonly ignore?: readonly string[]
}

/** A project's pages. */
export interface Project {
  readonly source: Locale
  readonly targets: readonly Locale[]
  readonly content: Content
  /** By path, in each locale. */
  readonly pages: ReadonlyMap<Locale, readonly FoundPage[]>
  /** What it was taken for, where no configuration says where the pages are. */
  readonly layout?: Layout
  /** Why the source is the source, where nobody has said it. */
  readonly because?: Words
  readonly omitted: readonly Omission[]
  /** Where pages may be that nobody could see: see `collect`. */
  readonly hidden: readonly HiddenPages[]
  /** Folders and suffixes left out as another language's: see `collect`. */
  readonly foreign: readonly string[]
}

/**
 * Finds the pages of a project, by its configuration or by recognising its layout. Where nobody names the source, it is,
 * in this order: the locale whose pages carry no mark; the default locale of the site generator's configuration;
 * English; the locale with the most pages.
 * @throws {ProjectError} when no pages in two locales are found, or a locale was chosen that the project lacks.
 */
export const findProject = async (files: Files, options: ProjectOptions = {}): Promise<Project> => {
  const layout = options.content === undefined ? await recognise(files, options.ignore) : undefined
  const content = options.content ?? layout?.content
  if (content === undefined) throw new ProjectError(noLayout(files.root, await sightOf(files, options.ignore)))

  const named = options.source !== undefined && options.targets ? distinct([options.source, ...options.targets]) : []
  const fixed = localesIn(content).length > 0 ? localesIn(content) : (layout?.locales ?? named)
  const collected = await collect(files, content, fixed, options.ignore)
  const present = distinct([...fixed, ...[...collected.pages.keys()].sort()])

  const { source, because } = sourceOf(present, collected.pages, options, layout)
  const targets = targetsOf(present, source, options)
  if (targets.length === 0) throw new ProjectError(noCounterpart(source, files.root))
  const pages = new Map([source, ...targets].map((locale) => [locale, collected.pages.get(locale) ?? []]))
  if ((pages.get(source) ?? []).length === 0 && targets.every((locale) => (pages.get(locale) ?? []).length === 0)) {
    throw new ProjectError(noPages(content))
  }
  const { omitted, hidden, foreign } = collected
  return {
    source,
    targets,
    content,
    pages,
    ...(layout && { layout }),
    ...(because && { because }),
    omitted,
    hidden,
    foreign,
  }
}

const distinct = (locales: readonly Locale[]): Locale[] =>
  locales.filter((locale, index) => !locales.slice(0, index).some((before) => sameLocale(before, locale)))

/** The project's own spelling of a locale that was asked for. */
const among = (asked: Locale, present: readonly Locale[]): Locale => {
  const found = present.find((locale) => sameLocale(locale, asked))
  if (found === undefined) throw new ProjectError(localeChoice(asked, present))
  return found
}

const sourceOf = (
  present: readonly Locale[],
  pages: Project['pages'],
  options: ProjectOptions,
  layout: Layout | undefined,
): { readonly source: Locale; readonly because?: Words } => {
  if (options.source !== undefined) return { source: among(options.source, present) }
  const others = options.targets ?? []
  const free = present.filter((locale) => !others.some((target) => sameLocale(target, locale)))
  const [only] = free
  if (others.length > 0 && free.length === 1 && only !== undefined) return { source: only }
  const possible = free.length > 0 ? free : present
  if (layout && possible.includes(layout.source)) return { source: layout.source, because: layout.because }
  const english = possible.find((locale) => sameLocale(locale, 'en'))
  if (english !== undefined)
    return {
      source: english,
      because: { en: 'English leads where nothing else is said', fr: "l'anglais sert de référence par défaut" },
    }
  const count = (locale: Locale): number => pages.get(locale)?.length ?? 0
  const [first] = [...possible].sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))
  return { source: first ?? 'en', because: { en: 'it has the most pages', fr: "c'est elle qui a le plus de pages" } }
}

const targetsOf = (present: readonly Locale[], source: Locale, { targets }: ProjectOptions): Locale[] => {
  const others = present.filter((locale) => !sameLocale(locale, source)).sort()
  return targets === undefined ? others : distinct(targets.map((locale) => among(locale, others)))
}

/**
 * Pairs the pages of a project with their translations.
 * @param compare Asked only for pages that neither path nor front matter has paired.
 * @returns Every page of the source once for each target, and every orphan; by id, then by the targets' order. A page whose
 * counterpart may stand in a folder that could not be read is neither.
 */
export const pairPages = async (
  files: Files,
  project: Project,
  compare: Compare,
  options: PairingOptions = {},
): Promise<readonly PagePair[]> => {
  const sources = [project.source, project.pages.get(project.source) ?? []] as const
  const all: PagePair[] = []
  for (const locale of project.targets) {
    const targets = [locale, project.pages.get(locale) ?? []] as const
    const pairs = await pairLocale(files, sources, targets, compare, options)
    all.push(...pairs.filter((pair) => !isHidden(project, pair)))
  }
  const place = new Map(all.map((pair, index) => [pair, index]))
  return all.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : (place.get(a) ?? 0) - (place.get(b) ?? 0)))
}

/** Whether the side that a pair lacks may stand where nobody could look. */
const isHidden = ({ source, hidden }: Project, pair: PagePair): boolean => {
  if (pair.source !== undefined && pair.target !== undefined) return false
  const lacking = pair.source === undefined ? source : pair.locale
  return hidden.some(
    ({ locale, prefix }) => sameLocale(locale, lacking) && pair.id.toLowerCase().startsWith(prefix.toLowerCase()),
  )
}
