/** Whether two values differ in nothing but the locale that they name. */
import type { Locale } from '../model.ts'

const subtags = /(?<![\p{L}\p{N}])[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?(?![\p{L}\p{N}])/gu

/** `/en/guide` ↔ `/fr/guide`, `lang="en-US"` ↔ `lang="fr"`, for the locales of the two sides. */
export function isLocaleSwap(source: string, target: string, from: Locale, to: Locale): boolean {
  return source !== target && withoutLocale(source, from) === withoutLocale(target, to)
}

/** A value with a blank in the place of each mention of this locale. */
export function withoutLocale(text: string, locale: Locale): string {
  const primary = primaryOf(locale)
  if (!text.toLowerCase().includes(primary)) return text
  return text.replace(subtags, (tag) => (primaryOf(tag) === primary ? '\u0000' : tag))
}

const primaryOf = (tag: string): string => (tag.split(/[-_]/)[0] ?? tag).toLowerCase()
