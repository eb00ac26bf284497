/** Reviewdog's diagnostics: github.com/reviewdog/reviewdog, proto/rdf/reviewdog.proto. */
import type { Finding, PageReport, Point, Position, Severity } from '../model.ts'
import { draftOf, editsOf } from './edits-at.ts'
import { toJson } from './json.ts'
import type { Reporter, View } from './reporter.ts'
import { inRepository, leadsInChange, type Place, type Told, toldOf } from './told.ts'

const severities: Readonly<Record<Severity, string>> = { error: 'ERROR', warn: 'WARNING', info: 'INFO' }

/** The report as one DiagnosticResult. */
export const rdjson: Reporter = (report, view) =>
  toJson({
    source: { name: 'diptych' },
    diagnostics: toldOf(report, leadsInChange).map((told) => diagnosticOf(told, view)),
  })

const diagnosticOf = ({ page, finding, place, others }: Told, view: View): object => {
  const suggestions = suggestionsOf(page, finding, place, view)
  const { rule, severity, said } = finding
  return {
    message: said.text[view.tongue],
    location: locationOf(place, view),
    severity: severities[severity],
    code: {
      value: rule,
      ...(view.manual && view.rulePage?.(rule) ? { url: `${view.manual}${view.tongue}/rules/${rule}.md` } : {}),
    },
    ...(suggestions.length > 0 ? { suggestions } : {}),
    ...(others.length > 0
      ? {
          related_locations: others.map((other) => ({
            message: `${other.side} (${other.locale})`,
            location: locationOf(other, view),
          })),
        }
      : {}),
  }
}

/** What would end the finding in the file that it is told of: the format has no other. */
const suggestionsOf = (page: PageReport, finding: Finding, place: Place, view: View): object[] => {
  const edits = editsOf(page, finding, view)
  return (edits.length > 0 ? edits : draftOf(page, finding, view))
    .filter(({ path }) => path === place.path)
    .map(({ path, at, text }) => ({ range: rangeOf(at, path, view), text }))
}

const locationOf = ({ path, at }: Place, view: View): object => ({
  path: inRepository(view, path),
  range: rangeOf(at, path, view),
})

const rangeOf = ({ start, end }: Position, path: string, { texts }: View): object => {
  const text = texts.get(path)
  return { start: pointOf(start, text), end: pointOf(end, text) }
}

/** Columns count bytes of UTF-8, from 1; left out where the line is not known. */
const pointOf = ({ line, column, offset }: Point, text: string | undefined): object =>
  text === undefined ? { line } : { line, column: Buffer.byteLength(text.slice(offset - column + 1, offset)) + 1 }
