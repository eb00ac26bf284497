/** `diptych check --shard K/N`: one part of a run that several machines share. */
import type { Tongue } from '../model.ts'
import { isGiven } from './arguments.ts'
import type { Streams } from './command.ts'
import * as says from './merge-words.ts'
import { ordersOf, publish } from './reporting.ts'
import { runProject } from './run-project.ts'
import type { Given } from './verdict.ts'

/** What cannot be said of a part alone. */
const ofTheWhole = [
  'since',
  'changed',
  'suggest',
  'links',
  'watch',
  'quiet',
  'max-warnings',
  'baseline',
  'update-baseline',
] as const

type ShardGiven = Given &
  Readonly<Record<'changed' | 'suggest' | 'links' | 'watch', boolean>> & { readonly since: string | undefined }

/**
 * Checks one part of the pairs and prints its report, as JSON. The verdict is for \`diptych merge\`.
 * @throws {UsageError} for a part that there is not, and for options that concern the whole.
 */
export const checkShard = async (
  asked: string,
  given: ShardGiven,
  paths: readonly string[],
  streams: Streams,
  tongue: Tongue,
): Promise<number> => {
  const [, part = 0, of = 0] = /^(\d{1,5})\/(\d{1,5})$/.exec(asked)?.map(Number) ?? []
  if (part < 1 || part > of) throw says.noShard(asked)
  const other = ofTheWhole.find((name) => isGiven(given[name]))
  if (other !== undefined) throw says.forMerge(`--${other}`)
  if (paths[0] !== undefined || given.owner[0] !== undefined) throw says.forMerge(paths[0] ?? '--owner')
  const orders = ordersOf(
    given.format === undefined && given.reporter.length === 0 ? { ...given, format: 'json' } : given,
  )
  if (!orders.some(({ name }) => name === 'json')) throw says.shardIsJson
  const { report, seen, texts, base, files, isPartial } = await runProject(streams, given, tongue, {
    shard: { part, of },
  })
  await publish(orders, report, { seen, texts, base, root: files.root }, streams, tongue)
  return isPartial && !given['allow-not-compared'] ? 2 : 0
}
