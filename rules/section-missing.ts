import { sectionGaps } from '../src/rule/section-gaps.ts'
import { bilingual, defineRule, type Rule } from '../src/rule.ts'

interface Place {
  readonly title: string
  readonly blocks: number
  readonly after: string
}

const messages = bilingual({
  missing: ({ title, blocks, after }: Place) => ({
    en: `The translation lacks the section “${title}” (\`${blocks}\` ${blocks > 1 ? 'blocks' : 'block'}): translate it${after && `, after “${after}”`}.`,
    fr: `La traduction n'a pas la section « ${title} » (\`${blocks}\` ${blocks > 1 ? 'blocs' : 'bloc'}) : traduisez-la${after && `, après « ${after} »`}.`,
  }),
  heading: ({ title }: Place) => ({
    en: `The translation lacks the heading “${title}”; the text under it is there. Add the heading.`,
    fr: `La traduction n'a pas le titre « ${title} » ; le texte qu'il annonce est là. Ajoutez le titre.`,
  }),
})

export const sectionMissing: Rule = defineRule({
  id: 'section-missing',
  category: 'structure',
  harm: 'leaves-behind',

  *pair(view) {
    for (const { gap, place, headingAlone } of sectionGaps(view, 'source')) {
      yield {
        drift: 'missing',
        source: gap.span,
        target: gap.insertAt,
        say: headingAlone ? messages.heading(place) : messages.missing(place),
      }
    }
  },
})
