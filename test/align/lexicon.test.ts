import { expect, test } from 'vitest'
import { learnLexicon, readLexicon } from '../../src/align/lexicon.ts'
import { Vocabulary } from '../../src/align/vocabulary.ts'

test('reads word pairs in both directions, and passes over what does not fit', () => {
  const text = 'cat\tchat 90\tminet 20\ndog\tchien 80\n\nbroken\nodd\tsans-poids\ntoo\ttrop 900\n'
  const forward = new Vocabulary()
  const lexicon = readLexicon(text, forward, false)
  expect(lexicon.size).toBe(2)
  expect([...(lexicon.of(forward.id('cat')) ?? [])]).toEqual([
    [forward.id('chat'), 0.9],
    [forward.id('minet'), 0.2],
  ])
  const backward = new Vocabulary()
  const swapped = readLexicon(text, backward, true)
  expect([...(swapped.of(backward.id('chien')) ?? [])]).toEqual([[backward.id('dog'), 0.8]])
})

test('learns which word stands for which from sentences alone', () => {
  const vocabulary = new Vocabulary()
  const pair = (source: string, target: string) => ({
    source: source.split(' ').map((word) => vocabulary.id(word)),
    target: target.split(' ').map((word) => vocabulary.id(word)),
  })
  const adjectives = [
    ['red', 'rouge'],
    ['big', 'grande'],
    ['old', 'ancienne'],
  ]
  const nouns = [
    ['house', 'maison'],
    ['car', 'voiture'],
    ['flower', 'fleur'],
  ]
  const lexicon = learnLexicon(
    adjectives.flatMap(([adjective, adjectif]) =>
      nouns.map(([noun, nom]) => pair(`${adjective} ${noun}`, `${nom} ${adjectif}`)),
    ),
  )
  for (const [word, translation] of [
    ['red', 'rouge'],
    ['house', 'maison'],
    ['car', 'voiture'],
    ['old', 'ancienne'],
  ] as const) {
    const [best] = [...(lexicon.of(vocabulary.id(word)) ?? [])].sort((a, b) => b[1] - a[1])
    expect(best?.[0]).toBe(vocabulary.id(translation))
  }
})

test('does not learn from words that were met twice', () => {
  expect(
    learnLexicon([
      { source: [1], target: [2] },
      { source: [1], target: [2] },
    ]).size,
  ).toBe(0)
})
