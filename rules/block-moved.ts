import type { Words } from '../src/known-error.ts'
import type { Container, Page, Said } from '../src/model.ts'
import { nameParts, quoteParts, wordsAt } from '../src/rule/naming.ts'
import { whereabouts } from '../src/rule/places.ts'
import { isProcedure, itemsOf } from '../src/rule/procedures.ts'
import { bilingual, defineRule, type Move, type Raised, type Rule } from '../src/rule.ts'

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
  orders: ({ steps }: { steps: Words }) => ({
    en: `The order of the steps differs: ${steps.en} stand elsewhere in the source. Put them in its order.`,
    fr: `L'ordre des étapes diffère : ${steps.fr} sont à une autre place dans la source. Remettez-les dans son ordre.`,
  }),
})

export const blockMoved: Rule = defineRule({
  id: 'block-moved',
  category: 'structure',
  harm: 'looks-careless',

  *pair({ source, target, moves }) {
    for (const move of moves) {
      if (move.kind === 'block')
        yield { drift: 'moved', source: move.source, target: move.target, say: sayMoved(move, source, target) }
    }
    yield* reordered(source, target, moves)
  },
})

/** More steps of one procedure than this that changed places are one finding. */
const fewSteps = 2

/**
 * Steps in another order, and sentences of a list that stand elsewhere in it. Other items have no order that tells
 * something: they may follow each language's alphabet.
 */
function* reordered(source: Page, target: Page, moves: readonly Move[]): Generator<Raised> {
  const byList = new Map<Container, Move[]>()
  for (const move of moves) {
    const list = move.kind === 'order' ? listOf(target, move.targetBlocks) : undefined
    if (list) byList.set(list, [...(byList.get(list) ?? []), move])
  }
  for (const [list, steps] of byList) {
    const there = listOf(source, steps[0]?.sourceBlocks)
    if (!there) continue
    if (!isProcedure(target, list)) {
      if (steps.length > fewSteps || isSorted(source, there) || isSorted(target, list)) continue
      for (const move of steps.filter((one) => isTold(source, one.sourceBlocks) && isTold(target, one.targetBlocks)))
        yield { drift: 'moved', source: move.source, target: move.target, say: sayMoved(move, source, target) }
      continue
    }
    if (steps.length > fewSteps) {
      const parts = steps.map((move) => ({ drift: 'moved' as const, source: move.source, target: move.target }))
      const words = quoteParts(
        target,
        steps.map((move) => move.target),
      )
      yield { drift: 'moved', source: there, target: list, say: messages.orders({ steps: words }), parts }
      continue
    }
    for (const move of steps) {
      const from = rankOf(source, there, move.sourceBlocks)
      const to = rankOf(target, list, move.targetBlocks)
      const words = wordsAt(target, move.target)
      yield { drift: 'moved', source: move.source, target: move.target, say: messages.order({ words, from, to }) }
    }
  }
}

/** Whether the items of a list follow the alphabet. */
function isSorted(page: Page, { index }: Container): boolean {
  const texts = itemsOf(page, index).map(({ first }) => page.blocks[first]?.text ?? '')
  return texts.every((text, at) => at === 0 || (texts[at - 1] ?? '').localeCompare(text, page.locale) <= 0)
}

/** Whether these blocks are told in sentences. */
const isTold = (page: Page, blocks: readonly number[]): boolean =>
  blocks.every((index) => /[.!?…]$/u.test(page.blocks[index]?.text.trimEnd() ?? ''))

function sayMoved(move: Move, source: Page, target: Page): Said {
  const name = nameParts(
    target,
    move.targetBlocks.flatMap((index) => target.blocks[index] ?? []),
  )
  const there = whereabouts(source, move.source.start)
  const here = whereabouts(target, move.target.start)
  const depth = (page: Page, offset: number) => page.sections.findLast(({ start }) => start <= offset)?.index
  return depth(source, move.source.start) === depth(target, move.target.start)
    ? messages.within({ name, here })
    : messages.elsewhere({ name, there, here })
}

/** The list of the item that a block starts. */
const listOf = (page: Page, [first = -1]: readonly number[] = []): Container | undefined =>
  page.containers[page.containers[page.blocks[first]?.container ?? -1]?.parent ?? -1]

/** Which item of a list a block starts, from 1. */
const rankOf = (page: Page, { index }: Container, [first = -1]: readonly number[]): number =>
  itemsOf(page, index).findIndex((item) => item.first === first) + 1
