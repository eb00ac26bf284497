/** What two versions have in common is read once, and is read as if it stood alone. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WordReader, type Words } from '../../src/history/words.ts'

const pieces = ['word', 'Word', 'mot', 'été', '𝒳', '12', ' ', ' ', '’', '*', '**', '#', ', ', 'ΑΣ', 'İ', '\ud835']
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((some) => some.join(''))

const told = (words: Words) => ({
  ids: [...words.ids],
  places: [...words.starts].map((start, index) => [start, words.ends[index]]),
  words: [...words.ids].map((_, index) => words.word(index)),
})

test('a version is read like another one as it is read by itself', () => {
  fc.assert(
    fc.property(text, text, text, text, (opening, before, now, end) => {
      const reader = new WordReader()
      const like = reader.read(`${opening}${before}${end}`)
      const after = `${opening}${now}${end}`
      expect(told(reader.read(after, like))).toEqual(told(reader.read(after)))
    }),
    { numRuns: 3000 },
  )
})

test('words that differ in their case alone are the same, and typography is left out', () => {
  const { ids, ...words } = new WordReader().read("L’Été, l'été: **no**")
  expect(ids).toHaveLength(9)
  expect([ids[0], ids[1]]).toEqual([ids[2], ids[3]])
  expect(words.starts[1]).toBe(2)
})
