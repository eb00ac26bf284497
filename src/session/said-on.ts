/** What reports have to say on one page, for those who show one page at a time. */
import type { Finding, PageReport, Position, Side } from '../model.ts'

/** A finding as it is shown on one of its pages. */
export interface SaidOn {
  readonly report: PageReport
  readonly finding: Finding
  /** The side of the page that it is shown on. */
  readonly side: Side
  /** Where; absent for what is said of the page as a whole. */
  readonly at?: Position
  /** What stands on the other side. */
  readonly beyond?: { readonly path: string; readonly at: Position }
}

/**
 * What is to be shown on a page: what has a place on it, and what has no place at all.
 * @param reports Those of the pairs that the page stands in.
 */
export function saidOn(path: string, reports: readonly PageReport[]): SaidOn[] {
  return reports.flatMap((report) => {
    const side: Side = report.source?.path === path ? 'source' : 'target'
    const other: Side = side === 'source' ? 'target' : 'source'
    if (report[side]?.path !== path) return []
    return report.findings.flatMap((finding): SaidOn[] => {
      const at = placeOn(finding, side)
      const there = placeOn(finding, other)
      if (!at && there) return []
      const beyond = report[other] && there ? { path: report[other].path, at: there } : undefined
      return [{ report, finding, side, ...(at ? { at } : {}), ...(beyond ? { beyond } : {}) }]
    })
  })
}

const placeOn = (finding: Finding, side: Side): Position | undefined =>
  finding[side] ?? finding.parts?.find((part) => part[side])?.[side]
