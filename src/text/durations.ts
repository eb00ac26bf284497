/** Spans of time by their length, whatever they are counted in: `1 h 30`, `90 minutes` and `an hour and a half` are one. */
import type { Language } from './language.ts'
import { wordNumbersIn } from './number-words.ts'
import type { NumberReading } from './readings.ts'
import { surroundingsOf } from './units.ts'
import { wordsIn } from './words.ts'

const seconds: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600, d: 86_400, wk: 604_800 }
const months: Readonly<Record<string, number>> = { mo: 1, y: 12 }

/** One name for a length of time; months are no certain number of days. */
function lengthOf(amount: number, unit: string): string | undefined {
  const [inSeconds, inMonths] = [seconds[unit], months[unit]]
  if (inSeconds) return `${Math.round(amount * inSeconds)}s`
  return inMonths ? `${Math.round(amount * inMonths * 10) / 10}M` : undefined
}

/** What lengths of time a figure may mean: those of its unit, or of its hours and minutes (`1 h 30`). */
export function lengthsOf({ readings, unit, raw }: NumberReading): string[] {
  if (unit !== undefined) return readings.flatMap((reading) => lengthOf(Number(reading), unit) ?? [])
  if (!/\d[ \u00a0\u202f]?h/i.test(raw)) return []
  return readings.flatMap((reading) => {
    const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(reading) ?? []
    return hours === undefined ? [] : `${Number(hours) * 3600 + Number(minutes) * 60}s`
  })
}

/** The lengths of time that a text says in words: `half an hour`, `une heure et demie`, `a day`. */
export function spokenLengthsIn(text: string, language: Language): string[] {
  const { words, articles, halfAfter } = language.numbers
  const around = surroundingsOf(language)
  const numbers = wordNumbersIn(text, language)
  const tokens = wordsIn(text, language).flatMap(partsOf)
  return tokens.flatMap(({ text: word, end }, index) => {
    const unit = around.unit(word)
    if (unit === undefined || lengthOf(1, unit) === undefined) return []
    const [before, first] = [tokens[index - 1], tokens[index - 2]]
    if (!before) return []
    const said = numbers.find((number) => number.end === before.end)?.readings[0] ?? words[before.text]
    const isArticle = articles?.has(before.text) === true
    const amount = isArticle
      ? first && words[first.text] === 0.5
        ? 0.5
        : 1
      : said === undefined && /^\d{1,4}$/.test(before.text)
        ? Number(before.text)
        : Number(said)
    const half = halfAfter?.test(text.slice(end, end + 20)) ? 0.5 : 0
    return Number.isFinite(amount) ? (lengthOf(amount + half, unit) ?? []) : []
  })
}

/** `demi-heure` is two words. */
function partsOf({ text, end }: { readonly text: string; readonly end: number }) {
  const parts = text.split('-')
  let at = end
  return parts
    .toReversed()
    .map((part) => {
      const token = { text: part, end: at }
      at -= part.length + 1
      return token
    })
    .toReversed()
}
