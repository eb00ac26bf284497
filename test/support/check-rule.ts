/** Runs one rule, and no other, over a tree in memory whose top folders are locales. */
import { configSchema } from '../../src/config/schema.ts'
import type { Config } from '../../src/config/types.ts'
import { checkFiles, checkProject, diskFiles } from '../../src/index.ts'
import type { Locale, Report } from '../../src/model.ts'
import type { Rule } from '../../src/rule.ts'
import { makeRepository, type Tree } from './repository.ts'

export interface RuleRun {
  readonly source: Locale
  readonly targets: readonly Locale[]
  /** The rule's options. */
  readonly options?: Readonly<Record<string, unknown>> | undefined
  /** What the project's configuration has besides. */
  readonly config?: Config | undefined
}

/** The report on these files, path → text; throws where the configuration does not fit its schema. */
export async function checkRule(rule: Rule, files: Readonly<Record<string, string>>, run: RuleRun): Promise<Report> {
  return checkFiles(files, configOf(rule, run), { rules: [rule] })
}

/** The same over a repository with these commits. */
export async function checkRuleOnCommits(rule: Rule, commits: readonly Tree[], run: RuleRun): Promise<Report> {
  const repository = makeRepository()
  try {
    for (const [index, tree] of commits.entries()) repository.commit(`docs: change ${index + 1}`, tree)
    return await checkProject(diskFiles(repository.root), configOf(rule, run), { rules: [rule] })
  } finally {
    repository.remove()
  }
}

const configOf = (rule: Rule, { source, targets, options, config }: RuleRun): Config =>
  configSchema.parse({
    ...config,
    source,
    targets,
    content: ['{locale}/**/*.{md,mdx}'],
    rules: { [rule.id]: options === undefined ? 'error' : ['error', options] },
  })
