/** Whether two values differ in nothing but the locale that they name. */
import type { Locale } from '../model.ts'

const subtags = /(?<![\p{L}\p{N}])[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?(?![\p{L}\p{N}])/gu

/** `/en/guide` ↔ `/fr/guide`, `lang="en-US"` ↔ `lang="fr"`, for the locales of the two sides. */
export function isLocaleSwap(source: string, target: string, from: Locale, to: Locale): boolean {
  if (source === target) return false
  const without = (text: string, locale: Locale): string => {
    const primary = primaryOf(locale)
    return text.replace(subtags, (tag) => (primaryOf(tag) === primary ? '\u0000' : tag))
  }
  return without(source, from) === without(target, to)
}

const primaryOf = (tag: string): string => (tag.split(/[-_]/)[0] ?? tag).toLowerCase()
