/** The project's own remark and retext plugins. */
import type { Config } from './config/types.ts'
import type { Linter } from './lint/linter.ts'
import type { Locale } from './model.ts'

export type { Linter }

/**
 * Loads the plugins of every locale.
 *
 * @param folder Absolute: where the configuration stands, and where its plugins are looked for.
 * @returns A linter for each locale that has plugins.
 * @throws {LintError} for a plugin that cannot be used.
 */
export async function loadLinters(lint: Config['lint'], folder: string): Promise<ReadonlyMap<Locale, Linter>> {
  const linters = new Map<Locale, Linter>()
  const configs = Object.entries(lint ?? {})
  if (configs.length === 0) return linters
  const { linterFor } = await import('./lint/linter.ts')
  for (const [locale, config] of configs) linters.set(locale, await linterFor(locale, config, folder))
  return linters
}
