import { expect, test } from 'vitest'
import { languageOf } from '../../src/text/languages.ts'
import { textMemo } from '../../src/text/memo.ts'

test('a text is looked at once in a language, and again when too many others came after it', () => {
  const asked: string[] = []
  const lengthOf = textMemo((text, { tag }) => {
    asked.push(`${tag} ${text}`)
    return text === '' ? undefined : text.length
  }, 2)
  const [en, fr] = [languageOf('en'), languageOf('fr')]
  expect([lengthOf('one', en), lengthOf('one', en), lengthOf('one', fr)]).toEqual([3, 3, 3])
  expect([lengthOf('', en), lengthOf('', en)]).toEqual([undefined, undefined])
  lengthOf('three', en)
  lengthOf('one', en)
  expect(asked).toEqual(['en one', 'fr one', 'en ', 'en three', 'en one'])
})

test('long texts are not kept', () => {
  let asked = 0
  const lengthOf = textMemo((text) => {
    asked += 1
    return text.length
  })
  const long = 'word '.repeat(1000)
  expect([lengthOf(long, languageOf('en')), lengthOf(long, languageOf('en'))]).toEqual([5000, 5000])
  expect(asked).toBe(2)
})
