/** The package as it is shipped, built once a test file into a folder of its own. */
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from '../../scripts/build.ts'

/** A built package. */
export interface Built {
  /** What `node` runs. */
  readonly bin: string
  /** The modules of Diptych of which a built file was made, without their endings; none for any other file. */
  modulesIn(url: string): readonly string[]
  remove(): void
}

/** Bundles as `npm run build` does, and puts beside it what the package ships. */
export async function buildPackage(): Promise<Built> {
  const root = resolve(import.meta.dirname, '../..')
  const folder = mkdtempSync(join(tmpdir(), 'diptych-built-'))
  const modules = await bundle(join(folder, 'dist'))
  for (const shipped of ['package.json', 'lexicon', 'docs', 'schema', 'src', 'node_modules']) {
    symlinkSync(join(root, shipped), join(folder, shipped))
  }
  return {
    bin: join(folder, 'dist/src/bin.js'),
    modulesIn: (url) =>
      (url.startsWith('file:') ? (modules.get(fileURLToPath(url)) ?? []) : []).map((path) =>
        relative(root, path).replace(/\.ts$/, ''),
      ),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
