/** The one place where tests of rules meet the public API. */
import type { Report } from '../../src/model.ts'
import type { Rule } from '../../src/rule.ts'

type CheckFiles = (
  files: Readonly<Record<string, string>>,
  config: unknown,
  options?: { readonly rules?: readonly Rule[] },
) => Promise<Report>

const api = '../../src/index.ts'

/** Checks a tree in memory, path → text; `rules` instead of the built-in ones. */
export const checkTree: CheckFiles = async (files, config, options) => {
  const { checkFiles }: { checkFiles: CheckFiles } = await import(api)
  return checkFiles(files, config, options)
}
