/** Places in a page that is being typed, against the page as it was. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judgedOffset, shiftBetween, typedSpan } from '../../src/lsp/shift.ts'

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '{', '🌞'), maxLength: 40 })

describe('a shift', () => {
  test('leads to the same text, or nowhere', () => {
    fc.assert(
      fc.property(text, text, fc.nat(40), fc.nat(40), (before, after, one, other) => {
        const [start, end] = [Math.min(one, other, before.length), Math.min(Math.max(one, other), before.length)]
        const shift = shiftBetween(before, after)
        const span = typedSpan(shift, { start, end })
        if (!span) return
        expect(after.slice(span.start, span.end)).toBe(before.slice(start, end))
        if (start < end) expect(judgedOffset(shift, span.start)).toBe(start)
      }),
    )
  })

  test('leaves every place where nothing was typed', () => {
    fc.assert(
      fc.property(text, text, text, (head, typed, tail) => {
        const shift = shiftBetween(head + tail, head + typed + tail)
        for (let at = 0; at < head.length + tail.length; at += 1)
          expect(typedSpan(shift, { start: at, end: at + 1 })).toBeDefined()
      }),
    )
  })
})
