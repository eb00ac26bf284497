/** A glossary of a whole project. */
import type { Seen } from '../check.ts'
import { type MinedTerm, mine } from '../mine.ts'
import type { Locale, Report } from '../model.ts'
import { ownUnits } from '../suggest/open.ts'

/** The terms that the pages of a report usually translate in one way, by target. `least`: in how many texts each stands. */
export const mineGlossary = (report: Report, seen: Seen, least?: number): ReadonlyMap<Locale, readonly MinedTerm[]> => {
  const units = ownUnits(report, seen)
  const { source, targets } = report
  return new Map(
    targets.map((target) => [target, mine(units, { source, target, ...(least === undefined ? {} : { least }) })]),
  )
}
