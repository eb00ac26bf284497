/** Which formats a report takes, and where each of them goes. */
import { dirname, relative, resolve, sep } from 'node:path'
import type { Seen } from '../index.ts'
import type { PagePair, PageReport, Report, Tongue } from '../model.ts'
import type { Panels, Texts, View } from '../report/reporter.ts'
import { type ReporterName, reporterNames, reporters } from '../report/reporters.ts'
import { forbiddenValue, type Options } from './arguments.ts'
import type { Streams } from './command.ts'
import { colorFor, widthFor } from './look.ts'
import { rulePageOf } from './manual-page.ts'
import { appendWhole, deliver } from './output.ts'
import * as says from './reporting-words.ts'

/** The options of a command that prints a report. */
export const reporterOptions = {
  format: { type: 'string', values: reporterNames },
  output: { type: 'string', short: 'o' },
  reporter: { type: 'string', multiple: true },
} as const satisfies Options

/** One format, and the file that it goes to, relative to the working directory; standard output without one. */
export interface Order {
  readonly name: ReporterName
  readonly file?: string
  /** What named the file on the command line. */
  readonly option?: string
}

/**
 * What `--format` and `--output`, or `--reporter`, ask for.
 * @throws {UsageError} for a name that no format has, for both ways at once, and for two formats in one file.
 */
export const ordersOf = (given: {
  readonly format: ReporterName | undefined
  readonly output: string | undefined
  readonly reporter: readonly string[]
}): readonly Order[] => {
  const { format, output, reporter } = given
  if (reporter.length === 0) return [orderOf(format ?? 'stylish', output, '--output')]
  if (format !== undefined || output !== undefined) throw says.eitherWay(format === undefined ? 'output' : 'format')
  const orders = reporter.map((one) => {
    const at = one.indexOf('=')
    return at < 0 ? orderOf(one, undefined, '') : orderOf(one.slice(0, at), one.slice(at + 1), '--reporter')
  })
  const files = orders.flatMap(({ file }) => (file === undefined ? [] : [resolve(file)]))
  const twice = orders.find(
    ({ file }) => file !== undefined && files.indexOf(resolve(file)) !== files.lastIndexOf(resolve(file)),
  )
  if (twice?.file !== undefined) throw says.sameFile(twice.file)
  return orders
}

const orderOf = (name: string, file: string | undefined, option: string): Order => {
  const known = reporterNames.find((one) => one === name)
  if (known === undefined) throw forbiddenValue('--reporter', name, reporterNames)
  if (file === '') throw says.noFile(name)
  return file === undefined ? { name: known } : { name: known, file, option }
}

/** Whether a format shows the pages themselves, and not only lines of their text. */
export const showsPages = ({ name }: Order): boolean => !ofTextsAlone.has(name)
const ofTextsAlone = new Set<ReporterName>([
  'stylish',
  'compact',
  'json',
  'sarif',
  'github-comment',
  'gitlab',
  'junit',
  'rdjson',
  'badge',
])

/** Where a report comes from. */
export interface Origin extends Pick<View, 'forge' | 'trend' | 'top'> {
  readonly seen: Seen | undefined
  /** The text of every page, by path. */
  readonly texts: Texts
  /** What leads from the working directory to the root. */
  readonly base: string
  /** Absolute path of the project's root. */
  readonly root: string
}

/**
 * Writes a report in every format that was ordered.
 * @throws {KnownError} when a file cannot be written.
 */
export const publish = async (
  orders: readonly Order[],
  report: Report,
  origin: Origin,
  streams: Streams,
  tongue: Tongue,
): Promise<void> => {
  for (const { name, file, option } of orders) {
    const text = await printed(name, report, file, origin, streams, tongue)
    await deliver(text, file, streams, tongue, option)
  }
  const { GITHUB_STEP_SUMMARY: summary } = streams.env
  if (!summary || orders.every(({ name }) => name !== 'github')) return
  await appendWhole(summary, await printed('github-summary', report, summary, origin, streams, tongue))
}

/** A report in one format, for standard output or for the file in which it will stand (relative to the working directory). */
export const printed = async (
  name: ReporterName,
  report: Report,
  file: string | undefined,
  { seen, texts, base, root, forge, trend, top }: Origin,
  streams: Streams,
  tongue: Tongue,
): Promise<string> => {
  const reporter = await reporters[name]()
  const toFile = file !== undefined
  return reporter(report, {
    tongue,
    width: widthFor(toFile ? {} : streams.out),
    color: !toFile && colorFor(streams.out, streams.env),
    base,
    way: toFile ? wayTo(root, dirname(resolve(streams.cwd, file))) : base,
    ...(forge ? { forge } : {}),
    ...(trend ? { trend } : {}),
    ...(top === undefined ? {} : { top }),
    ...manualFor(streams.env, tongue),
    texts,
    panels: panelsFrom(seen),
  })
}

/** The manual's pages on rules; where it stands on the web is for CI to say. */
const manualFor = ({ DIPTYCH_MANUAL_URL: web }: Streams['env'], tongue: Tongue): Pick<View, 'rulePage' | 'manual'> => ({
  rulePage: (rule) => (/^[a-z][a-z-]{0,60}$/.test(rule) ? rulePageOf(rule, tongue) : undefined),
  ...(web && /^https?:\/\//.test(web) && URL.canParse(web) ? { manual: web.replace(/\/*$/, '/') } : {}),
})

/** What leads from a folder to the root: empty for the root itself, else with a `/` at its end. */
const wayTo = (root: string, folder: string): string => {
  const way = relative(folder, root).split(sep).join('/')
  return way === '' ? '' : `${way}/`
}

/** Both sides of the pages, for reporters that show them. */
const panelsFrom = (seen: Seen | undefined): View['panels'] => {
  const aligned = new Map([...(seen?.aligned ?? [])].map(([pair, both]) => [keyOf(pair.source, pair.target), both]))
  const pageAt = (file: PageReport['source']) => {
    const reading = seen?.readings.get(file?.path ?? '')
    return reading?.state === 'read' ? reading.page : undefined
  }
  return (page): Panels => {
    const source = pageAt(page.source)
    const target = pageAt(page.target)
    const both = aligned.get(keyOf(page.source?.path, page.target?.path))
    return {
      ...(source ? { source } : {}),
      ...(target ? { target } : {}),
      beads: both?.alignment.beads ?? [],
    }
  }
}

const keyOf = (source: PagePair['source'], target: PagePair['target']): string => `${source ?? ''}\0${target ?? ''}`
