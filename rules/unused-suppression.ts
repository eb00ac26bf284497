import { bilingual, defineRule, type Rule } from '../src/rule.ts'

const quoted = (rules: readonly string[]): string => rules.map((rule) => `\`${rule}\``).join(', ')

const messages = bilingual({
  hidesNothing: ({ rules }: { rules: readonly string[] }) => ({
    en: `This comment hides nothing${rules.length > 0 ? ` of ${quoted(rules)}` : ''}: remove it${rules.length > 0 ? ', or what it names in vain' : ''}.`,
    fr: `Ce commentaire ne masque rien${rules.length > 0 ? ` de ${quoted(rules)}` : ''} : supprimez-le${rules.length > 0 ? ', ou retirez-en les règles inutiles' : ''}.`,
  }),
  unknownRule: ({ rules }: { rules: readonly string[] }) => ({
    en: `This comment names what is no rule: ${quoted(rules)}. \`diptych explain\` lists the rules; a reason stands after \`--\`.`,
    fr: `Ce commentaire cite une règle inconnue : ${quoted(rules)}. \`diptych explain\` donne la liste des règles ; une raison se met après \`--\`.`,
  }),
  endsNothing: ({ rules }: { rules: readonly string[] }) => ({
    en: `This comment ends a suppression that was not begun${rules.length > 0 ? ` (${quoted(rules)})` : ''}: remove it, or write \`diptych-disable\` above it in the same way.`,
    fr: `Ce commentaire met fin à une suppression qui n'a pas commencé${rules.length > 0 ? ` (${quoted(rules)})` : ''} : supprimez-le, ou écrivez \`diptych-disable\` plus haut de la même façon.`,
  }),
  unknownComment: () => ({
    en: 'Diptych does not know this comment. It knows `diptych-disable`, `diptych-enable`, `diptych-disable-next` and `diptych-disable-file`.',
    fr: 'Diptych ne connaît pas ce commentaire. Il connaît `diptych-disable`, `diptych-enable`, `diptych-disable-next` et `diptych-disable-file`.',
  }),
})

const say = {
  'nothing-hidden': messages.hidesNothing,
  'unknown-rule': messages.unknownRule,
  'nothing-open': messages.endsNothing,
  'unknown-directive': messages.unknownComment,
} as const

export const unusedSuppression: Rule = defineRule({
  id: 'unused-suppression',
  category: 'structure',
  harm: 'looks-careless',
  *needless({ side, span, rules, cause }) {
    yield { [side]: span, say: say[cause]({ rules }) }
  },
})
