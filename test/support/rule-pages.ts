/** Where the pages of the rules are. */
import { existsSync, readFileSync } from 'node:fs'
import type { Tongue } from '../../src/model.ts'
import { parseRulePage, type RulePage } from './rule-page.ts'

export const tongues: readonly Tongue[] = ['en', 'fr']

/** Path of a rule's page, from the root. */
export const rulePagePath = (id: string, tongue: Tongue): string => `docs/${tongue}/rules/${id}.md`

/** A rule's page, or `undefined` where there is none. */
export function readRulePage(id: string, tongue: Tongue): RulePage | undefined {
  const path = rulePagePath(id, tongue)
  return existsSync(path) ? parseRulePage(readFileSync(path, 'utf8')) : undefined
}
