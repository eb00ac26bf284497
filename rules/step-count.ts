import { bilingual, defineRule, type Rule } from '../src/rule.ts'
import { type ListGap, listGaps, splitSteps } from '../src/rule/list-gaps.ts'

type Data = Pick<ListGap, 'counts' | 'missing' | 'extra'>

const messages = bilingual({
  steps: ({ counts: { source, target }, missing, extra }: Data) => ({
    en: [
      source === target ? 'The steps differ.' : `The procedure has \`${source}\` ${source > 1 ? 'steps' : 'step'}, its translation \`${target}\`.`,
      ...(missing ? [`Translate ${missing.en}.`] : []),
      ...(extra ? [`Not in the source: ${extra.en}; remove, or add there.`] : []),
    ].join(' '),
    fr: [
      source === target ? 'Les étapes diffèrent.' : `La procédure a \`${source}\` ${source > 1 ? 'étapes' : 'étape'}, sa traduction \`${target}\`.`,
      ...(missing ? [`À traduire : ${missing.fr}.`] : []),
      ...(extra ? [`Absent de la source : ${extra.fr} ; à supprimer, ou à y ajouter.`] : []),
    ].join(' '),
  }),
  split: ({ counts, words }: { counts: ListGap['counts']; words: string }) => ({
    en: `The procedure has \`${counts.source}\` steps, its translation \`${counts.target}\`: the step “${words}” is ${counts.source < counts.target ? 'told in several' : 'told together with others'}. Tell the steps as the source does.`,
    fr: `La procédure a \`${counts.source}\` étapes, sa traduction \`${counts.target}\` : l'étape « ${words} » est ${counts.source < counts.target ? 'donnée en plusieurs' : 'réunie à d\'autres'}. Gardez le découpage de la source.`,
  }),
})

export const stepCount: Rule = defineRule({
  id: 'step-count',
  category: 'structure',
  harm: 'leaves-behind',

  *pair(view) {
    for (const { source, target, counts, missing, extra, parts } of listGaps(view, 'step')) {
      const data = { counts, ...(missing ? { missing } : {}), ...(extra ? { extra } : {}) }
      yield { drift: 'differs', source, target, say: messages.steps(data), parts }
    }
    for (const { source, target, counts, words } of splitSteps(view)) {
      yield { drift: 'differs', source, target, say: messages.split({ counts, words }), atMost: 'warn' }
    }
  },
})
