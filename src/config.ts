/** Finding, reading and checking a configuration. */
import { basename, dirname, posix, resolve } from 'node:path'
import { ConfigError, type Place } from './config/error.ts'
import { type Located, readJson } from './config/json.ts'
import { loadModule } from './config/module.ts'
import type { Config } from './config/types.ts'
import { diskFiles, sayUnread } from './files.ts'
import { staticBase } from './text/globs.ts'

export { ConfigError } from './config/error.ts'
export type * from './config/types.ts'

/** A configuration, and where it comes from. */
export interface LoadedConfig {
  /** Empty where there is no configuration file. */
  readonly config: Config
  /** The file, as it was named or found. */
  readonly path?: string
  /** The folder that globs and paths are relative to: the configuration's own; absolute. */
  readonly root: string
  /** Folders beside the root that the configuration itself names, relative to the root: `../other-checkout/docs`. */
  readonly beside: readonly string[]
  /** The place of a key in the file; `undefined` unless it is JSON. */
  locate(key: readonly (string | number)[]): Place | undefined
}

/** The names that a configuration may have. */
export const configNames: readonly string[] = ['json', 'jsonc', 'ts', 'mts', 'js', 'mjs'].map(
  (type) => `diptych.config.${type}`,
)

/** Gives a configuration its type, for `diptych.config.ts` and `.js`. */
export const defineConfig = (config: Config): Config => config

/** Where what was found out about a configuration is kept, by its folder and what it says of `cache`; nowhere if undefined. */
export type KeptIn = (root: string, config: Pick<Config, 'cache'>) => string | undefined

/**
 * Loads the configuration of a folder.
 * @param root Where to look, unless `explicitPath` says it; no folder above it is searched.
 * @param explicitPath A configuration file, relative to `root` or absolute; its folder becomes the root.
 * @param keptIn What an earlier run found right there is not checked again.
 * @throws {ConfigError} when there are two, when it cannot be read, or when something in it is wrong.
 */
export const loadConfig = async (root: string, explicitPath?: string, keptIn?: KeptIn): Promise<LoadedConfig> => {
  const folder = explicitPath === undefined ? resolve(root) : dirname(resolve(root, explicitPath))
  const path = explicitPath === undefined ? findConfig(folder) : basename(explicitPath)
  if (path === undefined) return { config: {}, root: folder, beside: [], locate: () => undefined }

  const shown = explicitPath ?? path
  const text = await readText(folder, path, shown)
  const isModule = /\.m?[jt]s$/.test(path)
  const read = isModule ? await inModule(resolve(folder, path), shown) : inJson(text, shown)
  const check = async (): Promise<Config> => {
    const { value, locate } = read()
    return (await import('./config/validate.ts')).checkConfig(value, shown, locate)
  }
  const kept = isModule ? undefined : keptIn?.(folder, saidOfCache(plainJson(text) ?? read().value))
  const config =
    kept === undefined ? await check() : await (await import('./config/known.ts')).checkedOnce(kept, text, check)
  return { config, path: shown, root: folder, beside: besideOf(config), locate: (key) => read().locate(key) }
}

const inModule = async (path: string, shown: string): Promise<() => Located> => {
  const value = await loadModule(path, shown)
  return () => ({ value, locate: () => undefined })
}

/** Reads it when that is first asked for, and once. */
const inJson = (text: string, shown: string): (() => Located) => {
  let read: Located | undefined
  return () => (read ??= readJson(text, shown))
}

/** What is JSON and no more, as most configurations are. */
const plainJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What a configuration that nobody has checked says of the cache. */
const saidOfCache = (value: unknown): Pick<Config, 'cache'> => {
  const { cache = undefined } = typeof value === 'object' && value !== null ? (value as { cache?: unknown }) : {}
  if (cache === undefined) return {}
  return { cache: typeof cache === 'string' && cache !== '' ? cache : false }
}

const findConfig = (folder: string): string | undefined => {
  const files = diskFiles(folder)
  const found = configNames.filter((name) => files.has(name))
  if (found.length > 1) {
    const list = found.map((name) => `\`${name}\``)
    const words = {
      en: `there are several configurations: ${list.join(', ')}. Keep one, or choose one with \`--config\`.`,
      fr: `il y a plusieurs configurations : ${list.join(', ')}. N'en gardez qu'une, ou choisissez-en une avec \`--config\`.`,
    }
    throw new ConfigError(found[0] ?? '', [{ key: [], words }])
  }
  return found[0]
}

const readText = async (folder: string, name: string, shown: string): Promise<string> => {
  const contents = await diskFiles(folder).read(name)
  if (contents.state === 'unread') {
    const reason = sayUnread(contents)
    const words = {
      en: `the configuration cannot be read: ${reason.en}. \`--config\` names another one.`,
      fr: `la configuration ne peut pas être lue : ${reason.fr}. \`--config\` en désigne une autre.`,
    }
    throw new ConfigError(shown, [{ key: [], words }])
  }
  return contents.text
}

const besideOf = ({ content }: Config): string[] => {
  const globs = typeof content === 'string' ? [content] : Object.values(content ?? []).flat()
  const outward = globs.map((glob) => posix.normalize(glob)).filter((glob) => glob.startsWith('../'))
  return [...new Set(outward.map(staticBase))]
}
