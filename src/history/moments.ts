/** A page through time: its versions, and when each of its blocks was last really changed. */
import type { Page } from '../model.ts'
import { level } from '../text/level.ts'
import type { Blobs } from './blobs.ts'
import type { Version } from './log.ts'
import { holds } from './text.ts'

/** More versions of one page than this are not followed back. */
const mostVersions = 1000

/** One version of a page. */
export interface Moment {
  /** 0 for the work tree, n + 1 for commit n of the log: the greater, the older. */
  readonly at: number
  /** The text; `undefined` when its blob cannot be had. */
  text(): Promise<string | undefined>
  /** The same, levelled. */
  levelled(): Promise<string | undefined>
}

/** The versions of a page, newest first; the first is the page as it was read. Empty when git does not know it. */
export async function momentsOf(page: Page, versions: readonly Version[], blobs: Blobs): Promise<readonly Moment[]> {
  const moments = versions.slice(0, mostVersions).map(({ at, blob }) => momentOf(at + 1, () => blobs.text(blob)))
  const [newest, ...older] = moments
  if (!newest) return []
  const here = (at: number): Moment => momentOf(at, () => Promise.resolve(page.text))
  const unchanged = (await newest.levelled()) === level(page.text)
  return unchanged ? [here(newest.at), ...older] : [here(0), ...moments]
}

function momentOf(at: number, read: () => Promise<string | undefined>): Moment {
  let levelled: Promise<string | undefined> | undefined
  return {
    at,
    text: read,
    levelled() {
      levelled ??= read().then((text) => (text === undefined ? undefined : level(text)))
      return levelled
    },
  }
}

/**
 * When each block of a page was last really changed: the moment back to which its text is found in every version,
 * wherever it stood and however its lines were broken.
 * @param oldest What happened at this moment or before it is all the same.
 */
export async function writtenAt(page: Page, moments: readonly Moment[], oldest: number): Promise<number[]> {
  const written = page.blocks.map(() => moments.at(-1)?.at ?? 0)
  let left = page.blocks.map(({ index, start, end }) => ({ index, text: level(page.text.slice(start, end)) }))
  for (const [k, { at }] of moments.entries()) {
    if (left.length === 0 || at >= oldest) break
    const older = await moments[k + 1]?.levelled()
    left = left.filter(({ index, text }) => {
      if (older !== undefined && holds(older, text)) return true
      written[index] = at
      return false
    })
  }
  return written
}
