/** Every rule, and the presets with the reason for each severity. */
import type { Severity } from '../src/model.ts'
import type { Rule } from '../src/rule.ts'
import { blockMissing } from './block-missing.ts'
import { linkLocale } from './link-locale.ts'
import { linkTarget } from './link-target.ts'
import { staleUrl } from './stale-url.ts'
import { unusedSuppression } from './unused-suppression.ts'

/** All rules, by category as in the manual. */
export const rules: readonly Rule[] = [
  blockMissing,
  linkTarget,
  linkLocale,
  staleUrl,
  unusedSuppression,
]

/** A rule's place in a preset. */
export interface PresetEntry {
  readonly severity: Severity | 'off'
  readonly reason: string
}

/** Severities for every rule. */
export type Preset = Readonly<Record<string, PresetEntry>>

/** Severity by harm: what misleads a reader or leaves one behind is an error, what looks careless a warning. */
export const recommended: Preset = {
  'block-missing': { severity: 'error', reason: 'Leaves the reader behind: the translation says less.' },
  'link-target': { severity: 'error', reason: 'Misleads the reader: the link leads nowhere.' },
  'link-locale': { severity: 'warn', reason: 'Looks careless: the link leaves the language that the reader chose.' },
  'stale-url': { severity: 'warn', reason: 'Misleads the reader, but the page that is linked to may still answer.' },
  'unused-suppression': { severity: 'warn', reason: 'Looks careless: a comment that hides nothing may hide the next drift.' },
}

/** The same, where every drift is to stop a merge. */
export const strict: Preset = {
  ...recommended,
  'link-locale': { severity: 'error', reason: 'Looks careless, and is mended by one edit.' },
  'stale-url': { severity: 'error', reason: 'The project itself says that these URLs are retired.' },
}
