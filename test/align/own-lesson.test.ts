/** A pair knows no more of a lesson than its own part of it: where that is the same, so is all that is found out. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { learn, noPrior } from '../../src/align/learn.ts'
import { contextFrom, type Learned, learnedIn } from '../../src/align/learned.ts'
import { type Heard, Listener } from '../../src/align/listener.ts'
import { ownLesson } from '../../src/align/own-lesson.ts'
import { alignPair } from '../../src/align/pair.ts'
import type { AlignContext } from '../../src/align/weighed.ts'
import { readPage } from '../../src/markdown/read.ts'
import type { Alignment, Page } from '../../src/model.ts'
import { doubtsOf } from '../../src/rule/sentences.ts'

const root = join(import.meta.dirname, '../../docs')
const page = (locale: string, name: string): Page => {
  const reading = readPage(name, locale, readFileSync(join(root, locale, name), 'utf8'))
  if (reading.state === 'unread') throw new Error(reading.reason.en)
  return reading.page
}
const pairs = readdirSync(join(root, 'en'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ source: page('en', name), target: page('fr', name) }))
const lesson = learnedIn(learn(pairs, noPrior(['en', 'fr'])))
const [source, target] = [page('en', 'languages.md'), page('fr', 'languages.md')]

/** What is found out about the pair: its alignment, and what is doubted of all of its sentences. */
function found(context: AlignContext): readonly [Alignment, unknown] {
  const [here, there] = [{ ...source }, { ...target }]
  const alignment = alignPair(here, there, context)
  const doubts = doubtsOf({ page: here, blocks: here.blocks }, { page: there, blocks: there.blocks }, context, 'source')
  return [alignment, doubts.map(({ words, length }) => [words, length])]
}

function listenedTo(learned: Learned): { readonly found: unknown; readonly heard: Heard } {
  const context = contextFrom(learned)
  const listener = new Listener(context.locales, () => context)
  const told = found(listener.context)
  return { found: told, heard: listener.heard() as Heard }
}

const own = (learned: Learned, asked: Heard): string => ownLesson(contextFrom(learned), asked)

/** A lesson with another weight for a pair of words, without it, with another beside it, or with other counts of a term. */
function other({ pairs, rarity, ...rest }: Learned, kind: string, at: number): Learned {
  const { sources, targets, weights } = pairs
  const place = at % sources.length
  if (kind === 'weight') return { ...rest, rarity, pairs: { ...pairs, weights: weights.with(place, 0.25) } }
  if (kind === 'none')
    return {
      ...{ ...rest, rarity },
      pairs: {
        sources: sources.toSpliced(place, 1),
        targets: targets.toSpliced(place, 1),
        weights: weights.toSpliced(place, 1),
      },
    }
  if (kind === 'more')
    return {
      ...{ ...rest, rarity },
      pairs: {
        sources: [...sources, sources[place] as number],
        targets: [...targets, targets[(at * 7) % targets.length] as number],
        weights: [...weights, 1],
      },
    }
  const side = kind === 'source' ? rarity.source : rarity.target
  const counts = side.counts.with(at % side.counts.length, at % 400)
  return { ...rest, pairs, rarity: { ...rarity, [kind]: { ...side, counts } } }
}

const first = listenedTo(lesson)
const kinds = ['weight', 'none', 'more', 'source', 'target']

describe("a pair's own lesson", () => {
  test('is the same in a lesson that was put down with its terms in another order', () => {
    const order = lesson.terms.map((_, id) => id).toReversed()
    const counted = ({ counts, blocks }: Learned['rarity']['source']) => ({
      blocks,
      counts: order.map((id) => counts[id] ?? 0),
    })
    const turned: Learned = {
      ...lesson,
      terms: lesson.terms.toReversed(),
      pairs: {
        sources: lesson.pairs.sources.map((id) => order[id] as number),
        targets: lesson.pairs.targets.map((id) => order[id] as number),
        weights: lesson.pairs.weights,
      },
      rarity: { source: counted(lesson.rarity.source), target: counted(lesson.rarity.target) },
    }
    expect(own(turned, first.heard)).toBe(first.heard.own)
    expect(listenedTo(turned).found).toEqual(first.found)
  })

  test('stays when something changes that it did not ask about, and then all that is found out stays too', () => {
    let [stayed, changed] = [0, 0]
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...kinds), fc.nat()), { minLength: 1, maxLength: 3 }), (edits) => {
        const now = edits.reduce((learned, [kind, at]) => other(learned, kind, at), lesson)
        const isSame = own(now, first.heard) === first.heard.own
        if (isSame) expect(found(contextFrom(now))).toEqual(first.found)
        if (isSame) stayed++
        else changed++
      }),
      { numRuns: 100 },
    )
    expect(stayed).toBeGreaterThan(10)
    expect(changed).toBeGreaterThan(10)
  })

  const idOf = (term: string): number => lesson.terms.indexOf(term)
  const wordPair = lesson.pairs.sources.findIndex(
    (id, at) => id === idOf('language') && lesson.pairs.targets[at] === idOf('langue'),
  )

  test('changes with a row of its words', () => {
    expect(wordPair).toBeGreaterThan(-1)
    const heavier = { ...lesson.pairs, weights: lesson.pairs.weights.with(wordPair, 0.11) }
    expect(own({ ...lesson, pairs: heavier }, first.heard)).not.toBe(first.heard.own)
  })

  test('changes with what is known of the languages as a whole', () => {
    const borrowing = { ...lesson.borrowing, target: 0.01 }
    for (const one of [{ lengthRatio: 0.5 }, { experience: 0.5 }, { borrowing }])
      expect(own({ ...lesson, ...one }, first.heard)).not.toBe(first.heard.own)
  })

  test('changes when a word comes to be known of which nothing was', () => {
    const known = new Set([...lesson.pairs.sources, ...lesson.pairs.targets])
    const words = new Set(source.text.match(/(?<![\p{L}`-])\p{Ll}{5,}(?![\p{L}`-])/gu))
    const isUnknown = (term: string) => words.has(term) && !known.has(idOf(term))
    const stranger = idOf(lesson.terms.find(isUnknown) ?? '')
    expect(stranger).toBeGreaterThan(-1)
    const { sources, targets, weights } = lesson.pairs
    // Its translation does not stand in the pair: that it has one says something too.
    const away = idOf(lesson.terms.find((term) => /^\p{L}{5,}$/u.test(term) && !target.text.includes(term)) ?? '')
    const pairs = { sources: [...sources, stranger], targets: [...targets, away], weights: [...weights, 0.9] }
    expect(own({ ...lesson, pairs }, first.heard)).not.toBe(first.heard.own)
  })

  test('of what asks nothing is none, and of single words their answers', () => {
    const context = contextFrom(lesson)
    const listener = new Listener(context.locales, () => context)
    expect(listener.heard()).toBeUndefined()
    expect(listener.context.words?.agree('language', 'langue')).toBe(true)
    const { terms, own: before, ...asked } = listener.heard() as Heard
    expect(terms).toBeUndefined()
    expect(own(other(lesson, 'weight', wordPair), { ...asked, own: before })).toBe(before)
    const nothing = { sources: [], targets: [], weights: [] }
    expect(own({ ...lesson, pairs: nothing }, { ...asked, own: before })).not.toBe(before)
  })
})
