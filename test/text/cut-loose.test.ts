import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { cutLoose } from '../../src/text/cut-loose.ts'

describe('a text that is cut loose', () => {
  it('is the same', () => {
    for (const text of [
      '',
      'word',
      'thirteen char',
      'déjà vu : l’été “à la plage” 🏖',
      '\ud800 half a pair of surrogates',
    ])
      expect(cutLoose(`before ${text} behind`.slice(7, 7 + text.length))).toBe(text)
  })

  it('does not hold what it was cut out of', () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const page = (at: number): string => `${at} is one of many pages. `.repeat(20_000)
    const parts = (cut: (text: string) => string): string[] =>
      Array.from({ length: 40 }, (_, at) =>
        cut(
          Buffer.from(page(at))
            .toString()
            .slice(at, at + 40),
        ),
      )
    const taken = (cut: (text: string) => string): number => {
      collect()
      const before = process.memoryUsage().heapUsed
      const kept = parts(cut)
      collect()
      return kept.length > 0 ? process.memoryUsage().heapUsed - before : 0
    }
    expect(taken(cutLoose)).toBeLessThan(2e6)
    expect(taken((text) => text)).toBeGreaterThan(10e6)
  })
})
