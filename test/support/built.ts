/** The package as it is shipped, built once a test file into a folder of its own. */
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from '../../scripts/build.ts'

/** A built package. */
export interface Built {
  /** What `node` runs. */
  readonly bin: string
  remove(): void
}

/** Bundles as `npm run build` does, and puts beside it what the package ships. */
export const buildPackage = (): Built => {
  const root = resolve(import.meta.dirname, '../..')
  const folder = mkdtempSync(join(tmpdir(), 'diptych-built-'))
  bundle(join(folder, 'dist'))
  for (const shipped of ['package.json', 'lexicon', 'docs', 'schema', 'src', 'node_modules']) {
    symlinkSync(join(root, shipped), join(folder, shipped))
  }
  return { bin: join(folder, 'dist/src/bin.js'), remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The modules of Diptych that stand in a file that was built, without their endings: each is named in front of its code. */
export const modulesIn = (url: string): readonly string[] =>
  url.startsWith('file:') && url.includes('/dist/')
    ? [...readFileSync(fileURLToPath(url), 'utf8').matchAll(/^\/\/ ((?:src|rules)\/\S+)\.ts$/gm)].map(
        ([, path = '']) => path,
      )
    : []
