/** `diptych report`: a folder of reports, for everybody who follows the languages. */
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Report } from '../model.ts'
import { isNotCompared } from '../report/standing.ts'
import { pointOf, readTrend, type TrendPoint, trendText, withPoint } from '../report/trend.ts'
import type { Options } from './arguments.ts'
import { notAllCompared } from './check-words.ts'
import { type Command, defineCommand, type Streams } from './command.ts'
import { commitOf, placeOf } from './git-place.ts'
import { allowNotCompared, onlyOwners } from './narrow.ts'
import { writeWhole } from './output.ts'
import * as says from './report-words.ts'
import { printed } from './reporting.ts'
import { runOptions, runProject } from './run-project.ts'
import { telling } from './telling.ts'

const options = {
  ...runOptions,
  out: { type: 'string', short: 'o' },
  ref: { type: 'string' },
  owner: { type: 'string', multiple: true },
  'allow-not-compared': { type: 'boolean' },
} as const satisfies Options

/** File → format. */
const files = { 'index.html': 'html', 'parity.md': 'markdown', 'parity.json': 'json' } as const

/** The command. */
export const reportCommand: Command = defineCommand({
  name: 'report',
  help: says.help,
  options,
  async run(given, _positionals, streams, tongue) {
    const tellAll = telling(streams, tongue)
    const {
      files: disk,
      config,
      base,
      report: whole,
      seen,
      texts: quotable,
      isPartial,
    } = await runProject(streams, given, tongue)
    const allowed = given['allow-not-compared'] || config.allowNotCompared
    const report = onlyOwners(allowed ? allowNotCompared(whole) : whole, given.owner)

    const out = given.out ?? 'reports'
    // The pages of some owners are no point of the whole project's trend.
    const trend = given.owner.length > 0 ? undefined : await trendWith(report, disk.root, out, streams, tellAll)
    const { env } = streams
    const place = await placeOf(disk.root, { repository: config.repository, env, ref: given.ref ?? 'HEAD' })
    const origin = { seen, texts: quotable, base, root: disk.root, ...(trend ? { trend } : {}), ...place }
    const texts: [string, string][] = trend ? [['history.jsonl', trendText(trend)]] : []
    for (const [file, format] of Object.entries(files)) {
      texts.push([file, await printed(format, report, join(out, file), origin, streams, tongue)])
    }
    for (const [file, text] of texts) {
      const path = join(out, file)
      await writeWhole(resolve(streams.cwd, path), text, path, '--out')
    }
    tellAll([says.writtenTo(join(out, 'index.html'))])
    if (!(isPartial && !allowed) && !report.pages.some((page) => page.findings.some(isNotCompared))) return 0
    tellAll([notAllCompared])
    return 2
  },
})

/** What earlier runs left, and this one at its end. */
const trendWith = async (
  report: Report,
  root: string,
  out: string,
  streams: Streams,
  tell: ReturnType<typeof telling>,
): Promise<readonly TrendPoint[]> => {
  const earlier = await trendOf(join(out, 'history.jsonl'), streams, tell)
  return withPoint(earlier, pointOf(report, await commitOf(root, resolve(streams.cwd, out))))
}

/** What earlier runs left; nothing where there was none. */
const trendOf = async (
  path: string,
  { cwd }: Streams,
  tell: ReturnType<typeof telling>,
): Promise<readonly TrendPoint[]> => {
  const text = await readFile(resolve(cwd, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw says.unreadTrend(path, error)
  })
  const { trend, unread } = readTrend(text)
  if (unread > 0) tell([says.unreadLines(path, unread)])
  return trend
}
