import fc from 'fast-check'
import { expect, test } from 'vitest'
import { level, levelLike } from '../../src/text/level.ts'

const pieces = ['a', 'b', 'ab', ' ', '  ', '\n', '> ', '>', '\u00a0', '\u202f', 'é', '’', '\u3000', 'x y']
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((some) => some.join(''))

test('a text is levelled like another one as it is levelled by itself', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(levelLike(one, level(other))).toBe(level(one))
    }),
    { numRuns: 5000 },
  )
})

test('every character is levelled alike in both ways', () => {
  for (let code = 0; code < 0x10000; code++) {
    const text = `a${String.fromCharCode(code)}b`
    for (const other of ['a b', 'ab', 'c']) if (levelLike(text, other) !== level(text)) expect.fail(code.toString(16))
  }
})

test('runs of white space and quote marks become one space', () => {
  fc.assert(
    fc.property(text, (one) => {
      expect(level(one)).toBe(one.replace(/[\s>]+/g, ' ').trim())
    }),
    { numRuns: 5000 },
  )
})
