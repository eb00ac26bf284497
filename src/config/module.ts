/** Configurations that are programs: their default export is the configuration. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Words } from '../known-error.ts'
import { ConfigError } from './error.ts'

/**
 * Runs a configuration file and gives what it exports by default, awaited.
 * @param file Absolute.
 * @param path For the error.
 * @throws {ConfigError} when it fails, exports nothing, or TypeScript cannot be run here.
 */
export const loadModule = async (file: string, path: string): Promise<unknown> => {
  let loaded: Exports
  try {
    loaded = /\.m?ts$/.test(file) ? await importTypeScript(file, path) : await import(pathToFileURL(file).href)
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    const words = { en: `it could not be run: ${reason}`, fr: `son exécution a échoué : ${reason}` }
    throw new ConfigError(path, [{ key: [], words }], { cause })
  }
  // A loader may wrap a CommonJS module's exports once more.
  const exported = isWrapped(loaded.default) ? loaded.default.default : loaded.default
  if (exported === undefined) throw new ConfigError(path, [{ key: [], words: noDefault }])
  return exported
}

const isWrapped = (value: unknown): value is { readonly default: unknown } =>
  typeof value === 'object' && value !== null && '__esModule' in value && 'default' in value

const noDefault: Words = {
  en: 'it has no default export; write `export default defineConfig({ … })`.',
  fr: "il n'a pas d'export par défaut ; écrivez `export default defineConfig({ … })`.",
}

const noLoader: Words = {
  en: `Node ${process.versions.node} cannot run TypeScript by itself; install tsx (\`npm install --save-dev tsx\`), or write the configuration as \`diptych.config.json\` or \`diptych.config.mjs\`.`,
  fr: `Node ${process.versions.node} n'exécute pas TypeScript de lui-même ; installez tsx (\`npm install --save-dev tsx\`), ou écrivez la configuration dans \`diptych.config.json\` ou \`diptych.config.mjs\`.`,
}

type TsImport = (
  specifier: string,
  options: { readonly parentURL: string; readonly tsconfig: false },
) => Promise<Exports>

interface Exports {
  readonly default?: unknown
}

/** By tsx where it is installed, the project's own first; else by Node itself, from 22.18 on. */
const importTypeScript = async (file: string, path: string): Promise<Exports> => {
  const url = pathToFileURL(file).href
  const tsImport = (await tsxFrom(file)) ?? (await tsxFrom(fileURLToPath(import.meta.url)))
  if (tsImport) return tsImport(url, { parentURL: url, tsconfig: false })
  if ((process.features as { readonly typescript?: unknown }).typescript) return import(url)
  throw new ConfigError(path, [{ key: [], words: noLoader }])
}

/** tsx as it is installed for a file. Its CommonJS face, which is what `resolve` would give, cannot import. */
const tsxFrom = async (file: string): Promise<TsImport | undefined> => {
  let manifest: string
  try {
    manifest = createRequire(file).resolve('tsx/package.json')
  } catch {
    return undefined
  }
  const { exports } = JSON.parse(await readFile(manifest, 'utf8')) as TsxManifest
  const api = exports?.['./esm/api']?.import?.default
  if (api === undefined) return undefined
  const { tsImport } = (await import(pathToFileURL(join(dirname(manifest), api)).href)) as {
    readonly tsImport: TsImport
  }
  return tsImport
}

interface TsxManifest {
  readonly exports?: { readonly './esm/api'?: { readonly import?: { readonly default?: string } } }
}
