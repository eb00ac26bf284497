/**
 * Writes every file of the repository that is made from others. With `--check` writes nothing, names those that are out
 * of date, and exits 1 when there are any; the git tree need not be clean.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { pagesWithOutputs, withOutputs } from './manual/outputs.ts'
import { rulesIndex } from './manual/rules-index.ts'
import { schemaText } from './schema.ts'

/** Path from the root → what makes its text. */
const generated: Readonly<Record<string, () => string | Promise<string>>> = {
  'schema/diptych.schema.json': schemaText,
  'docs/en/rules/index.md': () => rulesIndex('en'),
  'docs/fr/rules/index.md': () => rulesIndex('fr'),
  ...Object.fromEntries(pagesWithOutputs().map((path) => [path, () => withOutputs(path)])),
}

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })

for (const [path, make] of Object.entries(generated)) {
  const text = await make()
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue
  if (values.check) {
    process.exitCode = 1
    console.log(`${path} is out of date: run \`npm run generate\``)
  } else {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    console.log(`wrote ${path}`)
  }
}
