/** Chooses the pairs from which a run learns its languages. */
import { createHash } from 'node:crypto'
import type { Page, PagePair } from '../model.ts'

/** Characters of source text from which enough is learned: more cost time and teach little. Measured. */
const enough = 3_000_000

/**
 * A bounded sample of the pairs, in their order: chosen by a hash of their paths, so that it is the same on every machine
 * and in every run, and that the edit of a page which is not in it leaves what was learned as it is.
 */
export function sampleOf<P extends { readonly pair: PagePair; readonly source: Page }>(pairs: readonly P[]): P[] {
  const chosen = new Set<P>()
  let length = 0
  for (const { one } of pairs
    .map((one) => ({ one, draw: drawOf(one.pair) }))
    .sort((a, b) => (a.draw < b.draw ? -1 : 1))) {
    if (length >= enough) break
    chosen.add(one)
    length += one.source.text.length
  }
  return pairs.filter((one) => chosen.has(one))
}

const drawOf = ({ id, locale }: PagePair): string => createHash('sha256').update(`${locale}\n${id}`).digest('hex')
