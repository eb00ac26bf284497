import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chain, type GapCosts, isBestInStep } from '../../src/align/chain.ts'

type Step = 'both' | 'source' | 'target'

/** The score of one way through, counted anew from its definition. */
function worth(steps: readonly Step[], score: readonly (readonly number[])[], gaps: GapCosts): number {
  let [i, j, total] = [0, 0, 0]
  let before: Step = 'both'
  for (const step of steps) {
    if (step === 'both') total += score[i++]?.[j++] ?? Number.NEGATIVE_INFINITY
    else {
      total -= before === step ? gaps.extend : before === 'both' ? gaps.open : gaps.replace
      if (step === 'source') i++
      else j++
    }
    before = step
  }
  return total
}

function* ways(rows: number, columns: number): Generator<Step[]> {
  if (rows === 0 && columns === 0) yield []
  if (rows > 0 && columns > 0) for (const rest of ways(rows - 1, columns - 1)) yield ['both', ...rest]
  if (rows > 0) for (const rest of ways(rows - 1, columns)) yield ['source', ...rest]
  if (columns > 0) for (const rest of ways(rows, columns - 1)) yield ['target', ...rest]
}

const matched = (steps: readonly Step[]): [number, number][] => {
  let [i, j] = [0, 0]
  const pairs: [number, number][] = []
  for (const step of steps) {
    if (step === 'both') pairs.push([i, j])
    if (step !== 'target') i++
    if (step !== 'source') j++
  }
  return pairs
}

test('finds the best of all ways', () => {
  const cost = fc.integer({ min: 0, max: 8 })
  fc.assert(
    fc.property(
      fc.nat({ max: 4 }),
      fc.nat({ max: 4 }),
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 16, maxLength: 16 }),
      fc.record({ open: cost, extend: cost, replace: cost }),
      (rows, columns, values, gaps) => {
        const score = Array.from({ length: rows }, (_, i) =>
          Array.from({ length: columns }, (_, j) => values[i * 4 + j] ?? 0),
        )
        const found = chain(rows, columns, (i, j) => score[i]?.[j] ?? 0, gaps)
        const all = [...ways(rows, columns)]
        const best = Math.max(...all.map((steps) => worth(steps, score, gaps)))
        const same = all.filter((steps) => JSON.stringify(matched(steps)) === JSON.stringify(found))
        expect(Math.max(...same.map((steps) => worth(steps, score, gaps)))).toBeCloseTo(best)
      },
    ),
    { numRuns: 150 },
  )
})

test('never matches what is forbidden', () => {
  const gaps = { open: 5, extend: 5, replace: 5 }
  expect(chain(2, 2, (i, j) => (i === j ? Number.NEGATIVE_INFINITY : 1), gaps)).toHaveLength(1)
  expect(chain(0, 3, () => 1, gaps)).toEqual([])
})

test('says of items in step that no chain is better only where none is', () => {
  const gaps = { open: 4.5, extend: 0.4, replace: 1.2 }
  const square = fc.integer({ min: 1, max: 6 }).chain((length) =>
    fc.record({
      length: fc.constant(length),
      inStep: fc.array(fc.double({ min: 0, max: 14, noNaN: true }), { minLength: length, maxLength: length }),
      others: fc.array(fc.double({ min: -30, max: 14, noNaN: true }), {
        minLength: length * length,
        maxLength: length * length,
      }),
      bonus: fc.constantFrom(0, 1),
    }),
  )
  let found = 0
  fc.assert(
    fc.property(square, ({ length, inStep, others, bonus }) => {
      const scores = others.map((score, at) => (at % (length + 1) === 0 ? (inStep[at / (length + 1)] ?? 0) : score))
      const of = (row: number, column: number) => (row === column ? bonus : -2)
      if (!isBestInStep(length, scores, { of, most: bonus }, gaps)) return
      found += 1
      const score = (i: number, j: number) => (scores[i * length + j] ?? 0) + of(i, j)
      expect(chain(length, length, score, gaps)).toEqual(inStep.map((_, at) => [at, at]))
    }),
    { numRuns: 500 },
  )
  expect(found).toBeGreaterThan(20)
})
