/** From the report of a run to the report that was asked for. */
import type { Finding, PageReport, Report, Side } from '../model.ts'
import { isNotCompared } from '../report/standing.ts'

/** The report without what does not concern these paths; a path is a file of either side, or a folder of such. */
export const onlyPaths = (report: Report, paths: readonly string[]): Report =>
  paths.length === 0 ? report : { ...report, pages: report.pages.filter((page) => isAmong(paths, page)) }

/** The report of the pages that one of these looks after; `-` stands for those that nobody does. */
export const onlyOwners = (report: Report, owners: readonly string[]): Report => {
  if (owners.length === 0) return report
  const wanted = new Set(owners.map(plainName))
  const isWanted = ({ owners: its = [] }: PageReport): boolean =>
    its.length === 0 ? wanted.has('-') : its.some((owner) => wanted.has(plainName(owner)))
  return { ...report, pages: report.pages.filter(isWanted) }
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
