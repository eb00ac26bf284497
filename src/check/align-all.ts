/** Reads and aligns all pairs of a run, in one thread or in several. */
import type { PagePair } from '../model.ts'
import { timed } from '../timing.ts'
import { type Aligning, alignedIn, alignerOf } from './align.ts'
import { type AlignedPair, foundIn } from './aligned-pair.ts'
import type { Crew } from './crew.ts'
import { type Following, withHistory } from './history.ts'
import type { PageFile } from './page-files.ts'
import { type Readings, readingsIn, type TextReading } from './read.ts'
import { type PageReader, tellPage } from './reader.ts'
import { counting } from './step.ts'
import type { Part } from './told.ts'

/** What reading and aligning take. */
export interface AligningAll extends Omit<Aligning, 'readings'>, Following {
  readonly found: ReadonlyMap<string, PageFile>
  readonly read: PageReader
  /** The threads that share the run, if any do. */
  readonly crew?: Crew | undefined
}

/** Every page by its path, and every pair of which both pages were read, in their order. */
export interface AlignedAll {
  readonly readings: ReadonlyMap<string, TextReading>
  readonly aligned: ReadonlyMap<PagePair, AlignedPair>
}

/** Reads the pages, and aligns the pairs: the wanted ones through their history. */
export async function alignAll(
  pairs: readonly PagePair[],
  wanted: readonly PagePair[],
  { found, read, crew, ...how }: AligningAll,
): Promise<AlignedAll> {
  const count = counting('read', found.size, how.step)
  const pages = readingsIn(found, (...page) => {
    count()
    return read(...page)
  })
  const aligner = alignerOf(pairs, { ...how, readings: pages, isFollowed: how.history?.state === 'open' })
  const done = new Set<PagePair>()
  const aligned = new Map<PagePair, AlignedPair>()
  const alignOwn = async (): Promise<void> => {
    const own = pairs.filter((pair) => !done.has(pair) && (crew?.isOwn(pair) ?? true))
    const plain = alignedIn(own, aligner)
    const found = await timed('history', () => withHistory(plain, wanted, { ...how, atOnce: crew !== undefined }))
    for (const [pair, one] of found) aligned.set(pair, one)
    for (const pair of own) done.add(pair)
  }
  if (crew) aligner.hear(await crew.lessons(aligner.lessons, readAhead(pairs.filter(crew.isOwn), pages, how)))
  await alignOwn()
  const parts = crew?.exchange(async () => {
    await alignOwn()
    return partOf(pairs, { done, aligned, pages })
  })
  for (const part of (await parts) ?? []) {
    pages.hear(part.pages, read)
    for (const told of part.pairs) {
      const pair = pairs[told.name] as PagePair
      const one = aligner.told(pair, told)
      if (one) aligned.set(pair, one)
    }
  }
  return {
    readings: new Map([...found.keys()].map((path) => [path, pages.get(path) as TextReading])),
    aligned: new Map(pairs.flatMap((pair) => (aligned.has(pair) ? [[pair, aligned.get(pair) as AlignedPair]] : []))),
  }
}

/** Reads the pages of one pair after the other; `false` when there are no more of them, or no room. */
function readAhead(pairs: readonly PagePair[], pages: Readings, { shelf }: Pick<Following, 'shelf'>): () => boolean {
  const left = pairs.values()
  return () => {
    const { value: pair } = left.next()
    if (!pair || shelf?.isFull) return false
    for (const path of [pair.source, pair.target]) if (path !== undefined) pages.get(path)
    return true
  }
}

/** What was done here, for the others. */
function partOf(
  pairs: readonly PagePair[],
  {
    done,
    aligned,
    pages,
  }: {
    readonly done: ReadonlySet<PagePair>
    readonly aligned: ReadonlyMap<PagePair, AlignedPair>
    readonly pages: Readings
  },
): Part {
  const paths = new Set([...done].flatMap(({ source, target }) => [source ?? [], target ?? []].flat()))
  return {
    pages: [...paths].flatMap((path) => {
      const reading = pages.get(path)
      return reading ? tellPage(path, reading) : []
    }),
    pairs: pairs.flatMap((pair, name) => {
      const one = aligned.get(pair)
      return one ? [{ name, key: one.key, content: one.content, said: () => JSON.stringify(foundIn(one)) }] : []
    }),
  }
}
