/** Which build of Diptych computes: what another one computed is not taken over. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isBuilt, packageRoot } from '../package-files.ts'
import { keyOf } from './key.ts'

/** Changes whenever what is kept changes its form. */
const format = 3

let name: string | undefined

/**
 * A name for this build: its version, the versions of what it is made of, and of Node; while Diptych itself is being worked
 * on, its files too.
 */
export const buildName = (): string => (name ??= nameOfBuild())

function nameOfBuild(): string {
  const root = resolve(fileURLToPath(packageRoot))
  const installed = join('/', root).includes('node_modules')
  return keyOf(
    format,
    process.versions.node,
    textOf(join(root, 'package.json')),
    lockOf(root),
    installed || filesOf(root),
  )
}

/** The nearest list of what a package manager installed. */
function lockOf(folder: string): string {
  for (const name of ['.package-lock.json', '.yarn-state.yml', '.modules.yaml', '.pnpm/lock.yaml']) {
    const text = textOf(join(folder, 'node_modules', name))
    if (text !== '') return text
  }
  return dirname(folder) === folder ? '' : lockOf(dirname(folder))
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** What runs: a built file that others import is named by what stands in it, and the program names them all; every source file, with its size and time. */
const filesOf = (root: string): readonly unknown[] => [
  isBuilt ? textOf(join(root, 'dist/src/bin.js')) : ['src', 'rules'].map((name) => facts(join(root, name))),
  facts(join(root, 'lexicon')),
]

function facts(folder: string): unknown[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return facts(path)
    const { size, mtimeMs } = statSync(path)
    return [[path, size, mtimeMs]]
  })
}
