/** Which pages need work first. */
import type { PageReport } from '../model.ts'
import type { Panels } from './reporter.ts'

/**
 * How much there is to do on a page, in places: the blocks of the source that have no complete counterpart, and at least
 * as many as there are errors. A missing page counts with all its blocks.
 */
export const workOn = ({ parity, findings, source }: PageReport, panels: Panels | undefined): number => {
  const blocks = panels?.source?.blocks.filter(({ kind }) => kind !== 'comment').length ?? 1
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return Math.max(source ? Math.round((1 - parity) * blocks) : 0, errors)
}

/** Pages in the order in which they need work: the most to do first, then by warnings and by name. */
export const byNeed = <Page extends { readonly page: PageReport; readonly work: number }>(
  pages: readonly Page[],
): Page[] =>
  pages.toSorted(
    (a, b) =>
      b.work - a.work ||
      b.page.findings.length - a.page.findings.length ||
      compare(a.page.id, b.page.id) ||
      compare(a.page.locale, b.page.locale),
  )

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
