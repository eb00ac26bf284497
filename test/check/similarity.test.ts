import { describe, expect, test } from 'vitest'
import { Lexicon, readLexicon } from '../../src/align/lexicon.ts'
import { Vocabulary } from '../../src/align/vocabulary.ts'
import { pageSimilarity } from '../../src/check/similarity.ts'
import { readPage } from '../../src/markdown/read.ts'
import type { Page } from '../../src/model.ts'

const page = (path: string, locale: string, text: string): Page => {
  const reading = readPage(path, locale, text)
  if (reading.state !== 'read') throw new Error(reading.path)
  return reading.page
}

const fr = [
  page(
    'a',
    'fr',
    '# Restaurer une sauvegarde\n\nUne sauvegarde est gardée 30 jours. Choisissez une date, puis le serveur.\n',
  ),
  page('b', 'fr', '# Adresses\n\nUne adresse reçoit 500 messages. Supprimez les messages que personne ne lit.\n'),
  page('c', 'fr', '# Clés\n\nLancez `ssh-keygen` et copiez la clé sur https://console.example.org/keys.\n'),
]
const en = [
  page('x', 'en', '# Keys\n\nRun `ssh-keygen` and copy the key to https://console.example.org/keys.\n'),
  page('y', 'en', '# Restore a backup\n\nA backup is kept for 30 days. Choose a date, then the server.\n'),
  page('z', 'en', '# Addresses\n\nAn address receives 500 messages. Delete the messages that nobody reads.\n'),
]
const pairs =
  'sauvegarde\tbackup 90\nserveur\tserver 90\nadresse\taddress 90\njour\tday 90\ndate\tdate 90\ncle\tkey 90\n'

const table = (sources: readonly Page[], targets: readonly Page[], words: string): number[][] => {
  const vocabulary = new Vocabulary()
  const lexicon = words === '' ? new Lexicon() : readLexicon(words, vocabulary, false)
  const similarity = pageSimilarity(sources, targets, { vocabulary, locales: ['fr', 'en'], lexicon })
  return sources.map((source) => targets.map((target) => similarity(source, target)))
}
const best = (row: readonly number[]): number => row.indexOf(Math.max(...row))

describe('how much two pages tell the same', () => {
  test('translations are the most alike, with a lexicon and without', () => {
    expect(table(fr, en, pairs).map(best)).toEqual([1, 2, 0])
    expect(table(fr, en, '').map(best)).toEqual([1, 2, 0])
  })

  test('is between 0 and 1, the same both ways, and whole for the same page', () => {
    const forth = table(fr, en, '')
    const back = table(en, fr, '')
    for (const [s, row] of forth.entries()) {
      for (const [t, value] of row.entries()) {
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        expect(back[t]?.[s]).toBeCloseTo(value, 12)
      }
    }
    for (const [at, row] of table(fr, fr, '').entries()) expect(row[at]).toBeCloseTo(1, 12)
  })

  test('words that the lexicon knows count where they are translated', () => {
    const without = table(fr, en, '')[0]?.[1] ?? 0
    const wrong = table(fr, en, 'sauvegarde\tumbrella 90\nserveur\tumbrella 90\n')[0]?.[1] ?? 0
    expect(wrong).toBeLessThan(without)
  })

  test('an empty page is like no other', () => {
    expect(table([page('e', 'fr', '')], en, pairs)).toEqual([[0, 0, 0]])
  })
})
