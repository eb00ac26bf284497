import type { Locale, Severity } from '../model.ts'
import type { Provider } from '../suggest/provider.ts'

/** A rule's severity, or `off`. */
export type RuleLevel = Severity | 'off'

/** How a page may find its translation. */
export type PairingWay = 'path' | 'front-matter' | 'content'

/** A section that the project requires of every page. */
export type RequiredSection = 'preamble' | 'prerequisites'

/** A URL, a host or the beginning of URLs that must no longer be linked to. */
export type RetiredUrl = string | { readonly url: string; readonly replacement?: string }

/** A plugin's package name, alone or with its options. */
export type PluginEntry = string | readonly [name: string, options: unknown]

/** How links are read and compared, and how the web is asked about them. */
export interface LinksConfig {
  readonly localeMap?: readonly Readonly<Record<Locale, string>>[]
  readonly retired?: readonly RetiredUrl[]
  readonly base?: string
  readonly routes?: Readonly<Record<Locale, string>>
  readonly ignore?: readonly string[]
  readonly allow?: readonly string[]
  readonly timeout?: number
  readonly perHost?: number
  readonly total?: number
  readonly minutes?: number
  readonly cacheDays?: number
}

/** What is expected of each key of the front matter. */
export interface FrontMatterConfig {
  readonly keep?: readonly string[]
  readonly translate?: readonly string[]
  readonly ignore?: readonly string[]
}

/** The plugins that are run on the pages of a locale. */
export interface LintConfig {
  readonly remark?: readonly PluginEntry[]
  readonly retext?: readonly PluginEntry[]
}

/** How drafts of missing text are made. */
export interface SuggestConfig {
  readonly providers?: readonly ('memory' | 'deepl' | Provider)[]
  readonly fuzzy?: number
  readonly memory?: readonly string[]
  readonly keep?: readonly string[]
  readonly review?: 'comment' | 'front-matter' | 'none'
  readonly strict?: boolean
  readonly maxChars?: number
  readonly cache?: string | false
  readonly formality?: 'default' | 'more' | 'less' | 'prefer_more' | 'prefer_less'
  readonly model?: 'latency_optimized' | 'quality_optimized' | 'prefer_quality_optimized'
  readonly languages?: Readonly<Record<Locale, string>>
}

/** A configuration, as it is written; the schema describes each field. */
export interface Config {
  readonly $schema?: string
  readonly source?: Locale
  readonly targets?: readonly Locale[]
  readonly content?: string | readonly string[] | Readonly<Record<Locale, string | readonly string[]>>
  readonly ignore?: readonly string[]
  readonly pairing?: 'auto' | PairingWay | readonly PairingWay[]
  readonly pairingKeys?: readonly string[]
  readonly pairingConfidence?: number
  readonly preset?: 'recommended' | 'strict'
  readonly rules?: Readonly<Record<string, RuleLevel | readonly [RuleLevel, Readonly<Record<string, unknown>>]>>
  readonly required?: readonly RequiredSection[]
  readonly links?: LinksConfig
  readonly frontMatter?: FrontMatterConfig
  readonly lexicon?: readonly string[]
  readonly glossary?: string | Readonly<Record<Locale, string>>
  readonly lint?: Readonly<Record<Locale, LintConfig>>
  readonly suggest?: SuggestConfig
  readonly allowNotCompared?: boolean
  readonly history?: boolean
  readonly repository?: string
  readonly translators?: Readonly<Record<string, string | readonly string[]>>
  readonly baseline?: string
  readonly cache?: string | false
  readonly parser?: 'auto' | 'remark'
}
