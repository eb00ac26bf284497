/** `diptych merge`: joins the reports of the parts of a run. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Command, defineCommand, type Streams } from './command.ts'
import * as says from './merge-words.ts'
import { ordersOf, showsPages } from './reporting.ts'
import { runProject } from './run-project.ts'
import { withTiming } from './timing.ts'
import { reportOn, verdictOptions } from './verdict.ts'

/** A report of a part, as JSON; what of it is needed. */
interface PartReport {
  readonly shard?: { readonly part?: unknown; readonly of?: unknown; readonly build?: unknown; readonly kept?: unknown }
}

/** The command. */
export const mergeCommand: Command = defineCommand({
  name: 'merge',
  help: says.help,
  options: verdictOptions,
  most: Number.POSITIVE_INFINITY,
  async run(given, positionals, streams, tongue) {
    const orders = ordersOf(given)
    const merged = await partsIn(positionals, streams)
    return withTiming(given.timing, streams, tongue, async () => {
      const project = await runProject(streams, given, tongue, { merged, textsAlone: !orders.some(showsPages) })
      return reportOn(project, given, orders, [], streams, tongue)
    })
  },
})

/**
 * What the parts kept.
 * @throws {KnownError} when a file is no report of a part, a part is missing, or they are not of one run.
 */
const partsIn = async (paths: readonly string[], { cwd }: Streams): Promise<readonly string[]> => {
  if (paths.length === 0) throw says.noFiles
  const [{ buildName }, { isPacked }] = await Promise.all([import('../cache/build.ts'), import('../cache/carry.ts')])
  const build = buildName()
  const parts = new Map<number, string>()
  let all: number | undefined
  for (const path of paths) {
    const { part, of, build: its, kept } = (await readReport(path, cwd)).shard ?? {}
    if (typeof part !== 'number' || typeof of !== 'number' || typeof kept !== 'string') throw says.noPart(path)
    if (!isPacked(kept)) throw says.damagedPart(path)
    if (its !== build) throw says.otherBuild(path)
    if (all !== undefined && of !== all) throw says.otherRun(path, of, all)
    all = of
    parts.set(part, kept)
  }
  const missing = Array.from({ length: all ?? 0 }, (_, at) => at + 1).filter((part) => !parts.has(part))
  if (missing.length > 0) throw says.missingParts(missing, all ?? 0)
  return [...parts.values()]
}

const readReport = async (path: string, cwd: string): Promise<PartReport> => {
  const text = await readFile(resolve(cwd, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw says.unreadPart(path, error.code ?? String(error))
  })
  try {
    const report: unknown = JSON.parse(text)
    return typeof report === 'object' && report !== null ? report : {}
  } catch {
    throw says.noPart(path)
  }
}
