import type { Words } from '../src/known-error.ts'
import type { Page } from '../src/model.ts'
import { nameParts, wordsAt } from '../src/rule/naming.ts'
import { whereabouts } from '../src/rule/places.ts'
import { isProcedure, itemsOf } from '../src/rule/procedures.ts'
import { bilingual, defineRule, type Move, type Rule } from '../src/rule.ts'

const messages = bilingual({
  elsewhere: ({ name, there, here }: { name: Words; there: Words; here: Words }) => ({
    en: `The translation has ${name.en}, ${here.en}; in the source this stands ${there.en}. Move it.`,
    fr: `La traduction a ${name.fr}, ${here.fr} ; dans la source, c'est ${there.fr}. À déplacer.`,
  }),
  within: ({ name, here }: { name: Words; here: Words }) => ({
    en: `The translation has ${name.en}, in another place ${here.en} than the source. Move it.`,
    fr: `La traduction a ${name.fr}, à un autre endroit que la source ${here.fr}. À déplacer.`,
  }),
  order: ({ words, from, to }: { words: string; from: number; to: number }) => ({
    en: `The order of the steps differs: the step “${words}” is number \`${to}\` here, and number \`${from}\` in the source. Move it.`,
    fr: `L'ordre des étapes diffère : l'étape « ${words} » est la numéro \`${to}\` ici, et la numéro \`${from}\` dans la source. Déplacez-la.`,
  }),
})

export const blockMoved: Rule = defineRule({
  id: 'block-moved',
  category: 'structure',
  harm: 'looks-careless',

  *pair({ source, target, moves }) {
    for (const move of moves) {
      if (move.kind === 'section') continue
      const name = nameParts(
        target,
        move.targetBlocks.map((index) => target.blocks[index]).filter((block) => block !== undefined),
      )
      const place = { drift: 'moved', source: move.source, target: move.target } as const
      if (move.kind === 'order') {
        const [there, here] = [rankOf(source, move.sourceBlocks), rankOf(target, move.targetBlocks)]
        // Only steps have an order that tells something; other lists may follow each language's alphabet.
        if (there && here?.steps)
          yield {
            ...place,
            say: messages.order({ words: wordsAt(target, move.target), from: there.rank, to: here.rank }),
          }
      } else {
        yield { ...place, say: sayMoved(move, name, source, target) }
      }
    }
  },
})

function sayMoved(move: Move, name: Words, source: Page, target: Page): ReturnType<typeof messages.within> {
  const there = whereabouts(source, move.source.start)
  const here = whereabouts(target, move.target.start)
  const depth = (page: Page, offset: number) => page.sections.findLast(({ start }) => start <= offset)?.index
  return depth(source, move.source.start) === depth(target, move.target.start)
    ? messages.within({ name, here })
    : messages.elsewhere({ name, there, here })
}

/** Which item of its list a block starts, from 1. */
function rankOf(page: Page, [first = -1]: readonly number[]): { rank: number; steps: boolean } | undefined {
  const item = page.containers[page.blocks[first]?.container ?? -1]
  const list = page.containers[item?.parent ?? -1]
  if (!item || !list) return undefined
  return { rank: itemsOf(page, list.index).indexOf(item) + 1, steps: isProcedure(page, list) }
}
