/** GitLab's code quality report: docs.gitlab.com/ci/testing/code_quality, "Code Quality report format". */
import type { Severity } from '../model.ts'
import { toJson } from './json.ts'
import type { Reporter } from './reporter.ts'
import { inRepository, leadsInChange, toldOf } from './told.ts'

const severities: Readonly<Record<Severity, string>> = { error: 'major', warn: 'minor', info: 'info' }

/** The report as a list of issues. GitLab compares the lists of both branches by their fingerprints. */
export const gitlab: Reporter = (report, view) =>
  toJson(
    toldOf(report, leadsInChange).map(({ finding, place: { path, at } }) => ({
      description: finding.said.text[view.tongue],
      check_name: finding.rule,
      fingerprint: finding.fingerprint ?? `${finding.rule}:${path}:${at.start.offset}`,
      severity: severities[finding.severity],
      location: {
        path: inRepository(view, path),
        lines: { begin: at.start.line, end: at.end.line },
      },
    })),
  )
