import { bilingual, defineRule, type Rule } from '../src/rule.ts'
import { nameParts, type Words } from '../src/rule/naming.ts'

const messages = bilingual({
  twice: ({ name }: { name: Words }) => ({
    en: `The translation has ${name.en} twice, the source once. Remove one of them.`,
    fr: `La traduction a deux fois ${name.fr}, la source une seule. Supprimez l'une des deux.`,
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
      yield { drift: 'extra', source: original ?? insertAt, target: span, say: messages.twice({ name: nameParts(target, parts) }) }
    }
  },
})
