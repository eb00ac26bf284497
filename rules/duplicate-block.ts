import type { Words } from '../src/known-error.ts'
import { nameParts } from '../src/rule/naming.ts'
import { bilingual, defineRule, type Rule } from '../src/rule.ts'

const messages = bilingual({
  twice: ({ name }: { name: Words }) => ({
    en: `The translation says this twice, the source once: ${name.en}. Remove one of the two.`,
    fr: `La traduction dit ceci deux fois, la source une seule : ${name.fr}. Supprimez l'une des deux occurrences.`,
  }),
})

export const duplicateBlock: Rule = defineRule({
  id: 'duplicate-block',
  category: 'structure',
  harm: 'looks-careless',

  *pair({ source, target, alignment, gaps }) {
    for (const { kind, span, parts, twin, insertAt } of gaps) {
      if (kind !== 'duplicate') continue
      const bead = alignment.beads.find((one) => one.target.includes(twin ?? -1))
      const original = source.blocks[bead?.source[0] ?? -1]
      yield {
        drift: 'extra',
        source: original ?? insertAt,
        target: span,
        say: messages.twice({ name: nameParts(target, parts) }),
      }
    }
  },
})
