/** Runs one rule, and no other, over a tree in memory whose top folders are locales. */
import { configSchema } from '../../src/config/schema.ts'
import type { Config } from '../../src/config/types.ts'
import { checkFiles } from '../../src/index.ts'
import type { Locale, Report } from '../../src/model.ts'
import type { Rule } from '../../src/rule.ts'

export interface RuleRun {
  readonly source: Locale
  readonly targets: readonly Locale[]
  /** The rule's options. */
  readonly options?: Readonly<Record<string, unknown>> | undefined
  /** What the project's configuration has besides. */
  readonly config?: Config | undefined
}

/** The report on these files, path → text; throws where the configuration does not fit its schema. */
export async function checkRule(
  rule: Rule,
  files: Readonly<Record<string, string>>,
  { source, targets, options, config }: RuleRun,
): Promise<Report> {
  const whole = configSchema.parse({
    ...config,
    source,
    targets,
    content: ['{locale}/**/*.{md,mdx}'],
    rules: { [rule.id]: options === undefined ? 'error' : ['error', options] },
  })
  return checkFiles(files, whole, { rules: [rule] })
}
