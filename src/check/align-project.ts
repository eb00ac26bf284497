/** Aligns pages without judging them. */
import type { Config } from '../config/types.ts'
import type { Files } from '../files.ts'
import type { Page, PagePair, Reading } from '../model.ts'
import { alignPairs } from './align.ts'
import type { AlignedPair } from './aligned-pair.ts'
import { baseLexicon, lexiconsOf } from './lexicon.ts'
import { pairProject, type Tell } from './pairs.ts'
import { readPages } from './read.ts'
import { readerOf } from './reader.ts'

/** Aligns the pairs of the project below a root, without judging them. `unread` are the pages that could not be read. */
export async function alignProject(
  files: Files,
  config: Config,
  tell?: Tell,
): Promise<{ readonly pairs: readonly AlignedPair[]; readonly unread: readonly Unread[] }> {
  const { project, pairs } = await pairProject(files, config, tell)
  const readings = await readPages(files, pairs, project.source, readerOf(config.parser))
  const lexicons = await lexiconsOf(files, config.lexicon)
  return {
    pairs: [...alignPairs(pairs, { readings, source: project.source, lexicons })].map(([, one]) => one),
    unread: [...readings.values()].filter((reading) => reading.state === 'unread'),
  }
}

/** A page that could not be read, and why. */
export type Unread = Extract<Reading, { readonly state: 'unread' }>

/** Aligns two pages by themselves. */
export function alignPages(source: Page, target: Page): AlignedPair {
  const pair: PagePair = { id: source.path, locale: target.locale, source: source.path, target: target.path }
  const readings = new Map(
    [source, target].map((page) => [page.path, { state: 'read' as const, page, text: page.text, key: '' }]),
  )
  const [[, aligned] = []] = alignPairs([pair], { readings, source: source.locale, lexicons: [baseLexicon()] })
  if (!aligned) throw new RangeError('Two pages need two paths.')
  return aligned
}
