/** From the report of a run to the report that was asked for. */
import type { Words } from '../known-error.ts'
import type { Finding, PageReport, Report, Side } from '../model.ts'
import { isNotCompared } from '../report/standing.ts'
import { listed, quoted } from '../text/quote.ts'

/** The report without what does not concern these paths; a path is a file of either side, or a folder of such. */
export const onlyPaths = (report: Report, paths: readonly string[]): Report =>
  paths.length === 0 ? report : { ...report, pages: report.pages.filter((page) => isAmong(paths, page)) }

/**
 * The report of the pages that one of these looks after; `-` stands for those that nobody does.
 * @param tell Hears of names that no page has: a slip would pass for a project without findings.
 */
export const onlyOwners = (
  report: Report,
  owners: readonly string[],
  tell: (told: readonly Words[]) => void = () => {},
): Report => {
  if (owners.length === 0) return report
  const present = new Map(report.pages.flatMap((page) => (page.owners ?? []).map((name) => [plainName(name), name])))
  tell(owners.filter((name) => name !== '-' && !present.has(plainName(name))).map((name) => notAnOwner(name, present)))
  const wanted = new Set(owners.map(plainName))
  const isWanted = ({ owners: its = [] }: PageReport): boolean =>
    its.length === 0 ? wanted.has('-') : its.some((owner) => wanted.has(plainName(owner)))
  return { ...report, pages: report.pages.filter(isWanted) }
}

const notAnOwner = (name: string, present: ReadonlyMap<string, string>): Words => {
  const others = [...present.values()].sort()
  return others.length > 0
    ? {
        en: `no page here has the owner ${quoted(name)}; there are ${listed(others, 'en')}.`,
        fr: `aucune page ne revient ici à ${quoted(name)} ; les responsables sont ${listed(others, 'fr')}.`,
      }
    : {
        en: `no page here has the owner ${quoted(name)}, nor any other: name them in \`translators\` of the configuration, or in \`CODEOWNERS\`.`,
        fr: `aucune page ne revient ici à ${quoted(name)}, ni à personne : nommez les responsables dans \`translators\` de la configuration ou dans \`CODEOWNERS\`.`,
      }
}

/** Forges tell names apart by their letters alone. */
const plainName = (owner: string): string => owner.replace(/^@/, '').toLowerCase()

/** The files of a pair, or their paths. */
type Sides = { readonly [side in Side]?: { readonly path: string } | string }

/** Whether a pair has a page at or below a path; both relative to the project's root. */
export const concerns = (path: string, { source, target }: Sides): boolean =>
  [source, target].some((file) => file !== undefined && isWithin(typeof file === 'string' ? file : file.path, path))

/** Whether a pair has a page at or below one of these paths; every pair does where there are none. */
export const isAmong = (paths: readonly string[], pair: Sides): boolean =>
  paths.length === 0 || paths.some((path) => concerns(path, pair))

/** Whether a file stands at or below a path, `.` for the root itself. */
export const isWithin = (file: string, path: string): boolean =>
  path === '.' || file === path || file.startsWith(`${path}/`)

/** The report with its errors alone. */
export const onlyErrors = (report: Report): Report =>
  withFindings(report, (findings) => findings.filter(({ severity }) => severity === 'error'))

/** What could not be compared no longer fails the run, but is still said. */
export const allowNotCompared = (report: Report): Report =>
  withFindings(report, (findings) =>
    findings.map((finding) => (isNotCompared(finding) ? { ...finding, severity: 'warn' as const } : finding)),
  )

const withFindings = (report: Report, change: (findings: readonly Finding[]) => readonly Finding[]): Report => ({
  ...report,
  pages: report.pages.map((page) => ({ ...page, findings: change(page.findings) })),
})
