/** DeepL's language codes for locales, as its specification writes them. */
import type { Locale } from '../../model.ts'

/** Languages of which DeepL wants to know the variant that it translates into, and the one that is meant where nobody says. */
const variants: Readonly<Record<string, { readonly usual: string; readonly known: readonly string[] }>> = {
  EN: { usual: 'EN-GB', known: ['EN-GB', 'EN-US'] },
  PT: { usual: 'PT-PT', known: ['PT-PT', 'PT-BR'] },
}
/** Variants that are taken beside the bare language. */
const optional: readonly string[] = ['ES-419', 'FR-CA', 'DE-CH', 'ZH-HANS', 'ZH-HANT']
const chinese: Readonly<Record<string, string>> = {
  'ZH-CN': 'ZH-HANS',
  'ZH-SG': 'ZH-HANS',
  'ZH-TW': 'ZH-HANT',
  'ZH-HK': 'ZH-HANT',
}

const upper = (locale: Locale): string => locale.replaceAll('_', '-').toUpperCase()
const primary = (locale: Locale): string => upper(locale).split('-')[0] ?? ''

/** The code of a source language: never a variant. `own`: what the configuration says for the locale. */
export const sourceCode = (locale: Locale, own: string | undefined): string => primary(own ?? locale)

/** The code of a target language: with its variant where DeepL asks for one or knows it. */
export function targetCode(locale: Locale, own: string | undefined): string {
  if (own !== undefined) return upper(own)
  const code = upper(locale)
  const variant = variants[primary(locale)]
  if (variant) return variant.known.find((one) => code.startsWith(one)) ?? variant.usual
  return chinese[code] ?? optional.find((one) => code === one) ?? primary(locale)
}
