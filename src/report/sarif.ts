/**
 * SARIF 2.1.0 (OASIS), as code-scanning pages read it.
 * GitHub's limits: docs.github.com, "SARIF support for code scanning".
 */
import type { Category, Position, Report, Severity, Since, Tongue } from '../model.ts'
import { draftOf, editsOf, type PlacedEdit } from './edits-at.ts'
import { encoded } from './forge.ts'
import { toJson } from './json.ts'
import type { Reporter, View } from './reporter.ts'
import { inRepository, type Place, type Told, toldOf, worstFirst } from './told.ts'

/** GitHub refuses a run with more results. */
const mostResults = 25_000
/** GitHub shows so many locations of a result. */
const mostLocations = 100
/** Help is for reading beside a finding; GitHub takes no more. Characters. */
const mostHelp = 30_000

const levels: Readonly<Record<Severity, string>> = { error: 'error', warn: 'warning', info: 'note' }
/** What code-scanning pages sort by. */
const standings: Readonly<Record<Severity, string>> = { error: 'error', warn: 'warning', info: 'recommendation' }
const baselines: Readonly<Record<Since, string>> = { introduced: 'new', 'made-stale': 'new', known: 'unchanged' }

/** The report as SARIF. */
export const sarif: Reporter = (report, view) => {
  const all = toldOf(report)
  const kept = all.length <= mostResults ? all : inOrder(all, new Set(worstFirst(all).slice(0, mostResults)))
  const rules = rulesOf(kept)
  const left = all.length - kept.length
  const invocation = {
    executionSuccessful: true,
    ...(left > 0
      ? { toolExecutionNotifications: [{ level: 'warning', message: { text: words[view.tongue].left(left) } }] }
      : {}),
  }
  const driver = {
    name: 'Diptych',
    rules: [...rules].map(([id, told]) => ruleOf(id, told, view)),
  }
  const run = {
    tool: { driver },
    language: view.tongue,
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [root]: { description: { text: words[view.tongue].root } } },
    invocations: [invocation],
    results: kept.map((told) => resultOf(told, [...rules.keys()].indexOf(told.finding.rule), report, view)),
  }
  return toJson({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] })
}

const root = '%SRCROOT%'

const inOrder = (all: readonly Told[], wanted: ReadonlySet<Told>): Told[] => all.filter((told) => wanted.has(told))

/** The rules that report, by name, each with what it reports. */
const rulesOf = (all: readonly Told[]): ReadonlyMap<string, readonly Told[]> => {
  const names = [...new Set(all.map(({ finding }) => finding.rule))].sort()
  return new Map(names.map((name) => [name, all.filter(({ finding }) => finding.rule === name)]))
}

const ruleOf = (id: string, told: readonly Told[], view: View): object => {
  const severity = (['error', 'warn'] as const).find((one) => told.some(({ finding }) => finding.severity === one))
  const category: Category | undefined = told[0]?.finding.category
  const page = view.rulePage?.(id)?.slice(0, mostHelp)
  const opening = page?.split(/\n\s*\n/, 1)[0]?.replace(/\s*\n\s*/g, ' ')
  const plain = `${opening} ${words[view.tongue].explain(id)}`
  return {
    id,
    ...(opening ? { shortDescription: { text: opening }, fullDescription: { text: opening } } : {}),
    ...(page ? { help: { text: plain, markdown: page } } : {}),
    ...(page && view.manual ? { helpUri: `${view.manual}${view.tongue}/rules/${encoded(id)}.md` } : {}),
    defaultConfiguration: { level: levels[severity ?? 'info'] },
    properties: {
      tags: ['documentation', 'translation', ...(category ? [category] : [])],
      'problem.severity': standings[severity ?? 'info'],
    },
  }
}

const resultOf = (told: Told, ruleIndex: number, report: Report, view: View): object => {
  const { page, finding, place, others } = told
  const { rule, severity, said, drift, since, fingerprint } = finding
  const related = others.slice(0, mostLocations)
  const links = related.slice(0, 1).map((other) => ` ↔ [${bracketed(other.path)}:${other.at.start.line}](1)`)
  const fixes = [
    ...fixOf(editsOf(page, finding, view), words[view.tongue].fix, view),
    ...fixOf(draftOf(page, finding, view), words[view.tongue].draft(finding.suggestion?.origin ?? ''), view),
  ]
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: unlinked(said.text[view.tongue]) + links.join('') },
    locations: [locationOf(place, view)],
    ...(related.length > 0
      ? {
          relatedLocations: related.map((other, index) => ({
            id: index + 1,
            message: {
              text: `${other.side === 'source' ? words[view.tongue].source : words[view.tongue].target} (${other.locale})`,
            },
            ...locationOf(other, view),
          })),
        }
      : {}),
    ...(fingerprint
      ? { partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, 'diptych/v1': fingerprint } }
      : {}),
    ...(report.base && since ? { baselineState: baselines[since] } : {}),
    ...(fixes.length > 0 ? { fixes } : {}),
    properties: {
      page: page.id,
      locale: page.locale,
      side: place.side,
      ...(drift ? { drift } : {}),
      ...(since ? { since } : {}),
      ...(page.owners ? { owners: page.owners } : {}),
    },
  }
}

const locationOf = ({ path, at }: Place, view: View): object => ({
  physicalLocation: { artifactLocation: artifact(path, view), region: region(at) },
})

const artifact = (path: string, view: View): object => ({
  uri: encoded(inRepository(view, path)),
  uriBaseId: root,
})

const region = ({ start, end }: Position): object => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
})

/** Edits as one fix: by file, each with what goes and what comes. */
const fixOf = (edits: readonly PlacedEdit[], description: string, view: View): object[] => {
  const paths = [...new Set(edits.map(({ path }) => path))]
  if (paths.length === 0) return []
  const artifactChanges = paths.map((path) => ({
    artifactLocation: artifact(path, view),
    replacements: edits
      .filter((edit) => edit.path === path)
      .map(({ at, text }) => ({ deletedRegion: region(at), insertedContent: { text } })),
  }))
  return [{ description: { text: description }, artifactChanges }]
}

/** A sentence in which nothing is a link of SARIF's (3.11.6): `[words](1)`. */
const unlinked = (text: string): string => text.replace(/\[(?=[^\]\n]{0,500}\]\()/g, '\\[')

/** The words of such a link. */
const bracketed = (text: string): string => text.replace(/[[\]\\]/g, '\\$&')

const words = {
  en: {
    root: 'The top of the repository.',
    explain: (rule: string) => `More: diptych explain ${rule}`,
    source: 'Source',
    target: 'Translation',
    fix: 'Needs no translation: `diptych fix` does it.',
    draft: (origin: string) => `Draft from ${origin}, to be reviewed.`,
    left: (count: number) => `${count} results of lesser severity were left out: a run holds ${mostResults}.`,
  },
  fr: {
    root: 'La racine du dépôt.',
    explain: (rule: string) => `Pour en savoir plus : diptych explain ${rule}`,
    source: 'Source',
    target: 'Traduction',
    fix: 'Ne demande aucune traduction : `diptych fix` le fait.',
    draft: (origin: string) => `Proposition de ${origin}, à relire.`,
    left: (count: number) =>
      `${count} résultats moins graves ont été laissés de côté : une exécution en contient ${mostResults}.`,
  },
} as const satisfies Readonly<Record<Tongue, object>>
