/** From a locale to the facts of its language. */
import type { Locale } from '../model.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import type { Language, NumberFacts } from './language.ts'
import { measuresOf } from './measures.ts'

/** The languages of which Diptych knows more than the platform does. */
export const knownLanguages: readonly Language[] = [fr, en]

/** What is not known of a language is taken for what the others have. */
const allAbbreviations: ReadonlySet<string> = new Set(knownLanguages.flatMap(({ abbreviations }) => [...abbreviations]))

const none: ReadonlySet<string> = new Set()
const found = new Map<Locale, Language>()

/** The decimal mark and the group marks of a locale, from the platform's own data (CLDR). */
function marksOf(tag: string): Pick<NumberFacts, 'decimal' | 'groups'> {
  const parts = new Intl.NumberFormat(tag, { useGrouping: true, numberingSystem: 'latn' }).formatToParts(1234567.5)
  const decimal = parts.find((part) => part.type === 'decimal')?.value ?? '.'
  const group = parts.find((part) => part.type === 'group')?.value ?? ''
  if (/^[\s\u00a0\u202f]$/.test(group)) return { decimal, groups: ['\u202f', '\u00a0', ' ', '\u2009'] }
  return { decimal, groups: group === '’' ? ['’', "'"] : group ? [group] : [] }
}

/** Month names and abbreviations of a locale, as they stand in a date and alone. */
function monthsOf(tag: string): NumberFacts['months'] {
  const months: Record<string, number> = {}
  for (const month of ['long', 'short'] as const) {
    for (const day of [undefined, 'numeric'] as const) {
      const format = new Intl.DateTimeFormat(tag, { month, ...(day && { day }), timeZone: 'UTC', calendar: 'gregory' })
      for (let number = 1; number <= 12; number += 1) {
        const name = format
          .formatToParts(new Date(Date.UTC(2020, number - 1, 15)))
          .find((part) => part.type === 'month')?.value
        const key = name?.toLowerCase().replace(/\.$/, '')
        if (key && /^\p{L}{3,}$/u.test(key)) months[key] = number
      }
    }
  }
  return months
}

/** What can be said of a language without a file of its own: how it writes numbers and dates, when that is asked. */
const neutral = (tag: string, primary: string, numbers: () => NumberFacts = numbersOf(tag, primary)): Language => ({
  tag: primary,
  ...(tag !== primary && { region: tag }),
  get numbers() {
    return numbers()
  },
  functionWords: none,
  abbreviations: allAbbreviations,
  preambleTitles: none,
  prerequisiteTitles: none,
  introducesProcedure: () => false,
})

function numbersOf(tag: string, primary: string): () => NumberFacts {
  let facts: NumberFacts | undefined
  return () =>
    (facts ??= {
      ...marksOf(tag),
      dayFirst: dayFirstIn(tag),
      magnitudes: {},
      words: {},
      months: monthsOf(tag),
      ordinals: [],
      units: {},
      ...measuresOf(primary),
    })
}

/** Whether a date with its year last has the day first; where the platform puts the year first, it has. */
function dayFirstIn(tag: string): boolean {
  const parts = new Intl.DateTimeFormat(tag, { dateStyle: 'short' }).formatToParts(0)
  const place = (type: string): number => parts.findIndex((part) => part.type === type)
  return place('day') < place('month') || place('year') < place('month')
}

const distinct = (marks: readonly string[]): string[] => [...new Set(marks)]

/** Where a region writes numbers in its own way: CLDR's marks first, those of the language besides; Switzerland uses apostrophes. */
function regional(language: Language, tag: string): Language {
  if (tag === language.tag) return language
  const own = marksOf(tag)
  const { decimal, groups } = language.numbers
  const swiss = /-(?:ch|li)\b/i.test(tag)
  const numbers = {
    ...language.numbers,
    dayFirst: dayFirstIn(tag),
    decimal: own.decimal,
    decimals: distinct([own.decimal, decimal, ...(swiss ? ['.'] : [])]),
    groups: distinct([...(swiss ? ['’', "'"] : []), ...own.groups, ...groups]),
  }
  return { ...language, region: tag, numbers }
}

function read(locale: Locale): Language {
  let tag = 'und'
  try {
    tag = Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0] ?? tag
  } catch {
    // Not a language tag: nothing is known, and `und` says so.
  }
  const primary = (tag.split('-')[0] ?? tag).toLowerCase()
  const known = knownLanguages.find((language) => language.tag === primary)
  if (known) return regional(known, tag)
  // Of a language that the platform lacks, the machine's own habits must not speak.
  return Intl.NumberFormat.supportedLocalesOf(tag).length > 0
    ? neutral(tag, primary)
    : { ...neutral('en-GB', primary), region: tag }
}

/**
 * The facts of a locale's language: by primary subtag, with the number marks of its region (`fr-CH` groups with an apostrophe
 * too). A language without a file of its own has the platform's number marks and month names, and empty word lists.
 * Never throws; what is no language tag gives `und`.
 */
export function languageOf(locale: Locale): Language {
  const known = found.get(locale)
  if (known) return known
  const language = read(locale)
  if (found.size < 1000) found.set(locale, language)
  return language
}
