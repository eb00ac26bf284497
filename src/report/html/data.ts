/** From a report to the data of the HTML report, as much as there is room for. */
import type { Category, PageReport, Report } from '../../model.ts'
import { foldersOf } from '../folders.ts'
import { byNeed, workOn } from '../need.ts'
import type { View } from '../reporter.ts'
import { totalsOf } from '../wire.ts'
import { bytesOf, embedded } from './embed.ts'
import { htmlFinding } from './findings.ts'
import { htmlPanels, panelTexts } from './panels.ts'
import type { HtmlData, HtmlFinding, HtmlPage } from './shape.ts'

/** As many runs are drawn; older ones stay in the file of the trend. */
const mostRuns = 1000

/** What a file may weigh. Bytes: 14.5 MB, half of which findings may take. */
const mostBytes = 14_500_000

/** The data of a report, and the panels of its pages by their index, as JSON that may stand in a `<script>`; panels may be deflated, in base64. */
export const htmlData = (
  report: Report,
  view: View,
): { readonly data: string; readonly panels: ReadonlyMap<number, string> } => {
  const folders = foldersOf(report.pages)
  const rules = new Map<string, Category>()
  for (const { rule, category } of report.pages.flatMap(({ findings }) => findings)) rules.set(rule, category)
  const names = [...rules.keys()].sort()
  const pages = byNeed(
    report.pages.map((page) => {
      const panels = view.panels(page)
      return { page, panels, work: workOn(page, panels) }
    }),
  )

  let room = mostBytes / 2
  let omitted = 0
  const kept = pages.map(({ page }) =>
    page.findings.flatMap((finding) => {
      const shown = htmlFinding(finding, names.indexOf(finding.rule))
      room -= bytesOf(embedded(shown))
      if (room < 0) omitted += 1
      return room < 0 ? [] : [shown]
    }),
  )
  const panels = panelTexts(
    pages.map(({ panels: both }) => (both && (both.source || both.target) ? embedded(htmlPanels(both)) : undefined)),
    Math.max(room, 0) + mostBytes / 2,
  )

  const data: HtmlData = {
    tongue: view.tongue,
    name: view.forge?.name ?? '',
    source: report.source,
    targets: report.targets,
    way: view.way === '' ? './' : view.way,
    ...(view.forge ? { forge: view.forge } : {}),
    ...(view.trend ? { trend: view.trend.slice(-mostRuns) } : {}),
    rules: names.map((id) => ({ id, category: rules.get(id) ?? 'lint' })),
    totals: totalsOf(report),
    pages: pages.map(({ page, work }, index) =>
      htmlPage(page, folders.get(page.id) ?? '', work, kept[index] ?? [], panels.has(index)),
    ),
    omitted,
  }
  return { data: embedded(data), panels }
}

const htmlPage = (
  { id, locale, source, target, parity, owners }: PageReport,
  folder: string,
  work: number,
  findings: readonly HtmlFinding[],
  panels: boolean,
): HtmlPage => ({
  id,
  locale,
  folder,
  ...(source ? { source: source.path } : {}),
  ...(target ? { target: target.path } : {}),
  parity,
  work,
  ...(owners ? { owners } : {}),
  findings,
  panels,
})
