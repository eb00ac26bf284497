import type { Words } from '../src/known-error.ts'
import { wordsAt } from '../src/rule/naming.ts'
import { standing } from '../src/rule/places.ts'
import { bilingual, defineRule, type Rule } from '../src/rule.ts'

const messages = bilingual({
  moved: ({ title, there, here }: { title: string; there: Words; here: Words }) => ({
    en: `The section “${title}” stands ${here.en} here, and ${there.en} in the source. Move it.`,
    fr: `La section « ${title} » se trouve ici ${here.fr}, et dans la source ${there.fr}. Déplacez-la.`,
  }),
})

export const sectionMoved: Rule = defineRule({
  id: 'section-moved',
  category: 'structure',
  harm: 'looks-careless',

  *pair({ source, target, moves }) {
    for (const move of moves) {
      if (move.kind !== 'section') continue
      yield {
        drift: 'moved',
        source: move.source,
        target: move.target,
        say: messages.moved({
          title: wordsAt(target, move.target),
          there: standing(source, move.source.start),
          here: standing(target, move.target.start),
        }),
      }
    }
  },
})
