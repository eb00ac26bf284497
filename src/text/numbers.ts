/** Numbers by value, whatever the locale wrote them in. */
import { decadeAt, namedDateAt, numericDateAt, timeAt } from './dates.ts'
import { digitsEnd } from './figures.ts'
import type { Language } from './language.ts'
import { belongsToName, glue, measuredAt } from './measure.ts'
import type { NumberReading, Token } from './readings.ts'
import { matchAt } from './sticky.ts'
import { exactAt, ratioAt } from './tokens.ts'
import { type Surroundings, surroundingsOf } from './units.ts'

export { wordNumbersIn } from './number-words.ts'
export { isNativeAs, type NumberReading, sameNumber, sharedReading } from './readings.ts'

const anyFigure = /[\d½⅓⅔¼¾]/g
const identifierTail = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d_]{0,400}/uy
/** The same with the groups of a figure that lost the space before it: `to15,000`. */
const nameTail = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d_]{0,400}(?:[.,]\d{3}(?!\d)){0,4}/uy
const foreignDigits =
  /[\u0660-\u0669\u06f0-\u06f9\u07c0-\u07c9\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef\u0b66-\u0b6f\u0be6-\u0bef\u0c66-\u0c6f\u0ce6-\u0cef\u0d66-\u0d6f\u0e50-\u0e59\u0ed0-\u0ed9\u1040-\u1049\u17e0-\u17e9\uff10-\uff19٫٬]/g

/** Most texts have no digit at all. */
const mayHoldFigures = /[\d½⅓⅔¼¾\u0660-\u19e9\uff10-\uff19]/

/** Texts in Latin letters have none of these, whatever their quotes and dashes. */
const mayHoldForeignDigits = /[\u0660-\u19e9\uff10-\uff19]/

/** ASCII digits and Arabic's marks in place of other scripts', one for one, so that offsets stay. */
const withPlainDigits = (text: string): string => {
  if (!mayHoldForeignDigits.test(text)) return text
  return text.replace(foreignDigits, (digit) => {
    if (digit === '٫' || digit === '٬') return digit === '٫' ? '.' : ','
    const code = digit.charCodeAt(0)
    const zero =
      code >= 0xff10
        ? 0xff10
        : code >= 0x0660 && code < 0x0966
          ? code & ~0xf
          : (code & ~0xf) + ((code & 0xf) >= 6 ? 6 : 0)
    return String(code - zero)
  })
}

function idiomAt(text: string, at: number, language: Language): Token | undefined {
  for (const { pattern, reading, unit } of language.numbers.idioms ?? []) {
    const found = matchAt(pattern, text, at)
    if (found) return { start: at, end: at + found[0].length, readings: [reading], ...(unit && { unit }), native: true }
  }
  return undefined
}

/** A figure that begins no date in digits, and no version, address, telephone number, size or fraction: most do not. */
const plainFigure = /[1-9]\d{0,19}(?![\d./x×年년-]|[ \u00a0\u202f][x×])/y

/** The tokens at this digit, or how far to go on when it belongs to none. */
function tokensAt(text: string, at: number, language: Language, around: Surroundings): readonly Token[] | number {
  const letter = text[at - 1] ?? ''
  // The `v` of a version: `v1.2.3`, `v18`.
  const versioned = /[vV]/.test(letter) && !/[\p{L}\p{N}_]/u.test(text[at - 2] ?? '')
  if (!versioned && belongsToName(text, at)) return at + (matchAt(nameTail, text, at)?.[0].length ?? 1)
  const isPlain = letter !== '+' && matchAt(plainFigure, text, at) !== null
  const one =
    idiomAt(text, at, language) ??
    decadeAt(text, at, language) ??
    (isPlain ? undefined : (numericDateAt(text, at, around) ?? exactAt(text, at)))
  if (one) return [one]
  if (versioned) {
    const end = digitsEnd(text, at)
    const more = /^\.\d{1,8}/.exec(text.slice(end, end + 9))?.[0] ?? ''
    if (glue.test(text[end + more.length] ?? '')) return at + (matchAt(identifierTail, text, at)?.[0].length ?? 1)
    return [{ start: at - 1, end: end + more.length, readings: [text.slice(at, end) + more], native: true }]
  }
  const named = namedDateAt(text, at, around)
  if (named) return named
  const time = timeAt(text, at, language.tag) ?? ratioAt(text, at)
  if (time) return [time]
  const measured = measuredAt(text, at, language, around)
  if (typeof measured !== 'number') return [measured]
  return Math.max(measured, at + (matchAt(identifierTail, text, at)?.[0].length ?? 1))
}

/**
 * The numbers of a text, by value: figures with their magnitude and unit, percentages, currencies, dates, times, ordinals,
 * versions, addresses, telephone numbers. Digits inside identifiers (`IPv4`, `2FA`, `CO2`) are none. Every reading is canonical and
 * the same in every language; spans are offsets into `text` and include sign, currency and unit. One pass, linear.
 */
export function numbersIn(text: string, language: Language): NumberReading[] {
  if (!mayHoldFigures.test(text)) return []
  const plain = withPlainDigits(text)
  const around = surroundingsOf(language)
  const found: NumberReading[] = []
  let at = 0
  let last = 0
  for (;;) {
    anyFigure.lastIndex = at
    const next = anyFigure.exec(plain)?.index
    if (next === undefined) return found
    const tokens = tokensAt(plain, next, language, around)
    if (typeof tokens === 'number') {
      at = Math.max(tokens, next + 1)
      continue
    }
    for (const token of tokens) {
      const start = Math.max(token.start, last)
      last = token.end
      found.push({ raw: text.slice(start, token.end), ...token, start })
    }
    at = Math.max(last, next + 1)
  }
}
