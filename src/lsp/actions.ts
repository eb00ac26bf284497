/** What the editor offers to do about findings. */
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import { type FileEdit, repairsOf, withoutOverlaps } from '../fix/repairs.ts'
import { suggestFor } from '../index.ts'
import type { Edit, Finding, PageReport, Tongue } from '../model.ts'
import { type SaidOn, saidOn } from '../session/said-on.ts'
import { silence } from '../session/silence.ts'
import type { Session } from '../session.ts'
import { needsText } from '../suggest/needs.ts'
import { diagnosticOf, rangeOn } from './diagnostics.ts'
import { type Places, touch } from './places.ts'
import * as says from './words.ts'

/** What a draft is asked for later by. */
export interface DraftData {
  readonly uri: string
  readonly fingerprint: string
  readonly locale: string
}

/** Who asks. */
export interface Asking {
  readonly session: Session
  readonly tongue: Tongue
  readonly places: Places
  /** Whether the editor asks for what an action does only once it is chosen. */
  readonly resolves: boolean
}

/** The kind of the action that makes all repairs of a page. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.diptych`

/** What can be done about the findings of a range. */
export async function actionsFor(asking: Asking, path: string, range: Range): Promise<CodeAction[]> {
  const reports = await asking.session.reportsOf(path)
  const here = saidOn(path, reports).filter((said) => {
    const place = rangeOn(said, asking.places)
    return place && touch(place, range)
  })
  const actions: CodeAction[] = []
  for (const said of here) {
    const diagnostics = shownFor(said, asking)
    const mend = fixOf(said, asking)
    if (mend) actions.push({ ...mend, diagnostics })
    const drafted = await draftOf(said, path, asking)
    if (drafted) actions.push({ ...drafted, diagnostics })
  }
  const mended = fixAll(path, reports, asking)
  if (mended) actions.push(mended)
  for (const said of here) {
    const hidden = silenceOf(said, path, asking)
    if (hidden) actions.push({ ...hidden, diagnostics: shownFor(said, asking) })
  }
  return actions
}

const shownFor = (said: SaidOn, { tongue, places }: Asking): Diagnostic[] =>
  [diagnosticOf(said, tongue, places)].flatMap((one) => one ?? [])

function fixOf({ report, finding }: SaidOn, asking: Asking): CodeAction | undefined {
  const edit = finding.edits && editOf(placed(finding.edits, report), asking)
  return (
    edit && { title: says.fix(finding.rule)[asking.tongue], kind: CodeActionKind.QuickFix, isPreferred: true, edit }
  )
}

/** All repairs of a page that can be made at once, in its own file alone. */
export function fixAll(path: string, reports: readonly PageReport[], asking: Asking): CodeAction | undefined {
  const repairs = withoutOverlaps(repairsOf({ source: '', targets: [], pages: reports }))
  const own = repairs.filter(({ edits }) => edits.every((edit) => edit.path === path))
  if (own.length === 0) return undefined
  const edit = editOf(
    own.flatMap(({ edits }) => edits),
    asking,
  )
  return edit && { title: says.fixAll[asking.tongue], kind: fixAllKind, edit }
}

async function draftOf(said: SaidOn, path: string, asking: Asking): Promise<CodeAction | undefined> {
  const { finding, report } = said
  if (!needsText(finding) || !report.source || !report.target) return undefined
  const data: DraftData = {
    uri: asking.places.uriOf(path),
    fingerprint: finding.fingerprint ?? '',
    locale: report.locale,
  }
  const action = { title: says.draft[asking.tongue], kind: CodeActionKind.QuickFix, data }
  if (asking.resolves) return action
  const edit = await draft(data, path, asking)
  return edit && { ...action, edit }
}

/** The draft that the project's own translations have for a finding; nothing is sent anywhere. */
export async function draft(data: DraftData, path: string, asking: Asking): Promise<WorkspaceEdit | undefined> {
  const { session } = asking
  const seen = session.seen()
  const isMeant = (page: PageReport): boolean =>
    page.locale === data.locale && (page.source?.path === path || page.target?.path === path)
  const offline = { ...seen.config, suggest: { ...seen.config.suggest, providers: ['memory' as const] } }
  const { report } = await suggestFor(await session.report(), seen, offline, { only: isMeant })
  for (const page of report.pages.filter(isMeant)) {
    const found = page.findings.find(({ fingerprint }: Finding) => fingerprint === data.fingerprint)?.suggestion
    if (found) return editOf(placed([found.edit], page), asking)
  }
  return undefined
}

function silenceOf({ finding, report, side }: SaidOn, path: string, asking: Asking): CodeAction | undefined {
  const reading = asking.session.reading(path)
  const comment = reading?.state === 'read' ? silence(finding, reading.page, side) : undefined
  const edit = comment && editOf(placed([comment], report), asking)
  return edit && { title: says.silence(finding.rule)[asking.tongue], kind: CodeActionKind.QuickFix, edit }
}

const placed = (edits: readonly Edit[], report: PageReport): FileEdit[] =>
  edits.flatMap(({ side, start, end, text }) => {
    const path = report[side]?.path
    return path === undefined ? [] : [{ path, start, end, by: text }]
  })

/** Edits of files as the editor takes them; `undefined` where one is of a place that is being typed over. */
function editOf(edits: readonly FileEdit[], { places }: Asking): WorkspaceEdit | undefined {
  const changes: Record<string, TextEdit[]> = {}
  for (const { path, start, end, by } of edits) {
    const range = places.rangeOf(path, { start, end })
    if (!range) return undefined
    const uri = places.uriOf(path)
    changes[uri] = [...(changes[uri] ?? []), { range, newText: by }]
  }
  return edits.length > 0 ? { changes } : undefined
}
