import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { similarity } from '../../src/text/similarity.ts'

describe('similarity', () => {
  test.each([
    ['', '', 1],
    ['a', 'a', 1],
    ['a', 'b', 0],
    ['night', 'nacht', 0.25],
    ['const  a = 1', ' const a = 1', 1],
    ['aaaa', 'aa', 0.5],
  ])('%j and %j: %f', (a, b, likeness) => {
    expect(similarity(a, b)).toBeCloseTo(likeness, 10)
  })

  test('a line with another comment is nearer than another line', () => {
    const line = 'server.listen(8080) // start'
    expect(similarity(line, 'server.listen(8080) // démarrer')).toBeGreaterThan(0.6)
    expect(similarity(line, 'import http from "node:http"')).toBeLessThan(0.2)
  })

  test('symmetric, between 0 and 1, 1 with itself', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 500 }),
        fc.string({ unit: 'binary', maxLength: 500 }),
        (a, b) => {
          const likeness = similarity(a, b)
          expect(likeness).toBe(similarity(b, a))
          expect(likeness).toBeGreaterThanOrEqual(0)
          expect(likeness).toBeLessThanOrEqual(1)
          expect(similarity(a, a)).toBe(1)
        },
      ),
    )
  })

  test('huge strings cost as little as short ones', () => {
    const started = performance.now()
    similarity('ab'.repeat(1_000_000), 'ba'.repeat(1_000_000))
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})
