/** Which heading of a page stands for which of its translation, by the fragments that lead to them. */
import type { Page } from '../model.ts'
import type { Aligned } from './translations.ts'

/** From the source's fragments to the target's, and the other way. */
export interface HeadingPairs {
  readonly forth: ReadonlyMap<string, string>
  readonly back: ReadonlyMap<string, string>
}

/** The fragments of a pair. Of two headings with one fragment, the first counts. */
export function headingPairsOf({ source, target, alignment }: Aligned): HeadingPairs {
  const forth = new Map<string, string>()
  const back = new Map<string, string>()
  const [here, there] = [firstOfEach(source), firstOfEach(target)]
  for (const bead of alignment.beads) {
    const [from, to] = [idsAt(source, bead.source), idsAt(target, bead.target)]
    for (const [id, index] of from) if (to[0] && here.get(id) === index && !forth.has(id)) forth.set(id, to[0][0])
    for (const [id, index] of to) if (from[0] && there.get(id) === index && !back.has(id)) back.set(id, from[0][0])
  }
  return { forth, back }
}

const firstOfEach = ({ blocks }: Page): ReadonlyMap<string, number> =>
  new Map(blocks.toReversed().flatMap(({ id, index }) => (id === undefined ? [] : [[id, index] as const])))

const idsAt = ({ blocks }: Page, indexes: readonly number[]): (readonly [id: string, index: number])[] =>
  indexes.flatMap((index) => {
    const id = blocks[index]?.id
    return id === undefined ? [] : [[id, index] as const]
  })
