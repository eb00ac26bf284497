import { type NamedGap, namedGaps } from '../src/rule/block-gaps.ts'
import { restored } from '../src/rule/dropped-code.ts'
import { bilingual, defineRule, type Rule } from '../src/rule.ts'

const messages = bilingual({
  missing: ({ name, several }: Pick<NamedGap, 'name' | 'several'>) => ({
    en: `The translation lacks ${name.en}. Translate ${several ? 'them' : 'it'} here.`,
    fr: `La traduction n'a pas ${name.fr}. À traduire ici.`,
  }),
})

export const blockMissing: Rule = defineRule({
  id: 'block-missing',
  category: 'structure',
  harm: 'leaves-behind',
  fixable: true,

  *pair(view) {
    for (const { gap, name, several, unread } of namedGaps(view, 'source')) {
      yield {
        drift: 'missing',
        source: gap.span,
        target: gap.insertAt,
        say: messages.missing({ name, several }),
        parts: several ? gap.parts.map((source) => ({ drift: 'missing', source })) : [],
        edits: restored(view, gap),
        ...(unread ? { atMost: 'warn' } : {}),
      }
    }
  },
})
