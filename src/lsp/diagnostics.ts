/** Findings as the editor shows them. */
import type { Diagnostic, DiagnosticRelatedInformation, Range } from 'vscode-languageserver/node'
import type { Words } from '../known-error.ts'
import type { Finding, PageReport, Position, Side, Tongue } from '../model.ts'
import { rulePage } from '../package-files.ts'
import { type SaidOn, saidOn } from '../session/said-on.ts'
import type { Waiting } from '../session.ts'
import { type Places, rangeIn, spanOf, top } from './places.ts'
import * as says from './words.ts'

const sides: readonly Side[] = ['source', 'target']

/** What is shown on a page. */
export const diagnosticsOf = (
  path: string,
  reports: readonly PageReport[],
  tongue: Tongue,
  places: Places,
): Diagnostic[] => saidOn(path, reports).flatMap((said) => diagnosticOf(said, tongue, places) ?? [])

/** One finding on one of its pages; `undefined` where its place is being typed over. */
export function diagnosticOf(said: SaidOn, tongue: Tongue, places: Places): Diagnostic | undefined {
  const { finding, report } = said
  const range = rangeOn(said, places)
  return (
    range && {
      ...plain(finding, range, tongue),
      relatedInformation: relatedTo(said, tongue, places),
      data: { fingerprint: finding.fingerprint, locale: report.locale },
    }
  )
}

/** Where a finding is shown: what is said of a page as a whole, at its start. */
export const rangeOn = ({ at, report, side }: SaidOn, places: Places): Range | undefined =>
  at ? places.rangeOf(report[side]?.path ?? '', spanOf(at)) : top

/** What is said of a text that cannot be parsed while it is being typed: no more than worth knowing, for it is not done. */
export const diagnosticsWaiting = ({ text, findings }: Waiting, tongue: Tongue): Diagnostic[] =>
  findings.map((finding) => {
    const at = finding.source ?? finding.target
    return { ...plain(finding, at ? rangeIn(text, spanOf(at)) : top, tongue), severity: says.severities.info }
  })

function plain(finding: Finding, range: Range, tongue: Tongue): Diagnostic {
  const page = pageAbout(finding, tongue)
  return {
    range,
    severity: says.severities[finding.severity],
    source: 'diptych',
    code: finding.rule,
    ...(page ? { codeDescription: { href: page } } : {}),
    message: finding.said.text[tongue],
  }
}

const pageAbout = ({ rule, said }: Finding, tongue: Tongue): string | undefined =>
  rulePage(rule, tongue) ??
  (typeof said.data.url === 'string' && /^https?:/.test(said.data.url) ? said.data.url : undefined)

/** The other side first, then the parts. */
function relatedTo({ report, finding, side, beyond }: SaidOn, tongue: Tongue, places: Places) {
  const other: Side = side === 'source' ? 'target' : 'source'
  const related: DiagnosticRelatedInformation[] = []
  const add = (path: string, at: Position, words: Words): void => {
    const range = places.rangeOf(path, spanOf(at))
    if (range) related.push({ location: { uri: places.uriOf(path), range }, message: words[tongue] })
  }
  if (beyond) add(beyond.path, beyond.at, says.theOtherSide(report[other]?.locale ?? ''))
  for (const part of finding.parts ?? [])
    for (const one of sides) {
      const [file, at] = [report[one], part[one]]
      if (file && at && at !== beyond?.at) add(file.path, at, says.part(file.locale))
    }
  return related
}
