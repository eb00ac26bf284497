/** The baseline of a run: read before, told of and written after. */
import { existsSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import type { BaselineEntry } from '../baseline.ts'
import type { Report, Tongue } from '../model.ts'
import type { Options } from './arguments.ts'
import * as says from './baseline-words.ts'
import type { Streams } from './command.ts'
import { writeWhole } from './output.ts'
import { telling } from './telling.ts'

/** The options of a command that takes a baseline. */
export const baselineOptions = {
  baseline: { type: 'string' },
  'update-baseline': { type: 'boolean' },
} as const satisfies Options

/** What is asked of the baseline. */
export interface BaselineOrder {
  /** Relative to the working directory. */
  readonly path: string
  readonly update: boolean
  readonly entries: readonly BaselineEntry[]
}

/**
 * Reads the baseline that the command line or the configuration names; `undefined` without one.
 * @throws {KnownError} where it cannot be read; a missing one may be written.
 */
export const baselineFrom = async (
  given: { readonly baseline: string | undefined; readonly 'update-baseline': boolean },
  configured: string | undefined,
  root: string,
  { cwd }: Streams,
): Promise<BaselineOrder | undefined> => {
  const update = given['update-baseline']
  const path = given.baseline ?? (configured === undefined ? undefined : relative(cwd, resolve(root, configured)))
  if (path === undefined) {
    if (update) throw says.noBaseline
    return undefined
  }
  const place = resolve(cwd, path)
  if (update && !existsSync(place)) return { path, update, entries: [] }
  const { openBaseline } = await import('../baseline.ts')
  return { path, update, entries: await openBaseline(place, path) }
}

/** The report without what the baseline puts off; says how much that is, and writes the baseline where that was asked. */
export const throughBaseline = async (
  report: Report,
  { path, update, entries: before }: BaselineOrder,
  whole: boolean,
  streams: Streams,
  tongue: Tongue,
): Promise<Report> => {
  const { applyBaseline, writeBaseline } = await import('../baseline.ts')
  const seen = applyBaseline(report, before, whole)
  if (!update) {
    const count = seen.report.inBaseline ?? 0
    const ended = seen.ended.length > 0 ? [says.ended(seen.ended, path)] : []
    telling(streams, tongue)([...(count > 0 ? [says.leftOut(count, path)] : []), ...ended])
    return seen.report
  }
  const entries = [...seen.entries, ...seen.beyond]
  await writeWhole(resolve(streams.cwd, path), writeBaseline(entries), path, '--baseline')
  telling(streams, tongue)([says.updated(path, { now: entries.length, ended: seen.ended.length })])
  return applyBaseline(report, entries, whole).report
}
