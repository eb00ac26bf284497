/** Tells which pages are wanted first. */
import type { PageFile } from '../check/page-files.ts'
import { sampleOf } from '../check/sample.ts'
import type { PagePair } from '../model.ts'

/** The pairs from which is probably learned, as far as one can tell before they are read. */
export function sampleIn(pairs: readonly PagePair[], found: ReadonlyMap<string, PageFile>): ReadonlySet<PagePair> {
  const lengthOf = (pair: PagePair): { pair: PagePair; length: number } | undefined => {
    const [here, there] = [found.get(pair.source ?? ''), found.get(pair.target ?? '')]
    return here && there && 'length' in here && 'length' in there ? { pair, length: here.length } : undefined
  }
  const locales = [...new Set(pairs.map(({ locale }) => locale))]
  return new Set(
    locales.flatMap((locale) => {
      const its = pairs.filter((pair) => pair.locale === locale)
      return sampleOf(its, lengthOf, ({ length }) => length).map(({ pair }) => pair)
    }),
  )
}
