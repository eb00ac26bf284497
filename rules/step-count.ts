import { type ListGap, listGaps, splitSteps } from '../src/rule/list-gaps.ts'
import { bilingual, defineRule, type Rule } from '../src/rule.ts'

type Data = Pick<ListGap, 'counts' | 'under' | 'missing' | 'extra'>

const messages = bilingual({
  steps: ({ counts: { source, target }, under, missing, extra }: Data) => ({
    en: [
      source === target
        ? `The ${under ? `steps under “${under}” differ` : 'steps differ'}.`
        : `${under ? `Under “${under}”, the source` : 'The procedure'} has \`${source}\` ${source > 1 ? 'steps' : 'step'}, ${under ? 'the translation' : 'its translation'} \`${target}\`.`,
      ...(missing ? [`Translate ${missing.en}.`] : []),
      ...(extra ? [`Not in the source: ${extra.en}; remove, or add there.`] : []),
    ].join(' '),
    fr: [
      source === target
        ? `Les étapes${under ? ` sous « ${under} »` : ''} diffèrent.`
        : `${under ? `Sous « ${under} », la source` : 'La procédure'} a \`${source}\` ${source > 1 ? 'étapes' : 'étape'}, ${under ? 'la traduction' : 'sa traduction'} \`${target}\`.`,
      ...(missing ? [`À traduire : ${missing.fr}.`] : []),
      ...(extra ? [`Absent de la source : ${extra.fr} ; à supprimer, ou à y ajouter.`] : []),
    ].join(' '),
  }),
  split: ({ counts, words }: { counts: ListGap['counts']; words: string }) => ({
    en: `The procedure has \`${counts.source}\` steps, its translation \`${counts.target}\`: the step “${words}” is ${counts.source < counts.target ? 'told in several' : 'told together with others'}. Tell the steps as the source does.`,
    fr: `La procédure a \`${counts.source}\` étapes, sa traduction \`${counts.target}\` : l'étape « ${words} » est ${counts.source < counts.target ? 'donnée en plusieurs' : "réunie à d'autres"}. Gardez le découpage de la source.`,
  }),
})

export const stepCount: Rule = defineRule({
  id: 'step-count',
  category: 'structure',
  harm: 'leaves-behind',

  *pair(view) {
    for (const { source, target, counts, under, missing, extra, parts } of listGaps(view, 'step')) {
      const data = {
        counts,
        ...(under === undefined ? {} : { under }),
        ...(missing ? { missing } : {}),
        ...(extra ? { extra } : {}),
      }
      yield { drift: 'differs', source, target, say: messages.steps(data), parts }
    }
    for (const { source, target, counts, words } of splitSteps(view)) {
      yield { drift: 'differs', source, target, say: messages.split({ counts, words }), atMost: 'warn' }
    }
  },
})
