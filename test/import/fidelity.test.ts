import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importDumps } from '../../src/import/import.ts'
import { blocksIn, bytesOf, kindsIn, parse, wordsOf } from './words.ts'

/** What Markdown, and the dialects that Diptych reads, could take for more than text. */
const trouble = [
  '*',
  '**',
  '_',
  '__',
  '`',
  '``',
  '```',
  '~',
  '~~',
  '~~~',
  '[',
  ']',
  '](',
  '![',
  '[x]',
  '[ ]',
  '[^1]',
  '[^1]:',
  '[a]:',
  '<',
  '>',
  '<b>',
  '</b>',
  '<!--',
  '-->',
  '<https://a.example>',
  '<br/>',
  '&',
  '&amp;',
  '&#35;',
  '#',
  '##',
  '-',
  '+',
  '=',
  '===',
  '---',
  '***',
  '+++',
  '1.',
  '2.',
  '3)',
  '10)',
  '|',
  '|-|',
  ':',
  '::',
  ':::',
  ':::note',
  '::x[y]',
  '!!! note',
  '??? x',
  '=== "T"',
  '{#id}',
  '{',
  '}',
  '{{',
  '{%',
  '\\',
  '\\\\',
  '$',
  '%',
  '^',
  '"',
  "'",
  '(',
  ')',
  'https://a.example/b_c*d',
  'http://x.example/~y`z',
  'www.example.org/_a_',
  'a_b@c.example',
  'x*y@d.example',
  '•',
  '–',
  '…',
  '...',
  '?',
  '.',
  ',',
  '\u00A0',
  '\u2028',
  '\uFEFF',
  'mot',
  'Word',
  'Été',
  'é',
  '語',
  '😀',
  'Ce guide explique',
  'This page describes',
]
const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...trouble) }, fc.constantFrom(' ', '  ', '\t')), {
        maxLength: 9,
      })
      .map((parts) => parts.join('')),
  },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...trouble), { maxLength: 8 }).map((parts) => parts.join(' ')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '- item',
      '  - deeper',
      '1. one',
      '2. two',
      'A heading',
      'A sentence.',
      'A lead-in:',
    ),
  },
)
const dump = fc
  .array(line, { minLength: 1, maxLength: 14 })
  .map((lines) => lines.flatMap((text) => text.replaceAll('\0', '').split(/\r\n|\n|\r/)))
  .filter((lines) => lines.some((text) => text.trim() !== ''))

const ours = new Set(['heading', 'link', 'list', 'listItem', 'paragraph', 'root', 'text'])

describe('imported plain text', () => {
  test('says the same words in the same order, whatever they are, and nothing is markup but what import put there', () => {
    fc.assert(
      fc.property(dump, (lines) => {
        const guides = importDumps([{ path: 'dump.txt', bytes: bytesOf(...lines) }])
        const trees = guides.map(({ markdown }) => parse(markdown))
        expect(wordsOf(trees.flatMap(blocksIn))).toEqual(wordsOf(lines))
        for (const tree of trees) {
          expect(kindsIn(tree).filter((kind) => !ours.has(kind))).toEqual([])
        }
      }),
      { numRuns: 400 },
    )
  })

  test('keeps a line as it is, to the letter', () => {
    const alone = line
      .map((text) => text.replace(/[\0\r\n]/g, '').replace(/^[ \t\f\v\uFEFF]+|[ \t\f\v\uFEFF]+$/g, ''))
      .filter((text) => text.trim() !== '' && !/^\s*[-•◦▪‣●○■]\s+\S/u.test(text))
    fc.assert(
      fc.property(alone, (text) => {
        const [guide] = importDumps([{ path: 'dump.txt', bytes: bytesOf(text) }])
        expect(blocksIn(parse(guide?.markdown ?? ''))).toEqual([text])
      }),
      { numRuns: 400 },
    )
  })

  test('keeps every number of a numbered list', () => {
    const run = fc.record({
      start: fc.integer({ min: 0, max: 200 }),
      length: fc.integer({ min: 2, max: 5 }),
      mark: fc.constantFrom('.', ')'),
    })
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 4 }), (runs) => {
        const numbers = runs.flatMap(({ start, length }) => Array.from({ length }, (_, at) => start + at))
        const lines = runs.flatMap(({ start, length, mark }) =>
          Array.from({ length }, (_, at) => `${start + at}${mark} step`),
        )
        const [guide] = importDumps([{ path: 'dump.txt', bytes: bytesOf(...lines) }])
        const read = parse(guide?.markdown ?? '').children.flatMap((node) =>
          node.type === 'list' ? node.children.map((_, at) => (node.start ?? Number.NaN) + at) : [],
        )
        expect(read).toEqual(numbers)
      }),
    )
  })
})

describe('escapes', () => {
  const written = (text: string) =>
    importDumps([{ path: 'dump.txt', bytes: bytesOf(text, 'End.') }])[0]?.markdown.split('\n')[0]

  test.each([
    'Allow [*.]example.com in the settings.',
    'Open https://example.org/a_b/*c?d=e&copy=1 or write to first_last@example.org.',
    'It costs 5 * 3, 4 < 5 and 6 > 2; R&D, C# and snake_case are fine.',
    'Press # and then *.',
    'A rate of ~20 %, see (note 1): ok.',
    '2026 was good.',
    '-5 °C is cold.',
    '+41 22 000 00 00 is a number.',
  ])('are left out where nothing needs them: %s', (text) => {
    expect(written(text)).toBe(text)
  })

  test.each([
    ['# not a heading.', '\\# not a heading.'],
    ['> not a quote.', '\\> not a quote.'],
    ['* a lone footnote.', '\\* a lone footnote.'],
    ['1. a lone number.', '1\\. a lone number.'],
    ['---', '\\---'],
    ['+++', '\\+++'],
    ['::: note', '\\::: note'],
    ['!!! note "T"', '\\!!! note "T"'],
    ['An *asterisk* twice.', 'An \\*asterisk\\* twice.'],
    ['The &amp; entity.', 'The \\&amp; entity.'],
    ['The <b>tag</b>.', 'The \\<b>tag\\</b>.'],
    ['A `code` and https://a.example/b_c_d.', 'A \\`code\\` and https://a.example/b_c_d.'],
    ['[a]: b.', '\\[a]: b.'],
  ])('stand where they are needed, and only there: %s', (text, markdown) => {
    expect(written(text)).toBe(markdown)
  })

  test('keep an id-like ending and closing marks of a heading', () => {
    const heading = (text: string) =>
      importDumps([{ path: 'd.txt', bytes: bytesOf('Start.', text, 'End.') }])[0]?.markdown.split('\n')[2]
    expect(heading('About C#')).toBe('## About C#')
    expect(heading('About #')).toBe('## About \\#')
    expect(heading('Colours {#red}')).toBe('## Colours {\\#red}')
  })
})
