/**
 * JUnit's XML, as CI servers read it: a suite for each pair of pages, a case for each finding. Nothing stands in it that
 * the strictest of them, Jenkins' xUnit plugin, does not know (its junit-10.xsd).
 */
import type { PageReport, Report } from '../model.ts'
import type { Reporter, View } from './reporter.ts'
import { isNew } from './standing.ts'
import { inRepository, type Told, toldOf } from './told.ts'

/** The report as JUnit's XML. What fails the run fails; the rest passes, and says what it is. */
export const junit: Reporter = (report, view) => {
  const told = toldOf(report)
  const suites = report.pages.map((page) =>
    suite(
      page,
      told.filter((one) => one.page === page),
      report,
      view,
    ),
  )
  const failures = told.filter(fails).length
  const tests = suites.reduce((sum, { tests }) => sum + tests, 0)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="diptych" tests="${tests}" failures="${failures}" errors="0">`,
    ...suites.map(({ text }) => text),
    '</testsuites>',
    '',
  ].join('\n')
}

const fails = ({ finding }: Told): boolean => finding.severity === 'error' && isNew(finding)

const suite = (
  page: PageReport,
  told: readonly Told[],
  report: Report,
  view: View,
): { readonly text: string; readonly tests: number } => {
  const name = `${page.id} (${report.source} → ${page.locale})`
  const tests = Math.max(1, told.length)
  const cases =
    told.length === 0
      ? [`    <testcase name="${xml(name)}" classname="diptych" time="0"/>`]
      : told.map((one) => testCase(one, view))
  const head = `<testsuite name="${xml(name)}" tests="${tests}" failures="${told.filter(fails).length}" errors="0" skipped="0" time="0">`
  return { text: [`  ${head}`, ...cases, '  </testsuite>'].join('\n'), tests }
}

const testCase = (told: Told, view: View): string => {
  const { finding, place, others } = told
  const line = ({ path, at }: Told['place']): string =>
    `${inRepository(view, path)}:${at.start.line}:${at.start.column}`
  const message = finding.said.text[view.tongue]
  const detail = [`${finding.severity}: ${message}`, ...[place, ...others].map(line)].join('\n')
  const head = `    <testcase name="${xml(`${finding.rule} ${line(place)}`)}" classname="diptych.${xml(finding.rule)}" time="0">`
  const body = fails(told)
    ? `<failure type="${xml(finding.rule)}" message="${xml(message)}">${xml(detail)}</failure>`
    : `<system-out>${xml(detail)}</system-out>`
  return `${head}${body}</testcase>`
}

/** Text in XML 1.0: what no document may hold (2.2, Char), nor should, and what turns the direction of writing is replaced. */
const xml = (text: string): string =>
  text
    .replace(
      /[^\t\n\r\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|[\u2028\u2029]|\p{Bidi_Control}/gu,
      '\uFFFD',
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\t', '&#9;')
