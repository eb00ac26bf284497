/**
 * Bundles what runs: a process then opens a few files instead of some hundred. Measured: a check in which one page changed takes
 * a tenth less.
 */
import { readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'

const root = resolve(import.meta.dirname, '..')

/** What is started or imported by itself. */
const shipped = ['src/bin', 'src/index', 'src/remark', 'src/thread', 'rules/index']

/**
 * What is loaded together stands in one file, with all that it imports and that is in no file before it: what every command
 * needs, what many do, what `check --help` needs, what tells a report, what a run needs that only tells what an earlier one
 * found, and what checks. All else is split as it is loaded.
 */
const together = [
  { name: 'main', test: /src\/cli\/main\.ts$/ },
  { name: 'command', test: /src\/cli\/(?:command|look|manual-page)\.ts$/ },
  { name: 'check', test: /src\/cli\/check\.ts$/ },
  { name: 'tell', test: /src\/report\/(?:compact|github|json|stylish)\.ts$/ },
  { name: 'run', test: /src\/(?:cli\/open|run|config\/known)\.ts$/ },
  { name: 'reading', test: /src\/threads\/reading\.ts$/ },
  { name: 'checking', test: /src\/checking\.ts$/ },
]

/**
 * Writes the program into a folder, as JavaScript that imports packages from where they are installed, and removes what an
 * earlier build left there. All shared files stand in `src`, for modules that ask where they are.
 * @param entries The modules that others start with, by their paths without endings.
 * @returns the files, and the modules of which each was made, by their paths.
 * @throws when something cannot be resolved or parsed; types are not checked.
 */
export async function bundle(
  folder: string,
  entries: readonly string[] = shipped,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { output } = await build({
    cwd: root,
    input: Object.fromEntries(entries.map((entry) => [entry, `${entry}.ts`])),
    external: (id, _, isResolved) => !isResolved && /^[^./]/.test(id),
    platform: 'node',
    checks: { ineffectiveDynamicImport: false },
    output: {
      dir: folder,
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: 'src/[name]-[hash].js',
      topLevelVar: true,
      codeSplitting: { groups: together.map((group, at) => ({ ...group, priority: together.length - at })) },
    },
  })
  const written = new Map(output.map((one) => [join(folder, one.fileName), one.type === 'chunk' ? one.moduleIds : []]))
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, path)
    if (file.endsWith('.js') && !written.has(file)) rmSync(file)
  }
  return written
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle(join(root, 'dist'))
