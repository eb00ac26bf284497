import { type NamedGap, namedGaps } from '../src/rule/block-gaps.ts'
import { bilingual, defineRule, type Rule } from '../src/rule.ts'

const messages = bilingual({
  extra: ({ name, several }: Pick<NamedGap, 'name' | 'several'>) => ({
    en: `The source lacks ${name.en}. Remove ${several ? 'them' : 'it'} here, or add ${several ? 'them' : 'it'} to the source.`,
    fr: `La source n'a pas ${name.fr}. À supprimer ici ou à ajouter à la source.`,
  }),
})

export const blockExtra: Rule = defineRule({
  id: 'block-extra',
  category: 'structure',
  harm: 'misleads',

  *pair(view) {
    for (const { gap, name, several, unread } of namedGaps(view, 'target')) {
      yield {
        drift: 'extra',
        source: gap.insertAt,
        target: gap.span,
        say: messages.extra({ name, several }),
        parts: several ? gap.parts.map((target) => ({ drift: 'extra', target })) : [],
        ...(unread ? { atMost: 'warn' } : {}),
      }
    }
  },
})
