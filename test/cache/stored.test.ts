/** What earlier runs said of a pair holds for the lessons that say the same as the one by which it was said. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Lexicon } from '../../src/align/lexicon.ts'
import { Rarity } from '../../src/align/rarity.ts'
import { Vocabulary } from '../../src/align/vocabulary.ts'
import type { AlignContext } from '../../src/align/weighed.ts'
import { openStore } from '../../src/cache/store.ts'
import type { AlignedPair } from '../../src/check/aligned-pair.ts'
import { storedMemory } from '../../src/check/stored.ts'
import { memoryFiles } from '../../src/files.ts'
import { readPage } from '../../src/index.ts'
import type { Page, PagePair } from '../../src/model.ts'
import { siteOf } from '../../src/site.ts'

/** A lesson, from which one may learn a word. */
const lesson = (isKnown: boolean): AlignContext => {
  const vocabulary = new Vocabulary()
  const [sources, targets, weights] = [[vocabulary.id('invoice')], [vocabulary.id('facture')], [1]]
  const lexicon = new Lexicon(isKnown ? { sources, targets, weights } : undefined)
  const rarity = { source: new Rarity(), target: new Rarity() }
  const rest = { lengthRatio: 0, experience: 0, borrowing: { source: 0, target: 0 }, locales: ['en', 'fr'] }
  return { ...rest, vocabulary, lexicon, reverse: lexicon.reversed(), rarity }
}

const pageOf = (path: string, locale: string): Page => {
  const reading = readPage(path, locale, 'Text.')
  if (reading.state === 'unread') throw new Error(path)
  return reading.page
}

test('what was said by one lesson is not taken for what was said by another one, whichever of them comes again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'diptych-stored-'))
  const pair: PagePair = { id: 'a', locale: 'fr', source: 'en/a.md', target: 'fr/a.md' }
  const [source, target] = [pageOf('en/a.md', 'en'), pageOf('fr/a.md', 'fr')]
  const of = { source: 'en', targets: ['fr'], pairs: [pair], config: {}, readings: new Map() }
  const site = siteOf({ ...of, has: () => false })
  const isKnownBy = (name: string, isKnown: boolean): unknown => {
    const store = openStore(folder, 'build')
    const one: AlignedPair = {
      ...{ pair, source, target, alignment: { beads: [], sections: [] }, key: 'k', content: 'c', lesson: name },
      languages: lesson(isKnown),
    }
    const aligned = new Map([[pair, one]])
    const memory = storedMemory(store, { ...of, files: memoryFiles({}), rules: [], aligned })
    const known = memory.recall(pair, undefined, site)
    memory.siteFor(pair, site)
    const said = known?.records ?? [
      ['rule', memory.listenerFor(pair)?.context.words?.isKnown('source', 'invoice')] as const,
    ]
    if (!known) memory.keep(pair, undefined, { records: said })
    store.save()
    return said[0]?.[1]
  }
  const lessons: [string, boolean][] = [
    ['first', true],
    ['like it', true],
    ['other', false],
    ['like it', true],
    ['first', true],
    ['other', false],
  ]
  expect(lessons.map(([name, isKnown]) => isKnownBy(name, isKnown))).toEqual(lessons.map(([, isKnown]) => isKnown))
  rmSync(folder, { recursive: true, force: true })
})
