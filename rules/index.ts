/** Every rule, and the presets with the reason for each severity. */
import type { Severity } from '../src/model.ts'
import type { Rule } from '../src/rule.ts'
import { blockMissing } from './block-missing.ts'

/** All rules, by category as in the manual. */
export const rules: readonly Rule[] = [
  blockMissing,
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
}

/** The same, where every drift is to stop a merge. */
export const strict: Preset = {
  ...recommended,
}
