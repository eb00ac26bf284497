/**
 * Annotations of GitHub's workflows, and the summary of the job.
 * The form of the commands: actions/toolkit, packages/core/src/command.ts; the limits: docs/problem-matchers.md there.
 */
import type { Severity, Tongue } from '../model.ts'
import { cutMarkdown } from './cut-markdown.ts'
import { githubComment } from './github-comment.ts'
import { markdown } from './markdown.ts'
import type { Reporter, View } from './reporter.ts'
import { isNew } from './standing.ts'
import { printable } from './terminal.ts'
import { inRepository, leadsInChange, type Told, toldOf, worstFirst } from './told.ts'

const commands: Readonly<Record<Severity, string>> = { error: 'error', warn: 'warning', info: 'notice' }

/** GitHub shows so many annotations of each kind a step. */
const mostOfAKind = 10

/** GitHub cuts longer messages. Characters. */
const mostMessage = 4000

/**
 * The report as workflow commands, the worst first. What was there before a change that is judged is counted only; so is
 * what GitHub would not show.
 */
export const github: Reporter = (report, view) => {
  const told = worstFirst(toldOf(report, leadsInChange))
  const left: Record<Severity, number> = { error: 0, warn: 0, info: 0 }
  const shown: Record<Severity, number> = { error: 0, warn: 0, info: 0 }
  const lines: string[] = []
  for (const one of told) {
    if (!isNew(one.finding)) continue
    const { severity } = one.finding
    if (shown[severity] === mostOfAKind) left[severity] += 1
    else {
      shown[severity] += 1
      lines.push(annotation(one, view))
    }
  }
  const known = told.filter(({ finding }) => !isNew(finding)).length
  const say = words[view.tongue]
  if (Object.values(left).some((count) => count > 0)) lines.push(say.left(left))
  if (known > 0) lines.push(say.known(known))
  return lines.map((line) => `${line}\n`).join('')
}

const annotation = ({ finding, place, others }: Told, view: View): string => {
  const { start, end } = place.at
  const oneLine = start.line === end.line
  const other = others.find(({ side }) => side !== place.side)
  const beside = other ? `\n↔ ${inRepository(view, other.path)}:${other.at.start.line}` : ''
  const draft = finding.suggestion ? `\n\n${words[view.tongue].draft}\n${finding.suggestion.edit.text.trim()}` : ''
  const properties = {
    file: inRepository(view, place.path),
    line: start.line,
    endLine: end.line,
    // Columns are taken on one line only.
    ...(oneLine ? { col: start.column, endColumn: Math.max(start.column, end.column) } : {}),
    title: finding.rule,
  }
  const listed = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`)
  const message = printable(`${finding.said.text[view.tongue]}${beside}${draft}`).slice(0, mostMessage)
  return `::${commands[finding.severity]} ${listed.join(',')}::${data(message)}`
}

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const property = (text: string): string => data(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C')

/** GitHub refuses a longer summary of a step. Bytes. */
const mostSummary = 2 ** 20

/** The report for the job's summary, of 1 MiB at most: of a change what its comment says, else the whole as Markdown. */
export const githubSummary: Reporter = (report, view) =>
  cutMarkdown(report.base ? githubComment(report, view) : markdown(report, view), mostSummary, words[view.tongue].cut)

const words = {
  en: {
    draft: 'Suggestion, to be reviewed:',
    known: (count: number) =>
      `Not annotated, as ${count === 1 ? 'it was' : 'they were'} there before this change: ${count}.`,
    cut: 'The report is longer than can be shown here.',
    left: ({ error, warn, info }: Readonly<Record<Severity, number>>) =>
      `Not annotated, as GitHub shows ${mostOfAKind} of a kind: ${error} errors, ${warn} warnings, ${info} infos. The job summary has them all.`,
  },
  fr: {
    draft: 'Proposition, à relire :',
    known: (count: number) =>
      `Sans annotation, car ${count < 2 ? 'déjà présent' : 'déjà présents'} avant ce changement : ${count}.`,
    cut: 'Le rapport est trop long pour être affiché en entier ici.',
    left: ({ error, warn, info }: Readonly<Record<Severity, number>>) =>
      `Sans annotation, car GitHub en montre ${mostOfAKind} par niveau : erreurs ${error}, avertissements ${warn}, infos ${info}. Le résumé du job les a tous.`,
  },
} as const satisfies Readonly<Record<Tongue, object>>
