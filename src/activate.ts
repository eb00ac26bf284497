/** Which rules are on: the preset, then what the configuration says. */
import { keyOf } from './cache/key.ts'
import type { Store } from './cache/store.ts'
import type { Config } from './config/types.ts'
import type { Glossaries } from './glossary/term.ts'
import type { ActiveRule } from './judge.ts'
import { KnownError } from './known-error.ts'
import type { Severity } from './model.ts'
import { optionsBy } from './rule/options.ts'
import type { Rule } from './rule.ts'
import { nearest } from './text/nearest.ts'

/** A preset's settings by rule id. */
export type Preset = Readonly<
  Record<string, { readonly severity: Severity | 'off'; readonly options?: Readonly<Record<string, unknown>> }>
>

/** A rule's configuration cannot be used. */
export class RuleConfigError extends KnownError {}

/**
 * The rules that are on, with validated options.
 *
 * @param glossaries The terms of the file that the configuration names.
 * @param store Has options that an earlier run found to fit the rules that Diptych comes with.
 * @throws {RuleConfigError} for a rule that does not exist or options that do not fit.
 */
export function activate(
  rules: readonly Rule[],
  preset: Preset,
  config: Config,
  glossaries: Glossaries = {},
  store?: Store,
): ActiveRule[] {
  const ids = rules.map(({ id }) => id)
  for (const id of Object.keys(config.rules ?? {})) if (!ids.includes(id)) throw unknownRule(id, ids)
  return rules.flatMap((rule) => {
    const setting = config.rules?.[rule.id] ?? preset[rule.id]?.severity ?? 'off'
    const [severity, given = {}] = typeof setting === 'string' ? [setting] : setting
    if (severity === 'off') return []
    const shared = { ...preset[rule.id]?.options, ...sharedOptions(rule.id, config, glossaries) }
    return [{ rule, severity, options: optionsOf(rule, { ...shared, ...given }, store) }]
  })
}

/** What the configuration says once, at its top, for every rule that needs it; a rule's own options come first. */
function sharedOptions(
  id: string,
  { links, required, frontMatter }: Config,
  terms: Glossaries,
): Readonly<Record<string, unknown>> {
  const byRule: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    preamble: { required },
    'front-matter': { ...frontMatter },
    terminology: { terms },
    'stale-url': { retired: links?.retired },
    url: { localeMap: links?.localeMap },
  }
  return Object.fromEntries(Object.entries(byRule[id] ?? {}).filter(([, value]) => value !== undefined))
}

const noOptions = optionsBy((z) => z.strictObject({}))

function optionsOf(rule: Rule, given: Readonly<Record<string, unknown>>, store: Store | undefined): unknown {
  const key = store && `${keyOf(rule.id, given)}:options`
  const known = key && (store.get(key) as { readonly options: unknown } | undefined)
  if (known) return known.options
  const result = (rule.options ?? noOptions()).safeParse(given)
  if (result.success) {
    if (key) store.set(key, { options: result.data }, true)
    return result.data
  }
  const [issue] = result.error.issues
  const place = ['rules', rule.id, 1, ...(issue?.path ?? [])].join('.')
  throw new RuleConfigError({
    en: `The options of the rule \`${rule.id}\` do not fit: ${issue?.message ?? ''} (at \`${place}\`). \`diptych explain ${rule.id}\` lists them.`,
    fr: `Les options de la règle \`${rule.id}\` ne conviennent pas : ${issue?.message ?? ''} (dans \`${place}\`). \`diptych explain ${rule.id}\` en donne la liste.`,
  })
}

function unknownRule(id: string, ids: readonly string[]): RuleConfigError {
  const meant = nearest(id, ids)
  return new RuleConfigError({
    en: `There is no rule \`${id}\`.${meant ? ` Did you mean \`${meant}\`?` : ' `diptych explain` lists the rules.'}`,
    fr: `La règle \`${id}\` n'existe pas.${meant ? ` Vouliez-vous dire \`${meant}\` ?` : ' `diptych explain` donne la liste des règles.'}`,
  })
}
