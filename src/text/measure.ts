/** A figure with what stands around it: sign, currency, magnitude, unit, ordinal suffix. */
import { canonical, figureAt, shifted } from './figures.ts'
import type { Language } from './language.ts'
import type { Token } from './readings.ts'
import { matchAt } from './sticky.ts'
import { exactAt } from './tokens.ts'
import { currencyBefore, type Surroundings } from './units.ts'

/** Letters that make an identifier of the digits beside them; Han and kana do not. */
export const glue: RegExp = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}_]/u

/** What stands before a figure: a currency, a sign, both in any order. */
const before = /(?<![\p{L}\p{N}_])([-−–+])?(?:(US\$|CA\$|A\$|SFr|[$€£¥]|[A-Z]{3})[ \u00a0\u202f]?)?([-−+])?$/u
const hyphenated = /(?<![\p{L}\p{N}_])([\p{L}\p{N}_]{1,16})[-‐‑]$/u

interface Prefix {
  readonly start: number
  readonly negative: boolean
  readonly dash: boolean
  readonly unit?: string
}

function prefixOf(text: string, at: number): Prefix {
  const [raw = '', first, currency, second] = before.exec(text.slice(Math.max(0, at - 8), at)) ?? []
  const unit = currency === undefined ? undefined : currencyBefore(currency)
  if (currency !== undefined && unit === undefined) {
    return { start: second ? at - 1 : at, negative: second === '-' || second === '−', dash: false }
  }
  const sign = second ?? first
  return { start: at - raw.length, negative: sign === '-' || sign === '−', dash: sign === '–', ...(unit && { unit }) }
}

/** Whether the digits here belong to a name (`IPv4`, `UTF-8`, `CO2`, `@2x`, `%20`), which is no number. */
export function belongsToName(text: string, at: number): boolean {
  const last = text[at - 1] ?? ''
  if (last === '@' || last === '%' || last === '\\' || last === '&') return true
  if (glue.test(last))
    return (
      !/(?<![\p{L}\p{N}_])[A-Z]{3}$/u.test(text.slice(Math.max(0, at - 4), at)) ||
      !currencyBefore(text.slice(at - 3, at))
    )
  if (!/[-‐‑]/.test(last)) return false
  const word = hyphenated.exec(text.slice(Math.max(0, at - 20), at))?.[1]
  if (word === undefined) return false
  // `9h-17h` and `1st-3rd` are ranges, `top-10` is a number; `UTF-8` and `x86-64` are names.
  if (!/\p{L}/u.test(word) || /^\d{1,6}\p{L}{1,4}$/u.test(word)) return false
  return /\p{N}/u.test(word) || /^\p{Lu}/u.test(word)
}

const scientific = /(\d{1,20})(?:[.,](\d{1,20}))?[eE]([-−+]?)(\d{1,2})(?![\p{L}\d_]|[.,]\d)/uy
const powerOfTen = /[ \u00a0\u202f]?[×x][ \u00a0\u202f]?10\^?([-−⁻+⁺]?)([\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?![\d⁰¹²³⁴⁵⁶⁷⁸⁹])/uy
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

function exponentOf(sign: string, digits: string): number {
  const plain = digits.replace(/[⁰¹²³⁴-⁹]/g, (digit) => String(superscripts.indexOf(digit)))
  return /[-−⁻]/.test(sign) ? -Number(plain) : Number(plain)
}

/** After a figure, or a footnote's mark. */
const superscript = /[⁰¹²³⁴-⁹]{1,2}(?![\p{L}\d⁰¹²³⁴-⁹])/uy
const hourRange =
  /(?:[ \u00a0\u202f](?:à|et|bis|a|y|e)[ \u00a0\u202f]|[ \u00a0]?[-–—][ \u00a0]?)\d{1,2}[ \u00a0\u202f]?(?:h|heures|Uhr)(?![\p{L}])/uy
const nextWord =
  /([ \u00a0\u202f\u2009]{0,2}|-)(?:de |d['’])?([\p{L}\p{M}]{1,16}|[%‰€$£¥]|°[CF]?|US\$)([²³]|\/[\p{L}]{1,3}(?![\p{L}]))?/uy
const glued = /[\p{L}\p{M}_][\p{L}\p{M}\d_]{0,60}/uy

interface Measure {
  readonly end: number
  readonly exponent: number
  readonly unit?: string
  /** Of an ordinal's suffix or a glued unit. */
  readonly notation?: 'native' | 'foreign'
}

/** A word after an elided article is no unit: `3 l'un`. */
const elides = (text: string, end: number): boolean => /^['’]\p{L}/u.test(text.slice(end, end + 2))

/** The unit that starts here, with or without a space before it. */
function unitAt(
  text: string,
  at: number,
  around: Surroundings,
  spaced: boolean,
): { readonly end: number; readonly unit: string } | undefined {
  const found = matchAt(nextWord, text, at)
  if (!found) return undefined
  const [raw, between = '', word = '', more = ''] = found
  if (raw.includes('d') && !spaced && /^[ \u00a0\u202f\u2009]*(?:de |d['’])/.test(raw)) return undefined
  const wordEnd = at + raw.length - more.length
  if (word === '%' && /^\p{L}/u.test(text.slice(wordEnd, wordEnd + 1)) && between) return undefined
  if (more && around.unit(word + more)) return { end: at + raw.length, unit: around.unit(word + more) ?? '' }
  if (around.opensUnit(word)) {
    const second = /^[ \u00a0\u202f](\p{L}{2,10})/u.exec(text.slice(wordEnd, wordEnd + 12))
    const unit = second ? around.unit(`${word} ${second[1]}`.toLowerCase()) : undefined
    if (second && unit) return { end: wordEnd + second[0].length, unit }
  }
  // One letter apart from its figure is a word as often as a unit, and a capital is a name.
  if (elides(text, wordEnd) || (word.length === 1 && /^[A-Zx]$/.test(word) && between)) return undefined
  const unit = around.unit(word)
  return unit === undefined ? undefined : { end: wordEnd, unit }
}

/** A scale and a unit in Han or Hangul stand right at their figure, and words go on right behind: `100万人が`, `18時に`. */
function eastAsianAt(text: string, at: number, around: Surroundings): Measure | undefined {
  const exponent = around.magnitude(text[at] ?? '')
  const from = exponent === undefined ? at : at + 1
  const long = [3, 2, 1].find((length) => around.unit(text.slice(from, from + length)) !== undefined)
  if (exponent === undefined && long === undefined) return undefined
  const unit = long === undefined ? undefined : around.unit(text.slice(from, from + long))
  return { end: from + (long ?? 0), exponent: exponent ?? 0, ...(unit !== undefined && { unit }) }
}

/** What follows a figure: ordinal suffix, magnitude, unit. `undefined`: the digits open an identifier (`2FA`). */
function measureAt(text: string, at: number, value: string, around: Surroundings): Measure | undefined {
  const eastAsian = /[\p{Script=Han}\p{Script=Hangul}％]/u.test(text[at] ?? '') && eastAsianAt(text, at, around)
  if (eastAsian) return eastAsian
  const run = matchAt(glued, text, at)?.[0]
  if (run !== undefined && glue.test(run[0] ?? '')) {
    const ordinal = around.ordinal(run, value)
    const unit = around.unit(run) === undefined ? undefined : unitAt(text, at, around, false)
    if (unit) return { ...unit, exponent: 0 }
    if (ordinal) return { end: at + run.length, exponent: 0, notation: ordinal }
    const exponent = around.magnitude(run)
    const foreign = around.foreignUnit(run)
    if (exponent === undefined && foreign)
      return { end: at + run.length, exponent: 0, unit: foreign, notation: 'foreign' }
    if (exponent === undefined) return undefined
    return { end: at + run.length, exponent, ...unitAt(text, at + run.length, around, true) }
  }
  const found = matchAt(nextWord, text, at)
  const exponent = found?.[1] && !found[3] ? around.magnitude(found[2] ?? '') : undefined
  if (found && exponent !== undefined && isMagnitude(text, at + found[0].length, found[2] ?? '')) {
    const end = at + found[0].length
    return { end, exponent, ...unitAt(text, end, around, true) }
  }
  return { end: at, exponent: 0, ...unitAt(text, at, around, false) }
}

/** `M` apart from its figure is a million unless a name follows (`M. Dupont`). */
const isMagnitude = (text: string, end: number, word: string): boolean =>
  word.length > 1 ||
  (!/^\.[ \u00a0]\p{Lu}/u.test(text.slice(end, end + 3)) && !/^[-/'’.]\p{L}/u.test(text.slice(end, end + 2)))

/** A figure with what stands around it: `CHF 36,5 M`, `22,43 %`, `3rd`, `14 h`. */
export function measuredAt(text: string, at: number, language: Language, around: Surroundings): Token | number {
  const prefix = prefixOf(text, at)
  const signed = (value: string): string => (prefix.negative && value !== '0' ? `-${value}` : value)
  const power = matchAt(scientific, text, at)
  if (power) {
    const [raw, whole = '', fraction = '', sign = '', digits = ''] = power
    const value = canonical(whole, fraction, exponentOf(sign, digits))
    return { start: prefix.start, end: at + raw.length, readings: [signed(value)], native: true }
  }
  const figure = figureAt(text, at, language.numbers)
  const glyph = figure.plain ? exactAt(text, figure.end) : undefined
  if (glyph && /[½¼¾]/.test(text[figure.end] ?? '')) {
    const value = canonical(figure.values[0] ?? '', glyph.readings[1]?.slice(2) ?? '')
    return { start: prefix.start, end: glyph.end, readings: [signed(value)], native: true }
  }
  const ten = matchAt(powerOfTen, text, figure.end)
  if (ten) {
    const values = figure.measured.map((value) => shifted(value, exponentOf(ten[1] ?? '', ten[2] ?? '')))
    return {
      start: prefix.start,
      end: figure.end + ten[0].length,
      readings: values.map(signed),
      native: figure.notation === 'native',
    }
  }
  const measure = measureAt(text, figure.end, figure.values[0] ?? '', around)
  if (!measure) return figure.end
  const unit = prefix.unit ?? measure.unit
  const measured = unit !== undefined || measure.exponent !== 0
  const values = (measured ? figure.measured : figure.values).map((value) =>
    measure.exponent ? shifted(value, measure.exponent) : value,
  )
  const readings = values.map(signed)
  // After an en dash, a minus or a dash of the sentence.
  if (prefix.dash && prefix.start < at) readings.push(...values.map((value) => `-${value}`))
  // An hour of the day is written as a measure in French, and as a bare figure where a range ends with the unit.
  const isHour = measure.unit === 'h' || (unit === undefined && matchAt(hourRange, text, figure.end) !== null)
  if (isHour && figure.plain && Number(values[0]) <= 24 && language.tag !== 'en')
    readings.push(`${(values[0] ?? '').padStart(2, '0')}:00`)
  const raised = figure.plain && unit === undefined ? matchAt(superscript, text, figure.end) : null
  if (raised) {
    const power = BigInt(figure.values[0] ?? '0') ** BigInt(exponentOf('', raised[0]))
    if (power < 10n ** 30n) readings.push(String(power))
  }
  return {
    start: prefix.start,
    end: measure.end + (raised?.[0].length ?? 0),
    readings: [...new Set(readings)],
    ...(unit !== undefined && { unit }),
    native:
      figure.notation === 'native'
        ? measure.notation !== 'foreign'
        : figure.notation === 'foreign-decimal' && !measured,
  }
}
