import type { Words } from '../src/known-error.ts'
import type { Page, Side } from '../src/model.ts'
import { quoteList, wordsAt } from '../src/rule/naming.ts'
import { type OptionsOf, optionsBy } from '../src/rule/options.ts'
import { hasPreamble, openingSection, prerequisitesOf } from '../src/rule/preamble.ts'
import { lackOf } from '../src/rule/sentences.ts'
import { bilingual, defineRule, type Gap, type PairView, type Raised, type Rule } from '../src/rule.ts'
import { excerpt } from '../src/text/excerpt.ts'
import { languageOf } from '../src/text/languages.ts'

const options = optionsBy((z) =>
  z.strictObject({ required: z.array(z.enum(['preamble', 'prerequisites'])).default([]) }),
)
type Options = OptionsOf<typeof options>
type Required = Options['required'][number]

interface Opening {
  /** The preamble's title, empty for untitled text. */
  readonly title: string
  readonly words: Words
}

const messages = bilingual({
  missing: ({ title, words }: Opening) => ({
    en: title
      ? `The translation has no preamble: translate “${title}” here.`
      : `The source opens with a text that the translation lacks: translate ${words.en} here.`,
    fr: title
      ? `La traduction n'a pas de préambule : traduisez « ${title} » ici.`
      : `La source s'ouvre sur un texte que la traduction n'a pas : traduisez ici ${words.fr}.`,
  }),
  extra: ({ title, words }: Opening) => ({
    en: title
      ? `The source has no preamble: remove “${title}” here, or add it to the source.`
      : `The translation opens with a text that the source lacks: remove ${words.en}, or add it to the source.`,
    fr: title
      ? `La source n'a pas de préambule : supprimez « ${title} » ici ou ajoutez-le à la source.`
      : `La traduction s'ouvre sur un texte que la source n'a pas : supprimez ${words.fr} ou ajoutez-le à la source.`,
  }),
  heading: ({ title, in: side }: { title: string; in: Side }) => ({
    en: `The preamble's heading “${title}” is missing in the ${side === 'target' ? 'translation' : 'source'}; the text under it is there. Add the heading.`,
    fr: `Le titre du préambule, « ${title} », manque dans la ${side === 'target' ? 'traduction' : 'source'} ; le texte qu'il annonce est là. Ajoutez le titre.`,
  }),
  scattered: ({
    title,
    moved,
    lost,
    in: side,
  }: {
    title: string
    moved: number
    lost: Words | undefined
    in: Side
  }) => ({
    en: `The ${side === 'target' ? 'translation' : 'source'} has no preamble “${title}”: \`${moved}\` of its blocks ${moved > 1 ? 'stand' : 'stands'} elsewhere${lost ? `; missing: ${lost.en}` : ''}. Bring it together as on the other side.`,
    fr: `La ${side === 'target' ? 'traduction' : 'source'} n'a pas de préambule « ${title} » : \`${moved}\` de ses blocs ${moved > 1 ? 'se trouvent' : 'se trouve'} ailleurs${lost ? ` ; absent : ${lost.fr}` : ''}. Rassemblez-le comme de l'autre côté.`,
  }),
  retitled: ({ title, now }: { title: string; now: string }) => ({
    en: `The preamble “${title}” is called “${now}” here, which does not tell that it is one. Give it a preamble's title.`,
    fr: `Le préambule « ${title} » s'appelle ici « ${now} », ce qui ne dit pas que c'en est un. Donnez-lui un titre de préambule.`,
  }),
  required: ({ section }: { section: Required }) => ({
    en: `This page has no ${section === 'preamble' ? 'preamble' : 'section of prerequisites'}, which the project requires of every page: write one.`,
    fr: `Cette page n'a pas de ${section === 'preamble' ? 'préambule' : 'section de prérequis'}, que le projet exige de chaque page : écrivez-en ${section === 'preamble' ? 'un' : 'une'}.`,
  }),
})

export const preamble: Rule<Options> = defineRule({
  id: 'preamble',
  category: 'structure',
  harm: 'leaves-behind',
  options,

  *pair(view, { required }) {
    const { source, target, gaps } = view
    for (const gap of gaps) if (gap.kind === 'preamble') yield raise(gap, gap.side === 'source' ? source : target)
    yield* retitled(view)
    for (const section of required) {
      // What the source has and the translation lacks is said as that, here or by section-missing.
      const said = gaps.some(({ kind, side }) => side === 'source' && (kind === 'preamble' || kind === 'section'))
      if (!has(section, target) && !(has(section, source) && said))
        yield { target: top(target), say: messages.required({ section }) }
    }
  },

  *page({ page, side }, { required }) {
    if (side === 'target') return
    for (const section of required)
      if (!has(section, page)) yield { source: top(page), say: messages.required({ section }) }
  },
})

const has = (section: Required, page: Page): boolean =>
  section === 'preamble' ? hasPreamble(page) : prerequisitesOf(page) !== undefined

/** A preamble whose counterpart is a section like any other by its title. */
function* retitled({ source, target, alignment, gaps, languages }: PairView): Generator<Raised> {
  const opening = openingSection(source)
  const other = target.sections[alignment.sections.find((bead) => bead.source === opening?.index)?.target ?? 0]
  const here = source.blocks[opening?.heading ?? -1]
  const there = target.blocks[other?.heading ?? -1]
  if (!here || !there || openingSection(target) || languageOf(target.locale).preambleTitles.size === 0) return
  // “Before you start” and “Prerequisites” are the same to a reader.
  if (prerequisitesOf(target)?.index === other?.index) return
  if (gaps.some(({ kind, side }) => kind === 'preamble' && side === 'source')) return
  const facing = { page: target, blocks: [there] }
  // Another word for a preamble is one that the lexicon finds in its title.
  if (lackOf({ page: source, block: here, neighbours: [] }, facing, languages, 'source') <= 0) return
  const titles = { title: excerpt(here.text), now: excerpt(there.text) }
  yield { drift: 'differs', source: here, target: there, say: messages.retitled(titles), atMost: 'warn' }
}

/** Where a page that opens without what is required is marked: its first block but the front matter. */
function top(page: Page): { start: number; end: number } {
  const block = page.blocks.find(({ kind }) => kind !== 'front-matter')
  return { start: block?.start ?? 0, end: block?.end ?? 0 }
}

function raise(gap: Gap, page: Page): Raised {
  const here = gap.side
  const there = here === 'source' ? 'target' : 'source'
  const drift = here === 'source' ? 'missing' : 'extra'
  const section = page.sections[gap.section ?? 0]
  const title = excerpt(section?.title ?? '')
  const place = { [here]: gap.span, [there]: gap.insertAt }
  const moved = gap.parts.filter(({ elsewhere }) => elsewhere)
  const heading = page.blocks[section?.heading ?? -1]
  if (moved.length > 0) {
    const lost = gap.parts
      .filter((part) => !part.elsewhere && part.start !== heading?.start)
      .map((part) => wordsAt(page, part))
    return {
      drift: 'moved',
      ...place,
      say: messages.scattered({
        title,
        moved: moved.length,
        lost: lost.length > 0 ? quoteList(lost) : undefined,
        in: there,
      }),
      parts: gap.parts.map(({ start, end, elsewhere }) => ({
        drift: elsewhere ? 'moved' : drift,
        [here]: { start, end },
        ...(elsewhere ? { [there]: elsewhere } : {}),
      })),
    }
  }
  const headingAlone =
    gap.blocks.length === 1 && heading?.index === gap.blocks[0] && section && section.last - section.first > 1
  if (headingAlone) return { drift, ...place, say: messages.heading({ title, in: there }) }
  const words = quoteList([wordsAt(page, gap.span)])
  return {
    drift,
    ...place,
    say: here === 'source' ? messages.missing({ title, words }) : messages.extra({ title, words }),
  }
}
