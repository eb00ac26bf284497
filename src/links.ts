/** What the web says of the links of pages (`check --links`). */
import { mkdirSync } from 'node:fs'
import type { LinksConfig } from './config/types.ts'
import { diskFiles, type Files } from './files.ts'
import { type AskedLinks, askLinks, type Bounds } from './links/ask.ts'
import { LinkCache } from './links/cache.ts'
import { wantedUrls } from './links/collect.ts'
import type { Page, PagePair, Reading } from './model.ts'
import type { LinkAnswers } from './rule.ts'

export type { AskedLinks } from './links/ask.ts'

/** How the web is asked, beside what the configuration says. */
export interface LinkOptions {
  /** The pairs whose links are asked; all by default. */
  readonly only?: (pair: PagePair) => boolean
  /** Hears how many of the URLs have been asked. */
  readonly progress?: (done: number, of: number) => void
  /** Hears what came of it: what nothing could be said of, above all. */
  readonly hear?: (asked: AskedLinks) => void
  /** The folder in which answers are kept for the next run, absolute; nothing is kept without one. */
  readonly cache?: string | undefined
}

/**
 * Makes what asks about the links of pages.
 * @param version Diptych's, for the `User-Agent`.
 */
export const linkAsker =
  (config: LinksConfig, version: string, { only, progress, hear, cache: folder }: LinkOptions) =>
  async (pairs: readonly PagePair[], readings: ReadonlyMap<string, Reading>): Promise<LinkAnswers> => {
    const {
      ignore = [],
      allow: allowed = [],
      timeout = 15,
      perHost = 2,
      total = 5000,
      minutes = 10,
      cacheDays = 7,
    } = config
    const cache = new LinkCache(folder === undefined ? undefined : folderAt(folder), cacheDays)
    await cache.open()
    const bounds: Bounds = {
      ...{ allowed, perHost, most: total, timeout: timeout * 1000, longest: minutes * 60_000 },
      userAgent: `diptych/${version} (link check)`,
      ...(progress ? { progress } : {}),
    }
    const asked = await askLinks(
      wantedUrls(pagesOf(only ? pairs.filter(only) : pairs, readings), ignore, allowed),
      cache,
      bounds,
    )
    hear?.(asked)
    return asked.answers
  }

/** The pages that could be read, each once. */
const pagesOf = (pairs: readonly PagePair[], readings: ReadonlyMap<string, Reading>): Page[] =>
  [...new Set(pairs.flatMap(({ source, target }) => [source, target]))].flatMap((path) => {
    const reading = readings.get(path ?? '')
    return reading?.state === 'read' ? [reading.page] : []
  })

/** A folder, made where it is absent; `undefined` where the system refuses. */
function folderAt(path: string): Files | undefined {
  try {
    mkdirSync(path, { recursive: true })
    return diskFiles(path)
  } catch {
    return undefined
  }
}
