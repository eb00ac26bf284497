/** `check --links` on the command line: what is asked, how far it is, and what nothing can be said of. */
import type { Files } from '../files.ts'
import type { LinkOptions } from '../index.ts'
import type { PagePair, Tongue } from '../model.ts'
import type { Streams } from './command.ts'
import { accountOf, progress } from './links-words.ts'
import { concerns } from './narrow.ts'
import { pathsFrom } from './paths.ts'
import { lineOn } from './progress.ts'
import { telling } from './telling.ts'

/**
 * How the web is asked about the links of some paths.
 * @param given As they stand on the command line; none for all pages.
 */
export const askingWeb =
  (given: readonly string[], streams: Streams, tongue: Tongue) =>
  (files: Files): LinkOptions => {
    const paths = pathsFrom(files.root, given, streams.cwd)
    const line = lineOn(streams.err)
    return {
      ...(paths.length === 0 ? {} : { only: (pair) => paths.some((path) => concerns(path, sidesOf(pair))) }),
      progress: (done, of) => line.show(() => progress(done, of)[tongue]),
      hear(asked) {
        line.clear()
        telling(streams, tongue)(accountOf(asked))
      },
    }
  }

const sidesOf = ({ source, target }: PagePair) => ({
  ...(source === undefined ? {} : { source: { path: source } }),
  ...(target === undefined ? {} : { target: { path: target } }),
})
