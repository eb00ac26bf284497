/** Drafts for people and for programs. */
import picocolors from 'picocolors'
import { type DiffPiece, wordDiff } from '../history/kind.ts'
import type { Forecast, Suggested } from '../index.ts'
import type { Finding, PageReport, Tongue } from '../model.ts'
import { toJson } from '../report/json.ts'
import { printable, wrap } from '../report/terminal.ts'
import type { Draft, DraftText, Outcome } from '../suggest/draft.ts'
import { lineStarts, pointAt, positionOf } from '../text/lines.ts'
import * as says from './suggest-words.ts'

/** How drafts are shown. */
export interface Look {
  readonly tongue: Tongue
  readonly base: string
  readonly width: number
  readonly color: boolean
}

type Paint = ReturnType<typeof picocolors.createColors>

/** By page: each finding with its draft, word for word, or why there is none. */
export function suggestionsText({ outcomes }: Suggested, look: Look): string {
  const paint = picocolors.createColors(look.color)
  const pages = new Map<PageReport, Outcome[]>()
  for (const outcome of outcomes) pages.set(outcome.page, [...(pages.get(outcome.page) ?? []), outcome])
  const blocks = [...pages].map(([page, own]) =>
    [paint.bold(titleOf(page, look)), ...own.flatMap((outcome) => outcomeLines(outcome, look, paint))].join('\n'),
  )
  const drafts = outcomes.filter(({ result }) => 'draft' in result).length
  return `${[...blocks, says.summary(drafts, outcomes.length, look.tongue)].join('\n\n')}\n`
}

const titleOf = ({ source, target, locale }: PageReport, { base, tongue }: Look): string =>
  printable(`${base}${source?.path} ↔ ${target ? base + target.path : says.noPage(locale)[tongue]}`)

function outcomeLines({ page, finding, result }: Outcome, look: Look, paint: Paint): string[] {
  const { tongue, base, width } = look
  const path = page.target?.path ?? page.source?.path ?? ''
  if ('reason' in result) {
    const at = finding.target?.start ?? finding.source?.start
    const place = printable(`${base}${path}${at ? `:${at.line}:${at.column}` : ''}`)
    const lines = wrap(printable(result.reason.text[tongue]), width - 6)
    return [
      `  ${paint.magenta(printable(finding.rule))}  ${paint.cyan(place)}`,
      ...lines.map((line) => `    ${paint.dim('·')} ${line}`),
    ]
  }
  const { draft } = result
  const { text } = draft.need.pair.target
  const at = pointAt(lineStarts(text), draft.edit.start)
  const place = printable(`${base}${path}:${at.line}:${at.column}`)
  const head = `  ${paint.magenta(printable(finding.rule))}  ${paint.cyan(place)}  ${originOf(draft, tongue)}`
  const failed = draft.failed.flatMap((said) =>
    wrap(printable(said.text[tongue]), width - 6).map(
      (line, index) => `    ${index === 0 ? paint.red('!') : ' '} ${line}`,
    ),
  )
  return [head, ...changeLines(draft, finding.drift, paint), ...differenceLines(draft, look, paint), ...failed]
}

const originOf = ({ origin, score }: Draft, tongue: Tongue): string =>
  printable(
    score === undefined ? says.origin(origin, tongue) : `${says.origin(origin, tongue)} ${says.percent(score, tongue)}`,
  )

/** What comes; where it brings a translation up to date, word by word against that. */
function changeLines({ edit, need }: Draft, drift: Finding['drift'], paint: Paint): string[] {
  const gone = need.pair.target.text.slice(edit.start, edit.end)
  const sign = gone === '' ? '+' : '~'
  const text =
    drift === 'stale' && gone !== '' ? wordsOf(wordDiff(gone, edit.text)) : edit.text.replace(/^\s*\n|\s+$/g, '')
  return printable(text)
    .split('\n')
    .map((line) => paint.green(`    ${sign} ${line}`.trimEnd()))
}

/** A word diff as `git diff --word-diff` shows it: `[-30-]{+45+}`. */
const wordsOf = (pieces: readonly DiffPiece[]): string =>
  pieces
    .map(({ text, change }) => (change === 'removed' ? `[-${text}-]` : change === 'added' ? `{+${text}+}` : text))
    .join('')

/** Where the memory's source differs from the text. */
function differenceLines({ texts }: Draft, { tongue, width }: Look, paint: Paint): string[] {
  return texts.flatMap(({ differences, found }) => {
    if (!differences) return []
    const shown = wordsOf(differences)
    return wrap(printable(says.differs(shown, found ?? '', tongue)), width - 6).map((line, at) =>
      paint.dim(`    ${at === 0 ? '≈' : ' '} ${line}`),
    )
  })
}

/** Additive changes only. */
export const suggestionsJson = ({ report, outcomes, accounts }: Suggested, tongue: Tongue): string =>
  toJson({
    schema: 1,
    source: report.source,
    targets: report.targets,
    suggestions: outcomes.map(({ page, finding, result }) => ({
      rule: finding.rule,
      drift: finding.drift,
      fingerprint: finding.fingerprint,
      message: finding.said.text[tongue],
      source: page.source,
      target: page.target,
      ...('reason' in result ? { reason: result.reason.text[tongue] } : draftJson(result.draft, tongue)),
    })),
    accounts: Object.fromEntries(
      [...accounts].map(([name, { notes, ...rest }]) => [
        name,
        { ...rest, notes: notes?.map(({ text }) => text[tongue]) },
      ]),
    ),
  })

const draftJson = ({ edit, origin, score, texts, failed, need }: Draft, tongue: Tongue): object => ({
  edit,
  position: positionOf(lineStarts(need.pair.target.text), edit),
  ...(edit.end > edit.start ? { replaces: need.pair.target.text.slice(edit.start, edit.end) } : {}),
  origin,
  score,
  texts: texts.map(({ source, text, ...rest }: DraftText) => ({ source, text, ...rest })),
  failed: failed.length > 0 ? failed.map(({ text }) => text[tongue]) : undefined,
})

type Forecasts = ReadonlyMap<string, Forecast>

/** What asking would cost. */
export const forecastText = (forecasts: Forecasts, tongue: Tongue): string =>
  [...forecasts].map(([name, forecast]) => `${says.forecast(name, forecast, tongue)}\n`).join('')

export const forecastJson = (forecasts: Forecasts, tongue: Tongue): string =>
  toJson({
    schema: 1,
    forecasts: Object.fromEntries(
      [...forecasts].map(([name, { note, ...rest }]) => [name, { ...rest, note: note?.text[tongue] }]),
    ),
  })
