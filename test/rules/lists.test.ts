import { describe, test } from 'vitest'
import { blockMoved } from '../../rules/block-moved.ts'
import { listItems } from '../../rules/list-items.ts'
import { stepCount } from '../../rules/step-count.ts'
import { fails, passes } from '../support/two-words.ts'

const list = (mark: string, ...items: readonly string[]): string =>
  items.map((item, at) => `${mark === '1.' ? `${at + 1}.` : mark} ${item}`).join('\n')

const french = [
  'Ouvrez la page des sauvegardes.',
  'Choisissez une date dans le calendrier.',
  'Cliquez sur le fichier.',
  'Attendez la fin de la copie.',
  'Fermez la fenêtre.',
  'Vérifiez le site.',
]
const english = [
  'Open the page of backups.',
  'Choose a date in the calendar.',
  'Click the file.',
  'Wait for the end of the copy.',
  'Close the window.',
  'Check the website.',
]

describe('step-count', () => {
  test.each([
    ['first', 0],
    ['middle', 2],
    ['last', 5],
  ])('names the %s step with both counts', async (_, at) => {
    const words = french[at]?.split(' ')[0] ?? ''
    await fails(stepCount, list('1.', ...french), list('1.', ...english.toSpliced(at, 1)), [
      `1:1 steps \`6\` \`5\` ${words}`,
    ])
  })

  test('counts what it does not quote', async () => {
    await fails(stepCount, list('1.', ...french), list('1.', english[0] ?? ''), [
      '1:1 steps `6` `1` Choisissez Attendez 2 more',
    ])
  })

  test('reads a list that is announced as a procedure as one, on either side', async () => {
    await fails(
      stepCount,
      `Pour cela :\n\n${list('-', ...french)}`,
      `As follows:\n\n${list('-', ...english.slice(1))}`,
      ['3:1 steps Ouvrez'],
    )
  })

  test('leaves other lists to list-items, and the reverse', async () => {
    const [source, target] = [list('-', ...french), list('-', ...english.slice(1))]
    await passes(stepCount, source, target)
    await fails(listItems, source, target, ['1:1 items `6` `5` Ouvrez'])
    await passes(listItems, list('1.', ...french), list('1.', ...english.slice(1)))
  })

  test('says under which step a nested list stands', async () => {
    const source =
      '1. Notez ces réglages :\n   - la version de PHP ;\n   - la taille de la base de données.\n2. Fermez la fenêtre.'
    const target = '1. Note these settings:\n   - the PHP version.\n2. Close the window.'
    await fails(stepCount, source, target, ['2:4 steps Under Notez taille'])
  })

  test('passes numbering, marks, case and full stops over', async () => {
    await passes(stepCount, '1. Ouvrez le menu.\n2. Fermez la fenêtre.', '5) open the menu\n6) close the window')
  })

  test('says nothing of a procedure that is missing whole', async () => {
    await passes(stepCount, `${french[5]}\n\n${list('1.', ...french.slice(0, 3))}`, `${english[5]}`)
  })
})

describe('list-items', () => {
  test('tells what is missing and what is extra of one list together', async () => {
    const source = list('-', ...french)
    const target = list('-', ...english.slice(1), 'Drink a glass of water before you go home.')
    await fails(listItems, source, target, ['1:1 items The items differ. Ouvrez Drink'])
  })

  test('says nothing of another order', async () => {
    await passes(
      listItems,
      list('-', 'Visa', 'Mastercard', 'American Express'),
      list('-', 'American Express', 'Mastercard', 'Visa'),
    )
  })
})

describe('block-moved', () => {
  const codes = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta']
  const steps = (items: readonly string[], order: readonly number[]) =>
    list('1.', ...order.map((at) => `${items[at]?.replace('.', '')} (\`${codes[at]}\`, ${at + 20} minutes).`))

  test('names the step that went elsewhere, with both ranks', async () => {
    await fails(blockMoved, steps(french, [0, 1, 2, 3, 4, 5]), steps(english, [1, 2, 3, 4, 5, 0]), [
      '6:4 order backups `6` `1`',
    ])
  })

  test('tells many at once', async () => {
    const source = steps(french, [0, 1, 2, 3, 4, 5])
    await fails(blockMoved, source, steps(english, [3, 0, 5, 1, 4, 2]), ['1:1 orders Wait Check'])
  })
})
