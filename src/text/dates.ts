/** Dates and times of day, by value: `4 juillet 2026` is `2026-07-04`, `2:30 p.m.` is `14:30`. */
import { digitsEnd } from './figures.ts'
import type { Language } from './language.ts'
import type { Token } from './readings.ts'
import { matchAt } from './sticky.ts'
import type { Surroundings } from './units.ts'

const two = (value: number | string): string => String(value).padStart(2, '0')
const isDay = (value: number): boolean => value >= 1 && value <= 31
const isMonth = (value: number): boolean => value >= 1 && value <= 12

/** `2026-07-04`, or `--07-04` where no year is given, as ISO 8601 had it. */
const dateOf = (year: string | undefined, month: number, day: number): string =>
  `${year ?? '-'}-${two(month)}-${two(day)}`

const isoDate =
  /(\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\p{L}\d_]|-\d)/uy
const isoMonth = /(\d{4})-(0[1-9]|1[0-2])(?![\p{L}\d_]|-\d)/uy
const yearFirst = /(\d{4})([/.])(\d{1,2})\2(\d{1,2})(?![\p{L}\d_]|[/.]\d)/uy
const eastAsian = /(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일]/uy
const numeric = /(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\p{L}\d_]|[./-]\d)/uy

/** `2026-07-04`, `2026-07-04T14:30Z`, `2026-07`, `2026/7/4`, `04/07/2026`, `4.7.2026`. */
export function numericDateAt(text: string, at: number, { dayFirst }: Surroundings): Token | undefined {
  const iso = matchAt(isoDate, text, at)
  if (iso) {
    if (!isMonth(Number(iso[2])) || !isDay(Number(iso[3]))) return undefined
    return { start: at, end: at + iso[0].length, readings: [iso[0]], native: true }
  }
  const month = matchAt(isoMonth, text, at)
  if (month) return { start: at, end: at + month[0].length, readings: [month[0]], native: true }
  const labelled = matchAt(eastAsian, text, at)
  if (labelled) {
    const [raw, year, named, day] = labelled
    return { start: at, end: at + raw.length, readings: [dateOf(year, Number(named), Number(day))], native: true }
  }
  const ordered = matchAt(yearFirst, text, at)
  if (ordered) {
    const [raw, year, sign, middle, last] = ordered
    if (!isMonth(Number(middle)) || !isDay(Number(last))) return undefined
    const date = dateOf(year, Number(middle), Number(last))
    // With points it may be a version (`2024.1.10`).
    return { start: at, end: at + raw.length, readings: sign === '.' ? [raw, date] : [date], native: true }
  }
  const written = matchAt(numeric, text, at)
  if (!written) return undefined
  const [raw, first, sign, second, last = ''] = written
  if (last.length === 2 && sign !== '/') return undefined
  const year = last.length === 2 ? `20${last}` : last
  const a = Number(first)
  const b = Number(second)
  const dayThenMonth = isDay(a) && isMonth(b) ? [dateOf(year, b, a)] : []
  const monthThenDay = isMonth(a) && isDay(b) ? [dateOf(year, a, b)] : []
  const orders = dayFirst || sign === '.' ? [...dayThenMonth, ...monthThenDay] : [...monthThenDay, ...dayThenMonth]
  if (orders.length === 0) return undefined
  const native = (dayFirst || sign === '.' ? dayThenMonth : monthThenDay).length > 0
  return { start: at, end: at + raw.length, readings: [...new Set(sign === '.' ? [...orders, raw] : orders)], native }
}

const gap = '[ \\u00a0\\u202f]{1,2}'
const suffix = '(?:st|nd|rd|th|er|ᵉʳ|e|\\.)?'
const link = `(?:${gap}(?:au|à|to|and|et|et le|through)${gap}(?:the${gap})?|[ \\u00a0]?[-–—][ \\u00a0]?)`
/** After a day: perhaps a second day, the month's name, perhaps the year. */
const dayThenName = new RegExp(
  `${suffix}(?:(${link})(\\d{1,2})${suffix})?${gap}(?:(?:of|de)${gap})?(\\p{L}{3,12})(\\.?)(?:(?:,?${gap}(?:de${gap})?)(\\d{4})(?![\\d.,]\\d|[\\p{L}\\d_]))?`,
  'uy',
)
/** After a month's name and a day: perhaps a second day, perhaps the year. */
const dayThenYear = new RegExp(
  `(?:st|nd|rd|th)?(?:(${link})(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:]))?(?:,?${gap}(\\d{4})(?![\\d.,]\\d|[\\p{L}\\d_]))?`,
  'uy',
)
const nameBefore = /(?<![\p{L}\d_-])(\p{L}{3,12})\.?[ \u00a0\u202f]{1,2}(?:(?:the|de) )?$/u
const longestName = 24

/** A date with its month's name: `4 juillet 2026`, `1er mai`, `July 4, 2026`, `4–6 July`, `July 2026`. Yields both ends of a range. */
export function namedDateAt(text: string, at: number, around: Surroundings): Token[] | undefined {
  const digits = digitsEnd(text, at)
  const figure = text.slice(at, digits)
  if (figure.length === 4) return yearAfterName(text, at, figure, around)
  if (figure.length > 2 || !isDay(Number(figure))) return undefined
  const name = nameBefore.exec(text.slice(Math.max(0, at - longestName), at))
  const before = name?.[1] !== undefined && around.monthFirst(name[1]) ? around.month(name[1]) : undefined
  if (name && before) {
    const tail = matchAt(dayThenYear, text, digits)
    if (!tail || /^(?:[.,:/]\d|[\p{L}_%])/u.test(text.slice(digits + tail[0].length, digits + tail[0].length + 2)))
      return undefined
    const [raw, between, second, year] = tail
    const start = at - name[0].length
    const end = digits + raw.length
    return range(
      start,
      end,
      at,
      figure,
      between,
      second,
      digits + raw.indexOf(second ?? '', between?.length ?? 0),
      (day) => dateOf(year, before.number, day),
      before.native,
    )
  }
  const tail = matchAt(dayThenName, text, digits)
  const month = tail?.[3] === undefined ? undefined : around.month(tail[3])
  if (!tail || !month) return undefined
  const [raw, between, second, , point, year] = tail
  // The point that ends a sentence is none of an abbreviation's.
  const end = digits + raw.length - (point && !year ? 1 : 0)
  const secondAt =
    second === undefined ? 0 : text.indexOf(second, digits + raw.indexOf(between ?? '') + (between?.length ?? 0))
  return range(at, end, at, figure, between, second, secondAt, (day) => dateOf(year, month.number, day), month.native)
}

/** One day, or two that share their month: the first ends where the second starts. */
function range(
  start: number,
  end: number,
  firstAt: number,
  first: string,
  between: string | undefined,
  second: string | undefined,
  secondAt: number,
  date: (day: number) => string,
  native: boolean,
): Token[] | undefined {
  if (between === undefined || second === undefined) return [{ start, end, readings: [date(Number(first))], native }]
  if (!isDay(Number(second))) return undefined
  return [
    { start, end: firstAt + first.length, readings: [date(Number(first)), String(Number(first))], native },
    { start: secondAt, end, readings: [date(Number(second)), String(Number(second))], native },
  ]
}

/** `July 2026`. */
function yearAfterName(text: string, at: number, year: string, around: Surroundings): Token[] | undefined {
  if (!/^(?:19|20|21)/.test(year)) return undefined
  const name = nameBefore.exec(text.slice(Math.max(0, at - longestName), at))
  const month = name?.[1] === undefined ? undefined : around.month(name[1])
  if (!name || !month) return undefined
  return [{ start: at - name[0].length, end: at + 4, readings: [`${year}-${two(month.number)}`], native: month.native }]
}

const clock = /(\d{1,2}):([0-5]\d)(?::([0-5]\d))?(?![\d:]|[.,]\d)/y
const french =
  /(\d{1,2})(?:[ \u00a0\u202f]?(?:h|H)[ \u00a0\u202f]?|[ \u00a0\u202f]heures?[ \u00a0\u202f])([0-5]\d)(?:[ \u00a0\u202f]?(?:min|mn|minutes?))?(?![\p{L}\d_]|[.,%/]\d)/uy
const eastAsianClock =
  /(\d{1,2})[ \u00a0]?(?:[时時点點](?!间|間)|시(?!간))(?:(半|반)|[ \u00a0]?(\d{1,2})[ \u00a0]?[分분])?/uy
const eastAsianHalf = /(?:(午前|上午|早上|오전)|午後|下午|晚上|오후)[ \u00a0]?$/u
const halfDay = /[ \u00a0\u202f]?([ap])(?:\.[ \u00a0]?m\.|m)(?![\p{L}\d_])/iuy

/** `午後 2 時半`, `오전 9시 30분`, `14 点 5 分`. */
function eastAsianTimeAt(text: string, at: number): Token | undefined {
  const found = matchAt(eastAsianClock, text, at)
  const [all = '', figure = '', half, minutes] = found ?? []
  const hour = Number(figure)
  const part = eastAsianHalf.exec(text.slice(Math.max(0, at - 3), at))
  // Alone, `18時` is a measure as `18 h` is, and `3 点` may be three points.
  if (!found || (!part && !half && !minutes) || hour > 24 || Number(minutes ?? 0) > 59) return undefined
  const whole = part && hour <= 12 ? (hour % 12) + (part[1] ? 0 : 12) : hour
  const time = `${two(whole)}:${half ? '30' : two(minutes ?? 0)}`
  return { start: at, end: at + all.length, readings: [time], native: true }
}

/** `2:30 p.m.`, `14:30`, `14 h 30`, `2 pm`. A bare `14 h` is a measure; see `numbers.ts`. */
export function timeAt(text: string, at: number, language: string): Token | undefined {
  const hours = matchAt(french, text, at)
  if (hours && Number(hours[1]) <= 24) {
    const time = `${two(hours[1] ?? '')}:${hours[2]}`
    return { start: at, end: at + hours[0].length, readings: [time], native: language !== 'en' }
  }
  const eastern = eastAsianTimeAt(text, at)
  if (eastern) return eastern
  const clocked = matchAt(clock, text, at)
  const digits = clocked ? at + clocked[0].length : digitsEnd(text, at)
  const hour = Number(clocked ? clocked[1] : text.slice(at, Math.min(digits, at + 3)))
  if (hour > 24) return undefined
  const half = hour <= 12 ? matchAt(halfDay, text, digits) : null
  const later = half || hour > 12 ? undefined : halfOfRange(text, digits, hour)
  if (!half && !clocked && !later) return undefined
  const afternoon = half ? half[1]?.toLowerCase() === 'p' : later && later === 'p'
  const whole = afternoon === undefined ? hour : (hour % 12) + (afternoon ? 12 : 0)
  const seconds = clocked?.[3] ? `:${clocked[3]}` : ''
  return {
    start: at,
    end: digits + (half ? half[0].length : 0),
    readings: [`${two(whole)}:${clocked?.[2] ?? '00'}${seconds}`, ...(later && !clocked ? [String(hour)] : [])],
    native: !half || language === 'en',
  }
}

const rangeEnd = /(?:[ \u00a0](?:to|and|until|till)[ \u00a0]|[ \u00a0]?[-–—][ \u00a0]?)(\d{1,2})(?::[0-5]\d)?/uy

/** Which half of the day an hour is in that leaves it to the end of its range: `from 2 to 6 p.m.`, `11–2 p.m.` */
function halfOfRange(text: string, at: number, hour: number): 'a' | 'p' | undefined {
  const end = matchAt(rangeEnd, text, at)
  const half = end && matchAt(halfDay, text, at + end[0].length)?.[1]?.toLowerCase()
  if (!end || !half) return undefined
  const isBefore = hour % 12 < Number(end[1]) % 12
  return (half === 'p') === isBefore ? 'p' : 'a'
}

/** A decade: `1990s`, `'90s`, the figure of `années 90`; of two digits, the century is the last one or this one. */
export function decadeAt(text: string, at: number, { numbers: { decade } }: Language): Token | undefined {
  const found = decade && matchAt(decade, text, at)
  const digits = found?.[1] ?? found?.[2]
  if (!found || digits === undefined) return undefined
  const years = digits.length === 4 ? [digits] : [`19${digits}`, `20${digits}`]
  return { start: at, end: at + found[0].length, readings: years.map((year) => `${year}s`), native: true }
}
