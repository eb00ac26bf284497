/** What leaves the program as JSON: the contract's shapes, apart from the nouns so that either may change alone. */
import type {
  Category,
  Drift,
  Edit,
  Finding,
  FindingPart,
  Locale,
  PagePair,
  PageReport,
  Position,
  Report,
  Severity,
  ShardReport,
  Since,
  Suggestion,
  Tongue,
} from '../model.ts'

/** A page's file. */
export interface WireFile {
  readonly path: string
  readonly locale: Locale
}

/** A finding, its words in one language. */
export interface WireFinding {
  readonly rule: string
  readonly category: Category
  readonly severity: Severity
  readonly drift?: Drift
  readonly message: string
  readonly data: Readonly<Record<string, unknown>>
  readonly source?: Position
  readonly target?: Position
  readonly parts?: readonly FindingPart[]
  readonly fixes?: readonly Edit[]
  readonly suggestion?: WireSuggestion
  readonly since?: Since
  readonly fingerprint?: string
  readonly section?: readonly string[]
  readonly sourceHash?: string
}

/** A draft, and what is wrong with it in one language. */
export interface WireSuggestion {
  readonly edit: Edit
  readonly origin: string
  readonly score?: number
  readonly failed?: readonly string[]
}

/** What was found about one pair. */
export interface WirePage {
  readonly id: string
  readonly locale: Locale
  readonly source?: WireFile
  readonly target?: WireFile
  readonly pairedBy?: NonNullable<PagePair['pairedBy']>
  readonly parity: number
  readonly owners?: readonly string[]
  readonly findings: readonly WireFinding[]
}

/** One locale's share of the totals. */
export interface WireLocale {
  /** Pages that stand on both sides, on the source's alone, on the target's alone. */
  readonly pages: { readonly paired: number; readonly missing: number; readonly orphan: number }
  /** Mean of the parity of the locale's source pages, 0 to 1; a missing page counts 0. */
  readonly parity: number
  readonly findings: Readonly<Record<Severity, number>>
}

/** Counts over the whole report. */
export interface WireTotals {
  readonly pages: { readonly paired: number; readonly missing: number; readonly orphan: number }
  readonly parity: number
  readonly findings: Readonly<Record<Severity, number>>
  /** Findings by what brought them about, where a change was judged. */
  readonly since?: Readonly<Record<Since, number>>
  /** Findings that the baseline keeps out of the report. */
  readonly inBaseline?: number
  /** Findings by rule, by name. */
  readonly rules: Readonly<Record<string, number>>
  readonly locales: Readonly<Record<Locale, WireLocale>>
}

/** The report of a check, as `--format json` prints it. Additive changes only. */
export interface WireReport {
  readonly schema: 1
  readonly source: Locale
  readonly targets: readonly Locale[]
  readonly base?: string
  /** What `diptych merge` takes over from one part of a run. */
  readonly shard?: ShardReport
  readonly pages: readonly WirePage[]
  readonly totals: WireTotals
}

/** Turns a report into the contract's shape. Keys come in the contract's order; what is absent has no key. */
export const toWire = (report: Report, tongue: Tongue): WireReport => ({
  schema: 1,
  source: report.source,
  targets: report.targets,
  ...(report.base ? { base: report.base } : {}),
  ...(report.shard ? { shard: report.shard } : {}),
  pages: report.pages.map((page) => wirePage(page, tongue)),
  totals: totalsOf(report),
})

const wirePage = (page: PageReport, tongue: Tongue): WirePage => ({
  id: page.id,
  locale: page.locale,
  ...(page.source ? { source: wireFile(page.source) } : {}),
  ...(page.target ? { target: wireFile(page.target) } : {}),
  ...(page.pairedBy ? { pairedBy: page.pairedBy } : {}),
  parity: page.parity,
  ...(page.owners ? { owners: page.owners } : {}),
  findings: page.findings.map((finding) => wireFinding(finding, tongue)),
})

const wireFile = ({ path, locale }: WireFile): WireFile => ({ path, locale })

const wireFinding = (finding: Finding, tongue: Tongue): WireFinding => ({
  rule: finding.rule,
  category: finding.category,
  severity: finding.severity,
  ...(finding.drift ? { drift: finding.drift } : {}),
  message: finding.said.text[tongue],
  data: finding.said.data,
  ...(finding.source ? { source: finding.source } : {}),
  ...(finding.target ? { target: finding.target } : {}),
  ...(finding.parts ? { parts: finding.parts } : {}),
  ...(finding.edits ? { fixes: finding.edits } : {}),
  ...(finding.suggestion ? { suggestion: wireSuggestion(finding.suggestion, tongue) } : {}),
  ...(finding.since ? { since: finding.since } : {}),
  ...(finding.fingerprint ? { fingerprint: finding.fingerprint } : {}),
  ...(finding.section ? { section: finding.section } : {}),
  ...(finding.sourceHash ? { sourceHash: finding.sourceHash } : {}),
})

const wireSuggestion = ({ edit, origin, score, failed }: Suggestion, tongue: Tongue): WireSuggestion => ({
  edit,
  origin,
  ...(score === undefined ? {} : { score }),
  ...(failed ? { failed: failed.map(({ text }) => text[tongue]) } : {}),
})

/** Counts pages and findings, by locale and over all. */
export const totalsOf = (report: Report): WireTotals => {
  const findings = report.pages.flatMap((page) => page.findings)
  const counts = new Map<string, number>()
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return {
    ...localeTotals(report.pages),
    ...(report.base ? { since: sinceTotals(findings) } : {}),
    ...(report.inBaseline === undefined ? {} : { inBaseline: report.inBaseline }),
    rules: Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
    locales: Object.fromEntries(
      report.targets.map((locale) => [locale, localeTotals(report.pages.filter((page) => page.locale === locale))]),
    ),
  }
}

const sinceTotals = (findings: readonly Finding[]): Record<Since, number> => {
  const count = (since: Since): number => findings.filter((finding) => finding.since === since).length
  return { introduced: count('introduced'), 'made-stale': count('made-stale'), known: count('known') }
}

const localeTotals = (pages: readonly PageReport[]): WireLocale => {
  const missing = pages.filter((page) => !page.target).length
  const orphan = pages.filter((page) => !page.source).length
  const findings = pages.flatMap((page) => page.findings)
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length
  return {
    pages: { paired: pages.length - missing - orphan, missing, orphan },
    parity: meanParity(pages),
    findings: { error: count('error'), warn: count('warn'), info: count('info') },
  }
}

/** To three digits, downwards: 1 is for those who have it all. */
const meanParity = (pages: readonly PageReport[]): number => {
  const sources = pages.filter((page) => page.source)
  if (sources.length === 0) return 1
  const sum = sources.reduce((total, page) => total + page.parity, 0)
  return Math.floor((sum / sources.length) * 1000 + 1e-6) / 1000
}
