/** Numbers in the notation of a language. */
import type { Language } from './language.ts'
import { isNativeAs, numbersIn } from './numbers.ts'

/** One figure with marks between its digits, and what stands around it: a sign, a unit, a currency. */
const figure = /^(\D{0,20})(\d[\d.,'’ \u00a0\u2009\u202f]{0,60}\d)(\D{0,40})$/

/**
 * A number as a language writes it, its words and unit as they are: `1,250.5 km` → `1 250,5 km` in French.
 * @param reading The canonical value that is meant.
 * @param text Where the number stands: the space that its author puts between groups is kept to.
 * @returns `undefined` for what is no plain figure, such as a date, or where the result would not mean the same.
 */
export function inNotation(raw: string, reading: string, language: Language, text: string): string | undefined {
  const [, before = '', digits = '', after = ''] = figure.exec(raw) ?? []
  const last = digits.search(/[.,](?=\d*$)/)
  if (digits === '') return undefined
  const whole = digits.replace(/\D/g, '')
  const halves = last < 0 ? [] : [[digits.slice(0, last).replace(/\D/g, ''), digits.slice(last + 1)] as const]
  const { decimal } = language.numbers
  const group = groupOf(language, text)
  const written = [...halves.map(([left, right]) => grouped(left, group) + decimal + right), grouped(whole, group)]
  return written
    .map((figures) => before + figures + after)
    .find((candidate) => {
      const [number, ...more] = numbersIn(candidate, language)
      return (
        more.length === 0 && number?.readings[0] === reading && number.raw === candidate && isNativeAs(number, reading)
      )
    })
}

const grouped = (digits: string, group: string): string => digits.replace(/(?<=\d)(?=(?:\d{3})+$)/g, () => group)

/** The mark between groups: where a language has several, the one that the text uses. */
function groupOf({ numbers: { groups } }: Language, text: string): string {
  const used = groups.find(
    (mark) => /^[\s]$/.test(mark) && mark !== ' ' && new RegExp(`\\d${mark}\\d{3}(?!\\d)`).test(text),
  )
  return used ?? groups[0] ?? ''
}
