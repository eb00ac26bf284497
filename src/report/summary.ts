/** The last lines of a report for people: counts, and parity by locale. */
import type picocolors from 'picocolors'
import type { Report, Tongue } from '../model.ts'
import { sayings } from './sayings.ts'
import { pad, printable, widthOf, wrap } from './terminal.ts'
import { totalsOf } from './wire.ts'

/** Colours, or none. */
export type Paint = ReturnType<typeof picocolors.createColors>

/** Counts over all, then a line for each locale. */
export const summaryOf = (report: Report, tongue: Tongue, paint: Paint, width: number): string[] => {
  const say = sayings[tongue]
  if (report.pages.length === 0) return [paint.yellow(say.noPages)]
  const { findings, pages, locales } = totalsOf(report)
  const touched = report.pages.filter((page) => page.findings.length > 0).length
  const verdict =
    touched === 0
      ? paint.green(`✔ ${say.clean(pages.paired)}`)
      : (findings.error > 0 ? paint.red : paint.yellow)(`✖ ${say.counts(findings, touched)}`)
  const widest = Math.max(...Object.keys(locales).map(widthOf))
  return [
    verdict,
    ...Object.entries(locales).flatMap(([locale, total]) => {
      const head = `  ${pad(printable(locale), widest)}  ${say.parity(total.parity)}`
      const tail = say.locale(total.pages)
      return widthOf(head) + 3 + widthOf(tail) <= width ? [`${head} · ${tail}`] : [head, ...wrap(tail, width - 4).map((line) => `    ${line}`)]
    }),
  ]
}
