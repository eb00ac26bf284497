import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languageOf } from '../../src/text/languages.ts'
import {
  isNativeAs,
  type NumberReading,
  numbersIn,
  sameNumber,
  sharedReading,
  wordNumbersIn,
} from '../../src/text/numbers.ts'

const nb = '\u00a0'
const nnb = '\u202f'
const thin = '\u2009'

/** `raw = reading|reading unit`, with `!` in front of another locale's notation. */
const shown = ({ raw, readings, unit, native }: NumberReading): string =>
  `${native ? '' : '!'}${raw} = ${readings.join('|')}${unit ? ` ${unit}` : ''}`

const read = (locale: string, text: string): string[] => numbersIn(text, languageOf(locale)).map(shown)

const tables: Record<string, readonly (readonly [text: string, ...numbers: string[]])[]> = {
  fr: [
    ['1 000 pages, 500 guides', '1 000 = 1000', '500 = 500'],
    [`1${nb}000`, `1${nb}000 = 1000`],
    [`1${nnb}000${nnb}000,5`, `1${nnb}000${nnb}000,5 = 1000000.5`],
    [`12${thin}345`, `12${thin}345 = 12345`],
    ["1'000 et 1’000", "1'000 = 1000", '1’000 = 1000'],
    ["1'234.50", "1'234.50 = 1234.5"],
    ['1000', '1000 = 1000'],
    ['3,5', '3,5 = 3.5'],
    ['1,250', '1,250 = 1.25|1.250|1250'],
    ['1,000', '!1,000 = 1000|1|1.000'],
    ['0,500', '0,500 = 0.5|0.500'],
    ['1,000.50', '!1,000.50 = 1000.5'],
    ['1.234,50', '!1.234,50 = 1234.5'],
    ['1.000.000', '!1.000.000 = 1000000'],
    ['3.14', '3.14 = 3.14'],
    ['3.10', '3.10 = 3.10'],
    ['3.14 %', '!3.14 % = 3.14 %'],
    ['CHF 36,5 M de ventes', 'CHF 36,5 M = 36500000 CHF'],
    ['36,5 millions d’euros', '36,5 millions d’euros = 36500000 EUR'],
    ['5 Md€', '5 Md€ = 5000000000 EUR'],
    ['5 mille', '5 mille = 5000'],
    ['22,43% de plus', '22,43% = 22.43 %'],
    [`22,43${nb}%`, `22,43${nb}% = 22.43 %`],
    ['20 pour cent', '20 pour cent = 20 %'],
    ['20 €/mois', '20 € = 20 EUR'],
    ['8 Go, 8Go, 512 Ko', '8 Go = 8 GB', '8Go = 8 GB', '512 Ko = 512 KB'],
    ['3,5 Go/s', '3,5 Go/s = 3.5 GB/s'],
    ['le 4 juillet 2026.', '4 juillet 2026 = 2026-07-04'],
    ['le 1er mai', '1er mai = --05-01'],
    ['en juillet 2026', 'juillet 2026 = 2026-07'],
    ['du 4 au 6 juillet 2026', '4 = 2026-07-04|4', '6 juillet 2026 = 2026-07-06|6'],
    ['July 4, 2026', '!July 4, 2026 = 2026-07-04'],
    ['04/07/2026', '04/07/2026 = 2026-07-04|2026-04-07'],
    ['12/31/2026', '!12/31/2026 = 2026-12-31'],
    ['14 h 30 et 9h05', '14 h 30 = 14:30', '9h05 = 09:05'],
    ['de 9 h à 17 h', '9 h = 9|09:00 h', '17 h = 17|17:00 h'],
    ['9h-17h', '9h = 9|09:00 h', '17h = 17|17:00 h'],
    ['2:30 p.m.', '!2:30 p.m. = 14:30'],
    ['24 h/24 et 7 j/7', '24 h/24 et 7 j/7 = 24/7'],
    ['24h/24', '24h/24 = 24 h'],
    ['3e, 3ème, 1er, 1ère, 2nde', '3e = 3', '3ème = 3', '1er = 1', '1ère = 1', '2nde = 2'],
    ['3rd', '!3rd = 3'],
    ['de 10 à 20 Mo', '10 = 10', '20 Mo = 20 MB'],
    ['3 fois', '3 fois = 3 x'],
    ['5 m’attendent, 3 l’ont', '5 = 5', '3 = 3'],
    ['5 M. Martin', '5 = 5'],
    ['en 2022 500 clients', '2022 = 2022', '500 = 500'],
    ['3 milliards', '3 milliards = 3000000000'],
  ],
  en: [
    ['1,000 pages, 500 guides', '1,000 = 1000|1|1.000', '500 = 500'],
    ['1,250', '1,250 = 1250|1.25|1.250'],
    ['1,234,567.89', '1,234,567.89 = 1234567.89'],
    ['1.250', '1.250 = 1.250|1250'],
    ['1 000', '!1 000 = 1000'],
    ['1 000,50', '!1 000,50 = 1000.5'],
    ["1'000", "1'000 = 1000"],
    ['36,5', '36,5 = 36.5'],
    ['36,5 %', '!36,5 % = 36.5 %'],
    ['0,5 and 22,43', '!0,5 = 0.5', '!22,43 = 22.43'],
    ['CHF 36.5 million in sales', 'CHF 36.5 million = 36500000 CHF'],
    [
      '$20, 20 $, 20 USD, US$20, -$5',
      '$20 = 20 USD',
      '20 $ = 20 USD',
      '20 USD = 20 USD',
      'US$20 = 20 USD',
      '-$5 = -5 USD',
    ],
    ['$1,200.00', '$1,200.00 = 1200 USD'],
    ['22.43%', '22.43% = 22.43 %'],
    ['5 percent, 5 per cent', '5 percent = 5 %', '5 per cent = 5 %'],
    ['8 GB, 8GB', '8 GB = 8 GB', '8GB = 8 GB'],
    ['8Go', '!8Go = 8 GB'],
    ['on July 4, 2026, at 2:30 p.m.', 'July 4, 2026 = 2026-07-04', '2:30 p.m. = 14:30'],
    ['July 4th', 'July 4th = --07-04'],
    ['4 July 2026, the 4th of July 2026', '4 July 2026 = 2026-07-04', '4th of July 2026 = 2026-07-04'],
    ['July 4–6, 2026', 'July 4 = 2026-07-04|4', '6, 2026 = 2026-07-06|6'],
    ['4 juillet 2026', '!4 juillet 2026 = 2026-07-04'],
    ['04/07/2026', '04/07/2026 = 2026-04-07|2026-07-04'],
    ['You may 5 times', '5 times = 5 x'],
    ['May 5', 'May 5 = --05-05'],
    ['9 a.m. to 5 pm', '9 a.m. = 09:00', '5 pm = 17:00'],
    ['12 a.m., 12 p.m.', '12 a.m. = 00:00', '12 p.m. = 12:00'],
    ['14 h 30', '!14 h 30 = 14:30'],
    ['24/7, 24 hours a day, 7 days a week', '24/7 = 24/7', '24 hours a day, 7 days a week = 24/7'],
    ['1st, 2nd, 3rd, 21st', '1st = 1', '2nd = 2', '3rd = 3', '21st = 21'],
    ['3e', '!3e = 3'],
    ['a 30-day trial', '30-day = 30 d'],
    ['2-step', '2 = 2'],
    ['1st-3rd', '1st = 1', '3rd = 3'],
    ['1,2,3', '1 = 1', '2 = 2', '3 = 3'],
    ['5 billion', '5 billion = 5000000000'],
    ['10k', '10k = 10000'],
  ],
  'fr-CH': [
    ["1'234.50 CHF", "1'234.50 CHF = 1234.5 CHF"],
    ['3.5 Go', '3.5 Go = 3.5 GB'],
    ['3,5 Go', '3,5 Go = 3.5 GB'],
  ],
  'en-GB': [['04/07/2026', '04/07/2026 = 2026-07-04|2026-04-07']],
  'en-IN': [['1,00,000', '1,00,000 = 100000']],
  de: [['1.234,50 am 4. Juli 2026', '1.234,50 = 1234.5', '4. Juli 2026 = 2026-07-04']],
  es: [['1.000 el 4 de julio de 2026', '1.000 = 1000|1.000', '4 de julio de 2026 = 2026-07-04']],
  ja: [['2026年7月4日、第3章、１２個', '2026年7月4日 = 2026-07-04', '3 = 3', '１２ = 12']],
  ar: [['١٬٠٠٠٫٥', '١٬٠٠٠٫٥ = 1000.5']],
  hi: [['१२', '१२ = 12']],
}

/** The same in every language. */
const everywhere: readonly (readonly [text: string, ...numbers: string[]])[] = [
  ['ISO 27001, ISO 9001...', '27001 = 27001', '9001 = 9001'],
  ['since 1996.', '1996 = 1996'],
  ['v1.2.3 and 1.2.3', '1.2.3 = 1.2.3', '1.2.3 = 1.2.3'],
  ['Node 18.17.1, v18, 2.x, 2.0.0-rc.1', '18.17.1 = 18.17.1', 'v18 = 18', '2.x = 2.x', '2.0.0-rc.1 = 2.0.0-rc.1'],
  ['192.168.1.10, 10.0.0.0/8', '192.168.1.10 = 192.168.1.10', '10.0.0.0/8 = 10.0.0.0/8'],
  ['+41 22 555 01 23', '+41 22 555 01 23 = +41225550123'],
  ['01 23 45 67 89', '01 23 45 67 89 = 0123456789'],
  ['1-800-555-0199', '1-800-555-0199 = 18005550199'],
  ['2026-07-04', '2026-07-04 = 2026-07-04'],
  ['2026-07-04T14:30:00Z', '2026-07-04T14:30:00Z = 2026-07-04T14:30:00Z'],
  ['14:30, 23:59:59', '14:30 = 14:30', '23:59:59 = 23:59:59'],
  ['1920x1080, 1920 × 1080', '1920x1080 = 1920x1080', '1920 × 1080 = 1920x1080'],
  ['16:9', '16:9 = 16:9'],
  ['-5, −5 °C, (-5)', '-5 = -5', '−5 °C = -5 °C', '-5 = -5'],
  ['10-20, 10–20', '10 = 10', '20 = 20', '10 = 10', '20 = 20'],
  ['10ms 20px 100% 60fps', '10ms = 10 ms', '20px = 20 px', '100% = 100 %', '60fps = 60 fps'],
  ['100 Mbit/s', '100 Mbit/s = 100 Mbps'],
  ['1e6, 1e-3', '1e6 = 1000000', '1e-3 = 0.001'],
  ['½, 1½, 3/4, 1/2', '½ = 1/2|0.5', '1½ = 1.5', '3/4 = 3/4|0.75', '1/2 = 1/2|0.5'],
  ['80/443', '80 = 80', '443 = 443'],
  ['2x, 5×3', '2x = 2 x', '5×3 = 5x3'],
  ['007', '007 = 7|007'],
  ['#123, n°5, (1), [2]', '123 = 123', '5 = 5', '1 = 1', '2 = 2'],
  ['top-10', '10 = 10'],
  ['64-bit', '64-bit = 64 bit'],
  ['IPv4 utf8 H264 2FA A2F S3 base64 x86_64 CO2 5G 3D'],
  ['UTF-8 SHA-256 x86-64 COVID-19 a1b2c3d4 0x1F 1_000'],
  ['name123@example.org 550e8400-e29b-41d4 @2x %20'],
  ['no number at all'],
  [''],
]

for (const [locale, rows] of Object.entries(tables)) {
  describe(`numbers in ${locale}`, () => {
    test.each(rows)('%j', (text, ...numbers) => {
      expect(read(locale, text)).toEqual(numbers)
    })
  })
}

describe.each(['fr', 'en'])('numbers that %s writes as others do', (locale) => {
  test.each(everywhere)('%j', (text, ...numbers) => {
    expect(read(locale, text)).toEqual(numbers)
  })
})

const only = (locale: string, text: string): NumberReading => {
  const [first, ...rest] = numbersIn(text, languageOf(locale))
  if (!first || rest.length > 0) throw new Error(`${text} should hold one number`)
  return first
}

describe('sameNumber', () => {
  test.each([
    ['1 000', '1,000'],
    ["1'000", '1000'],
    ['1.000', '1,000'],
    ['36,5 M', '36.5 million'],
    ['36,5 millions', '36.5M'],
    ['22,43 %', '22.43%'],
    ['22,50', '22.5'],
    ['3,10', '3.10'],
    ['8 Go', '8 GB'],
    ['8 Go', '8'],
    ['4 juillet 2026', 'July 4, 2026'],
    ['4 juillet 2026', '2026-07-04'],
    ['04/07/2026', '07/04/2026'],
    ['14 h 30', '2:30 p.m.'],
    ['14 h', '2 pm'],
    ['24 h', '24 hours'],
    ['3e', '3rd'],
    ['20 $', '$20'],
    ['20 €', 'EUR 20'],
    ['24h/24, 7j/7', '24/7'],
    ['3 mois', '3 months'],
    ['2 fois', '2 times'],
    ['1 milliard', '1 billion'],
    ['10 000 €', '€10k'],
  ])('%j is %j', (french, english) => {
    expect(sameNumber(only('fr', french), only('en', english))).toBe(true)
    expect(sameNumber(only('en', english), only('fr', french))).toBe(true)
  })

  test.each([
    ['1 000', '10,000'],
    ['36,5 M', '36.5 billion'],
    ['1 billion', '1 billion'],
    ['3.10', '3.1'],
    ['8 Go', '8 MB'],
    ['20 €', '$20'],
    ['4 juillet 2026', 'July 5, 2026'],
    ['14 h 30', '2:30 a.m.'],
    ['-5', '5'],
    ['v1.2.3', '1.2.4'],
    ['30 jours', '30 months'],
  ])('%j is not %j', (french, english) => {
    expect(sameNumber(only('fr', french), only('en', english))).toBe(false)
  })
})

describe('isNativeAs', () => {
  test.each([
    ['fr', '1,250', '1.25', true],
    ['fr', '1,250', '1250', false],
    ['fr', '22,50', '22.50', true],
    ['fr', '04/07/2026', '2026-07-04', true],
    ['fr', '04/07/2026', '2026-04-07', false],
    ['fr', '14 h', '14:00', true],
    ['fr', '1,000.50', '1000.5', false],
    ['en', '1,250', '1250', true],
    ['en', '1,250', '1.25', false],
  ])('%s %j for %s: %j', (locale, text, reading, native) => {
    expect(isNativeAs(only(locale, text), reading)).toBe(native)
  })

  test('the shared reading is the first side’s likeliest', () => {
    expect(sharedReading(only('fr', '1,250'), only('en', '1,250'))).toBe('1.25')
    expect(sharedReading(only('fr', '1 250'), only('en', '1,250'))).toBe('1250')
  })
})

describe('wordNumbersIn', () => {
  test.each([
    ['fr', 'deux fichiers, vingt-et-un jours', ['deux = 2', 'vingt-et-un = 21']],
    ['fr', 'deux cents pages, un million de lignes', ['deux cents = 200', 'un million = 1000000']],
    ['fr', 'quatre-vingt-dix, trois mille', ['quatre-vingt-dix = 90', 'trois mille = 3000']],
    ['en', 'two files and twenty-one days', ['two = 2', 'twenty-one = 21']],
    ['en', 'two hundred pages, one million lines', ['two hundred = 200', 'one million = 1000000']],
    ['en', 'the third step', ['third = 3']],
    ['de', 'zwei', []],
  ])('%s %j', (locale, text, numbers) => {
    expect(wordNumbersIn(text, languageOf(locale)).map(shown)).toEqual(numbers)
  })

  test('a word stands for a figure', () => {
    const [two] = wordNumbersIn('two factors', languageOf('en'))
    expect(two && sameNumber(only('fr', '2 facteurs'), two)).toBe(true)
  })
})

test.each(['', 'x-private', 'tlh', 'not a tag', 'i-klingon', 'zz-ZZ', 'fa', 'th-TH'])(
  '%j reads numbers too',
  (locale) => {
    expect(only(locale, '04/07/2026').readings[0]).toBe('2026-07-04')
    expect(only(locale, '1000').readings).toEqual(['1000'])
  },
)

describe('properties', () => {
  const value = fc.oneof(
    fc.integer({ min: 0, max: 10_000_000 }),
    fc
      .tuple(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 1, max: 99 }))
      .map(([whole, cents]) => Number(`${whole}.${cents}`)),
  )

  test('a number formatted in any locale reads back as its value, in the locale’s own notation', () => {
    fc.assert(
      fc.property(value, fc.constantFrom('fr', 'en', 'de', 'es', 'fr-CH', 'en-GB', 'pt-BR', 'sv'), (number, locale) => {
        const text = new Intl.NumberFormat(locale).format(number)
        const reading = only(locale, text)
        expect(reading.readings).toContain(String(number))
        expect(reading.raw).toBe(text)
        expect(isNativeAs(reading, String(number))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('French and English formats of one number are the same number', () => {
    const formats = fc.constantFrom<Intl.NumberFormatOptions>(
      {},
      { style: 'percent' },
      { style: 'currency', currency: 'EUR' },
      { style: 'currency', currency: 'CHF' },
    )
    fc.assert(
      fc.property(value, formats, (number, format) => {
        const options = { ...format, maximumFractionDigits: 2 }
        const french = only('fr', new Intl.NumberFormat('fr', options).format(number))
        const english = only('en', new Intl.NumberFormat('en', options).format(number))
        expect(sameNumber(french, english)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('a date formatted in any locale reads back as its day', () => {
    const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(
        days,
        fc.constantFrom('fr', 'en', 'de', 'es', 'en-GB', 'it', 'pt'),
        fc.constantFrom('long' as const, 'medium' as const),
        (day, locale, dateStyle) => {
          const text = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' }).format(day)
          expect(only(locale, text).readings).toContain(day.toISOString().slice(0, 10))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('any text: spans slice to their raw text, in order, without overlap; readings are canonical', () => {
    const pieces = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            '1',
            '20',
            '300',
            ' ',
            '.',
            ',',
            ':',
            '/',
            '-',
            '’',
            nb,
            'h',
            'x',
            '%',
            '€',
            'CHF ',
            'M',
            'July ',
            ' juillet ',
            'p.m.',
            '½',
            '+',
            'e',
            '^',
            '٣',
          ),
        )
        .map((all) => all.join('')),
    )
    fc.assert(
      fc.property(pieces, fc.constantFrom('fr', 'en', 'de', 'ja'), (text, locale) => {
        let last = 0
        for (const { start, end, raw, readings } of numbersIn(text, languageOf(locale))) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(text.slice(start, end)).toBe(raw)
          expect(readings.length).toBeGreaterThan(0)
          expect(new Set(readings).size).toBe(readings.length)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 2000 },
    )
  })

  test('hostile text takes linear time', () => {
    const time = (text: string): number => {
      const started = performance.now()
      numbersIn(text, languageOf('fr'))
      return performance.now() - started
    }
    for (const unit of [
      '1',
      '1 ',
      '1.',
      '1,',
      '1 000 ',
      '+1 ',
      '0 12 ',
      '1e',
      '12:',
      '1-',
      '$',
      'CHF 1',
      'July 4 ',
      '1x',
      'a1',
      '1_',
      '½',
      '24 h/24 ',
      "1 d'",
    ]) {
      time(unit.repeat(100))
      expect(time(unit.repeat(100_000 / unit.length))).toBeLessThan(20_000)
    }
  })
})
