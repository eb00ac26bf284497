import type { Block, Page, Span } from '../src/model.ts'
import { optionsBy } from '../src/rule/options.ts'
import { bilingual, defineRule, type Rule } from '../src/rule.ts'
import { byLine } from '../src/text/by-line.ts'
import { languageOf } from '../src/text/languages.ts'
import { masked } from '../src/text/mask.ts'
import { frenchSpacing, type Spacing, type SpacingPolicy } from '../src/text/typography.ts'

const options = optionsBy((z) =>
  z.strictObject({
    policy: z.enum(['nbsp', 'nnbsp', 'space', 'none']).default('nbsp'),
  }),
)

const names: Readonly<Record<SpacingPolicy, { readonly en: string; readonly fr: string }>> = {
  nbsp: { en: 'a no-break space', fr: 'une espace insécable' },
  nnbsp: { en: 'a narrow no-break space', fr: 'une espace fine insécable' },
  space: { en: 'a plain space', fr: 'une espace ordinaire' },
  none: { en: 'no space', fr: "pas d'espace" },
}

const messages = bilingual({
  spacing: ({ marks, policy }: { marks: readonly string[]; policy: SpacingPolicy }) => ({
    en: `French typography: ${names[policy].en} is expected at ${marks.map((mark) => `\`${mark}\``).join(', ')}.`,
    fr: `Typographie française : ${names[policy].fr} est attendue avec ${marks.map((mark) => `\`${mark}\``).join(', ')}.`.replace(
      "pas d'espace est attendue",
      "aucune espace n'est attendue",
    ),
  }),
})

/** Blocks of prose whose own text has no syntax that a space would break, as definitions and directives have. */
const prose = new Set<Block['kind']>(['heading', 'paragraph', 'item', 'row'])

export const typography: Rule = defineRule({
  id: 'typography',
  category: 'language',
  harm: 'looks-careless',
  fixable: true,
  options,
  *page({ page, side }, { policy }) {
    if (languageOf(page.locale).tag !== 'fr') return
    for (const places of byLine(page.text, spacingIn(page, policy))) {
      const [first, last] = [places[0], places.at(-1)]
      if (!first || !last) continue
      const marks = [...new Set(places.map((place) => markAt(page.text, place)))]
      yield {
        [side]: { start: first.start, end: last.end },
        say: messages.spacing({ marks, policy }),
        parts: places.length > 1 ? places.map(({ start, end }) => ({ [side]: { start, end } })) : [],
        edits: places.map(({ start, end, expected }) => ({ side, start, end, text: expected })),
      }
    }
  },
})

function spacingIn(page: Page, policy: SpacingPolicy): Spacing[] {
  return page.blocks
    .filter(({ kind }) => prose.has(kind))
    .flatMap((block) =>
      frenchSpacing(masked(page.text, block), policy).map((place) => ({
        ...place,
        start: place.start + block.start,
        end: place.end + block.start,
      })),
    )
}

/** The mark that a space belongs to: the one after it, or « before it. */
const markAt = (text: string, { start, end }: Span): string => (text[start - 1] === '«' ? '«' : (text[end] ?? ''))
