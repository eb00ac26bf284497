/** Who looks after a translation: by the configuration, else by CODEOWNERS. */
import ignore from 'ignore'
import type { Config } from '../config/types.ts'
import { isHarmlessPattern } from '../files/gitignore.ts'
import type { Files } from '../files.ts'
import type { Locale, PageReport, Report } from '../model.ts'
import { canonicalLocale } from '../text/locales.ts'

/** A pattern of paths, and whose they are; nobody's where it names none. */
interface Claim {
  matches(path: string): boolean
  readonly owners: readonly string[]
}

/** Where GitHub looks for CODEOWNERS, in this order; the first one counts. */
const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']
/** GitHub reads no larger file, and neither does Diptych. Characters. */
const mostText = 3 * 2 ** 20

/** The report with the owners of each page that has some. */
export async function withOwners(report: Report, files: Files, config: Config): Promise<Report> {
  const code = await codeOwners(files)
  const translators = Object.entries(config.translators ?? {}).map(([key, given]) => ({ key, owners: [given].flat() }))
  if (code.length === 0 && translators.length === 0) return report
  const isLocale = (key: string): boolean =>
    [report.source, ...report.targets].some((locale) => sameLocale(locale, key))
  const byPath = translators.filter(({ key }) => !isLocale(key)).map(({ key, owners }) => claim(key, owners))
  const byLocale = (locale: Locale): readonly string[] | undefined =>
    translators.findLast(({ key }) => isLocale(key) && sameLocale(locale, key))?.owners
  const placeOf = expectedPlaces(report.pages)
  return {
    ...report,
    pages: report.pages.map((page) => {
      const path = page.target?.path ?? placeOf(page)
      const owners = lastOf(byPath, path) ?? byLocale(page.locale) ?? lastOf(code, path) ?? []
      return owners.length === 0 ? page : { ...page, owners }
    }),
  }
}

const sameLocale = (locale: Locale, key: string): boolean => canonicalLocale(key) === canonicalLocale(locale)

const lastOf = (claims: readonly Claim[], path: string | undefined): readonly string[] | undefined =>
  path === undefined ? undefined : claims.findLast((one) => one.matches(path))?.owners

/** Where a missing translation would stand: beside those of the pages of its folder. */
const expectedPlaces = (pages: readonly PageReport[]): ((page: PageReport) => string | undefined) => {
  const key = (locale: Locale, path: string): string => `${locale} ${folderOf(path)}`
  const folders = new Map(
    pages.flatMap(({ locale, source, target }) =>
      source && target ? [[key(locale, source.path), folderOf(target.path)] as const] : [],
    ),
  )
  return ({ locale, source }) => {
    const folder = source && folders.get(key(locale, source.path))
    return source && folder !== undefined ? folder + source.path.slice(folderOf(source.path).length) : undefined
  }
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

const codeOwners = async (files: Files): Promise<readonly Claim[]> => {
  for (const place of places) {
    if (!files.has(place)) continue
    const contents = await files.read(place)
    if (contents.state === 'text' && contents.text.length <= mostText) return readCodeOwners(contents.text)
  }
  return []
}

/**
 * Reads CODEOWNERS as GitHub does: patterns of `.gitignore`, of which the last that matches counts; without `!`, `[…]` and
 * `\#`, which GitHub does not know (docs.github.com, "About code owners"). Such lines are passed over.
 */
const readCodeOwners = (text: string): Claim[] =>
  text.split(/\r?\n/).flatMap((line) => {
    const [pattern, ...owners] = (line.match(/(?:\\.|[^\s\\])+/g) ?? []) as string[]
    if (!pattern || /^[#!]|^\\#|[[\]]/.test(pattern)) return []
    const comment = owners.findIndex((owner) => owner.startsWith('#'))
    return [claim(pattern, comment < 0 ? owners : owners.slice(0, comment))]
  })

const claim = (pattern: string, owners: readonly string[]): Claim => {
  if (!isHarmlessPattern(pattern)) return { matches: () => false, owners }
  // `docs/*` is of the files of that folder alone, where `.gitignore` would take the folders in it as well.
  const shallow = pattern.endsWith('/*') ? [`!${pattern}/`] : []
  const rules = ignore({ ignorecase: false }).add([pattern, ...shallow])
  return { matches: (path) => ignore.isPathValid(path) && rules.ignores(path), owners }
}
