/** Numbers that one side writes as one and the other in parts: `16:9` and `16/9`, `March 5 and March 8` and `5 et 8 mars`. */
import type { NumberReading } from './numbers.ts'
import { digitRuns } from './pieces.ts'

/** What may be a figure and nothing else: no unit, date or time. */
const isBare = ({ readings, unit }: NumberReading): boolean =>
  unit === undefined && readings.some((reading) => /^\d{1,20}$/.test(reading))

/** The numbers of each list that are made of bare figures of the other list, and those figures. */
export function spelledOut<N extends NumberReading>(a: readonly N[], b: readonly N[]): ReadonlySet<N> {
  const explained = new Set<N>()
  for (const [wholes, parts] of [
    [a, b],
    [b, a],
  ] as const) {
    const bare = parts.filter(isBare)
    for (const whole of wholes) {
      if (isBare(whole) || whole.unit !== undefined) continue
      const used = digitRuns(whole.raw).map((run) =>
        bare.find((part) => !explained.has(part) && digitRuns(part.raw).join() === run),
      )
      if (used.length === 0 || used.includes(undefined) || new Set(used).size < used.length) continue
      explained.add(whole)
      for (const part of used) if (part) explained.add(part)
    }
  }
  return explained
}

const numerals: readonly (readonly [number, string])[] = [
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** A number from 2 to 89 in Roman numerals; `undefined` for others. */
export function roman(value: string): string | undefined {
  let rest = /^[1-9]\d?$/.test(value) ? Number(value) : 0
  if (rest < 2 || rest > 89) return undefined
  let numeral = ''
  for (const [worth, letters] of numerals) {
    while (rest >= worth) {
      numeral += letters
      rest -= worth
    }
  }
  return numeral
}
