/** What the package ships beside its code. */
import { existsSync } from 'node:fs'
import type { Tongue } from './model.ts'

/** The package's folder, from `src/` and from `dist/src/` alike. */
export const packageRoot: URL = new URL(import.meta.url.endsWith('.ts') ? '../' : '../../', import.meta.url)

/** A rule's page in the manual that is shipped, as a `file:` URL; `undefined` for a rule from outside. */
export function rulePage(rule: string, tongue: Tongue): string | undefined {
  if (!/^[a-z-]{1,60}$/.test(rule)) return undefined
  const page = new URL(`docs/${tongue}/rules/${rule}.md`, packageRoot)
  return existsSync(page) ? page.href : undefined
}
