import type { Block, Edit, NumberFact, Page, Span } from '../src/model.ts'
import { type Exchange, exchanges, isKept } from '../src/rule/exchange.ts'
import { extraIn, missingFrom } from '../src/rule/raise.ts'
import { bilingual, defineRule, type PairView, type Raised, type Rule } from '../src/rule.ts'
import { tellLanguage } from '../src/text/detect.ts'
import { lengthsOf, spokenLengthsIn } from '../src/text/durations.ts'
import { holds } from '../src/text/holds.ts'
import type { Language } from '../src/text/language.ts'
import { languageOf } from '../src/text/languages.ts'
import { memo } from '../src/text/memo.ts'
import { inNotation } from '../src/text/notation.ts'
import { isNativeAs, sameNumber, sharedReading, wordNumbersIn } from '../src/text/numbers.ts'
import { digitRuns } from '../src/text/pieces.ts'
import { listed, quoted } from '../src/text/quote.ts'
import { roman, spelledOut } from '../src/text/spelled-out.ts'

const messages = bilingual({
  changed: ({ source, target }: { source: string; target: string }) => ({
    en: `${quoted(source)} became ${quoted(target)}: correct the side that is wrong.`,
    fr: `${quoted(source)} est devenu ${quoted(target)} : corrigez la version erronée.`,
  }),
  lost: ({ values }: { values: readonly string[] }) => ({
    en: `The translation lacks the figure ${listed(values, 'en')}: add it.`,
    fr: `Il manque dans la traduction le nombre ${listed(values, 'fr')} : ajoutez-le.`,
  }),
  gained: ({ values }: { values: readonly string[] }) => ({
    en: `The figure ${listed(values, 'en')} stands in the translation only: remove it, or add it to the source.`,
    fr: `Le nombre ${listed(values, 'fr')} ne figure que dans la traduction : retirez-le ou ajoutez-le à la source.`,
  }),
  notation: ({ value, locale }: { value: string; locale: string }) => ({
    en: `${quoted(value)} has the right value, but ${nameOf(locale, 'en')} writes it in another way: change the notation.`,
    fr: `${quoted(value)} a la bonne valeur, mais ne s'écrit pas ainsi en ${nameOf(locale, 'fr')} : changez la notation.`,
  }),
})

export const number: Rule = defineRule({
  id: 'number',
  category: 'content',
  harm: 'misleads',
  fixable: true,

  *pair(view) {
    const comparison = { facts: figuresOf, same: sameIn(view), alike, exact }
    for (const exchange of exchanges<NumberFact>(view, comparison)) {
      yield* foreignOf(view, exchange)
      if (isKept(exchange)) continue
      const { inSource, inTarget } = wordsOf(view, exchange, partsOf(exchange))
      const gone = exchange.lost.filter((fact) => !inTarget(fact) && !isOne(fact))
      const hasLess = exchange.changed.length + exchange.lost.length > 0
      const found = exchange.gained.filter(
        (fact) => !inSource(fact) && !isOne(fact) && !(hasLess && isTornOff(view.target, fact)),
      )
      for (const { source, target } of exchange.changed) {
        const [lost, gained] = [!inTarget(source), !inSource(target)]
        if (lost && gained)
          yield { drift: 'differs', source, target, say: messages.changed({ source: source.raw, target: target.raw }) }
        else if (lost && !isOne(source)) gone.push(source)
        else if (gained && !isOne(target)) found.push(target)
      }
      yield* missingFrom(exchange.match, gone, (facts) => messages.lost({ values: facts.map(({ raw }) => raw) }))
      for (const raised of extraIn(exchange.match, found, (facts) =>
        messages.gained({ values: facts.map(({ raw }) => raw) }),
      )) {
        // What the source says is not contradicted.
        yield { ...raised, atMost: 'warn' }
      }
    }
  },
})

/** The figures of a block; the numbering of headings goes with their order, and code is compared as code. */
function figuresOf({ facts, kind, start }: Block): NumberFact[] {
  if (kind === 'code') return []
  const numbers = facts.filter((fact): fact is NumberFact => fact.kind === 'number')
  return kind === 'heading' ? numbers.filter((fact) => fact.start > start + 7 || !/^\d/.test(fact.raw)) : numbers
}

/** Whether two figures are one value: as they are read, as spans of time, as temperatures. */
function sameIn({ source, target }: PairView): (a: NumberFact, b: NumberFact) => boolean {
  const isKnown = [source, target].every(({ locale }) => hasScales(languageOf(locale)))
  return (a, b) => {
    if (sameNumber(a, b)) return true
    if (a.unit !== b.unit || /h/i.test(a.raw + b.raw)) {
      const lengths = lengthsOf(a)
      if (lengths.length > 0 && lengthsOf(b).some((length) => lengths.includes(length))) return true
    }
    return isConverted(a, b) || (!isKnown && sameDigits(a, b))
  }
}

/** Whether the words that may stand beside a figure are known: `million`, `Uhr`. */
const hasScales = ({ numbers }: Language): boolean => Object.keys(numbers.magnitudes).length > 0

/** Of a language whose words for scales and halves of the day are not known, the digits must do. */
function sameDigits(a: NumberFact, b: NumberFact): boolean {
  const hour = ({ readings }: NumberFact) =>
    readings.flatMap((reading) => /^(?:0?(\d|1\d|2[0-4])):00$/.exec(reading)?.[1] ?? [])
  return (
    digitRuns(a.raw).join() === digitRuns(b.raw).join() ||
    hour(a).some((reading) => b.readings.includes(reading)) ||
    hour(b).some((reading) => a.readings.includes(reading))
  )
}

/** Whether one is the other's temperature on the other scale, rounded. */
function isConverted(a: NumberFact, b: NumberFact): boolean {
  const [celsius, fahrenheit] = a.unit === '°C' ? [a, b] : [b, a]
  if (celsius.unit !== '°C' || fahrenheit.unit !== '°F') return false
  return Math.abs(Number(celsius.readings[0]) * 1.8 + 32 - Number(fahrenheit.readings[0])) < 1
}

const exact = (a: NumberFact, b: NumberFact): boolean => a.raw === b.raw

/** French and many others have one word for the number and the article. */
const isOne = ({ readings }: NumberFact): boolean => readings.includes('1')

/** Numbers that stand for each other have one unit and as many digits more often than not. */
function alike(source: NumberFact, target: NumberFact): number {
  const [a = '', b = ''] = [source.readings[0], target.readings[0]]
  return 0.4 + (source.unit === target.unit ? 0.3 : 0) + (a.length === b.length ? 0.1 : 0) + (a[0] === b[0] ? 0.1 : 0)
}

/** Whether a figure is what a stray space tore off the one before it: the `4` of `10. 4`. */
const isTornOff = ({ text }: Page, { start }: Span): boolean => /\d[.,][ \u00a0]$/.test(text.slice(start - 3, start))

/** Right values in the notation of another language. */
function* foreignOf({ source: from, target: page }: PairView, { kept }: Exchange<NumberFact>): Generator<Raised> {
  const languages = [languageOf(from.locale), languageOf(page.locale)]
  for (const { source, target } of kept) {
    const reading = sharedReading(source, target)
    if (reading === undefined || isNativeAs(target, reading)) continue
    // What is quoted as it is may be a text on a screen; what was not translated is told as that.
    if (source.raw === target.raw && isQuoted(page, target)) continue
    if (tellLanguage(around(page, target), languages)?.tag === languages[0]?.tag) continue
    yield {
      drift: 'differs',
      source,
      target,
      say: messages.notation({ value: target.raw, locale: page.locale }),
      edits: notationEdits(page, target, reading),
      atMost: 'warn',
    }
  }
}

/** The paragraph's words on both sides of a figure. */
function around({ text }: Page, { start, end }: Span): string {
  const [before, after] = [text.slice(Math.max(0, start - 200), start), text.slice(end, end + 200)]
  return `${before.slice(before.lastIndexOf('\n\n') + 1)} ${after.split('\n\n', 1)[0]}`
}

const isQuoted = ({ text }: Page, { start, end }: Span): boolean =>
  /["“„«'‘][ \u00a0\u202f]?$/.test(text.slice(Math.max(0, start - 2), start)) &&
  /^[ \u00a0\u202f]?["”“»'’]/.test(text.slice(end, end + 2))

/** Writes a figure as the page's language does. */
function notationEdits({ text, locale }: Page, { start, end, raw }: NumberFact, reading: string): Edit[] {
  const written = text.slice(start, end) === raw ? inNotation(raw, reading, languageOf(locale), text) : undefined
  return written === undefined || written === raw ? [] : [{ side: 'target', start, end, text: written }]
}

/**
 * Whether a figure stands in a row that counts from one number to another which the other side names too:
 * the `2` of “1, 2 et 3” for “1 to 3”.
 */
function isCounted(fact: NumberFact, { text }: Page, others: readonly Block[]): boolean {
  const value = Number(fact.raw)
  if (!/^\d{1,4}$/.test(fact.raw)) return false
  const said = (number: number): boolean =>
    others.some((block) => holds(block.text, String(number)) || glued(block.text, String(number)))
  const before = /(?:^|\D)((?:\d{1,4}, ){1,20})$/.exec(text.slice(Math.max(0, fact.start - 120), fact.start))?.[1]
  const after = /^((?:, \d{1,4}){0,20},? \p{L}{1,4} \d{1,4})(?!\d)/u.exec(text.slice(fact.end, fact.end + 120))?.[1]
  const [ahead, behind] = [before, after].map((row) => (row?.match(/\d+/g) ?? []).map(Number))
  if (!ahead?.length || !behind?.length) return false
  const row = [...ahead, value, ...behind]
  return (
    row.every((number, index) => index === 0 || number === (row[index - 1] ?? 0) + 1) &&
    said(row[0] ?? 0) &&
    said(row.at(-1) ?? 0)
  )
}

interface Said {
  inSource(fact: NumberFact): boolean
  inTarget(fact: NumberFact): boolean
}

/** The figures that the sides take apart in different ways. */
const partsOf = ({ changed, lost, gained }: Exchange<NumberFact>): ReadonlySet<NumberFact> =>
  spelledOut([...changed.map(({ source }) => source), ...lost], [...changed.map(({ target }) => target), ...gained])

/** Whether the words, names and parts of a side say a figure of the other. */
function wordsOf({ source, target }: PairView, { match }: Exchange<NumberFact>, parts: ReadonlySet<NumberFact>): Said {
  const sources = wordsFor(match.source, languageOf(source.locale))
  const targets = wordsFor(match.target, languageOf(target.locale))
  return {
    inSource: (fact) => parts.has(fact) || isSaid(fact, sources()) || isCounted(fact, target, match.source),
    inTarget: (fact) => parts.has(fact) || isSaid(fact, targets()) || isCounted(fact, source, match.target),
  }
}

interface Words {
  readonly numbers: ReturnType<typeof wordNumbersIn>
  /** Spans of time. */
  readonly lengths: readonly string[]
  readonly text: string
  /** What stands in code. */
  readonly code: string
}

function wordsFor(blocks: readonly Block[], language: Language): () => Words {
  let words: Words | undefined
  return () => {
    words ??= {
      numbers: blocks.flatMap(({ prose }) => wordNumbersIn(prose, language)),
      lengths: blocks.flatMap(({ prose }) => spokenLengthsIn(prose, language)),
      text: blocks.map(({ text }) => text).join('\n'),
      code: blocks.flatMap(({ facts }) => facts.flatMap((fact) => (fact.kind === 'code' ? fact.value : []))).join('\n'),
    }
    return words
  }
}

/** Whether a text says this number without a figure of its own: in a word, side by side, in Roman numerals, in code, or in an identifier. */
function isSaid(fact: NumberFact, { numbers, lengths, text, code }: Words): boolean {
  // Half of something is 50 % of it.
  const values =
    fact.unit === '%' ? fact.readings.flatMap((value) => [value, String(Number(value) / 100)]) : fact.readings
  if (numbers.some((word) => values.some((reading) => word.readings.includes(reading)))) return true
  if (lengths.length > 0 && lengthsOf(fact).some((length) => lengths.includes(length))) return true
  const numeral = fact.readings.map(roman).find((one) => one !== undefined)
  if (numeral && new RegExp(`(?<!\\p{L})${numeral}(?:e|ème|er|th|st|nd|rd)?(?!\\p{L})`, 'u').test(text)) return true
  const digits = fact.raw.match(/\d{1,40}/g) ?? []
  // A size may be told side by side: "two cells by two".
  const sides = /^\d{1,6} ?[x×] ?\d{1,6}$/i.test(fact.raw) ? digits : []
  const isNumber = (value: string): boolean =>
    numbers.some(({ readings }) => readings.includes(value)) || holds(text, value)
  if (sides.length > 0 && sides.every(isNumber)) return true
  // `to15,000` has lost a space.
  const whole = digits.length > 1 && fact.readings.includes(digits.join('')) ? digits.join('') : undefined
  if (whole !== undefined && glued(text.replace(/(?<=\d)[,. \u00a0\u202f'’](?=\d{3}(?!\d))/g, ''), whole)) return true
  return digits.length === 1 && (holds(code, digits[0] ?? '') || glued(text, digits[0] ?? ''))
}

/** Whether these digits stand in the text as part of a name: `3` in `3D`, `404` in `/404`. */
function glued(text: string, digits: string): boolean {
  for (let at = text.indexOf(digits); at >= 0; at = text.indexOf(digits, at + 1)) {
    const [before = '', after = ''] = [text[at - 1], text[at + digits.length]]
    if (/\d/.test(before) || /\d/.test(after)) continue
    if (/[\p{L}_/#.-]/u.test(before) || /[\p{L}_/-]/u.test(after)) return true
  }
  return false
}

/** What a locale is called in a tongue; the platform takes its time to say. */
const nameOf = (locale: string, tongue: string): string => namesIn(tongue)(locale)

const namesIn = memo((tongue) =>
  memo((locale) => {
    try {
      return new Intl.DisplayNames([tongue], { type: 'language' }).of(locale) ?? locale
    } catch {
      return locale
    }
  }),
)
