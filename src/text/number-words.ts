/** Numbers that are written as words. */
import type { Language } from './language.ts'
import type { NumberReading } from './readings.ts'
import { wordsIn } from './words.ts'

interface Part {
  readonly value: number
  readonly start: number
  readonly end: number
}

/** The number words of a text, compounds (`vingt-et-un`) taken apart. */
function partsIn(text: string, words: ReadonlyMap<string, number>, language: Language): (Part | undefined)[] {
  const parts: (Part | undefined)[] = []
  for (const { text: word, start, end } of wordsIn(text, language)) {
    const whole = words.get(word)
    if (whole !== undefined || !word.includes('-')) {
      parts.push(whole === undefined ? undefined : { value: whole, start, end })
      continue
    }
    const pieces = word.split('-')
    const values = pieces.map((piece) => (piece === 'et' || piece === 'and' ? 0 : words.get(piece)))
    if (values.includes(undefined)) parts.push(undefined)
    else parts.push({ value: composed(values as number[]), start, end })
  }
  return parts
}

const isMultiplier = (value: number): boolean => value === 100 || value === 1e3 || value === 1e6 || value === 1e9

/** `[2, 100, 20, 1]` is 221, `[4, 20, 10]` is 90. */
function composed(values: readonly number[]): number {
  let total = 0
  let group = 0
  for (const value of values) {
    if (value >= 1e3) {
      total += Math.max(group, 1) * value
      group = 0
    } else if (value === 100) group = Math.max(group, 1) * 100
    else if (value === 20 && group === 4) group = 80
    else group += value
  }
  return total + group
}

/** Whether the second word goes on with the number that the first began: `deux cents`, `twenty one`. */
const continues = (before: number, value: number): boolean =>
  (isMultiplier(value) && value > before) ||
  (before >= 20 && value < 10 && value >= 1 && before % 10 === 0) ||
  (isMultiplier(before) && value < before)

/**
 * The numbers that stand in a text as words: `deux`, `twenty-one`, `un million`. They are for comparing with figures on the other
 * side, never for accusing: `un` is an article as well, `one` a pronoun, `second` a unit.
 */
export function wordNumbersIn(text: string, language: Language): NumberReading[] {
  const words = new Map(Object.entries(language.numbers.words))
  if (words.size === 0) return []
  const found: NumberReading[] = []
  const parts = partsIn(text, words, language)
  for (let index = 0; index < parts.length; index += 1) {
    const first = parts[index]
    if (!first) continue
    const values = [first.value]
    let last = first
    for (let next = parts[index + 1]; next; next = parts[index + 1]) {
      if (!/^[ \u00a0\u202f-]{1,2}$/.test(text.slice(last.end, next.start)) || !continues(last.value, next.value)) break
      values.push(next.value)
      last = next
      index += 1
    }
    const { start } = first
    found.push({
      start,
      end: last.end,
      readings: [String(composed(values))],
      native: true,
      raw: text.slice(start, last.end),
    })
  }
  return found
}
