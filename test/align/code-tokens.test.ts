import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eachCodeToken } from '../../src/align/code-tokens.ts'

const heard = (code: string): string[] => {
  const tokens: string[] = []
  eachCodeToken(code, (start, end, isIdentifier) => {
    tokens.push(`${code.slice(start, end)}${isIdentifier ? '!' : ''}`)
  })
  return tokens
}

test.each([
  ["const homePage = 'la page' // 404", ['const', 'homePage!', 'la', 'page', '404!']],
  ['a b2 _x $y user-name x', ['b2!', '_x', '$y', 'user-name']],
  ['7 12 3a 45ab', ['12!', '45!', 'ab']],
  ['', []],
])('hears the tokens of %j', (code, tokens) => {
  expect(heard(code)).toEqual(tokens)
})

test('hears what a regular expression finds', () => {
  const token = /[\p{L}_$][\p{L}\p{N}_$-]{1,60}|\d{2,20}/gu
  const unit = fc.constantFrom(...'aBz_$12-  .é²٣Ⅷ’', '𝒜', '𝟙', '\ud835')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 200 }), (code) => {
      const expected = Array.from(code.matchAll(token), ([one]) => (/[A-Z_$\d]/.test(one.slice(1)) ? `${one}!` : one))
      expect(heard(code)).toEqual(expected)
    }),
  )
})
