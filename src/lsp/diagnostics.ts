/** Findings as the editor shows them. */
import type { Diagnostic, DiagnosticRelatedInformation } from 'vscode-languageserver/node'
import type { Finding, PageReport, Side, Tongue } from '../model.ts'
import { rulePage } from '../package-files.ts'
import { type SaidOn, saidOn } from '../session/said-on.ts'
import { rangeOf, top } from './places.ts'
import * as says from './words.ts'

const sides: readonly Side[] = ['source', 'target']

/**
 * What is shown on a page.
 * @param uriOf How the editor calls a page.
 */
export const diagnosticsOf = (
  path: string,
  reports: readonly PageReport[],
  tongue: Tongue,
  uriOf: (path: string) => string,
): Diagnostic[] => saidOn(path, reports).map((said) => diagnosticOf(said, tongue, uriOf))

/** One finding on one of its pages. */
export function diagnosticOf(said: SaidOn, tongue: Tongue, uriOf: (path: string) => string): Diagnostic {
  const { finding, at, report } = said
  const page = pageAbout(finding, tongue)
  return {
    range: at ? rangeOf(at) : top,
    severity: says.severities[finding.severity],
    source: 'diptych',
    code: finding.rule,
    ...(page ? { codeDescription: { href: page } } : {}),
    message: finding.said.text[tongue],
    relatedInformation: relatedTo(said, tongue, uriOf),
    data: { fingerprint: finding.fingerprint, locale: report.locale },
  }
}

const pageAbout = ({ rule, said }: Finding, tongue: Tongue): string | undefined =>
  rulePage(rule, tongue) ??
  (typeof said.data.url === 'string' && /^https?:/.test(said.data.url) ? said.data.url : undefined)

/** The other side first, then the parts. */
function relatedTo({ report, finding, side, beyond }: SaidOn, tongue: Tongue, uriOf: (path: string) => string) {
  const other: Side = side === 'source' ? 'target' : 'source'
  const related: DiagnosticRelatedInformation[] = []
  if (beyond) {
    const message = says.theOtherSide(report[other]?.locale ?? '')[tongue]
    related.push({ location: { uri: uriOf(beyond.path), range: rangeOf(beyond.at) }, message })
  }
  for (const part of finding.parts ?? [])
    for (const one of sides) {
      const [file, place] = [report[one], part[one]]
      if (!file || !place || place === beyond?.at) continue
      const location = { uri: uriOf(file.path), range: rangeOf(place) }
      related.push({ location, message: says.part(file.locale)[tongue] })
    }
  return related
}
