/** `diptych check`: what has drifted, for people or for programs. */
import type { PageReport, Report, Tongue } from '../model.ts'
import { isNew, isNotCompared } from '../report/standing.ts'
import { baselineFrom, baselineOptions, throughBaseline } from './baseline.ts'
import * as says from './check-words.ts'
import { type Command, type Options, readArgs, type Streams } from './command.ts'
import { placeOf } from './git-place.ts'
import { askingWeb } from './links.ts'
import { allowNotCompared, concerns, onlyErrors, onlyOwners, onlyPaths } from './narrow.ts'
import { pathsFrom } from './paths.ts'
import { ordersOf, publish, reporterOptions, showsPages } from './reporting.ts'
import { type ProjectRun, runOptions, runProject } from './run-project.ts'
import { telling } from './telling.ts'

const options = {
  ...runOptions,
  ...reporterOptions,
  quiet: { type: 'boolean', short: 'q' },
  'max-warnings': { type: 'string' },
  'allow-not-compared': { type: 'boolean' },
  since: { type: 'string' },
  changed: { type: 'boolean' },
  links: { type: 'boolean' },
  suggest: { type: 'boolean' },
  owner: { type: 'string', multiple: true },
  watch: { type: 'boolean', short: 'w' },
  ...baselineOptions,
} as const satisfies Options

/** The command. */
export const checkCommand: Command = {
  name: 'check',
  summary: {
    en: 'Name every place where the languages have drifted apart',
    fr: 'Nommer chaque endroit où les langues ont divergé',
  },
  usage: says.usage,
  async run(args, streams, tongue) {
    const { options: given, positionals } = readArgs(args, options, Number.POSITIVE_INFINITY)
    if (given.help) {
      streams.out.write(says.usage[tongue])
      return 0
    }
    if (given.watch) {
      const [{ watchProject }, { notWithWatch }] = await Promise.all([import('./watch.ts'), import('./watch-words.ts')])
      for (const option of ['since', 'changed', 'suggest', 'update-baseline', 'max-warnings'] as const)
        if (given[option]) throw notWithWatch(option)
      return watchProject({ asked: given, positionals, orders: ordersOf(given), streams, tongue })
    }
    const mostWarnings = readCount(given['max-warnings'])
    const orders = ordersOf(given)
    if (given.changed && given.since !== undefined) throw says.sinceOrChanged
    const since = given.changed ? { env: streams.env } : given.since === undefined ? undefined : { ref: given.since }

    const project = await runProject(streams, given, tongue, {
      ...(since ? { since } : {}),
      ...(given.links ? { links: askingWeb(positionals, streams, tongue) } : {}),
      textsAlone: !given.suggest && !orders.some(showsPages),
    })
    const { files, config, base, report: all, seen, texts, isPartial } = project
    const baseline = await baselineFrom(given, config.baseline, files.root, streams)
    const paths = pathsFrom(files.root, positionals, streams.cwd)
    for (const [index, path] of paths.entries()) {
      if (all.pages.some((page) => concerns(path, page)) || (since && isRead(path, texts))) continue
      telling(streams, tongue)([says.noPageAt(positionals[index] ?? path)])
    }
    const drafted = given.suggest ? await withDrafts(project, paths, streams, tongue) : all
    const concerned = onlyOwners(onlyPaths(drafted, paths), given.owner)
    const allowed = given['allow-not-compared'] || config.allowNotCompared
    const whole = paths.length === 0 && given.owner.length === 0 && !since && !isPartial
    const counted = baseline ? await throughBaseline(concerned, baseline, whole, streams, tongue) : concerned
    const report = allowed ? allowNotCompared(counted) : counted

    const shown = given.quiet ? onlyErrors(report) : report
    const plain = orders.every(({ name }) => name === 'stylish' || name === 'json')
    const place = plain ? {} : await placeOf(files.root, { repository: config.repository, env: streams.env })
    const origin = { seen, texts, base, root: files.root, ...place }
    await publish(orders, shown, origin, streams, tongue)
    return verdict(report, isPartial && !allowed, mostWarnings, streams, tongue)
  },
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
  const only = (page: PageReport): boolean => paths.length === 0 || paths.some((path) => concerns(path, page))
  const suggested = await suggestFor(report, seen, config, { env: streams.env, only })
  telling(streams, tongue)(accounts(suggested.accounts))
  return suggested.report
}

/** Whether a page that was read stands at or below a path. */
const isRead = (path: string, texts: ReadonlyMap<string, string>): boolean =>
  [...texts.keys()].some((page) => path === '.' || page === path || page.startsWith(`${path}/`))

const readCount = (given: string | undefined): number => {
  if (given === undefined) return Number.POSITIVE_INFINITY
  if (!/^\d{1,9}$/.test(given)) throw says.notANumber(given)
  return Number(given)
}

/** The exit code, and why it is what it is where the report does not show that. */
const verdict = (
  report: Report,
  incomplete: boolean,
  mostWarnings: number,
  streams: Streams,
  tongue: Tongue,
): number => {
  const findings = report.pages.flatMap((page) => page.findings)
  if (incomplete || findings.some(isNotCompared)) {
    telling(streams, tongue)([says.notAllCompared])
    return 2
  }
  const counted = findings.filter(isNew)
  const warnings = counted.filter(({ severity }) => severity === 'warn').length
  if (warnings > mostWarnings) telling(streams, tongue)([says.tooManyWarnings(warnings, mostWarnings)])
  return warnings > mostWarnings || counted.some(({ severity }) => severity === 'error') ? 1 : 0
}
