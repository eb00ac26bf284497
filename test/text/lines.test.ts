import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineStarts, pointAt, positionOf } from '../../src/text/lines.ts'

describe('lines', () => {
  test.each([
    ['', [0]],
    ['a', [0]],
    ['a\n', [0, 2]],
    ['a\nb', [0, 2]],
    ['a\r\nb', [0, 3]],
    ['a\rb', [0, 2]],
    ['\n\r\n\r', [0, 1, 3, 4]],
    ['a\u2028b', [0]],
  ])('%j starts lines at %j', (text, starts) => {
    expect([...lineStarts(text)]).toEqual(starts)
  })

  test('more lines than the first table holds', () => {
    expect(lineStarts('\n'.repeat(1000))).toHaveLength(1001)
  })

  test('a position counts lines and columns from 1', () => {
    const starts = lineStarts('ab\r\ncdé\nf')
    expect(positionOf(starts, { start: 4, end: 8 })).toEqual({
      start: { line: 2, column: 1, offset: 4 },
      end: { line: 3, column: 1, offset: 8 },
    })
    expect(pointAt(starts, 3)).toEqual({ line: 1, column: 4, offset: 3 })
    expect(pointAt(starts, 9)).toEqual({ line: 3, column: 2, offset: 9 })
  })

  test('agrees with a count of the line ends before the offset', () => {
    const texts = fc.array(fc.constantFrom('a', 'é', '\n', '\r', '\r\n')).map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, fc.nat(40), (text, at) => {
        const offset = Math.min(at, text.length)
        // Between the two halves of a CRLF, the line has not ended yet.
        const lines = text.slice(0, offset).split(text[offset] === '\n' ? /\r\n|\r(?!$)|\n/ : /\r\n|\r|\n/)
        const point = pointAt(lineStarts(text), offset)
        expect(point.line).toBe(lines.length)
        expect(point.column).toBe((lines.at(-1) ?? '').length + 1)
      }),
    )
  })
})
