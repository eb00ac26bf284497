import { expect, test } from 'vitest'
import { TextIds } from '../../src/align/text-ids.ts'

/** Ids of the letters of texts, two at most, `-` being none; with the texts that were read. */
function letters(): { readonly idsOf: (text: string) => number[]; readonly read: string[] } {
  const read: string[] = []
  const ids = new TextIds(2, (text, hear) => {
    read.push(text)
    for (const letter of text) if (hear(letter === '-' ? -1 : letter.charCodeAt(0))) return
  })
  const idsOf = (text: string): number[] => {
    const start = ids.of(text)
    return Array.from({ length: ids.all.get(start) }, (_, at) => ids.all.get(start + 1 + at))
  }
  return { idsOf, read }
}

test('a text has each id once, in its order, and no more than so many', () => {
  const { idsOf } = letters()
  expect(['', '-', 'a-a', 'ba', 'abc'].map(idsOf)).toEqual([[], [], [97], [98, 97], [97, 98]])
})

test('a text is read once, until very many others were', () => {
  const { idsOf, read } = letters()
  for (const text of ['ab', 'a', 'ab', 'a']) idsOf(text)
  expect(read).toEqual(['ab', 'a'])
  for (let number = 0; number < 12; number++) idsOf(`${number}${'-'.repeat(100_000)}`)
  expect(idsOf('ab')).toEqual([97, 98])
  expect(read.filter((text) => text === 'ab')).toHaveLength(2)
})
