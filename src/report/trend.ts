/** The trend: one line a run. */
import { z } from 'zod'
import type { Locale, Report, Severity } from '../model.ts'
import { totalsOf } from './wire.ts'

/** What one run found, as a line of `history.jsonl` has it. */
export interface TrendPoint {
  /** The commit that was looked at; with a `+` for work on top of it that was not committed; absent without git. */
  readonly commit?: string
  /** When it was committed, ISO 8601. */
  readonly date?: string
  readonly parity: number
  readonly pages: number
  readonly findings: Readonly<Record<Severity, number>>
  readonly locales: Readonly<
    Record<Locale, { readonly parity: number; readonly findings: Readonly<Record<Severity, number>> }>
  >
}

/** A report as a point of the trend. */
export const pointOf = (report: Report, at: Pick<TrendPoint, 'commit' | 'date'>): TrendPoint => {
  const { parity, findings, locales } = totalsOf(report)
  return {
    ...at,
    parity,
    pages: report.pages.length,
    findings,
    locales: Object.fromEntries(
      Object.entries(locales).map(([locale, total]) => [locale, { parity: total.parity, findings: total.findings }]),
    ),
  }
}

/**
 * The trend with a run at its end. A run of the same commit replaces the one before. A run that found what the last one
 * found adds nothing: so a report that is kept in the repository does not change when the commit that holds it is looked at.
 */
export const withPoint = (trend: readonly TrendPoint[], point: TrendPoint): readonly TrendPoint[] => {
  const last = trend.at(-1)
  if (last && figuresOf(last) === figuresOf(point)) return trend
  // Work on top of a commit is of the moment: the next run on top of the same commit takes its place.
  const passing = point.commit && `${point.commit.replace(/\+$/, '')}+`
  const kept = trend.filter(
    (one) => !one.commit || (one.commit !== point.commit && (one !== last || one.commit !== passing)),
  )
  return [...kept, point]
}

const figuresOf = ({ parity, pages, findings, locales }: TrendPoint): string =>
  JSON.stringify([parity, pages, findings.error, findings.warn, findings.info, Object.entries(locales).toSorted()])

const count = z.int().min(0)
const share = z.number().min(0).max(1)
const findings = z.strictObject({ error: count, warn: count, info: count })
const line = z.object({
  commit: z.string().max(100).exactOptional(),
  date: z.string().max(40).exactOptional(),
  parity: share,
  pages: count,
  findings,
  locales: z.record(z.string().max(100), z.object({ parity: share, findings })),
})

/** Reads a trend, a JSON object a line. Lines that are none, such as a merge's marks, are left out and counted. */
export const readTrend = (text: string): { readonly trend: readonly TrendPoint[]; readonly unread: number } => {
  const lines = text.split('\n').filter((one) => one.trim() !== '')
  const trend = lines.flatMap((one) => {
    const { data } = line.safeParse(parsed(one))
    return data ? [data] : []
  })
  return { trend, unread: lines.length - trend.length }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A trend as a file has it. */
export const trendText = (trend: readonly TrendPoint[]): string =>
  trend.map((point) => `${JSON.stringify(point)}\n`).join('')
