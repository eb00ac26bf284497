/** What the package ships beside its code. */
import { existsSync, readFileSync } from 'node:fs'
import type { Tongue } from './model.ts'

/** Whether this is what was built, rather than its source. */
export const isBuilt: boolean = !import.meta.url.endsWith('.ts')

/** The package's folder, from `src/` and from `dist/src/` alike. */
export const packageRoot: URL = new URL(isBuilt ? '../../' : '../', import.meta.url)

/** The text of a file that the package ships; its path from the package's folder. */
export const packageFile = (path: string): string => readFileSync(new URL(path, packageRoot), 'utf8')

/** The version of this package. */
export const packageVersion = (): string =>
  (JSON.parse(packageFile('package.json')) as { readonly version: string }).version

/** Where the page of a rule stands in the manual that is shipped. */
export const pageOfRule = (rule: string, tongue: Tongue): URL => new URL(`docs/${tongue}/rules/${rule}.md`, packageRoot)

/** The same as the text of a `file:` URL; `undefined` for a rule from outside, which has no page. */
export function rulePage(rule: string, tongue: Tongue): string | undefined {
  if (!/^[a-z-]{1,60}$/.test(rule)) return undefined
  const page = pageOfRule(rule, tongue)
  return existsSync(page) ? page.href : undefined
}
