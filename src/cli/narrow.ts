/** From the report of a run to the report that was asked for. */
import type { Finding, Report, Side } from '../model.ts'
import { isNotCompared } from '../report/standing.ts'

/** The report without what does not concern these paths; a path is a file of either side, or a folder of such. */
export const onlyPaths = (report: Report, paths: readonly string[]): Report =>
  paths.length === 0
    ? report
    : { ...report, pages: report.pages.filter((page) => paths.some((path) => concerns(path, page))) }

/** The files of a pair. */
type Sides = { readonly [side in Side]?: { readonly path: string } }

/** Whether a pair has a page at or below a path; both relative to the project's root, `.` for the root itself. */
export const concerns = (path: string, { source, target }: Sides): boolean =>
  [source, target].some((file) => file && (path === '.' || file.path === path || file.path.startsWith(`${path}/`)))

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
