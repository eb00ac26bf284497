/** The last lines of a report for people: counts, and parity by locale. */
import type picocolors from 'picocolors'
import type { Report, Severity, Since, Tongue } from '../model.ts'
import { type Sayings, sayings } from './sayings.ts'
import { isNew } from './standing.ts'
import { pad, printable, widthOf, wrap } from './terminal.ts'
import { totalsOf } from './wire.ts'

/** Colours, or none. */
export type Paint = ReturnType<typeof picocolors.createColors>

/** Counts over all, then a line for each locale; one friendly line where there is nothing to report. */
export const summaryOf = (report: Report, tongue: Tongue, paint: Paint, width: number): string[] => {
  const say = sayings[tongue]
  if (report.pages.length === 0)
    return [report.base ? paint.green(`✔ ${say.nothingTouched}`) : paint.yellow(say.noPages)]
  const { findings, pages, locales, since } = totalsOf(report)
  const each = Object.entries(locales).map(([locale, total]) => ({ locale: printable(locale), total }))
  const touched = report.pages.filter((page) => page.findings.length > 0).length
  if (touched === 0) {
    const parities = each.map(({ locale, total }) => `${locale}\u00A0${say.percent(total.parity)}`).join(', ')
    return wrap(`✔ ${say.clean(pages.paired, parities)}`, width).map(paint.green)
  }
  const verdict = since
    ? sinceLines(report, since, say, paint, width)
    : countLines(findings, touched, say, paint, width)
  const widest = Math.max(...each.map(({ locale }) => widthOf(locale)))
  return [
    ...verdict,
    ...each.flatMap(({ locale, total }) => {
      const head = `  ${pad(locale, widest)}  ${say.parity(total.parity)}`
      const tail = say.locale(total.pages)
      return widthOf(head) + 3 + widthOf(tail) <= width
        ? [`${head} · ${tail}`]
        : [head, ...wrap(tail, width - 4).map((line) => `    ${line}`)]
    }),
  ]
}

const countLines = (
  findings: Readonly<Record<Severity, number>>,
  pages: number,
  say: Sayings,
  paint: Paint,
  width: number,
): string[] => wrap(`✖ ${say.counts(findings, pages)}`, width).map(findings.error > 0 ? paint.red : paint.yellow)

/** What the change brought about is counted by severity; what was there is only said. */
const sinceLines = (
  report: Report,
  since: Readonly<Record<Since, number>>,
  say: Sayings,
  paint: Paint,
  width: number,
): string[] => {
  const pages = report.pages.map((page) => ({ ...page, findings: page.findings.filter(isNew) }))
  const touched = pages.filter(({ findings }) => findings.length > 0).length
  if (touched === 0) return wrap(`✔ ${say.nothingNew(since.known)}`, width).map(paint.green)
  const { findings } = totalsOf({ ...report, pages })
  return [
    ...countLines(findings, touched, say, paint, width),
    ...wrap(say.sinceCounts(since), width - 2).map((line) => `  ${line}`),
  ]
}
