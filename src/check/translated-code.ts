/** The code that a pair translates, noted so that it can be looked up without the pages. */
import { keyOf } from '../cache/key.ts'
import type { Alignment, Block, Page } from '../model.ts'

/** What each code block is looked up by, and the place of its bead. */
export type TranslatedCode = readonly (readonly [name: string, bead: number])[]

/** What {@link Site.translationsOf} looks a block up by, as a hash. */
export const nameOf = ({ name, attributes, text }: Block): string => keyOf(name, attributes?.meta, text)

/** The code of the source that has a counterpart. */
export function codeOf(pair: {
  readonly source: Page
  readonly target: Page
  readonly alignment: Alignment
}): TranslatedCode {
  return pair.alignment.beads.flatMap(({ source: [from = -1], target: [to = -1] }, place) => {
    const here = pair.source.blocks[from]
    return here?.kind === 'code' && pair.target.blocks[to]?.kind === 'code' ? [[nameOf(here), place] as const] : []
  })
}
