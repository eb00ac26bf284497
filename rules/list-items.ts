import { bilingual, defineRule, type Rule } from '../src/rule.ts'
import { type ListGap, listGaps } from '../src/rule/list-gaps.ts'

type Data = Pick<ListGap, 'counts' | 'missing' | 'extra'>

const messages = bilingual({
  items: ({ counts: { source, target }, missing, extra }: Data) => ({
    en: [
      source === target ? 'The items differ.' : `The list has \`${source}\` ${source > 1 ? 'items' : 'item'}, its translation \`${target}\`.`,
      ...(missing ? [`Translate ${missing.en}.`] : []),
      ...(extra ? [`Not in the source: ${extra.en}; remove, or add there.`] : []),
    ].join(' '),
    fr: [
      source === target ? 'Les éléments diffèrent.' : `La liste a \`${source}\` ${source > 1 ? 'éléments' : 'élément'}, sa traduction \`${target}\`.`,
      ...(missing ? [`À traduire : ${missing.fr}.`] : []),
      ...(extra ? [`Absent de la source : ${extra.fr} ; à supprimer, ou à y ajouter.`] : []),
    ].join(' '),
  }),
})

export const listItems: Rule = defineRule({
  id: 'list-items',
  category: 'structure',
  harm: 'leaves-behind',

  *pair(view) {
    for (const { source, target, counts, missing, extra, parts } of listGaps(view, 'item')) {
      const data = { counts, ...(missing ? { missing } : {}), ...(extra ? { extra } : {}) }
      yield { drift: 'differs', source, target, say: messages.items(data), parts }
    }
  },
})
