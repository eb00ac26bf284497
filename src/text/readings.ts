/** What a number of a text may mean, and how two of them compare. */
import type { NumberFact, Span } from '../model.ts'

/** A number, date, time, version … of a text: a fact before it has its place in a page. */
export type NumberReading = Omit<NumberFact, 'kind'>

/** The same before its raw text is cut out. */
export type Token = Span & Omit<NumberReading, 'raw'>

/** The reading that two numbers have in common, the likeliest of the first one; `undefined` where they differ or their units do. */
export function sharedReading(a: NumberReading, b: NumberReading): string | undefined {
  if (a.unit !== undefined && b.unit !== undefined && a.unit !== b.unit) return undefined
  return a.readings.find((reading) => b.readings.includes(reading))
}

/**
 * Whether two numbers may be the same: some reading in common, and units that do not contradict each other; or one
 * telephone number, as it is dialled at home and from abroad.
 */
export const sameNumber = (a: NumberReading, b: NumberReading): boolean =>
  sharedReading(a, b) !== undefined || isDialled(a, b) || isDialled(b, a)

const abroad = /^\+\d{8,15}$/
const atHome = /^\d{8,15}$/

/** Whether `+33 1 99 00 12 34` and `01 99 00 12 34` are one: a country's code takes the place of the 0, if there is one. */
function isDialled({ readings: [from = ''] }: NumberReading, { readings: [home = ''] }: NumberReading): boolean {
  if (!abroad.test(from) || !atHome.test(home)) return false
  const code = from.length - 1 - home.replace(/^0/, '').length
  return code <= 3 && code >= (home.startsWith('0') ? 1 : 0) && from.endsWith(home.replace(/^0/, ''))
}

const isDate = /^\d{4}-\d{2}-\d{2}$/

/**
 * Whether this notation is the locale's own for the value that is meant: `1,250` is at home in French when it means 1.25,
 * but not when the other side shows that it means 1250.
 */
export function isNativeAs(number: NumberReading, reading: string): boolean {
  const [likeliest = reading] = number.readings
  if (!number.native || likeliest === reading) return number.native
  const ratio = Number(reading) / Number(likeliest)
  const otherMark = Math.abs(ratio - 1000) < 1e-6 || Math.abs(ratio - 0.001) < 1e-9
  const otherOrder = isDate.test(reading) && isDate.test(likeliest)
  return !otherMark && !otherOrder
}
