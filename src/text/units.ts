/** Units and currencies that are written alike in most languages, and the look-ups that a language's facts give. */
import type { Language } from './language.ts'
import { knownLanguages } from './languages.ts'

const bySymbol: Readonly<Record<string, string>> = {
  '%': '%', '‰': '‰', '°': '°', '°C': '°C', '°F': '°F', '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY', US$: 'USD', CA$: 'CAD', A$: 'AUD', SFr: 'CHF',
}

const currencies =
  'USD EUR CHF GBP JPY CAD AUD NZD CNY HKD SGD SEK NOK DKK ISK PLN CZK HUF RON BGN TRY RUB UAH INR BRL MXN ZAR KRW THB ILS AED MAD TND DZD XOF XAF'

const same =
  'B KB MB GB TB PB KiB MiB GiB TiB KB/s MB/s GB/s bit bits kbps Mbps Gbps ms ns µs s min h px pt em rem vh vw fps dpi Hz kHz MHz GHz THz ' +
  'm cm mm km m² km² m³ g kg mg l ml kW kWh mAh km/h x'

const alike: Readonly<Record<string, string>> = {
  kB: 'KB', Kb: 'KB', kb: 'KB', Mb: 'MB', Gb: 'GB', 'kB/s': 'KB/s', 'kbit/s': 'kbps', 'Kbit/s': 'kbps', Kbps: 'kbps', 'kb/s': 'kbps', 'Mbit/s': 'Mbps',
  'Mb/s': 'Mbps', 'Gbit/s': 'Gbps', 'Gb/s': 'Gbps', mbps: 'Mbps', gbps: 'Gbps', sec: 's', mn: 'min', L: 'l', µS: 'µs', μs: 'µs', ms: 'ms', '×': 'x', bits: 'bit',
}

const symbolUnits: ReadonlyMap<string, string> = new Map([
  ...same.split(' ').map((unit) => [unit, unit] as const),
  ...currencies.split(' ').map((unit) => [unit, unit] as const),
  ...Object.entries(bySymbol),
  ...Object.entries(alike),
])

/** The currency that a mark in front of a number stands for: `$`, `CHF`. */
export const currencyBefore = (written: string): string | undefined => {
  const unit = symbolUnits.get(written)
  return unit !== undefined && (currencies.includes(unit) || /[$€£¥]/.test(written)) ? unit : undefined
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
  const units = new Map([...symbolUnits, ...Object.entries(numbers.units)])
  const openings = new Set(Object.keys(numbers.units).filter((unit) => unit.includes(' ')).map((unit) => unit.split(' ')[0] ?? ''))
  const magnitudes = new Map([['k', 3], ['K', 3], ['M', 6], ...Object.entries(numbers.magnitudes).map(([word, value]) => [word, power(value)] as const)] as const)
  const others = knownLanguages.filter(({ tag }) => tag !== language.tag)
  const otherUnits = new Map(others.flatMap((other) => Object.entries(other.numbers.units)))
  const ownMonths = new Map(Object.entries(numbers.months))
  const otherMonths = new Map(others.flatMap((other) => Object.entries(other.numbers.months)).filter(([name]) => name.length > 3))
  const monthsFirst = new Set(knownLanguages.filter(({ numbers: { monthFirst } }) => monthFirst).flatMap((known) => Object.keys(known.numbers.months)))
  const ownOrdinals = new Set(numbers.ordinals)
  const otherOrdinals = new Set(others.flatMap((other) => other.numbers.ordinals))
  const parts = new Intl.DateTimeFormat(language.region ?? (language.tag === 'und' ? 'en-GB' : language.tag), { dateStyle: 'short' }).formatToParts(0)
  const place = (type: string): number => parts.findIndex((part) => part.type === type)
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
    dayFirst: place('day') < place('month'),
  }
}

const known = new WeakMap<Language, Surroundings>()

/** The look-ups of a language, made once. */
export function surroundingsOf(language: Language): Surroundings {
  let surroundings = known.get(language)
  if (!surroundings) known.set(language, (surroundings = readSurroundings(language)))
  return surroundings
}
