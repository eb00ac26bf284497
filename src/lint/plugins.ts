/** Finds the remark and retext plugins that a project's configuration names. */
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { resolve as resolveModule } from 'import-meta-resolve'
import type { Pluggable, Plugin, Preset } from 'unified'
import type { PluginEntry } from '../config/types.ts'
import { KnownError, type Words } from '../known-error.ts'

/** A plugin cannot be used. */
export class LintError extends KnownError {}

/**
 * Imports plugins and presets by their names, as the project's folder sees them: its own packages, or files of its own
 * (`./lint/rule.js`). Only the configuration names them, never a page.
 *
 * @param folder Absolute: the configuration's.
 * @param key Where the configuration names them: `lint.fr.remark`.
 * @throws {LintError} when one cannot be found, fails to load, or is no plugin.
 */
export async function loadPlugins(entries: readonly PluginEntry[], folder: string, key: string): Promise<Pluggable[]> {
  return Promise.all(
    entries.map(async (entry): Promise<Pluggable> => {
      const [name, ...options] = typeof entry === 'string' ? [entry] : entry
      const plugin = await load(name, folder, key)
      return typeof plugin === 'function'
        ? [plugin, ...options]
        : options.length > 0
          ? throwFor(key, name, presetOptions)
          : plugin
    }),
  )
}

async function load(name: string, folder: string, key: string): Promise<Plugin | Preset> {
  let url: string
  try {
    url = resolveModule(name, pathToFileURL(`${folder}/`).href)
    if (url.startsWith('file:') && !existsSync(fileURLToPath(url))) throwFor(key, name, notFound(name))
  } catch (cause) {
    if (cause instanceof LintError) throw cause
    return throwFor(key, name, notFound(name), cause)
  }
  let module: { readonly default?: unknown }
  try {
    module = await import(url)
  } catch (cause) {
    return throwFor(key, name, failed(cause instanceof Error ? cause.message : String(cause)), cause)
  }
  const plugin = module.default
  if (typeof plugin === 'function') return plugin as Plugin
  if (isPreset(plugin)) return plugin
  return throwFor(key, name, noPlugin)
}

const isPreset = (value: unknown): value is Preset =>
  typeof value === 'object' && value !== null && ('plugins' in value || 'settings' in value)

function throwFor(key: string, name: string, { en, fr }: Words, cause?: unknown): never {
  const words = { en: `\`${key}\`: the plugin \`${name}\` ${en}`, fr: `\`${key}\` : le plugin \`${name}\` ${fr}` }
  throw new LintError(words, cause === undefined ? undefined : { cause })
}

const notFound = (name: string): Words =>
  /^[./]/.test(name)
    ? {
        en: 'does not exist; its path starts at the configuration.',
        fr: "n'existe pas ; son chemin part de la configuration.",
      }
    : {
        en: `is not installed here; run \`npm install --save-dev ${name}\`, or remove it from the configuration.`,
        fr: `n'est pas installé ici ; lancez \`npm install --save-dev ${name}\`, ou retirez-le de la configuration.`,
      }
const failed = (reason: string): Words => ({
  en: `cannot be loaded (${reason}). Update it, or remove it from the configuration.`,
  fr: `ne peut pas être chargé (${reason}). Mettez-le à jour, ou retirez-le de la configuration.`,
})
const noPlugin: Words = {
  en: 'exports neither a plugin nor a preset by default.',
  fr: "n'exporte par défaut ni plugin ni préréglage.",
}
const presetOptions: Words = {
  en: 'is a preset, which takes no options; give them to its plugins one by one, after it.',
  fr: "est un préréglage, qui n'a pas d'options ; donnez-les à ses plugins un par un, après lui.",
}
