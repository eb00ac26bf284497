/**
 * Writes every file of the repository that is made from others. With `--check` writes nothing, names those that are out
 * of date, and exits 1 when there are any; the git tree need not be clean.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'

/** The modules of this folder that export `generated()`: path from the root → text. */
const generators: readonly string[] = ['schema']

interface Generator {
  generated(): Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>
}

const textAt = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
let outOfDate = 0

for (const name of generators) {
  const { generated }: Generator = await import(`./${name}.ts`)
  for (const [path, text] of Object.entries(await generated())) {
    if (textAt(path) === text) continue
    outOfDate++
    if (!values.check) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
    console.log(values.check ? `${path} is out of date: run \`npm run generate\`` : `wrote ${path}`)
  }
}

process.exitCode = values.check && outOfDate > 0 ? 1 : 0
