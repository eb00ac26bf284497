/** A page through time: its versions, and when each of its blocks was last really changed. */
import type { Block, Page } from '../model.ts'
import { level } from '../text/level.ts'
import type { Commit, Version } from './log.ts'
import { holds, levelOfPage } from './text.ts'

/** More versions of one page than this are not followed back. */
const mostVersions = 1000

/** So many versions are asked for at once, before they are needed. */
const readAhead = 12

/** One version of a page. */
export interface Moment {
  /** 0 for the work tree, otherwise from 1: the greater, the older. Comparable between the pages of a pair. */
  readonly at: number
  readonly commit: Commit | 'work-tree'
  /** The text, levelled; `undefined` when its blob cannot be had. */
  levelled(): Promise<string | undefined>
  /** The page; `undefined` when it cannot be had or read. */
  page(): Promise<Page | undefined>
  /** The versions within a merge, oldest first; none for a commit that merges nothing. */
  within(): Promise<readonly Moment[]>
}

/** How the versions of a page become moments. */
export interface Clock {
  /** The text of a blob; `undefined` when it cannot be had. */
  textOf(blob: string): Promise<string | undefined>
  /** As `level`, of a version of the page. */
  level(text: string): string
  /** Reads a text as a version of the page. */
  read(text: string): Page | undefined
  /** The commit of a version, and when it was. */
  momentOf(version: Version): Pick<Moment, 'at' | 'commit'>
  /** What a merge brought in of this page, oldest first. */
  within(version: Version): Promise<readonly (Version & { readonly commit: Commit })[]>
}

/** The versions of a page that were committed, newest first; each is read once, when it is needed. Empty when git does not know it. */
export const committed = (versions: readonly Version[], clock: Clock): readonly Moment[] =>
  versions.slice(0, mostVersions).map((version) => past(version, clock))

/** The versions of a page, newest first; the first is the page as it was read. Empty when git does not know it. */
export async function momentsOf(page: Page, moments: readonly Moment[]): Promise<readonly Moment[]> {
  const [newest, ...older] = moments
  if (!newest) return []
  const asRead = workTree(page)
  const unchanged = (await newest.levelled()) === (await asRead.levelled())
  return unchanged ? [{ ...newest, levelled: asRead.levelled, page: asRead.page }, ...older] : [asRead, ...moments]
}

/** A page that is not committed as it is. */
export const workTree = (page: Page): Moment => ({
  at: 0,
  commit: 'work-tree',
  levelled: async () => levelOfPage(page),
  page: async () => page,
  within: async () => [],
})

function past(version: Version, clock: Clock): Moment {
  const when = clock.momentOf(version)
  return {
    ...when,
    ...reading(version.blob, clock),
    async within() {
      const inner = await clock.within(version)
      return inner.map(({ commit, blob }) => ({
        at: when.at,
        commit,
        ...reading(blob, clock),
        within: async () => [],
      }))
    },
  }
}

function reading(blob: string, { textOf, level, read }: Clock): Pick<Moment, 'levelled' | 'page'> {
  const change =
    <Result>(turn: (text: string) => Result) =>
    async (): Promise<Result | undefined> => {
      const text = await textOf(blob)
      return text === undefined ? undefined : turn(text)
    }
  return { levelled: once(change(level)), page: once(change(read)) }
}

/** Asks when it is asked for the first time. */
function once<Result>(ask: () => Promise<Result>): () => Promise<Result> {
  let answer: Promise<Result> | undefined
  return () => (answer ??= ask())
}

/**
 * For each of some blocks of a page, the place in its moments of the version that really changed it last: the one back to
 * which its text is found in every version, wherever it stood and however its lines were broken.
 * @param oldest What happened at this moment (see {@link Moment.at}) or before it is all the same.
 */
export async function writtenAt(
  page: Page,
  blocks: readonly Block[],
  moments: readonly Moment[],
  oldest = Number.POSITIVE_INFINITY,
): Promise<Map<number, number>> {
  const last = moments.length - 1
  const written = new Map(blocks.map(({ index }) => [index, last]))
  let left = blocks.map(({ index, start, end }) => ({ index, text: level(page.text.slice(start, end)) }))
  for (const [place, { at }] of moments.entries()) {
    if (left.length === 0 || at >= oldest) break
    // Asked for ahead, so that git and this process need not wait for each other.
    if (place % readAhead === 0)
      for (const next of moments.slice(place + 1, place + 1 + 2 * readAhead)) void next.levelled()
    const older = await moments[place + 1]?.levelled()
    left = left.filter(({ index, text }) => {
      if (older !== undefined && holds(older, text)) return true
      written.set(index, place)
      return false
    })
  }
  return written
}
