/** `diptych check`: what has drifted, for people or for programs. */
import type { PageReport, Report, Tongue } from '../model.ts'
import { isGiven, type Options, type Parsed } from './arguments.ts'
import * as says from './check-words.ts'
import { type Command, defineCommand, type Streams } from './command.ts'
import { askingWeb } from './links.ts'
import { isAmong } from './narrow.ts'
import { ordersOf, showsPages } from './reporting.ts'
import { type ProjectRun, runProject } from './run-project.ts'
import { telling } from './telling.ts'
import { withTiming } from './timing.ts'
import { reportOn, verdictOptions } from './verdict.ts'

const options = {
  ...verdictOptions,
  since: { type: 'string' },
  changed: { type: 'boolean' },
  links: { type: 'boolean' },
  suggest: { type: 'boolean' },
  watch: { type: 'boolean', short: 'w' },
  shard: { type: 'string' },
  threads: { type: 'number', least: 1 },
} as const satisfies Options

/** The command. */
export const checkCommand: Command = defineCommand({
  name: 'check',
  help: says.help,
  options,
  most: Number.POSITIVE_INFINITY,
  async run(given, positionals, streams, tongue) {
    if (given.shard !== undefined) {
      const { checkShard } = await import('./shard.ts')
      return checkShard(given.shard, given, positionals, streams, tongue)
    }
    if (given.watch) {
      const [{ watchProject }, { notWithWatch }] = await Promise.all([import('./watch.ts'), import('./watch-words.ts')])
      for (const option of ['since', 'changed', 'suggest', 'update-baseline', 'max-warnings'] as const)
        if (isGiven(given[option])) throw notWithWatch(option)
      return watchProject({ asked: given, positionals, orders: ordersOf(given), streams, tongue })
    }
    return withTiming(given.timing, streams, tongue, () => checkWhole(given, positionals, streams, tongue))
  },
})

const checkWhole = async (
  given: Parsed<typeof options>['options'],
  positionals: readonly string[],
  streams: Streams,
  tongue: Tongue,
): Promise<number> => {
  const orders = ordersOf(given)
  if (given.changed && given.since !== undefined) throw says.sinceOrChanged
  const since = given.changed ? { env: streams.env } : given.since === undefined ? undefined : { ref: given.since }

  const project = await runProject(streams, given, tongue, {
    ...(since ? { since } : {}),
    ...(given.links ? { links: askingWeb(positionals, streams, tongue) } : {}),
    textsAlone: !given.suggest && !orders.some(showsPages),
    threads: given.threads,
  })
  const drafts = given.suggest ? (paths: readonly string[]) => withDrafts(project, paths, streams, tongue) : undefined
  return reportOn(project, given, orders, positionals, streams, tongue, { ...(drafts ? { drafts } : {}), since })
}

/** The report with drafts of the text that its findings need. They decide nothing. */
const withDrafts = async (
  { report, seen, config }: ProjectRun,
  paths: readonly string[],
  streams: Streams,
  tongue: Tongue,
): Promise<Report> => {
  if (!seen) return report
  const [{ suggestFor }, { accounts }] = await Promise.all([import('../index.ts'), import('./suggest-words.ts')])
  const only = (page: PageReport): boolean => isAmong(paths, page)
  const suggested = await suggestFor(report, seen, config, { env: streams.env, only })
  telling(streams, tongue)(accounts(suggested.accounts))
  return suggested.report
}
