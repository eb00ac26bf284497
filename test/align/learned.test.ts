/** What was learned is the same after it was put down and taken up again. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Example, KnownExample } from '../../src/align/example.ts'
import { learn, noPrior } from '../../src/align/learn.ts'
import { contextFrom, type Learned, learnedIn } from '../../src/align/learned.ts'
import { readLexicon } from '../../src/align/lexicon.ts'
import { alignPair } from '../../src/align/pair.ts'
import { Vocabulary } from '../../src/align/vocabulary.ts'
import type { AlignContext } from '../../src/align/weighed.ts'
import { readPage } from '../../src/markdown/read.ts'
import type { Page } from '../../src/model.ts'

const root = join(import.meta.dirname, '../../docs')
const page = (locale: string, name: string, added = ''): Page => {
  const reading = readPage(name, locale, readFileSync(join(root, locale, name), 'utf8') + added)
  if (reading.state === 'unread') throw new Error(reading.reason.en)
  return reading.page
}
const pairs = readdirSync(join(root, 'en'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ source: page('en', name), target: page('fr', name) }))

test('pages are aligned by it to the last digit as by what was learned', () => {
  const [known, others] = [pairs.filter((_, at) => at % 2 === 0), pairs.filter((_, at) => at % 2 === 1)]
  const context = learn(known, noPrior(['en', 'fr']))
  const again = contextFrom(JSON.parse(JSON.stringify(learnedIn(context))) as Learned)
  expect(learnedIn(again)).toEqual(learnedIn(context))
  // The pages that were not learned from bring words of their own, in another order.
  const aligned = others.map(({ source, target }) => alignPair(source, target, context))
  const anew = others.toReversed().map(({ source, target }) => alignPair({ ...source }, { ...target }, again))
  expect(anew.toReversed()).toEqual(aligned)
})

/** What was learned, with words for ids, which come as pages are read. */
function plain(context: AlignContext) {
  const { terms, pairs, rarity, ...rest } = learnedIn(context)
  const counts = ({ counts, blocks }: Learned['rarity']['source']) => ({
    blocks,
    counts: counts.flatMap((count, id) => (count > 0 ? [`${terms[id]} ${count}`] : [])).toSorted(),
  })
  const rows = pairs.sources.map((id, at) => `${terms[id]} ${terms[pairs.targets[at] as number]} ${pairs.weights[at]}`)
  return { ...rest, rows: rows.toSorted(), source: counts(rarity.source), target: counts(rarity.target) }
}

const lexicon = (vocabulary: Vocabulary) =>
  readLexicon(readFileSync(join(root, '../lexicon/en-fr.tsv'), 'utf8'), vocabulary, false)

describe('what examples told before is as good as their pages', () => {
  // A few pages make little experience, with which word families count.
  test.each([pairs.length, 3])('%i pages', (count) => {
    const some = pairs.slice(0, count)
    const told = new Map<Page, string>()
    const learnt = (examples: typeof pairs, isKnown: (source: Page) => boolean) => {
      const read = new Set<Page>()
      const vocabulary = new Vocabulary()
      const base = lexicon(vocabulary)
      const context = learn(
        examples.map(({ source, target }): Example => {
          const before = isKnown(source) ? told.get(source) : undefined
          return {
            get source() {
              read.add(source)
              return { ...source }
            },
            get target() {
              return { ...target }
            },
            known: before === undefined ? undefined : (JSON.parse(before) as KnownExample),
            keep: (now) => told.set(source, JSON.stringify(now)),
          }
        }),
        { vocabulary, locales: ['en', 'fr'], base },
      )
      return { read: read.size, learned: plain(context) }
    }
    const fresh = learnt(some, () => false)
    expect(fresh.read).toBe(count)
    expect(learnt(some, () => true)).toEqual({ read: 0, learned: fresh.learned })
    const [first, ...others] = some as [(typeof pairs)[number], ...typeof pairs]
    const edited = { ...first, source: page('en', first.source.path, '\nA zebra.\n') }
    const again = learnt([edited, ...others], (source) => source !== edited.source)
    const anew = learnt([edited, ...others], () => false)
    expect(again.learned).toEqual(anew.learned)
    expect(anew.learned).not.toEqual(fresh.learned)
    expect(anew.read).toBe(count)
    // What is told in steps may take one with any edit of the manual: then all are read.
    expect(again.read).toBeLessThanOrEqual(count)
    expect(learnt([...others, first], () => true).read).toBe(0)
  })
})
