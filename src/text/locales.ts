/** Which names are locales, and how else a locale is spelled. */
import type { Locale } from '../model.ts'

/** A name that stands for a locale. */
export interface NamedLocale {
  /** Canonical: `pt-BR` for a folder `pt_br`. */
  readonly locale: Locale
  /** Whether nothing else is usually called so: `ts` is Tsonga, but rather TypeScript. */
  readonly certain: boolean
}

/** Names that are languages by the standard and something else by habit; company tells what is meant. */
const ambiguous = new Set('as ast bin cs id in io is lua ml my new no or os sh so src to ts'.split(' '))

/** Countries that are written where their language is meant. */
const countries: Readonly<Record<string, Locale>> = {
  cn: 'zh-CN',
  cz: 'cs',
  gr: 'el',
  jp: 'ja',
  kr: 'ko',
  tw: 'zh-TW',
  ua: 'uk',
}

const shape = /^[a-z]{2,3}(?:[-_](?:[a-z]{4}|[a-z]{2}|\d{3})){0,2}$/i

let names: Intl.DisplayNames | undefined

/** Whether the platform (CLDR) knows a language of this subtag. */
const isLanguage = (subtag: string): boolean => {
  names ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
  return names.of(subtag) !== undefined && !['mul', 'und', 'zxx'].includes(subtag)
}

/** Keeps what was found of each name: one run asks the same of thousands of paths. */
const remembering = <Found>(find: (name: string) => Found): ((name: string) => Found) => {
  const known = new Map<string, Found>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined || known.has(name)) return before as Found
    const found = find(name)
    if (known.size < 10_000) known.set(name, found)
    return found
  }
}

/** The canonical form of a well-formed tag (`pt_br` → `pt-BR`), or `undefined`. */
export const canonicalLocale: (tag: string) => Locale | undefined = remembering((tag) => {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
})

/** Reads the name of a folder, or a suffix, as a locale; `undefined` for `js`, `api`, `guides`. */
export const localeOfName: (name: string) => NamedLocale | undefined = remembering((name) => {
  if (!shape.test(name)) return undefined
  const lower = name.toLowerCase()
  const country = countries[lower]
  if (country) return { locale: country, certain: lower === name }
  const locale = canonicalLocale(name)
  const primary = lower.split(/[-_]/)[0] ?? ''
  if (locale === undefined || !isLanguage(primary)) return undefined
  // `FR` and `Fr` are rarely locales by themselves; with a region, `fr-FR` is how it is written.
  return { locale, certain: !ambiguous.has(lower) && (primary === name.slice(0, primary.length) || lower !== primary) }
})

/** The ways in which files and folders spell a locale: `pt-BR`, `pt-br`, `pt_BR`, `pt_br`. */
export const spellings: (locale: Locale) => readonly string[] = remembering((locale) => {
  const canonical = canonicalLocale(locale) ?? locale
  const dashed = [locale, canonical, canonical.toLowerCase()]
  return [...new Set([...dashed, ...dashed.map((tag) => tag.replaceAll('-', '_'))])]
})

/** Whether two tags name the same locale, however they are spelled. */
export const sameLocale = (a: Locale, b: Locale): boolean =>
  a === b || (canonicalLocale(a) ?? a).toLowerCase() === (canonicalLocale(b) ?? b).toLowerCase()
