/** `check --links` on the command line: what is asked, how far it is, and what nothing can be said of. */
import type { Files } from '../files.ts'
import type { LinkOptions } from '../index.ts'
import type { Tongue } from '../model.ts'
import type { Streams } from './command.ts'
import { accountOf, progress } from './links-words.ts'
import { isAmong } from './narrow.ts'
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
      ...(paths.length === 0 ? {} : { only: (pair) => isAmong(paths, pair) }),
      progress: (done, of) => line.show(() => progress(done, of)[tongue]),
      hear(asked) {
        line.clear()
        telling(streams, tongue)(accountOf(asked))
      },
    }
  }
