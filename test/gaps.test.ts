import { describe, expect, test } from 'vitest'
import { learn, noPrior } from '../src/align/learn.ts'
import { readLexicon } from '../src/align/lexicon.ts'
import { joinFree } from '../src/gaps/free.ts'
import { movesOf } from '../src/gaps/moves.ts'
import { joinTwins } from '../src/gaps/twins.ts'
import { gapsOf } from '../src/gaps.ts'
import { readPage } from '../src/markdown/read.ts'
import type { Alignment, Bead, Page, Span } from '../src/model.ts'
import { pairContainers } from '../src/rule/containers.ts'
import { lineStarts, pointAt } from '../src/text/lines.ts'

/** A page from its lines; those that are empty separate blocks. */
function page(locale: string, lines: readonly string[]): Page {
  const reading = readPage(`${locale}.md`, locale, lines.join('\n'))
  if (reading.state !== 'read') throw new Error(reading.reason.en)
  return reading.page
}

const lineOf = (text: Page, offset: number): number => pointAt(lineStarts(text.text), offset).line
const linesOf = (text: Page, { start, end }: Span): string => {
  const [first, last] = [lineOf(text, start), lineOf(text, Math.max(start, end - 1))]
  return first === last ? `${first}` : `${first}-${last}`
}

/** Beads from pairs of lines; `~` marks a move. Blocks that no pair names are gaps. */
function aligned(source: Page, target: Page, pairs: string): Alignment {
  const blockAt = (side: Page, line: number) => side.blocks.findIndex(({ start }) => lineOf(side, start) === line)
  const beads: Bead[] = pairs
    .split(/\s+/)
    .filter(Boolean)
    .map((pair) => {
      const [i, j] = pair.replace('~', '').split(':').map(Number)
      const [a, b] = [blockAt(source, i ?? 0), blockAt(target, j ?? 0)]
      if (a < 0 || b < 0) throw new Error(`no block at ${pair}`)
      return { source: [a], target: [b], similarity: 1, ...(pair.includes('~') ? { moved: true } : {}) }
    })
  const rest = (side: Page, key: 'source' | 'target') =>
    side.blocks.filter(({ index }) => !beads.some((bead) => bead[key].includes(index)))
  beads.push(...rest(source, 'source').map(({ index }) => ({ source: [index], target: [], similarity: 0 })))
  beads.push(...rest(target, 'target').map(({ index }) => ({ source: [], target: [index], similarity: 0 })))
  const sections = source.sections.flatMap(({ index, heading }) => {
    const bead = beads.find((one) => one.source.includes(heading) && one.target.length > 0)
    const other = target.sections.find((section) => section.heading === bead?.target[0])
    return other ? [{ source: index, target: other.index }] : []
  })
  return { beads, sections: [{ source: 0, target: 0 }, ...sections] }
}

const languages = learn([], noPrior(['fr', 'en']))

/** `kind side lines [parts] > insertion` of each gap, and `kind sourceLines targetLines` of each move. */
function told(french: readonly string[], english: readonly string[], pairs: string): string[] {
  const [source, target] = [page('fr', french), page('en', english)]
  const first = aligned(source, target, pairs)
  const containers = pairContainers(source, target, first)
  const alignment = joinTwins(source, target, first, containers)
  const gaps = gapsOf(source, target, alignment, { containers, languages })
  const moves = movesOf(source, target, alignment, { gaps, containers })
  return [
    ...gaps.map(({ kind, side, span, parts, insertAt }) => {
      const [here, there] = side === 'source' ? [source, target] : [target, source]
      const names = parts.map(
        (part) => `${linesOf(here, part)}${part.elsewhere ? `~${linesOf(there, part.elsewhere)}` : ''}`,
      )
      return `${kind} ${side} ${linesOf(here, span)} [${names.join(' ')}] > ${lineOf(there, insertAt.start)}`
    }),
    ...moves.map((move) => `moved ${move.kind} ${linesOf(source, move.source)} ${linesOf(target, move.target)}`),
  ]
}

describe('blocks', () => {
  test('nothing is said of pages in step', () => {
    expect(told(['Un.', '', 'Deux.'], ['One.', '', 'Two.'], '1:1 3:3')).toEqual([])
  })

  test('neighbours are one gap with a part each, strangers two', () => {
    expect(
      told(['Un.', '', 'Deux.', '', 'Trois.', '', 'Quatre.', '', 'Cinq.'], ['One.', '', 'Four.'], '1:1 7:3'),
    ).toEqual(['block source 3-5 [3 5] > 1', 'block source 9 [9] > 3'])
  })

  test('what stands in two sections is two gaps', () => {
    const source = ['# A', '', 'Un.', '', 'Deux.', '', '# B', '', 'Trois.', '', 'Quatre.']
    expect(told(source, ['# A', '', 'One.', '', '# B', '', 'Four.'], '1:1 3:3 7:5 11:7')).toEqual([
      'block source 5 [5] > 3',
      'block source 9 [9] > 5',
    ])
  })

  test('a list, a table or an admonition that is missing whole is one part', () => {
    const source = [
      'Un.',
      '',
      '- a',
      '- b',
      '',
      '| x | y |',
      '|---|---|',
      '| 1 | 2 |',
      '',
      '> [!NOTE]',
      '> Notez.',
      '',
      'Deux.',
    ]
    expect(told(source, ['One.', '', 'Two.'], '1:1 13:3')).toEqual(['block source 3-11 [3-4 6-8 10-11] > 1'])
  })

  test('comments and closing marks are never missing', () => {
    const source = ['Un.', '', '<!-- note -->', '', ':::tip', 'Deux.', ':::']
    expect(told(source, ['One.', '', 'Two.'], '1:1 6:3')).toEqual([])
  })

  test('before the first block, the place is the start of the page, after the front matter', () => {
    expect(told(['Un.', '', 'Deux.'], ['---', 'title: x', '---', '', 'Two.'], '3:5')).toEqual([
      'block source 1 [1] > 5',
    ])
  })

  test('the counterpart of what was moved is no place to insert', () => {
    const source = ['# A', '', 'Un.', '', '# B', '', 'Deux.', '', 'Trois.']
    expect(told(source, ['# A', '', 'Two.', '', 'One.', '', '# B'], '1:1 3:5 7:3~ 5:7')).toEqual([
      'block source 9 [9] > 3',
      'moved block 7 3',
    ])
  })
})

describe('sections', () => {
  const source = ['# A', '', 'Un.', '', '## B', '', 'Deux.', '', '### C', '', 'Trois.', '', '## D', '', 'Quatre.']

  test('a section goes with its subsections, as one gap', () => {
    expect(told(source, ['# A', '', 'One.', '', '## D', '', 'Four.'], '1:1 3:3 13:5 15:7')).toEqual([
      'section source 5-11 [5-11] > 3',
    ])
  })

  test('a section whose subsection is there goes alone', () => {
    expect(
      told(
        source,
        ['# A', '', 'One.', '', '### C', '', 'Three.', '', '## D', '', 'Four.'],
        '1:1 3:3 9:5 11:7 13:9 15:11',
      ),
    ).toEqual(['section source 5-7 [5-7] > 3'])
  })

  test('a heading whose text is there goes alone', () => {
    expect(
      told(
        source,
        ['# A', '', 'One.', '', 'Two.', '', '### C', '', 'Three.', '', '## D', '', 'Four.'],
        '1:1 3:3 7:5 9:7 11:9 13:11 15:13',
      ),
    ).toEqual(['section source 5 [5] > 3'])
  })

  test('a section of the translation is extra', () => {
    expect(told(['# A', '', 'Un.'], ['# A', '', 'One.', '', '## B', '', 'Two.'], '1:1 3:3')).toEqual([
      'section target 5-7 [5-7] > 3',
    ])
  })

  test('a section that was moved is one move, its blocks are none', () => {
    const moved = ['# A', '', 'One.', '', '## D', '', 'Four.', '', '## B', '', 'Two.', '', '### C', '', 'Three.']
    expect(told(source, moved, '1:1 3:3 5:9~ 7:11~ 9:13~ 11:15~ 13:5 15:7')).toEqual(['moved section 5-11 9-15'])
  })

  test('a heading with its text that stands in another section is that part of a section, not all that follows there', () => {
    const source = ['# A', '', '## Needs', '', 'One.', '', 'Two.', '', 'Three.', '', '# B', '', 'x']
    const target = ['# Needs', '', 'One.', '', '# A', '', 'Two.', '', 'Three.', '', '# B', '', 'x']
    expect(told(source, target, '1:5 3:1~ 5:3~ 7:7 9:9 11:11 13:13')).toEqual(['moved section 3-5 1-3'])
  })
})

describe('preambles', () => {
  const source = ['# Page', '', '## Préambule', '', '- Un.', '- Deux.', '', '## Suite', '', 'Trois.', '', 'Quatre.']

  test('the first section of that name is a preamble', () => {
    expect(told(source, ['# Page', '', '## Then', '', 'Three.', '', 'Four.'], '1:1 8:3 10:5 12:7')).toEqual([
      'preamble source 3-6 [3-6] > 1',
    ])
  })

  test('its heading may be all that is gone', () => {
    expect(
      told(
        source,
        ['# Page', '', '- One.', '- Two.', '', '## Then', '', 'Three.', '', 'Four.'],
        '1:1 5:3 6:4 8:6 10:8 12:10',
      ),
    ).toEqual(['preamble source 3 [3] > 1'])
  })

  test('what is left of it elsewhere is told with it, and is no move of its own', () => {
    expect(
      told(source, ['# Page', '', '## Then', '', 'Three.', '', 'Four.', '', 'One.'], '1:1 5:9~ 8:3 10:5 12:7'),
    ).toEqual(['preamble source 3-6 [3 5~9 6] > 1'])
  })

  test('a later section of that name is a section', () => {
    const later = ['# Page', '', '## Suite', '', 'Trois.', '', '## Introduction', '', 'Un.']
    expect(told(later, ['# Page', '', '## Then', '', 'Three.'], '1:1 3:3 5:5')).toEqual([
      'section source 7-9 [7-9] > 5',
    ])
  })

  test('untitled text is a preamble where the other side opens with its sections', () => {
    expect(told(['Un.', '', '## A', '', 'Deux.'], ['## A', '', 'Two.'], '3:1 5:3')).toEqual([
      'preamble source 1 [1] > 1',
    ])
    expect(told(['Un.', '', 'Encore.', '', '## A'], ['One.', '', '## A'], '1:1 5:3')).toEqual([
      'block source 3 [3] > 1',
    ])
  })
})

describe('lists', () => {
  test('steps of an ordered list, items of another', () => {
    expect(told(['1. Un.', '2. Deux.'], ['1. One.'], '1:1')).toEqual(['step source 1-2 [2] > 1'])
    expect(told(['- Un.', '- Deux.'], ['- One.'], '1:1')).toEqual(['item source 1-2 [2] > 1'])
  })

  test('a list that is announced as a procedure has steps, on either side', () => {
    expect(told(['Pour cela :', '', '- Un.', '- Deux.'], ['Then', '', '- One.'], '1:1 3:3')).toEqual([
      'step source 3-4 [4] > 3',
    ])
    expect(told(['Alors', '', '- Un.', '- Deux.'], ['To do this:', '', '- One.'], '1:1 3:3')).toEqual([
      'step source 3-4 [4] > 3',
    ])
  })

  test('what is missing and what is extra in one list belong to it on both sides', () => {
    expect(told(['1. Un.', '2. Deux.', '3. Trois.'], ['1. One.', '2. Four.', '3. Three.'], '1:1 3:3')).toEqual([
      'step source 1-3 [2] > 1',
      'step target 1-3 [2] > 1',
    ])
  })

  test('nested items belong to their own list, or to the one around when that is missing whole', () => {
    const source = ['1. Un.', '   - a', '   - b', '2. Deux.']
    expect(told(source, ['1. One.', '   - a', '2. Two.'], '1:1 2:2 4:3')).toEqual(['step source 2-3 [3] > 2'])
    expect(told(source, ['1. One.', '2. Two.'], '1:1 4:2')).toEqual(['step source 1-4 [2 3] > 1'])
  })

  test('an item goes with all that it holds; what it holds, alone, is a block', () => {
    const source = ['1. Un.', '', '   Encore.', '', '2. Deux.']
    expect(told(source, ['1. Two.'], '5:1')).toEqual(['step source 1-5 [1-3] > 1'])
    expect(told(source, ['1. One.', '2. Two.'], '1:1 5:2')).toEqual(['block source 3 [3] > 1'])
  })

  test('an item that became a paragraph is there', () => {
    expect(told(['- Un.', '- Deux.'], ['- One.', '', 'Two.'], '1:1 2:3')).toEqual([])
  })

  test('of items in another order, as few as possible moved', () => {
    expect(told(['1. Un.', '2. Deux.', '3. Trois.'], ['1. Two.', '2. Three.', '3. One.'], '1:3~ 2:1~ 3:2')).toEqual([
      'moved order 1 3',
    ])
  })

  test('an item that reads alike in two places of one list was moved', () => {
    expect(told(['1. Un.', '2. `ls`', '3. Deux.'], ['1. `ls`', '2. One.', '3. Two.'], '1:2 3:3')).toEqual([
      'moved order 2 1',
    ])
  })

  test('two procedures with ways in of their own differ by what is told besides', () => {
    const source = ['1. Cliquez ici pour ouvrir vos domaines.', '2. Choisissez un domaine.']
    const target = ['1. Log in to the console.', '2. Click the menu.', '3. Choose a domain.']
    expect(told(source, target, '2:3')).toEqual(['step target 1-3 [2] > 1'])
  })
})

describe('what is told once and for all', () => {
  test('a block that stands twice is a duplicate, with its neighbours', () => {
    const line = 'The same sentence stands here twice.'
    expect(told(['Un.', '', 'Deux.'], [line, '', line, '', 'Two.'], '1:1 3:5')).toEqual(['duplicate target 3 [3] > 1'])
    expect(told(['Un.', '', 'Deux.'], ['Short.', '', 'Short.', '', 'Two.'], '1:1 3:5')).toEqual([
      'block target 3 [3] > 1',
    ])
  })

  test('a frame around text that is there is not missing', () => {
    expect(told(['> [!NOTE]', '> Un.'], ['> [!TIP]', '> One.'], '2:2')).toEqual([])
  })

  test('another title over the same text is no gap, unless the titles contradict each other', () => {
    const alignment = '3:3 5:5'
    const retitled = (a: string, b: string) => {
      const [source, target] = [
        page('fr', [`# ${a}`, '', 'Un.', '', 'Deux.']),
        page('en', [`# ${b}`, '', 'One.', '', 'Two.']),
      ]
      const first = aligned(source, target, alignment)
      const sections = [...first.sections, { source: 1, target: 1 }]
      const containers = pairContainers(source, target, first)
      return gapsOf(source, target, { ...first, sections }, { containers, languages }).length
    }
    expect(retitled('Comment faire ?', 'Basics')).toBe(0)
    expect(retitled('`install`', '`remove`')).toBe(2)
  })

  test('a section with little in common was rewritten', () => {
    const source = ['# A', '', 'Un.', '', 'Deux.', '', 'Trois.', '', 'Quatre.', '', '# B', '', 'x', '', 'y', '', 'z']
    const target = ['# A', '', 'Five.', '', 'Six.', '', 'Seven.', '', 'Eight.', '', '# B', '', 'x', '', 'y', '', 'z']
    expect(told(source, target, '1:1 11:11 13:13 15:15 17:17')).toEqual([
      'rewritten source 1-9 [3 5 7 9] > 1',
      'rewritten target 1-9 [3 5 7 9] > 1',
    ])
  })

  test('two sections with little in common and other titles are two sections, whatever moved from one to the other', () => {
    const more = ['# Z', ...Array.from({ length: 8 }, (_, at) => ['', `x${at}`]).flat()]
    const source = ['# A', '', 'Un.', '', 'Deux.', '', 'Trois.', '', 'Quatre.', '', 'Cinq.', '', ...more]
    const target = ['# B', '', 'Five.', '', 'Six.', '', 'Seven.', '', 'Eight.', '', 'Nine.', '', ...more]
    const rest = [13, 15, 17, 19, 21, 23, 25, 27, 29].map((line) => `${line}:${line}`).join(' ')
    const [here, there] = [page('fr', source), page('en', target)]
    const alignment = aligned(here, there, `9:3~ ${rest}`)
    const sections = [...alignment.sections.filter((bead) => bead.source !== 1), { source: 1, target: 1, moved: true }]
    const containers = pairContainers(here, there, alignment)
    const gaps = gapsOf(here, there, { ...alignment, sections }, { containers, languages })
    expect(gaps.map(({ kind, side, blocks }) => [kind, side, ...blocks])).toEqual([
      ['block', 'source', 0, 1, 2, 3],
      ['block', 'source', 5],
      ['section', 'target', 0],
      ['block', 'target', 2, 3, 4, 5],
    ])
  })
})

describe('blocks in each other’s place', () => {
  const whole = (middle: string) => ['# Titre', '', middle, '', 'Fin.']
  test.each([
    ['names in code that were translated', 'Le filtre `?nom(motif)`.', 'What `?name(pattern)` keeps.', true],
    ['one link, other words', 'Voir [ici](a.md) au besoin.', 'More of it [there](a.md).', true],
    ['code of one form', '```\n[poids1]*coût1 + [poids2]\n```', '```\n[weight1]*cost1 + [weight2]\n```', true],
    ['other code', 'Le filtre `?nom(motif)`.', 'What `--name` keeps.', false],
    ['another figure in the code', 'Le filtre `?nom(motif1)`.', 'What `?name(pattern2)` keeps.', false],
    ['another link', 'Voir [ici](a.md) au besoin.', 'More of it [there](b.md).', false],
    ['nothing that a translation must keep', 'Tout autre chose.', 'Something else.', false],
    ['another kind', '- Voir [ici](a.md).', 'More of it [there](a.md).', false],
    ['one block more', 'Voir [ici](a.md).\n\nEt plus.', 'More of it [there](a.md).', false],
  ])('%s', (_, here, there, expected) => {
    const [source, target] = [page('fr', whole(here)), page('en', whole(there))]
    const last = (side: Page) => lineOf(side, side.blocks.at(-1)?.start ?? 0)
    const before = aligned(source, target, `1:1 ${last(source)}:${last(target)}`)
    const inOrder = { ...before, beads: [...before.beads].sort((a, b) => at(a) - at(b)) }
    expect(joinFree(source, target, inOrder, languages).beads.length < before.beads.length).toBe(expected)
  })
})

describe('what opens a step', () => {
  const step = (words: string, command: string, kind = 'item') => [
    `${kind === 'item' ? '1. ' : ''}${words}`,
    '',
    '   ```',
    `   ${command}`,
    '   ```',
  ]
  test.each([
    ['with the same command', step('Tout autre chose.', 'cp a b'), step('Something else.', 'cp a b'), true],
    ['with another command', step('Tout autre chose.', 'cp a b'), step('Something else.', 'cp a c'), false],
    ['and what opens none', step('Tout autre chose.', 'cp a b'), step('Something else.', 'cp a b', 'text'), false],
  ] as const)('%s', (_, here, there, expected) => {
    const [source, target] = [page('fr', ['# Titre', '', ...here]), page('en', ['# Title', '', ...there])]
    const codeAt = (side: Page) => lineOf(side, side.blocks.at(-1)?.start ?? 0)
    const before = aligned(source, target, `1:1 ${codeAt(source)}:${codeAt(target)}`)
    const inOrder = { ...before, beads: [...before.beads].sort((a, b) => at(a) - at(b)) }
    expect(joinFree(source, target, inOrder, languages).beads.length < before.beads.length).toBe(expected)
  })
})

describe('a section of one paragraph', () => {
  const whole = (paragraph: string, more: readonly string[] = []) => [
    '## A',
    '',
    paragraph,
    '',
    ...more,
    '## B',
    '',
    'x',
  ]
  const long =
    'Le domaine arrive à son terme comme tout autre service du catalogue, et le propriétaire reçoit un message. Ouvrez la page Domaine.'
  test.each([
    ['told in short', long, 'Open the page Domaine.', [], true],
    ['with other words', long, 'Zebra quilts and jolly kayaks.', [], false],
    ['as long as the other', long, long.replace('Ouvrez', 'Open'), [], false],
    ['beside another', long, 'Open the page Domaine.', ['Encore.', ''], false],
  ] as const)('%s', (_, here, there, more, expected) => {
    const prior = noPrior(['fr', 'en'])
    const words = 'ouvrez\topen 90\npage\tpage 90\ndomaine\tdomaine 90'
    const known = learn([], { ...prior, base: readLexicon(words, prior.vocabulary, false) })
    const [source, target] = [page('fr', whole(here, more)), page('en', whole(there, []))]
    const shift = more.length
    const before = aligned(source, target, `1:1 ${5 + shift}:5 ${7 + shift}:7`)
    const inOrder = { ...before, beads: [...before.beads].sort((a, b) => at(a) - at(b)) }
    expect(joinFree(source, target, inOrder, known).beads.length < before.beads.length).toBe(expected)
  })
})

const at = ({ source, target }: Bead): number => Math.max(source[0] ?? -1, target[0] ?? -1)
