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
    const values = valuesOf(word.split('-'), words, language.numbers.joints)
    const [first] = values
    // A number with what it counts: `three-eyed`.
    if (values.includes(undefined)) parts.push(first === undefined ? undefined : { value: first, start, end })
    else parts.push({ value: composed(values as number[]), start, end })
  }
  return parts
}

/** The values of a compound's parts; two parts may be one word of their own (`quatre-vingt`). */
function valuesOf(
  pieces: readonly string[],
  words: ReadonlyMap<string, number>,
  joints: ReadonlySet<string> | undefined,
): (number | undefined)[] {
  const values: (number | undefined)[] = []
  for (let at = 0; at < pieces.length; at += 1) {
    const [piece = '', next] = pieces.slice(at, at + 2)
    const both = next === undefined ? undefined : words.get(`${piece}-${next}`)
    values.push(both ?? (joints?.has(piece) ? 0 : words.get(piece)))
    if (both !== undefined) at += 1
  }
  return values
}

const isMultiplier = (value: number): boolean => value === 100 || value === 1e3 || value === 1e6 || value === 1e9

/** `[2, 100, 20, 1]` is 221. */
function composed(values: readonly number[]): number {
  let total = 0
  let group = 0
  for (const value of values) {
    if (value >= 1e3) {
      total += Math.max(group, 1) * value
      group = 0
    } else if (value === 100) group = Math.max(group, 1) * 100
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
  const found: NumberReading[] = namedIn(text, language)
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

/** Hours and decades that have a name: `noon` is `12:00`. */
function namedIn(text: string, language: Language): NumberReading[] {
  const named = new Map(Object.entries(language.numbers.named ?? {}))
  return wordsIn(text, language).flatMap(({ text: word, start, end }) => {
    const reading = named.get(word)
    if (reading === undefined) return []
    const readings = reading === '00:00' ? [reading, '24:00'] : [reading]
    return [{ start, end, readings, native: true, raw: text.slice(start, end) }]
  })
}
