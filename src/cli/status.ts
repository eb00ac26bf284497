/** `diptych status`: how far apart the languages are, and where to begin. */
import type { Seen } from '../index.ts'
import type { Report, Tongue } from '../model.ts'
import { toJson } from '../report/json.ts'
import { type Freshness, nobody, type Oldest, type PageStatus, type Status, statusOf } from '../report/status.ts'
import { tableOf, unknown } from '../report/table.ts'
import { printable } from '../report/terminal.ts'
import type { Options } from './arguments.ts'
import { type Command, defineCommand, type Streams } from './command.ts'
import { widthFor } from './look.ts'
import { onlyOwners, onlyPaths } from './narrow.ts'
import { deliver } from './output.ts'
import { pathsFrom } from './paths.ts'
import { runOptions, runProject } from './run-project.ts'
import * as says from './status-words.ts'
import { telling } from './telling.ts'

const options = {
  ...runOptions,
  format: { type: 'string', values: ['text', 'json'] },
  output: { type: 'string', short: 'o' },
  sort: { type: 'string', values: ['need', 'parity', 'age', 'path'] },
  limit: { type: 'number' },
  owner: { type: 'string', multiple: true },
} as const satisfies Options

/** How many pages are listed where nothing else is asked. */
const usualLimit = 10

/** The command. */
export const statusCommand: Command = defineCommand({
  name: 'status',
  help: says.help,
  options,
  most: Number.POSITIVE_INFINITY,
  async run(given, positionals, streams, tongue) {
    const limit = (given.limit ?? (given.format === 'json' ? 0 : usualLimit)) || Number.POSITIVE_INFINITY
    const { files, base, report: all, seen } = await runProject(streams, given, tongue)
    const asked = onlyPaths(all, pathsFrom(files.root, positionals, streams.cwd))
    const report = onlyOwners(asked, given.owner, telling(streams, tongue))
    const status = statusOf(report, pairsOf(seen), clockOf(streams.env), given.sort)
    const width = widthFor(given.output === undefined ? streams.out : {})
    const text =
      given.format === 'json'
        ? toJson({ ...status, pages: status.pages.slice(0, limit) })
        : textOf(status, report, { base, limit, width, tongue })
    await deliver(text, given.output, streams, tongue)
    return 0
  },
})

/** The clock by which ages are counted: that of the machine, or the one that reproducible builds set (in seconds). */
const clockOf = ({ SOURCE_DATE_EPOCH: epoch }: Streams['env']): number =>
  epoch !== undefined && /^\d{1,12}$/.test(epoch) ? Number(epoch) * 1000 : Date.now()

const pairsOf = (seen: Seen | undefined): Parameters<typeof statusOf>[1] => {
  const key = (source: string | undefined, target: string | undefined): string => JSON.stringify([source, target])
  const pairs = new Map([...(seen?.aligned ?? [])].map(([pair, both]) => [key(pair.source, pair.target), both]))
  return ({ source, target }) => {
    const followed = pairs.get(key(source?.path, target?.path))
    const reading = seen?.readings.get(source?.path ?? '')
    return { ...(reading?.state === 'read' ? { source: reading.page } : {}), ...(followed ? { followed } : {}) }
  }
}

interface Look {
  readonly base: string
  readonly limit: number
  readonly width: number
  readonly tongue: Tongue
}

const textOf = (status: Status, report: Report, { base, limit, width, tongue }: Look): string => {
  const { locales, owners, pages, title, nothing, days, percent } = says.labels[tongue]
  const aged = ({ blocks, oldest }: { readonly blocks?: Freshness; readonly oldest?: Oldest }): string[] => [
    blocks ? String(blocks.stale) : unknown,
    oldest ? days(oldest.days) : unknown,
  ]
  const rows = Object.entries(status.locales).map(([locale, one]) => [
    printable(locale),
    String(one.pages.paired + one.pages.missing),
    String(one.pages.missing),
    percent(one.parity),
    one.blocks ? String(one.blocks.fresh) : unknown,
    ...aged(one),
  ])
  const theirs = (status.owners ?? []).map((one) => [
    one.name === nobody ? owners.nobody : printable(one.name),
    String(one.pages.paired + one.pages.missing),
    String(one.pages.missing),
    percent(one.parity),
    String(one.findings.error),
    String(one.score),
  ])
  const shown = status.pages.slice(0, limit)
  const nameOf = ({ source, target, locale }: PageStatus): string =>
    printable(target ? base + target.path : `${base}${source?.path ?? ''} → ${locale}`)
  const listed = shown.map((page) => [
    nameOf(page),
    String(page.score),
    page.target && page.source ? percent(page.parity) : unknown,
    String(page.findings.error),
    ...aged(page),
  ])
  const below =
    shown.length === 0
      ? report.pages.length > 0
        ? ['', nothing]
        : []
      : ['', title(shown.length, status.pages.length), '', ...tableOf(pages, listed, width)]
  const whose = theirs.length === 0 ? [] : ['', ...tableOf(owners.head, theirs, width)]
  return `${[...tableOf(locales, rows, width), ...whose, ...below].join('\n')}\n`
}
