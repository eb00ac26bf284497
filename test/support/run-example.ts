/** Runs an example of a rule's page, and compares what the rule says with what the page says. */
import type { Finding, PageReport, Position, Report, Side } from '../../src/model.ts'
import type { Rule } from '../../src/rule.ts'
import { checkRule, checkRuleOnCommits } from './check-rule.ts'
import type { Example, ExampleFile } from './rule-page.ts'

/** What an example expects, or what came, in one form so that a difference reads well. */
export type Account = Readonly<Record<string, readonly string[]>>

/** Runs one rule over an example. */
export async function runExample(rule: Rule, example: Example): Promise<Report> {
  const last = Math.max(...example.files.map(({ commit }) => commit ?? 0))
  const treeOf = (files: readonly ExampleFile[]) => Object.fromEntries(files.map(({ path, text }) => [path, text]))
  if (last === 0) return checkRule(rule, treeOf(example.files), example)
  const commits = Array.from({ length: last }, (_, index) =>
    treeOf(example.files.filter(({ commit = 1 }) => commit === index + 1)),
  )
  return checkRuleOnCommits(rule, commits, example)
}

/** The findings of one rule, in the order of the report. */
export const findingsOf = (report: Report, id: string): readonly Finding[] =>
  report.pages.flatMap(({ findings }) => findings.filter(({ rule }) => rule === id))

/** What the page expects: a line for each finding, under each file that says something; a file that says nothing has none. */
export function expected(example: Example): Account {
  const account: Record<string, readonly string[]> = {}
  for (const { path, report = [], drift, severity } of example.files) {
    if (report.length === 0) continue
    account[path] = report.map((place, i) =>
      [place, drift && (drift[i] ?? drift[0]), severity && (severity[i] ?? severity[0])].filter(Boolean).join(' '),
    )
  }
  return account
}

/**
 * What the rule said, told as {@link expected} tells it: on the sides that expect something; for a pair that expects
 * nothing, on both. A finding without a place on a side that expects one is told as `nowhere`.
 */
export function told(example: Example, report: Report, id: string): Account {
  const account: Record<string, readonly string[]> = {}
  for (const page of report.pages) {
    const findings = page.findings.filter(({ rule }) => rule === id)
    if (findings.length === 0) continue
    const sides = sidesOf(page, example)
    const speaking = sides.filter(({ file }) => file?.report)
    for (const { side, path, file } of speaking.length > 0 ? speaking : sides)
      account[path] = [
        ...(account[path] ?? []),
        ...findings
          .toSorted((a, b) => (a[side]?.start.offset ?? 0) - (b[side]?.start.offset ?? 0))
          .map((finding) => line(finding, finding[side], file)),
      ]
  }
  return account
}

interface SideOf {
  readonly side: Side
  readonly path: string
  readonly file: ExampleFile | undefined
}

function sidesOf(page: PageReport, { files }: Example): SideOf[] {
  return (['source', 'target'] as const).flatMap((side) => {
    const path = page[side]?.path
    return path ? [{ side, path, file: files.findLast((file) => file.path === path) }] : []
  })
}

function line(finding: Finding, position: Position | undefined, file: ExampleFile | undefined): string {
  const place = position ? `${position.start.line}:${position.start.column}` : 'nowhere'
  const words = [place]
  if (!file?.report || file.drift) words.push(finding.drift ?? 'no drift')
  if (!file?.report || file.severity) words.push(finding.severity)
  if (!file?.report) words.push(finding.said.text.en)
  return words.join(' ')
}
