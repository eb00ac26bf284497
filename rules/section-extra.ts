import { sectionGaps } from '../src/rule/section-gaps.ts'
import { bilingual, defineRule, type Rule } from '../src/rule.ts'

interface Place {
  readonly title: string
  readonly blocks: number
}

const messages = bilingual({
  extra: ({ title, blocks }: Place) => ({
    en: `The source has no section “${title}” (\`${blocks}\` ${blocks > 1 ? 'blocks' : 'block'}): remove it here, or add it to the source.`,
    fr: `La source n'a pas de section « ${title} » (\`${blocks}\` ${blocks > 1 ? 'blocs' : 'bloc'}) : supprimez-la ici ou ajoutez-la à la source.`,
  }),
  heading: ({ title }: Place) => ({
    en: `The source has no heading “${title}”, only the text under it: remove the heading here, or add it to the source.`,
    fr: `La source n'a pas le titre « ${title} », seulement le texte qui le suit : supprimez le titre ici ou ajoutez-le à la source.`,
  }),
})

export const sectionExtra: Rule = defineRule({
  id: 'section-extra',
  category: 'structure',
  harm: 'misleads',

  *pair(view) {
    for (const { gap, place, headingAlone } of sectionGaps(view, 'target')) {
      yield {
        drift: 'extra',
        source: gap.insertAt,
        target: gap.span,
        say: headingAlone ? messages.heading(place) : messages.extra(place),
      }
    }
  },
})
