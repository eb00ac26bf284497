/** Which build of Diptych computes: what another one computed is not taken over. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isBuilt, packageRoot } from '../package-files.ts'
import { keyOf } from './key.ts'

/** Changes whenever what is kept changes its form. */
const format = 4

let name: string | undefined

/** A name for this build. */
export const buildName = (): string => (name ??= nameOfBuild(resolve(fileURLToPath(packageRoot))))

/**
 * A name for the build in a folder: its version, the versions of what it is made of, of Node and of its languages' data; while
 * Diptych itself is being worked on, its files too.
 */
export function nameOfBuild(root: string): string {
  const installed = join('/', root).includes('node_modules')
  const { node, icu } = process.versions
  // One that was installed for all projects has its packages below it, and there is no list of them.
  const made = installed ? packagesIn(join(root, 'node_modules')) : filesOf(root)
  return keyOf(format, node, icu, textOf(join(root, 'package.json')), listIn(root), made)
}

/** Where package managers write what they installed, from the folder that has the `node_modules`: npm, pnpm, Yarn, Bun. */
const lists = [
  'node_modules/.package-lock.json',
  'node_modules/.pnpm/lock.yaml',
  'node_modules/.modules.yaml',
  'node_modules/.yarn-state.yml',
  'node_modules/.yarn-integrity',
  '.pnp.cjs',
  'bun.lock',
  'bun.lockb',
]

/** The nearest list of what a package manager installed. */
function listIn(folder: string): string {
  for (const list of lists) {
    const text = textOf(join(folder, list))
    if (text !== '') return text
  }
  return dirname(folder) === folder ? '' : listIn(dirname(folder))
}

const packagesIn = (folder: string): string[] =>
  namesIn(folder).flatMap((name) =>
    name.startsWith('@') ? packagesIn(join(folder, name)) : textOf(join(folder, name, 'package.json')),
  )

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : [])

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
