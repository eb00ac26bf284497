import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Spellings } from '../../src/align/spellings.ts'

test('a word is known by its letters wherever it stands, and asked for once', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 200 }), (words) => {
      const asked: string[] = []
      const spellings = new Spellings((word) => asked.push(word) - 1)
      const text = words.join('')
      let start = 0
      for (const word of words) {
        expect(asked[spellings.idAt(text, start, start + word.length)]).toBe(word)
        start += word.length
      }
      expect(asked).toEqual([...new Set(words)])
    }),
  )
})

test('the table grows with its words', () => {
  const spellings = new Spellings(Number)
  const all = Array.from({ length: 20_000 }, (_, number) => String(number))
  for (const word of [...all, ...all]) expect(spellings.idAt(word, 0, word.length)).toBe(Number(word))
})
