/** From globs to the pages of each locale. */
import type { Files, Omission } from '../files.ts'
import type { Locale } from '../model.ts'
import { localeOfName, sameLocale, spellings } from '../text/locales.ts'
import { globFor, type Pattern, parsePattern, readPath } from './pattern.ts'

/** Globs with `{locale}`, or globs by locale. */
export type Content = string | readonly string[] | Readonly<Record<Locale, string | readonly string[]>>

/** A page's file, and what is the same in every locale. */
export interface FoundPage {
  readonly path: string
  /** Unique in its locale: `guides/2fa`. */
  readonly id: string
}

/** What the globs found. */
export interface Collected {
  /** The pages of each locale, by path. */
  readonly pages: ReadonlyMap<Locale, readonly FoundPage[]>
  readonly omitted: readonly Omission[]
  /** Folders that could not be read, by the locale whose pages they hold, as what the ids of these pages begin with. */
  readonly hidden: readonly HiddenPages[]
  /** Folders and suffixes that were taken for a translation into another language, and left out. */
  readonly foreign: readonly string[]
}

/** Pages that may exist and that nobody could see. */
export interface HiddenPages {
  readonly locale: Locale
  /** What their ids begin with: `guides/`. */
  readonly prefix: string
}

/** One kind of page, with its pattern in each locale; `undefined` stands for any locale. */
interface Group {
  readonly prefix: string
  readonly globs: readonly LocaleGlob[]
}

interface LocaleGlob {
  readonly locale?: Locale
  readonly glob: string
  readonly pattern: Pattern
}

interface Claim {
  readonly path: string
  readonly locale: Locale
  readonly key: string
  readonly prefix: string
  /** Whether the path itself names the locale. */
  readonly marked: boolean
}

/** The locales that a content object names. */
export const localesIn = (content: Content): readonly Locale[] =>
  typeof content === 'string' || Array.isArray(content) ? [] : Object.keys(content)

/**
 * Finds the pages. A file that several locales' globs match belongs to the one that leaves the shortest key:
 * `docs/a.fr.md` to `docs/*.fr.md` rather than to `docs/*.md`.
 * @param locales The locales to look for; empty for all that the paths name.
 */
export const collect = async (
  files: Files,
  content: Content,
  locales: readonly Locale[],
  ignore: readonly string[] = [],
): Promise<Collected> => {
  const claims = new Map<string, Claim>()
  const omitted: Omission[] = []
  const hidden: HiddenPages[] = []
  const localeOf = (locale: Locale | undefined, name: string | undefined): Locale | undefined =>
    locale ?? (name === undefined ? undefined : localeNamed(name, locales))
  for (const { prefix, globs } of groupsOf(content)) {
    for (const { locale, glob, pattern } of globs) {
      const found = await files.list([glob], { ignore })
      omitted.push(...found.omitted)
      for (const { reason, path } of found.omitted) {
        if (reason !== 'unreadable') continue
        const { name, key } = readPath(pattern, `${path}/x.md`)
        const whose = localeOf(locale, name)
        if (whose !== undefined) hidden.push({ locale: whose, prefix: `${prefix}${key.replace(/x$/, '')}` })
      }
      for (const path of found.paths) {
        const { name, key } = readPath(pattern, path)
        const whose = localeOf(locale, name)
        if (whose === undefined) continue
        const claim = { path, locale: whose, key, prefix, marked: isMarked(pattern, whose) }
        const before = claims.get(path)
        if (!before || key.length < before.key.length) claims.set(path, claim)
      }
    }
  }
  const { own, foreign } = withoutForeign([...claims.values()])
  return { pages: byLocale(own), omitted: distinct(omitted), hidden, foreign }
}

const groupsOf = (content: Content): Group[] => {
  if (typeof content === 'string') return groupsOf([content])
  if (Array.isArray(content)) {
    const patterns = (content as readonly string[]).map(parsePattern)
    const prefixes = prefixesOf(patterns)
    return patterns.map((pattern, index) => ({
      prefix: prefixes[index] ?? '',
      globs: [{ glob: globFor(pattern), pattern }],
    }))
  }
  const lists = Object.entries(content as Readonly<Record<Locale, string | readonly string[]>>).map(([locale, globs]) =>
    (typeof globs === 'string' ? [globs] : globs).map((glob) => localeGlob(locale, glob)),
  )
  const [first = []] = lists
  // Lists of unequal length have no common order: each glob's own root is left out of the keys then.
  if (!lists.every((list) => list.length === first.length))
    return lists.flat().map((glob) => ({ prefix: '', globs: [glob] }))
  const prefixes = prefixesOf(first.map(({ pattern }) => pattern))
  return first.map((_, index) => ({
    prefix: prefixes[index] ?? '',
    globs: lists.flatMap((list) => list.slice(index, index + 1)),
  }))
}

const suffix = /(?<=[._-])([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,4}){0,2})(?=\.(?:[A-Za-z]{1,8}|\{[A-Za-z,]{1,80}\})$)/

/** A suffix that spells the locale is no part of a key: `docs/*.fr.md` in French is read as `docs/*.{locale}.md`. */
const localeGlob = (locale: Locale, glob: string): LocaleGlob => {
  const listed = globFor(parsePattern(glob), locale)
  const spelled = suffix.exec(glob)?.[1]
  const marked = !glob.includes('{locale}') && spelled !== undefined && localeNamed(spelled, [locale]) !== undefined
  return { locale, glob: listed, pattern: parsePattern(marked ? glob.replace(suffix, '{locale}') : glob) }
}

/** What tells the ids of one glob's pages from another's: its folders below those that all globs have in common. */
const prefixesOf = (patterns: readonly Pattern[]): string[] => {
  const bases = patterns.map((pattern) => pattern.base)
  const shortest = Math.min(...bases.map((base) => base.length))
  let common = 0
  while (common < shortest && bases.every((base) => base[common] === bases[0]?.[common])) common++
  return bases.map((base) =>
    base
      .slice(common)
      .map((name) => `${name}/`)
      .join(''),
  )
}

const localeNamed = (name: string, locales: readonly Locale[]): Locale | undefined => {
  const known = locales.find((locale) => spellings(locale).includes(name))
  if (known !== undefined) return known
  const read = localeOfName(name)
  if (locales.length === 0) return read?.certain ? read.locale : undefined
  return locales.find((locale) => read !== undefined && sameLocale(locale, read.locale))
}

const isMarked = ({ glob }: Pattern, locale: Locale): boolean =>
  glob.includes('{locale}') || spellings(locale).some((name) => glob.split('/').includes(name))

/**
 * Where one locale's globs do not name it (`docs/**` beside `docs/fr/**`), the pages of a third one stand among its own.
 * They are known by their place: the same page stands without that folder or suffix.
 */
const withoutForeign = (
  claims: readonly Claim[],
): { readonly own: readonly Claim[]; readonly foreign: readonly string[] } => {
  const unmarked = claims.filter((claim) => !claim.marked)
  const keys = new Set(unmarked.map(({ locale, prefix, key }) => JSON.stringify([locale, prefix, key])))
  const has = ({ locale, prefix }: Claim, key: string): boolean => keys.has(JSON.stringify([locale, prefix, key]))
  const folders = new Set<string>()
  const groupOf = ({ locale, prefix }: Claim, folder: string): string => JSON.stringify([locale, prefix, folder])
  for (const claim of unmarked) {
    const [folder = '', ...rest] = claim.key.split('/')
    if (rest.length > 0 && isCertain(folder) && has(claim, rest.join('/'))) folders.add(groupOf(claim, folder))
  }
  const foreign = new Set<string>()
  const own = claims.filter((claim) => {
    if (claim.marked) return true
    const [folder = '', ...rest] = claim.key.split('/')
    if (rest.length > 0 && folders.has(groupOf(claim, folder))) {
      foreign.add(claim.path.slice(0, claim.path.lastIndexOf(rest.join('/'))))
      return false
    }
    const dot = claim.key.lastIndexOf('.')
    if (dot > 0 && isCertain(claim.key.slice(dot + 1)) && has(claim, claim.key.slice(0, dot))) {
      foreign.add(`*${claim.key.slice(dot)}.*`)
      return false
    }
    return true
  })
  return { own, foreign: [...foreign].sort() }
}

const isCertain = (name: string): boolean => localeOfName(name)?.certain === true

const byLocale = (claims: readonly Claim[]): Map<Locale, FoundPage[]> => {
  const pages = new Map<Locale, FoundPage[]>()
  const taken = new Set<string>()
  for (const { path, locale, prefix, key } of [...claims].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const plain = `${prefix}${key}`.normalize('NFC')
    // `a.md` and `a.mdx` beside each other: the second keeps what tells it from the first.
    const extension = path.slice(path.lastIndexOf('.'))
    const id = [plain, `${plain}${extension}`].find((one) => !taken.has(JSON.stringify([locale, one]))) ?? path
    taken.add(JSON.stringify([locale, id]))
    const list = pages.get(locale) ?? []
    list.push({ path, id })
    pages.set(locale, list)
  }
  return pages
}

const distinct = (omitted: readonly Omission[]): Omission[] => [
  ...new Map(omitted.map((one) => [`${one.reason} ${one.path}`, one])).values(),
]
