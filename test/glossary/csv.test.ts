import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvCell, readCsv } from '../../src/text/csv.ts'

const cellsOf = (text: string) => {
  const read = readCsv(text)
  return 'fault' in read ? read : read.map(({ cells, line }) => [line, ...cells])
}

describe('reading CSV', () => {
  test.each([
    [
      'plain',
      'a,b\nc,d\n',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    ],
    ['without a last line end', 'a,b', [[1, 'a', 'b']]],
    [
      'Windows line ends',
      'a,b\r\nc,d\r\n',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
      ],
    ],
    ['a byte order mark', '\uFEFFa,b', [[1, 'a', 'b']]],
    [
      'semicolons',
      'a;b\n"c,d";e',
      [
        [1, 'a', 'b'],
        [2, 'c,d', 'e'],
      ],
    ],
    ['quoted cells', '"a,b","c ""d"" e"', [[1, 'a,b', 'c "d" e']]],
    [
      'line ends in cells',
      '"a\nb",c\nd,e',
      [
        [1, 'a\nb', 'c'],
        [3, 'd', 'e'],
      ],
    ],
    [
      'empty cells',
      'a,\n,b\n',
      [
        [1, 'a', ''],
        [2, '', 'b'],
      ],
    ],
    ['an empty last cell at the end', 'a,', [[1, 'a', '']]],
    [
      'empty lines',
      '\na,b\n\n\nc,d\n',
      [
        [2, 'a', 'b'],
        [5, 'c', 'd'],
      ],
    ],
    ['nothing', '', []],
  ])('%s', (_, text, expected) => {
    expect(cellsOf(text)).toEqual(expected)
  })

  test.each([
    ['a mark that is never closed', 'a,b\n"c,d\n', { fault: 'open', line: 2 }],
    ['a mark inside a cell', 'a,b\nc"d,e', { fault: 'stray', line: 2 }],
    ['text after a closing mark', 'a,b\n"c"d,e', { fault: 'stray', line: 2 }],
  ])('%s is told with its line', (_, text, expected) => {
    expect(cellsOf(text)).toEqual(expected)
  })

  test('what is written is read', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', ';', '"', '\n', '\r\n') })
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(rows, (records) => {
        const text = ['source,target', ...records.map((cells) => cells.map(csvCell).join(','))].join('\n')
        const read = readCsv(text)
        expect('fault' in read ? read : read.slice(1).map(({ cells }) => cells)).toEqual(records)
      }),
    )
  })

  test('a hostile megabyte is read in one pass', () => {
    expect(cellsOf(`a,b\n"${'""'.repeat(500_000)}`)).toEqual({ fault: 'open', line: 2 })
    expect(readCsv(`a,b\n${'"",'.repeat(300_000)}`)).toHaveLength(2)
  })
})
