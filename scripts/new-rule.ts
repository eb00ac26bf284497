/**
 * Starts a rule: `npm run new-rule <id> [category]`. Writes the rule, its page in both languages and its test, and enters
 * it among those of its category in the list and the presets of `rules/index.ts`. What it writes runs; the words in capitals are to be replaced.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { enter, pageEn, pageFr, ruleCode, testCode } from './new-rule/templates.ts'

const categories = ['structure', 'content', 'links', 'language', 'freshness'] as const
export type RuleCategory = (typeof categories)[number]

/**
 * Writes the files of a new rule under `root`, and returns their paths from there.
 * Throws when the id is not in kebab case, the category does not exist, or one of the files is there already.
 */
export function newRule(root: string, id: string, category: string = 'content'): string[] {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id))
    throw new Error(`\`${id}\` is not in kebab case, like \`step-count\`.`)
  const known = categories.find((name) => name === category)
  if (!known) throw new Error(`There is no category \`${category}\`: choose one of ${categories.join(', ')}.`)

  const files: Readonly<Record<string, string>> = {
    [`rules/${id}.ts`]: ruleCode(id, known),
    [`docs/en/rules/${id}.md`]: pageEn(id),
    [`docs/fr/rules/${id}.md`]: pageFr(id),
    [`test/rules/${id}.test.ts`]: testCode(id),
  }
  const there = Object.keys(files).find((path) => existsSync(join(root, path)))
  if (there) throw new Error(`${there} is there already.`)

  const index = join(root, 'rules/index.ts')
  const list = enter(readFileSync(index, 'utf8'), id, rulesOf(join(root, 'rules'), known))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  writeFileSync(index, list)
  return [...Object.keys(files), 'rules/index.ts']
}

/** The ids of the rules of a category. */
const rulesOf = (folder: string, category: RuleCategory): string[] =>
  readdirSync(folder)
    .filter((name) => readFileSync(join(folder, name), 'utf8').includes(`  category: '${category}',`))
    .map((name) => name.replace(/\.ts$/, ''))

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [id, category] = process.argv.slice(2)
  if (!id) {
    console.error('Usage: npm run new-rule <id> [category]')
    process.exitCode = 2
  } else {
    for (const path of newRule('.', id, category)) console.log(path)
  }
}
