/** Who looks after a translation: by the configuration, else by CODEOWNERS. */
import type { Config } from '../config/types.ts'
import type { Files } from '../files.ts'
import type { Locale, PageReport, Report } from '../model.ts'
import { canonicalLocale } from '../text/locales.ts'
import { claim, lastOf } from './claims.ts'
import { codeOwners } from './code-owners.ts'

/** The report with the owners of each page that has some. */
export async function withOwners(report: Report, files: Files, config: Config): Promise<Report> {
  const byCode = await codeOwners(files)
  const translators = Object.entries(config.translators ?? {}).map(([key, given]) => ({ key, owners: [given].flat() }))
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
      const owners = lastOf(byPath, path) ?? byLocale(page.locale) ?? byCode(path) ?? []
      return owners.length === 0 ? page : { ...page, owners }
    }),
  }
}

const sameLocale = (locale: Locale, key: string): boolean => canonicalLocale(key) === canonicalLocale(locale)

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
