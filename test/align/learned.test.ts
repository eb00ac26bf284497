/** What was learned is the same after it was put down and taken up again. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { learn, noPrior } from '../../src/align/learn.ts'
import { contextFrom, type Learned, learnedIn } from '../../src/align/learned.ts'
import { alignPair } from '../../src/align/pair.ts'
import { readPage } from '../../src/markdown/read.ts'
import type { Page } from '../../src/model.ts'

const root = join(import.meta.dirname, '../../docs')
const page = (locale: string, name: string): Page => {
  const reading = readPage(name, locale, readFileSync(join(root, locale, name), 'utf8'))
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
