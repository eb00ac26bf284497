import { type ListGap, listGaps } from '../src/rule/list-gaps.ts'
import { bilingual, defineRule, type Rule } from '../src/rule.ts'

type Data = Pick<ListGap, 'counts' | 'under' | 'missing' | 'extra'>

const messages = bilingual({
  items: ({ counts: { source, target }, under, missing, extra }: Data) => ({
    en: [
      source === target
        ? `The ${under ? `items under “${under}” differ` : 'items differ'}.`
        : `${under ? `Under “${under}”, the source` : 'The list'} has \`${source}\` ${source > 1 ? 'items' : 'item'}, ${under ? 'the translation' : 'its translation'} \`${target}\`.`,
      ...(missing ? [`Translate ${missing.en}.`] : []),
      ...(extra ? [`Not in the source: ${extra.en}; remove, or add there.`] : []),
    ].join(' '),
    fr: [
      source === target
        ? `Les éléments${under ? ` sous « ${under} »` : ''} diffèrent.`
        : `${under ? `Sous « ${under} », la source` : 'La liste'} a \`${source}\` ${source > 1 ? 'éléments' : 'élément'}, ${under ? 'la traduction' : 'sa traduction'} \`${target}\`.`,
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
    for (const { source, target, counts, under, missing, extra, parts } of listGaps(view, 'item')) {
      const data = {
        counts,
        ...(under === undefined ? {} : { under }),
        ...(missing ? { missing } : {}),
        ...(extra ? { extra } : {}),
      }
      yield { drift: 'differs', source, target, say: messages.items(data), parts }
    }
  },
})
