import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Spellings } from '../../src/align/spellings.ts'

test('a word is known by its letters wherever it stands, and asked for once', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 200 }), (words) => {
      const asked: string[] = []
      const spellings = new Spellings((word) => [asked.push(word) - 1, -1])
      const text = words.join('')
      let start = 0
      for (const word of words) {
        const entry = spellings.at(text, start, start + word.length)
        expect(asked[spellings.idOf(entry)]).toBe(word)
        expect(spellings.keyOf(entry)).toBe(-1)
        start += word.length
      }
      expect(asked).toEqual([...new Set(words)])
    }),
  )
})

test('the table grows with its words', () => {
  const spellings = new Spellings((word) => [Number(word), Number(word) + 1])
  const all = Array.from({ length: 20_000 }, (_, number) => String(number))
  for (const word of [...all, ...all]) {
    const entry = spellings.at(word, 0, word.length)
    expect([spellings.idOf(entry), spellings.keyOf(entry)]).toEqual([Number(word), Number(word) + 1])
  }
})
