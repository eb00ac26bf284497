/** How the pages of a project translate the code that several of them have. */
import type { Alignment, Bead, Block, Locale, Page, PagePair } from '../model.ts'
import { TextHash } from '../text/text-hash.ts'

/** A pair of which both pages were read. */
export interface Aligned {
  readonly pair: PagePair
  readonly source: Page
  readonly target: Page
  readonly alignment: Alignment
  /** The code that it translates, where that was noted. */
  readonly code?: TranslatedCode | undefined
}

/** The code blocks of a pair's source that have a counterpart: what each is looked up by, and the place of its bead. */
export type TranslatedCode = readonly (readonly [name: number, bead: number])[]

/** What {@link CodeTranslations} looks a block up by: a hash; a cheap one, for every block of code is asked for its own. */
export function nameOf({ name = '', attributes, text }: Block): number {
  const hash = new TextHash()
  for (const line of [name, String(attributes?.meta ?? ''), text]) hash.add(`${line}\n`)
  return hash.value
}

/** The code of the source that has a counterpart. */
export function codeOf({
  source,
  target,
  alignment,
}: Pick<Aligned, 'source' | 'target' | 'alignment'>): TranslatedCode {
  return alignment.beads.flatMap((bead, place) => {
    const { here, there } = codeIn(bead, source, target)
    return here && there ? [[nameOf(here), place] as const] : []
  })
}

function codeIn({ source: [from = -1], target: [to = -1] }: Bead, source: Page, target: Page) {
  const [here, there] = [source.blocks[from], target.blocks[to]]
  return { here: here?.kind === 'code' ? here : undefined, there: there?.kind === 'code' ? there : undefined }
}

/** A block and the page that it stands on. */
export interface Placed {
  readonly page: Page
  readonly block: Block
}

/** The code blocks of a locale's pages by what they translate. */
export class CodeTranslations {
  private readonly aligned: () => Iterable<Aligned>
  private known: Map<string, (readonly [Aligned, bead: number])[]> | undefined

  /** @param aligned Asked for once, when the first block is looked up. */
  constructor(aligned: () => Iterable<Aligned>) {
    this.aligned = aligned
  }

  of(code: Block, locale: Locale): readonly Placed[] {
    this.known ??= this.index()
    return (this.known.get(keyFor(nameOf(code), locale)) ?? []).flatMap(([one, place]) => {
      const bead = one.alignment.beads[place]
      const block = one.target.blocks[bead?.target[0] ?? -1]
      return block && bead && bead.source.length + bead.target.length === 2 ? [{ page: one.target, block }] : []
    })
  }

  private index(): NonNullable<typeof this.known> {
    const index: NonNullable<typeof this.known> = new Map()
    for (const one of this.aligned()) {
      for (const [name, bead] of one.code ?? codeOf(one)) {
        const key = keyFor(name, one.pair.locale)
        const known = index.get(key)
        if (known) known.push([one, bead])
        else index.set(key, [[one, bead]])
      }
    }
    return index
  }
}

/** What code of a name is known by in a locale. */
export const keyFor = (name: number, locale: Locale): string => `${locale} ${name}`
