/** The findings of a report one after the other, each where a reader of lines is to look. */
import { posix } from 'node:path'
import type { Finding, Locale, PageReport, Position, Report, Side } from '../model.ts'
import { gravity } from '../severity.ts'
import type { View } from './reporter.ts'
import { isNew } from './standing.ts'

/** A place on one side of a finding. */
export interface Place {
  readonly side: Side
  readonly locale: Locale
  /** Relative to the project's root. */
  readonly path: string
  readonly at: Position
}

/** A finding with its places. */
export interface Told {
  readonly page: PageReport
  readonly finding: Finding
  /** Where to look first. */
  readonly place: Place
  /** The place on the other side, then the parts that stand elsewhere. */
  readonly others: readonly Place[]
}

const top: Position = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } }

/**
 * Every finding, in the order of the report. The translation comes first, as that is where most work is to be done.
 * @param leads The side that is to come first where a finding has both; the target when left out.
 */
export const toldOf = (report: Report, leads: (finding: Finding) => Side = () => 'target'): Told[] =>
  report.pages.flatMap((page) =>
    page.findings.flatMap((finding) => {
      const sides: readonly Side[] = leads(finding) === 'source' ? ['source', 'target'] : ['target', 'source']
      const ends = sides.flatMap((side) => placeAt(page, side, finding[side]))
      const [place, ...others] = ends.length > 0 ? ends : sides.flatMap((side) => placeAt(page, side, top)).slice(0, 1)
      if (!place) return []
      const known = new Set([place, ...others].map(keyOf))
      const parts = (finding.parts ?? []).flatMap((part) => sides.flatMap((side) => placeAt(page, side, part[side])))
      return [{ page, finding, place, others: [...others, ...parts.filter((part) => !known.has(keyOf(part)))] }]
    }),
  )

const placeAt = (page: PageReport, side: Side, at: Position | undefined): Place[] => {
  const file = page[side]
  return file && at ? [{ side, locale: file.locale, path: file.path, at }] : []
}

const keyOf = ({ side, at }: Place): string => `${side} ${at.start.offset} ${at.end.offset}`

/**
 * Where a pull request shows a finding: at the line that was changed. A translation that was left behind is told beside
 * its source; everything else beside the translation.
 */
export const leadsInChange = ({ since }: Finding): Side => (since === 'made-stale' ? 'source' : 'target')

/** What the change that is judged brought about comes first, then the gravest; what is equal keeps its order. */
export const worstFirst = (told: readonly Told[]): Told[] =>
  told.toSorted(
    (a, b) =>
      Number(isNew(b.finding)) - Number(isNew(a.finding)) || gravity[b.finding.severity] - gravity[a.finding.severity],
  )

/** A path as the repository's top has it, which forges ask for. */
export const inRepository = ({ top, base }: Pick<View, 'top' | 'base'>, path: string): string =>
  posix.normalize((top ?? base) + path)
