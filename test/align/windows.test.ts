import fc from 'fast-check'
import { expect, test } from 'vitest'
import { featuresOf } from '../../src/align/read-features.ts'
import { Vocabulary } from '../../src/align/vocabulary.ts'
import { windowsOf } from '../../src/align/windows.ts'
import { align, beadsOf, page } from './support.ts'

const features = (count: number, marked: (index: number) => boolean) => {
  const lines = Array.from({ length: count }, (_, index) =>
    marked(index) ? `See [it](/page/${index}) in version ${index}.` : 'Read on.',
  )
  return featuresOf(page(lines.join('\n\n'), 'en'), { locales: ['en'], vocabulary: new Vocabulary() })
}

test('windows cover both pages without a gap and stay small', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3000 }),
      fc.integer({ min: 0, max: 3000 }),
      fc.integer({ min: 2, max: 900 }),
      (n, m, every) => {
        const windows = windowsOf(
          features(n, (index) => index % every === 0),
          features(m, (index) => index % every === 0),
        )
        let [i, j] = [0, 0]
        for (const { sourceFirst, sourceLast, targetFirst, targetLast } of windows) {
          expect([sourceFirst, targetFirst]).toEqual([i, j])
          expect((sourceLast - sourceFirst) * (targetLast - targetFirst)).toBeLessThanOrEqual(2_100_000)
          ;[i, j] = [sourceLast, targetLast]
        }
        expect([i, j]).toEqual([n, m])
      },
    ),
    { numRuns: 4 },
  )
})

test('a page of many blocks is aligned like a short one', () => {
  const lines = (word: string) =>
    Array.from({ length: 1600 }, (_, index) => `${word} \`option-${index}\` ${index} [page](/p/${index})`)
  const { alignment } = align(lines('Set').join('\n\n'), lines('Réglez').toSpliced(1200, 1).join('\n\n'))
  const gaps = beadsOf(alignment).filter((bead) => bead.endsWith('-') || bead.startsWith('-'))
  expect(gaps).toEqual(['1200-'])
})
