/** How the pages of a project translate the code that several of them have. */
import type { Alignment, Block, Locale, Page, PagePair } from '../model.ts'
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

/** The code blocks of a pair's source that stand for one of the target's: what each is looked up by, and that one's index. */
export type TranslatedCode = readonly (readonly [name: number, block: number])[]

/** What {@link CodeTranslations} looks a block up by: a hash; a cheap one, for every block of code is asked for its own. */
export function nameOf({ name = '', attributes, text }: Block): number {
  const hash = new TextHash()
  for (const line of [name, String(attributes?.meta ?? ''), text]) hash.add(`${line}\n`)
  return hash.value
}

/** The code of the source that has a counterpart. */
export const codeOf = ({
  source,
  target,
  alignment,
}: Pick<Aligned, 'source' | 'target' | 'alignment'>): TranslatedCode =>
  alignment.beads.flatMap((bead) => {
    if (bead.source.length !== 1 || bead.target.length !== 1) return []
    const [here, there] = [source.blocks[bead.source[0] ?? -1], target.blocks[bead.target[0] ?? -1]]
    return here?.kind === 'code' && there?.kind === 'code' ? [[nameOf(here), there.index] as const] : []
  })

/** A block and the page that it stands on. */
export interface Placed {
  readonly page: Page
  readonly block: Block
}

/** The code blocks of a locale's pages by what they translate. */
export class CodeTranslations {
  private readonly aligned: () => Iterable<Aligned>
  private known: Map<string, (readonly [target: Page, block: number])[]> | undefined

  /** @param aligned Asked for once, when the first block is looked up. */
  constructor(aligned: () => Iterable<Aligned>) {
    this.aligned = aligned
  }

  of(code: Block, locale: Locale): readonly Placed[] {
    this.known ??= this.index()
    return (this.known.get(keyFor(nameOf(code), locale)) ?? []).flatMap(([page, index]) => {
      const block = page.blocks[index]
      return block ? [{ page, block }] : []
    })
  }

  private index(): NonNullable<typeof this.known> {
    const index: NonNullable<typeof this.known> = new Map()
    for (const one of this.aligned()) {
      for (const [name, block] of one.code ?? codeOf(one)) {
        const key = keyFor(name, one.pair.locale)
        const known = index.get(key)
        if (known) known.push([one.target, block])
        else index.set(key, [[one.target, block]])
      }
    }
    return index
  }
}

/** What code of a name is known by in a locale. */
export const keyFor = (name: number, locale: Locale): string => `${locale} ${name}`
