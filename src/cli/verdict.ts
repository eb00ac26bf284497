/** What a check ends with: the report that was asked for, and the exit code. */
import type { Report, Tongue } from '../model.ts'
import { isNew, isNotCompared } from '../report/standing.ts'
import type { Options, Parsed } from './arguments.ts'
import { baselineFrom, baselineOptions, throughBaseline } from './baseline.ts'
import * as says from './check-words.ts'
import type { Streams } from './command.ts'
import { placeOf } from './git-place.ts'
import { allowNotCompared, concerns, isWithin, onlyErrors, onlyOwners, onlyPaths } from './narrow.ts'
import { pathsFrom, withoutPages } from './paths.ts'
import { type Order, publish, reporterOptions } from './reporting.ts'
import { type ProjectRun, runOptions } from './run-project.ts'
import { telling } from './telling.ts'

/** The options of a run that ends in a verdict. */
export const verdictOptions = {
  ...runOptions,
  ...reporterOptions,
  quiet: { type: 'boolean', short: 'q' },
  'max-warnings': { type: 'number' },
  'allow-not-compared': { type: 'boolean' },
  owner: { type: 'string', multiple: true },
  timing: { type: 'boolean' },
  ...baselineOptions,
} as const satisfies Options

/** What the command line says of a run that ends in a verdict. */
export type Given = Parsed<typeof verdictOptions>['options']

/**
 * Prints what concerns some paths of a project that was checked, and yields the exit code.
 * @param drafts Adds drafts to the report.
 */
export const reportOn = async (
  project: ProjectRun,
  given: Given,
  orders: readonly Order[],
  positionals: readonly string[],
  streams: Streams,
  tongue: Tongue,
  { drafts, since }: { readonly drafts?: (paths: readonly string[]) => Promise<Report>; readonly since?: unknown } = {},
): Promise<number> => {
  const mostWarnings = given['max-warnings'] ?? Number.POSITIVE_INFINITY
  const { files, config, base, report: all, seen, texts, isPartial } = project
  const baseline = await baselineFrom(given, config.baseline, files.root, streams)
  const paths = pathsFrom(files.root, positionals, streams.cwd)
  const hasPage = (path: string): boolean =>
    all.pages.some((page) => concerns(path, page)) ||
    (since !== undefined && [...texts.keys()].some((file) => isWithin(file, path)))
  telling(streams, tongue)(withoutPages(paths, positionals, hasPage))
  const drafted = drafts ? await drafts(paths) : all
  const concerned = onlyOwners(onlyPaths(drafted, paths), given.owner, telling(streams, tongue))
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
