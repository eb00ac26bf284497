/** How the pages of a project translate the code that several of them have. */
import type { Alignment, Block, Locale, Page, PagePair } from '../model.ts'

/** A pair of which both pages were read. */
export interface Aligned {
  readonly pair: PagePair
  readonly source: Page
  readonly target: Page
  readonly alignment: Alignment
}

/** A block and the page that it stands on. */
export interface Placed {
  readonly page: Page
  readonly block: Block
}

/** The code blocks of a locale's pages by what they translate. */
export class CodeTranslations {
  private readonly aligned: () => Iterable<Aligned>
  private readonly known = new Map<string, Placed[]>()
  private isRead = false

  /** @param aligned Asked for once, when the first block is looked up. */
  constructor(aligned: () => Iterable<Aligned>) {
    this.aligned = aligned
  }

  of(code: Block, locale: Locale): readonly Placed[] {
    if (!this.isRead) for (const one of this.aligned()) this.read(one)
    this.isRead = true
    return this.known.get(keyOf(code, locale)) ?? []
  }

  private read({ pair, source, target, alignment }: Aligned): void {
    for (const bead of alignment.beads) {
      const [here, there] = [source.blocks[bead.source[0] ?? -1], target.blocks[bead.target[0] ?? -1]]
      if (here?.kind !== 'code' || there?.kind !== 'code' || bead.source.length + bead.target.length !== 2) continue
      const key = keyOf(here, pair.locale)
      this.known.set(key, [...(this.known.get(key) ?? []), { page: target, block: there }])
    }
  }
}

const keyOf = ({ name, attributes, text }: Block, locale: Locale): string =>
  JSON.stringify([locale, name, attributes?.meta, text])
