/** Units and currencies that are written alike in most languages, and the look-ups that a language's facts give. */
import type { Language } from './language.ts'
import { knownLanguages } from './languages.ts'
import { listOf, namesOf } from './lists.ts'
import { objectMemo } from './memo.ts'

const written = namesOf(`
  EUR: €
  USD: $, US$
  GBP: £
  JPY: ¥
  CAD: CA$
  AUD: A$
  CHF: SFr
  KB: kB, Kb, kb
  MB: Mb
  GB: Gb
  KB/s: kB/s
  kbps: kbit/s, Kbit/s, Kbps, kb/s
  Mbps: Mbit/s, Mb/s, mbps
  Gbps: Gbit/s, Gb/s, gbps
  bit: bits
  s: sec
  min: mn
  l: L
  µs: µS, μs
  x: ×
`)

const currencies = listOf(`
  USD EUR CHF GBP JPY CAD AUD NZD CNY HKD SGD SEK NOK DKK ISK PLN CZK HUF RON BGN TRY RUB UAH INR BRL MXN ZAR KRW THB ILS
  AED MAD TND DZD XOF XAF
`)

const same = listOf(`
  % ‰ ° °C °F
  B KB MB GB TB PB KiB MiB GiB TiB KB/s MB/s GB/s bit kbps Mbps Gbps
  ns µs ms s min h Hz kHz MHz GHz THz fps
  px pt em rem vh vw dpi x
  mm cm m km m² km² m³ km/h g kg mg l ml kW kWh mAh
`)

const alike: ReadonlyMap<string, string> = new Map([
  ...[...same, ...currencies].map((unit) => [unit, unit] as const),
  ...Object.entries(written),
])

/** The currency that a mark in front of a number stands for: `$`, `CHF`. */
export const currencyBefore = (mark: string): string | undefined => {
  const unit = alike.get(mark)
  return unit !== undefined && currencies.has(unit) ? unit : undefined
}

/** A month's number, and whether it is this language's own word. */
export interface Month {
  readonly number: number
  readonly native: boolean
}

/** What a number's neighbours may be, in one language. */
export interface Surroundings {
  unit(word: string): string | undefined
  /** A unit that only another known language writes so: `8Go` in English. */
  foreignUnit(word: string): string | undefined
  /** Whether a unit of two words opens with this one (`pour cent`). */
  opensUnit(word: string): boolean
  /** The power of ten: 6 for `million`. */
  magnitude(word: string): number | undefined
  ordinal(suffix: string, value: string): 'native' | 'foreign' | undefined
  month(word: string): Month | undefined
  /** Whether this month name may stand before its day (`July 4`). */
  monthFirst(word: string): boolean
  /** Whether `04/07` is the fourth day of July. */
  readonly dayFirst: boolean
}

const power = (value: number): number => Math.round(Math.log10(value))

/** In prose, `may`, `march` and `mar` are months with a capital only. */
const english = (word: string): boolean => /^\p{Lu}/u.test(word)

function readSurroundings(language: Language): Surroundings {
  const { numbers } = language
  const units = new Map([...alike, ...Object.entries(numbers.units)])
  const openings = new Set(
    Object.keys(numbers.units)
      .filter((unit) => unit.includes(' '))
      .map((unit) => unit.split(' ')[0] ?? ''),
  )
  const magnitudes = new Map([
    ['k', 3],
    ['K', 3],
    ['M', 6],
    ...Object.entries(numbers.magnitudes).map(([word, value]) => [word, power(value)] as const),
  ] as const)
  const others = knownLanguages.filter(({ tag }) => tag !== language.tag)
  const otherUnits = new Map(others.flatMap((other) => Object.entries(other.numbers.units)))
  const ownMonths = new Map(Object.entries(numbers.months))
  const otherMonths = new Map(
    others.flatMap((other) => Object.entries(other.numbers.months)).filter(([name]) => name.length > 3),
  )
  const monthsFirst = new Set(
    knownLanguages
      .filter(({ numbers: { monthFirst } }) => monthFirst)
      .flatMap((known) => Object.keys(known.numbers.months)),
  )
  const ownOrdinals = new Set(numbers.ordinals)
  const otherOrdinals = new Set(others.flatMap((other) => other.numbers.ordinals))
  return {
    unit: (word) => units.get(word) ?? (word.length > 2 ? units.get(word.toLowerCase()) : undefined),
    foreignUnit: (word) => (word.length > 1 ? otherUnits.get(word) : undefined),
    opensUnit: (word) => openings.has(word.toLowerCase()),
    magnitude: (word) => magnitudes.get(word) ?? (word.length > 3 ? magnitudes.get(word.toLowerCase()) : undefined),
    ordinal(suffix, value) {
      if (/^(?:n?d|n?ds|n?de|n?des)$/.test(suffix) && !/(?:^|[^1])2$/.test(value)) return undefined
      return ownOrdinals.has(suffix) ? 'native' : otherOrdinals.has(suffix) ? 'foreign' : undefined
    },
    month(word) {
      const name = word.toLowerCase()
      const own = ownMonths.get(name)
      if (own !== undefined) return numbers.monthFirst && !english(word) ? undefined : { number: own, native: true }
      const other = otherMonths.get(name)
      if (other === undefined || (monthsFirst.has(name) && !english(word))) return undefined
      return { number: other, native: false }
    },
    monthFirst: (word) => english(word) && monthsFirst.has(word.toLowerCase()),
    dayFirst: numbers.dayFirst ?? true,
  }
}

/** The look-ups of a language, made once. */
export const surroundingsOf = objectMemo(readSurroundings)
