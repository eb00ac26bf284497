/** The `rules` of a configuration, held against the rules that there are. */
import type { ZodType } from 'zod'
import { nearest } from '../text/nearest.ts'
import { ConfigError, type Place, type Problem } from './error.ts'
import { problemsOf } from './problems.ts'
import type { Config, RuleLevel } from './types.ts'

/** What must be known of a rule to check its settings. */
export interface KnownRule {
  readonly id: string
  readonly options?: ZodType
}

/** What the configuration says of one rule. */
export interface RuleSetting {
  readonly level: RuleLevel
  /** Validated, defaults filled in; `undefined` for a rule without options. */
  readonly options: unknown
}

/**
 * The settings of the rules that the configuration names.
 * @throws {ConfigError} for an id that no rule has, and for options that the rule does not take.
 */
export const ruleSettings = (
  loaded: {
    readonly config: Config
    readonly path?: string
    locate(key: readonly (string | number)[]): Place | undefined
  },
  known: readonly KnownRule[],
): ReadonlyMap<string, RuleSetting> => {
  const problems: Problem[] = []
  const settings = new Map<string, RuleSetting>()
  const tell = (problem: Problem): void => {
    const at = loaded.locate(problem.key)
    problems.push(at ? { ...problem, at } : problem)
  }
  for (const [id, entry] of Object.entries(loaded.config.rules ?? {})) {
    const rule = known.find((one) => one.id === id)
    if (!rule) {
      tell({ key: ['rules', id], words: unknownRule(id, known) })
      continue
    }
    const [level, given] = typeof entry === 'string' ? [entry, undefined] : entry
    if (given !== undefined && !rule.options) {
      tell({
        key: ['rules', id, 1],
        words: { en: `the rule \`${id}\` has no options.`, fr: `la règle \`${id}\` n'a pas d'options.` },
      })
      continue
    }
    const result = rule.options?.safeParse(given ?? {})
    if (result && !result.success) {
      for (const { key, words } of problemsOf(rule.options as ZodType, given, result.error.issues)) {
        tell({
          key: ['rules', id, 1, ...key],
          words: {
            en: `options of the rule \`${id}\`: ${words.en}`,
            fr: `options de la règle \`${id}\` : ${words.fr}`,
          },
        })
      }
      continue
    }
    settings.set(id, { level, options: result?.data })
  }
  if (problems.length > 0) throw new ConfigError(loaded.path ?? 'diptych.config', problems)
  return settings
}

const unknownRule = (id: string, known: readonly KnownRule[]): Problem['words'] => {
  const meant = nearest(
    id,
    known.map((rule) => rule.id),
  )
  return {
    en: `there is no rule \`${id}\`. ${meant ? `Did you mean \`${meant}\`?` : '`diptych explain` lists the rules.'}`,
    fr: `la règle \`${id}\` n'existe pas. ${meant ? `Vouliez-vous dire \`${meant}\` ?` : '`diptych explain` donne la liste des règles.'}`,
  }
}
