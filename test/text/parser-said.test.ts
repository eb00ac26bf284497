import { expect, test } from 'vitest'
import { languageOf } from '../../src/text/languages.ts'
import { said } from '../../src/text/parser-said.ts'
import { sentencesIn } from '../../src/text/sentences.ts'

test('what the parsers said can be told another run, up to a bound', () => {
  const text = 'The so-called “menu.” is it. Then it ends. (Really?) e.g. this one.'
  const sentences = sentencesIn(text, languageOf('en'))
  const told = JSON.parse(JSON.stringify(said.told())) as ReturnType<typeof said.told>
  expect(told).toEqual(said.told())
  const texts = new Map(told.texts)
  expect(texts.get(`en ${text}`)).toEqual(sentences)

  for (let at = 0; at < 2100; at++) said.keepWord(`en word${at}.`, true)
  for (let at = 0; at < 510; at++) said.keepText(`en text ${at}`, [])
  said.keepWord(`en ${'long'.repeat(1000)}`, true)
  said.keepText(`en ${'long'.repeat(1000)}`, [])
  const all = said.told()
  expect([all.words.length, all.texts.length]).toEqual([2000, 500])
  expect([...all.words, ...all.texts].every(([key]) => key.length <= 1000)).toBe(true)
})
