/** From a report to drafts: what is needed, who has it, whether it passes, where it goes. */
import { type AlignedPair, opened } from './check/aligned-pair.ts'
import type { Seen } from './check.ts'
import { viewOf } from './judge.ts'
import type { Finding, PageReport, Report, Suggestion } from './model.ts'
import type { Site } from './rule.ts'
import { siteOf } from './site.ts'
import { answersTo, type Draft, draftsOf, type Outcome, requestsOf, type Task } from './suggest/draft.ts'
import { localiser } from './suggest/links.ts'
import { needsText, wantedBy } from './suggest/needs.ts'
import type { Account, Forecast, Provider, TextRequest } from './suggest/provider.ts'
import { reasons } from './suggest/reasons.ts'
import { verified } from './suggest/verify.ts'

/** What drafts are made from, and how. */
export interface SuggestInput {
  readonly report: Report
  /** What the report was made from. */
  readonly seen: Seen
  /** In the order in which they are asked. */
  readonly providers: readonly Provider[]
  /** A draft that does not pass is not shown. */
  readonly strict?: boolean
  /** The pages that drafts are made for; all by default. */
  readonly only?: (page: PageReport) => boolean
}

/** The drafts of a run. */
export interface Suggested {
  /** The report, its findings with their suggestions. */
  readonly report: Report
  /** What came of each need, in the order of the report. */
  readonly outcomes: readonly Outcome[]
  /** What each provider has to say for the run. */
  readonly accounts: ReadonlyMap<string, Account>
}

/** Makes a draft for every finding that needs text, or says why there is none. */
export async function suggest(input: SuggestInput): Promise<Suggested> {
  const { report, seen, providers } = input
  const site = siteFor(seen)
  const localise = localiser(seen.aligned.values(), site)
  const { tasks, hopeless } = tasksOf(input, site)
  const given = await answersTo(requestsOf(tasks), providers)
  const made = new Map<Task, Outcome>()
  let from = 0
  for (const group of byPage(tasks)) {
    const count = requestsOf(group).length
    const outcomes = draftsOf(group, given.slice(from, from + count), localise)
    from += count
    const judged = withVerdicts(outcomes, { site, rules: seen.rules, strict: input.strict ?? false })
    for (const [at, task] of group.entries()) if (judged[at]) made.set(task, judged[at])
  }
  const outcomes = inOrder(report, [...made.values(), ...hopeless])
  return {
    report: withSuggestions(report, outcomes),
    outcomes,
    accounts: new Map(providers.flatMap((one) => (one.account ? [[one.name, one.account()] as const] : []))),
  }
}

/** What asking would cost, by provider: nothing that is billed is sent. */
export async function forecast(input: SuggestInput): Promise<ReadonlyMap<string, Forecast>> {
  let open = requestsOf(tasksOf(input, siteFor(input.seen)).tasks)
  const forecasts = new Map<string, Forecast>()
  for (const provider of input.providers) {
    if (open.length === 0) break
    if (provider.free) {
      const given = await answersTo(open, [provider])
      const isKnown = (at: number): boolean => given[at]?.answer.state === 'text'
      forecasts.set(provider.name, { ...lengthOf([]), cached: lengthOf(open.filter((_, at) => isKnown(at))) })
      open = open.filter((_, at) => !isKnown(at))
    } else {
      const told = await provider.forecast?.(open)
      forecasts.set(provider.name, told ?? { ...lengthOf(open), cached: lengthOf([]) })
    }
  }
  return forecasts
}

const lengthOf = (requests: readonly TextRequest[]): { readonly texts: number; readonly characters: number } => ({
  texts: requests.length,
  characters: requests.reduce((sum, { text }) => sum + [...text].length, 0),
})

/** The needs of the report; `hopeless` are findings whose text or place cannot be told. */
function tasksOf(
  { report, seen, only = () => true }: SuggestInput,
  site: Site,
): { tasks: Task[]; hopeless: Outcome[] } {
  const tasks: Task[] = []
  const hopeless: Outcome[] = []
  for (const page of report.pages) {
    const findings = only(page) ? page.findings.filter(needsText) : []
    const pair = findings.length > 0 ? asRulesSee(seen, page, site) : undefined
    for (const finding of findings) {
      const wanted = wantedBy(finding, page, pair)
      if ('reason' in wanted) hopeless.push({ page, finding, result: wanted })
      else tasks.push(...wanted.needs.map((need) => ({ page, finding, need })))
    }
  }
  return { tasks, hopeless }
}

/** The pair with the alignment that the findings speak of. */
function asRulesSee({ aligned }: Seen, { source, target }: PageReport, site: Site): AlignedPair | undefined {
  const pair = [...aligned.values()].find((one) => one.source.path === source?.path && one.target.path === target?.path)
  const both = pair && opened(pair)
  return both && { ...both, alignment: viewOf(both, site).alignment }
}

function byPage(tasks: readonly Task[]): Task[][] {
  const groups = new Map<PageReport, Task[]>()
  for (const task of tasks) groups.set(task.page, [...(groups.get(task.page) ?? []), task])
  return [...groups.values()]
}

const siteFor = (seen: Seen): Site => siteOf({ ...seen, has: (path) => seen.files.has(path) })

interface Judge {
  readonly site: Site
  readonly rules: Seen['rules']
  readonly strict: boolean
}

/** The outcomes of one page, with what the rules say of its drafts. */
function withVerdicts(outcomes: readonly Outcome[], { site, rules, strict }: Judge): Outcome[] {
  const drafts = outcomes.flatMap(({ result }) => ('draft' in result ? [result.draft] : []))
  const [first] = drafts
  if (!first) return [...outcomes]
  const said = verified(drafts, first.need.pair, rules, site)
  return outcomes.map((outcome) => {
    if (!('draft' in outcome.result)) return outcome
    const { draft } = outcome.result
    const failed = [...draft.failed, ...(said.get(draft) ?? [])]
    if (strict && failed.length > 0) return { ...outcome, result: { reason: reasons.strict({ count: failed.length }) } }
    return { ...outcome, result: { draft: { ...draft, failed } } }
  })
}

function inOrder({ pages }: Report, outcomes: readonly Outcome[]): Outcome[] {
  const byFinding = new Map<Finding, Outcome[]>()
  for (const outcome of outcomes) byFinding.set(outcome.finding, [...(byFinding.get(outcome.finding) ?? []), outcome])
  return pages.flatMap(({ findings }) => findings.flatMap((finding) => byFinding.get(finding) ?? []))
}

function withSuggestions(report: Report, outcomes: readonly Outcome[]): Report {
  const drafts = new Map<Finding, Draft[]>()
  for (const { finding, result } of outcomes) {
    if ('draft' in result) drafts.set(finding, [...(drafts.get(finding) ?? []), result.draft])
  }
  const pages = report.pages.map((page) => ({
    ...page,
    findings: page.findings.map((finding) => {
      const own = drafts.get(finding)
      return own ? { ...finding, suggestion: suggestionOf(own) } : finding
    }),
  }))
  return { ...report, pages }
}

/** The drafts of one finding as one edit: from the first place to the last, what stands between them as it is. */
function suggestionOf(drafts: readonly Draft[]): Suggestion {
  const ordered = drafts.toSorted((a, b) => a.edit.start - b.edit.start || a.need.source.start - b.need.source.start)
  const [first] = ordered as [Draft, ...Draft[]]
  const { text } = first.need.pair.target
  let joined = ''
  let at = first.edit.start
  for (const { edit } of ordered) {
    joined += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  const scores = drafts.flatMap(({ score }) => score ?? [])
  const failed = drafts.flatMap((draft) => draft.failed)
  return {
    edit: { side: 'target', start: first.edit.start, end: at, text: joined },
    origin: [...new Set(drafts.flatMap(({ origin }) => origin.split('+')))].join('+'),
    ...(scores.length === drafts.length ? { score: Math.min(...scores) } : {}),
    ...(failed.length > 0 ? { failed } : {}),
  }
}
