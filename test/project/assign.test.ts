import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assign } from '../../src/project/assign.ts'

type Weights = readonly (readonly number[])[]

/** The greatest sum, by trying everything. */
const bruteForce = (weights: Weights, row = 0, taken = 0): number => {
  const line = weights[row]
  if (!line) return 0
  let best = bruteForce(weights, row + 1, taken)
  for (const [column, weight] of line.entries()) {
    if (weight > 0 && (taken & (1 << column)) === 0) {
      best = Math.max(best, weight + bruteForce(weights, row + 1, taken | (1 << column)))
    }
  }
  return best
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

const matrix: fc.Arbitrary<number[][]> = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) => {
    const weight = fc.oneof(
      fc.constant(0),
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.constantFrom(0.25, 0.5, 0.75),
    )
    return fc.array(fc.array(weight, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })
  })

describe('a best assignment', () => {
  test('has the greatest sum, and each row and column once', () => {
    fc.assert(
      fc.property(matrix, (weights) => {
        const pairs = assign(weights)
        expect(new Set(pairs.map(({ row }) => row)).size).toBe(pairs.length)
        expect(new Set(pairs.map(({ column }) => column)).size).toBe(pairs.length)
        for (const { row, column, weight } of pairs) {
          expect(weight).toBeGreaterThan(0)
          expect(weights[row]?.[column]).toBe(weight)
        }
        expect(sum(pairs.map(({ weight }) => weight))).toBeCloseTo(bruteForce(weights), 9)
      }),
      { numRuns: 500 },
    )
  })

  test('is the same, whatever the order, where weights differ', () => {
    const distinct = fc.uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 36, maxLength: 36 })
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(distinct, order, order, (numbers, rows, columns) => {
        // Powers keep sums of different pairs apart.
        const at = (row: number, column: number): number =>
          (numbers[row * 6 + column] ?? 0) * Math.SQRT2 ** (row * 6 + column)
        const plain = assign([0, 1, 2, 3, 4, 5].map((row) => [0, 1, 2, 3, 4, 5].map((column) => at(row, column))))
        const shuffled = assign(rows.map((row) => columns.map((column) => at(row, column))))
        const named = shuffled.map(({ row, column }) => [rows[row], columns[column]]).sort(([a = 0], [b = 0]) => a - b)
        expect(named).toEqual(plain.map(({ row, column }) => [row, column]))
      }),
    )
  })

  test('a good pair is not given up for two poor ones, nor two good ones for an excellent one', () => {
    expect(
      assign([
        [0.9, 0.2],
        [0.2, 0],
      ]),
    ).toMatchObject([{ row: 0, column: 0 }])
    expect(
      assign([
        [0.9, 0.8],
        [0.8, 0],
      ]),
    ).toMatchObject([
      { row: 0, column: 1 },
      { row: 1, column: 0 },
    ])
    expect(assign([])).toEqual([])
    expect(assign([[0], [-1]])).toEqual([])
  })

  test('of four hundred is quick, and of more still exact where the best are mutual', () => {
    const chaos = (row: number, column: number): number => ((row * 7919 + column * 104729) % 1000) / 1000
    const hard = Array.from({ length: 400 }, (_, row) => Array.from({ length: 400 }, (_, column) => chaos(row, column)))
    const start = performance.now()
    expect(assign(hard).length).toBeGreaterThan(390)
    expect(performance.now() - start).toBeLessThan(20_000)
    const mutual = Array.from({ length: 450 }, (_, row) =>
      Array.from({ length: 450 }, (_, column) => (column === 449 - row ? 0.9 : 0.4 * chaos(row, column))),
    )
    expect(assign(mutual).map(({ row, column }) => row + column)).toEqual(Array.from({ length: 450 }, () => 449))
  })
})
