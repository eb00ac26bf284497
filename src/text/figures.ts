/** Figures: digits with group and decimal marks, brought to canonical decimal strings. */
import type { NumberFacts } from './language.ts'

/** Digits as they stand, split at the marks between them. */
interface Run {
  readonly parts: readonly string[]
  /** The mark after each part but the last. */
  readonly marks: readonly string[]
}

/** What a run of digits and marks may mean. */
export interface Figure {
  /** Exclusive. */
  readonly end: number
  /** Unsigned canonical decimals, likeliest first. */
  readonly values: readonly string[]
  /** Values as a measure has them: trailing zeros carry no meaning beside a unit (`3.10 $`), but do in a version (`3.10`). */
  readonly measured: readonly string[]
  /** `foreign-decimal`: another locale's decimal mark, or a version number; what stands beside decides. */
  readonly notation: 'native' | 'foreign' | 'foreign-decimal'
  /** Digits alone, without any mark. */
  readonly plain: boolean
}

/** Longer runs of digits are taken whole, as what they are. */
const longestRun = 40
const mostParts = 12
const space = /[ \u00a0\u202f\u2009]/
const mark = /[.,'’ \u00a0\u202f\u2009]/

const isDigit = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code >= 0x30 && code <= 0x39
}

/** Where the digits that start here end. */
export function digitsEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && isDigit(text, end)) end += 1
  return end
}

function runAt(text: string, at: number): Run {
  const parts: string[] = []
  const marks: string[] = []
  let here = at
  for (;;) {
    const end = digitsEnd(text, here)
    parts.push(text.slice(here, end))
    const between = text[end] ?? ''
    if (parts.length === mostParts || end - here > longestRun || !mark.test(between) || !isDigit(text, end + 1))
      return { parts, marks }
    marks.push(between)
    here = end + 1
  }
}

/**
 * A decimal in canonical form, `exponent` places to the left: `canonical('36', '5', 6)` is `36500000`.
 * Works on strings, so that nothing is rounded.
 */
export function canonical(whole: string, fraction = '', exponent = 0): string {
  const digits = whole + fraction
  const point = whole.length + exponent
  const left = point > 0 ? digits.slice(0, point).padEnd(point, '0') : ''
  const right = point > 0 ? digits.slice(point) : digits.padStart(digits.length - point, '0')
  const tail = right.replace(/0{1,300}$/, '')
  const head = left.replace(/^0{1,300}/, '') || '0'
  return tail ? `${head}.${tail}` : head
}

/** Shifts a canonical decimal by a power of ten. */
export function shifted(value: string, exponent: number): string {
  const [whole = '', fraction = ''] = value.split('.')
  return canonical(whole, fraction, exponent)
}

const family = (sign: string): string => (space.test(sign) ? ' ' : sign === '’' ? "'" : sign)
const opens = (part: string | undefined): boolean => part !== undefined && part.length <= 3 && !part.startsWith('0')

/** How many parts from the first make one grouped whole number; 1 for none. */
function groupedParts({ parts, marks }: Run): number {
  if (!opens(parts[0])) return 1
  const sign = family(marks[0] ?? '')
  let count = 1
  while (count < parts.length && parts[count]?.length === 3 && family(marks[count - 1] ?? '') === sign) count += 1
  return count
}

/** India's grouping: pairs before the last three digits (`1,00,000`). */
function indianParts({ parts, marks }: Run): number {
  if (!opens(parts[0]) || (parts[0]?.length ?? 0) > 2) return 1
  let count = 1
  while (parts[count]?.length === 2 && marks[count - 1] === ',') count += 1
  return count > 1 && parts[count]?.length === 3 && marks[count - 1] === ',' ? count + 1 : 1
}

/** A fraction's digits by value, and as written where it ends in 0: with a point, it may be a version (`3.10`). */
function decimals(whole: string, fraction: string, sign: string): Pick<Figure, 'values' | 'measured'> {
  const value = canonical(whole, fraction)
  if (!fraction.endsWith('0')) return { values: [value], measured: [value] }
  const written = `${canonical(whole)}.${fraction}`
  return { values: sign === '.' ? [written] : [value, written], measured: [value] }
}

/**
 * Reads the figure at this digit: `1 000`, `1'000`, `1,000.50`, `36,5`. Where a mark may be either (`1,250`), there are two
 * values, and the locale's own comes first.
 */
export function figureAt(text: string, at: number, facts: NumberFacts): Figure {
  const run = runAt(text, at)
  const { parts, marks } = run
  const first = parts[0] ?? ''
  const endOf = (count: number): number => at + parts.slice(0, count).join('').length + count - 1
  const alone: Figure = {
    end: endOf(1),
    values: /^0\d/.test(first) ? [canonical(first), first] : [canonical(first)],
    measured: [canonical(first)],
    notation: 'native',
    plain: true,
  }
  const sign = marks[0]
  const second = parts[1]
  // Inside a list without spaces, the comma behind is as little a decimal mark as the one before.
  const listed = text[at - 1] === ',' && isDigit(text, at - 2)
  if (sign === undefined || second === undefined || listed) return alone

  const decimalMarks = facts.decimals ?? [facts.decimal]
  const grouped = Math.max(groupedParts(run), indianParts(run))
  const atHome = sign === "'" || sign === '’' || facts.groups.includes(sign)
  const after = marks[grouped - 1] ?? ''
  const tail = parts[grouped]
  const decimalAfter =
    tail !== undefined && /[.,]/.test(after) && family(after) !== family(sign) && marks[grouped] !== after
  const whole = parts.slice(0, grouped).join('')

  if (grouped > 1 && decimalAfter) {
    // `1'234.50` is Swiss, in whichever language.
    const native = family(sign) === "'" || (atHome && decimalMarks.includes(after))
    const value = canonical(whole, tail)
    return {
      end: endOf(grouped + 1),
      values: [value],
      measured: [value],
      notation: native ? 'native' : 'foreign',
      plain: false,
    }
  }
  if (grouped > 1 && (grouped > 2 || !/[.,]/.test(sign))) {
    const value = canonical(whole)
    return {
      end: endOf(grouped),
      values: [value],
      measured: [value],
      notation: atHome ? 'native' : 'foreign',
      plain: false,
    }
  }
  if (!/[.,]/.test(sign)) return alone
  // A list without spaces (`1,2,3`), or more marks than a number has.
  if (marks[1] === sign) return alone

  const own = decimalMarks.includes(sign)
  const fraction = decimals(first, second, sign)
  if (grouped === 1) {
    // A comma in English may part a list (`1,2`) unless the digits after it are too many.
    const sure = sign === ',' && (second.length > 1 || first === '0')
    return { end: endOf(2), ...fraction, notation: own ? 'native' : sure ? 'foreign' : 'foreign-decimal', plain: false }
  }
  const thousands = canonical(whole)
  // Decimals do not end in two zeros where a comma marks them: `3,000` in French was written by someone who thinks in English.
  const round = second.endsWith('00') && sign === ','
  if (atHome && !own) {
    return {
      end: endOf(2),
      values: [thousands, ...fraction.values],
      measured: [thousands, ...fraction.measured],
      notation: 'native',
      plain: false,
    }
  }
  if (round || (!own && second.endsWith('00'))) {
    return {
      end: endOf(2),
      values: [thousands, ...fraction.values],
      measured: [thousands, ...fraction.measured],
      notation: 'foreign',
      plain: false,
    }
  }
  return {
    end: endOf(2),
    values: [...fraction.values, thousands],
    measured: [...fraction.measured, thousands],
    notation: own ? 'native' : 'foreign-decimal',
    plain: false,
  }
}
