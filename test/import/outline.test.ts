import { describe, expect, test } from 'vitest'
import { importDumps } from '../../src/import/import.ts'
import { bytesOf } from './words.ts'

/** The Markdown of a dump that is one article. */
const guideOf = (...lines: readonly string[]): string => {
  const guides = importDumps([{ path: 'dump.txt', bytes: bytesOf(...lines) }])
  expect(guides).toHaveLength(1)
  return guides[0]?.markdown ?? ''
}

const markdown = (...blocks: readonly string[]): string => `${blocks.join('\n\n')}\n`

describe('headings', () => {
  test.each([
    ['fr', 'Ce guide explique comment planter un arbre.', 'Préambule', 'Il faut une bêche.'],
    ['en', 'This guide explains how to plant a tree.', 'Before you start', 'You need a spade.'],
  ])('are short lines that end without a full stop and have text below (%s)', (_, opening, title, text) => {
    expect(guideOf(opening, title, text)).toBe(markdown(opening, `## ${title}`, text))
  })

  test('may introduce a list or a lead-in, carry a number, and end on a bracket', () => {
    expect(guideOf('Start.', 'Tools (all of them)', '- A spade', '- A bucket', '2. Dig', 'To dig:', '- Push.')).toBe(
      markdown('Start.', '## Tools (all of them)', '- A spade\n- A bucket', '## 2. Dig', 'To dig:', '- Push.'),
    )
  })

  test.each([
    ['it ends a sentence', 'Dig a hole.'],
    ['it announces', 'You need:'],
    ['it opens in lower case', 'or a spade'],
    ['it is two sentences', 'Dig. Then water'],
    ['it is long', `Digging ${'a very deep hole '.repeat(6)}`.trim()],
    ['it has no letter', '12 %'],
    ['it calls out', 'Watch out!'],
  ])('are not taken for one when %s', (_, line) => {
    expect(guideOf('Start.', line, 'More text follows here.')).toBe(markdown('Start.', line, 'More text follows here.'))
  })

  test('are not taken for one at the end, where nothing stands below', () => {
    expect(guideOf('Start.', 'The end')).toBe(markdown('Start.', 'The end'))
  })

  test('are not made of a menu or of the cells of a table', () => {
    const menu = ['Home', 'Products', 'Prices', 'Contact']
    expect(guideOf('Start.', ...menu, 'This is the text.')).toBe(markdown('Start.', ...menu, 'This is the text.'))
  })

  test('at the start are the title, whose first section stays one level below', () => {
    expect(guideOf('Planting', 'What you need', 'A spade.')).toBe(
      markdown('# Planting', '## What you need', 'A spade.'),
    )
  })

  test('directly below another stand one level deeper, and so does the same title further down', () => {
    expect(
      guideOf('Start.', 'Oaks', 'Prerequisites', '- Room.', 'Elms', 'They are rare.', 'Prerequisites', '- Luck.'),
    ).toBe(
      markdown(
        'Start.',
        '## Oaks',
        '### Prerequisites',
        '- Room.',
        '## Elms',
        'They are rare.',
        '### Prerequisites',
        '- Luck.',
      ),
    )
  })

  test.each([
    ['with three dots', 'You have lost...', '... your spade', '... your bucket'],
    ['with an ellipsis', 'Vous avez perdu…', '… votre bêche', '… votre seau'],
  ])('that go on from another stand below it (%s)', (_, head, first, second) => {
    expect(guideOf('Start.', head, first, 'Look for it.', second, 'Buy one.')).toBe(
      markdown('Start.', `## ${head}`, `### ${first}`, 'Look for it.', `### ${second}`, 'Buy one.'),
    )
  })

  test('that ask stand below the section they are in, whether or not the one before has text', () => {
    expect(
      guideOf('Start.', 'Problems', 'What if it dies?', '- Weep.', 'Elms', 'They do.', 'Que faire ?', '- Rien.'),
    ).toBe(
      markdown(
        'Start.',
        '## Problems',
        '### What if it dies?',
        '- Weep.',
        '## Elms',
        'They do.',
        '### Que faire ?',
        '- Rien.',
      ),
    )
    expect(guideOf('Start.', 'What is an oak?', 'A tree.', 'What is an elm?', 'A tree.')).toBe(
      markdown('Start.', '## What is an oak?', 'A tree.', '## What is an elm?', 'A tree.'),
    )
  })
})

describe('lists', () => {
  test('are runs of items, whatever mark the dump gives them', () => {
    expect(guideOf('Two kinds:', '• Oaks', '• Elms', 'Then:', '– Dig', '– Water', 'Or:', '1) Sit', '2) Wait')).toBe(
      markdown('Two kinds:', '- Oaks\n- Elms', 'Then:', '- Dig\n- Water', 'Or:', '1. Sit\n2. Wait'),
    )
  })

  test('stay flat below an item that announces others: a flat dump does not tell which', () => {
    expect(guideOf('Steps:', '- Choose from:', '- oak', '- elm', '- Dig.')).toBe(
      markdown('Steps:', '- Choose from:\n- oak\n- elm\n- Dig.'),
    )
  })

  test('are nested as they are indented, and a deeper line goes on with its item', () => {
    const dump = [
      'Steps:',
      '  - Choose',
      '    from these:',
      '    1. oak',
      '       - white',
      '    2. elm',
      '  - Dig',
      '- Rest',
    ]
    expect(guideOf(...dump)).toBe(
      markdown('Steps:', '- Choose from these:\n  1. oak\n     - white\n  2. elm\n- Dig\n- Rest'),
    )
  })

  test('go on over a blank line, which otherwise parts nothing but lines', () => {
    expect(guideOf('Steps:', '', '- Dig', '', '- Water', '', 'Done.')).toBe(
      markdown('Steps:', '- Dig\n- Water', 'Done.'),
    )
  })

  test('that start their numbers anew are told apart', () => {
    expect(guideOf('Steps:', '1. Dig', '2. Water', '1. Sit', '2. Wait')).toBe(
      markdown('Steps:', '1. Dig\n2. Water', '1) Sit\n2) Wait'),
    )
  })
})

describe('lines that a scraper broke', () => {
  test('get back the mark that ends them', () => {
    expect(guideOf('Enter the address tree.example', ':', '- and press', '.')).toBe(
      markdown('Enter the address tree.example :', '- and press .'),
    )
  })

  test('keep a mark that nothing stands before', () => {
    expect(guideOf(':', 'Text.')).toBe(markdown(':', 'Text.'))
  })
})

test('misread letters, odd spaces and line ends of every kind are kept or harmless', () => {
  const misread = `Prot\u0102\u00A9ger l'acc\u00C3\u00A8s \u0102`
  const [guide] = importDumps([
    { path: 'd.txt', bytes: new TextEncoder().encode(`\uFEFFD\u00E9but.\r\n${misread}\rFin  de\u00A0ligne.\n`) },
  ])
  expect(guide?.markdown).toBe(markdown('D\u00E9but.', `## ${misread}`, 'Fin  de\u00A0ligne.'))
})
