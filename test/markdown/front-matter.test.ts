/** The quick reader of plain front matter, held to YAML's own parser. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { readPlainYaml } from '../../src/markdown/plain-yaml.ts'

/** All scalars that are values, as YAML's own parser has them. */
function scalarsIn(text: string) {
  const document = parseDocument(text, { uniqueKeys: false })
  expect(document.errors).toEqual([])
  const found: { key: string; value: unknown; start: number; end: number }[] = []
  const visit = (node: unknown, path: readonly string[]): void => {
    if (isMap(node)) for (const { key, value } of node.items) visit(value, [...path, String(key)])
    else if (isSeq(node)) for (const [index, item] of node.items.entries()) visit(item, [...path, String(index)])
    else if (isScalar(node)) {
      const [start = 0, end = 0] = node.range ?? []
      found.push({ key: path.join('.'), value: node.value, start, end })
    }
  }
  visit(document.contents, [])
  return found
}

const pieces = fc.constantFrom(
  ...['title', 'a', ': ', ':', ' ', '  ', '\n', '\n', '\r\n', '\n  ', '\n    ', 'key: v\n', 'k:\n  x: ', 'é', "'q'"],
  ...[
    '"q"',
    "''",
    '12',
    '0',
    '-',
    '- ',
    '#',
    ' #',
    'true',
    'null',
    'False',
    '~',
    '|',
    '>',
    '[a]',
    '[a, "b, ]", 3]',
    '\n  - k: v',
    '\n    l: w\n',
    '\n  - x',
    'k:\n  - a: b\n    c: d\n',
    'm: >-\n  x\n\n  y\n',
    'm: >-\n  x\n  y\n\n\n  z',
    'n: |-\n  x\n\n  y\n',
    '\n\n',
    '[',
    ']',
    ', ',
    '{a: b}',
    '\t',
    '&a ',
  ],
  ...[
    '*a',
    '!t ',
    '%',
    '@',
    '---',
    '? ',
    '\u00a0',
    '\u2028',
    '\ufeff',
    '😀',
    '.5',
    '1e3',
    '2026-01-02',
    "it's",
    '\\',
    'x:y',
  ],
)

describe('plain front matter', () => {
  test('has the same entries, and the same places, as with the parser', () => {
    let plain = 0
    const property = fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = `title: x\n${parts.join('')}`
      const entries = readPlainYaml(text, 0)
      if (!entries) return
      plain++
      expect(entries).toEqual(scalarsIn(text))
    })
    fc.assert(property, { numRuns: 4000 })
    expect(plain).toBeGreaterThan(50)
  })

  test.each([
    ['a line of text', 'title: Deux étapes, « ici »', [['title', 'Deux étapes, « ici »', 7, 27]]],
    [
      'quotes',
      'a: \'b: c\'\nd: "# e"',
      [
        ['a', 'b: c', 3, 9],
        ['d', '# e', 13, 18],
      ],
    ],
    [
      'numbers and truth',
      'order: 3\ndraft: true',
      [
        ['order', 3, 7, 8],
        ['draft', true, 16, 20],
      ],
    ],
    [
      'lines below a key',
      'a: >-\n  b\n  c\nd: |-\n  e',
      [
        ['a', 'b c', 3, 14],
        ['d', 'e', 17, 23],
      ],
    ],
    [
      'lists in one line',
      "a: ['b', c]\nd: []\ne: [1]",
      [
        ['a.0', 'b', 4, 7],
        ['a.1', 'c', 9, 10],
        ['e.0', 1, 22, 23],
      ],
    ],
    [
      'lists of keys',
      'a:\n  - b: c\n    d: e\n  - b: f\ng: h',
      [
        ['a.0.b', 'c', 10, 11],
        ['a.0.d', 'e', 19, 20],
        ['a.1.b', 'f', 28, 29],
        ['g', 'h', 33, 34],
      ],
    ],
    [
      'empty lines below a key',
      'a: >-\n  b\n\n  c\nd: |-\n  e\n\n  f',
      [
        ['a', 'b\nc', 3, 15],
        ['d', 'e\n\nf', 18, 29],
      ],
    ],
    ['comments', '# a\nb: c\n# d', [['b', 'c', 7, 8]]],
    [
      'keys within keys',
      'a:\n  b: c\n  d:\n    e: f\ng: h',
      [
        ['a.b', 'c', 8, 9],
        ['a.d.e', 'f', 22, 23],
        ['g', 'h', 27, 28],
      ],
    ],
  ] as const)('%s', (_, text, expected) => {
    expect(readPlainYaml(text, 0)?.map(({ key, value, start, end }) => [key, value, start, end])).toEqual(expected)
  })

  test.each([
    'a:',
    'a: b\n  c',
    'a: [b c]',
    'a: [b, null]',
    'a: [[b]]',
    'a: [{b: c}]',
    'a: [b,]',
    'a: [b] c',
    'a: [b\n]',
    'a: b # c',
    'a: b: c',
    'a: |\n  b',
    '- a',
    'a: yes: no',
    'a: Null',
    'a: 1.5',
    '? a',
  ])('leaves %j to the parser', (text) => expect(readPlainYaml(text, 0)).toBeUndefined())
})
