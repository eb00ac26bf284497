/** Docusaurus keeps its translations far from their source: `docs/` and `i18n/fr/docusaurus-plugin-content-docs/current/`. */
import { posix } from 'node:path'
import type { Files } from '../files.ts'
import type { Locale } from '../model.ts'
import { localeOfName } from '../text/locales.ts'
import { type Framework, frameworkIn } from './frameworks.ts'
import { escapeGlob, extensionsOf } from './globs.ts'

/** A Docusaurus site, with its globs by locale, the default one's first. */
export interface DocusaurusSite {
  readonly framework?: Framework
  readonly folder: string
  readonly source: Locale
  readonly content: Readonly<Record<Locale, readonly string[]>>
}

/** One kind of page: where it stands in the source, and below `i18n/fr`. */
interface Part {
  readonly source: string
  readonly translated: string
}

/** What stands below one `i18n/`. */
interface Translations {
  /** Each locale as its folder spells it. */
  readonly names: Map<Locale, string>
  readonly parts: Map<string, Part>
  readonly paths: string[]
}

const translation =
  /^((?:[^/]+\/)*?)i18n\/([^/]+)\/(docusaurus-plugin-content-(docs|blog|pages)(?:-([^/]+))?)\/(?:(current|version-[^/]+)\/)?/

/** The site with the most translated pages, if there is one. */
export const docusaurusIn = async (files: Files, paths: readonly string[]): Promise<DocusaurusSite | undefined> => {
  const sites = new Map<string, Translations>()
  for (const path of paths) {
    const match = translation.exec(path)
    if (!match) continue
    const [, prefix = '', name = '', plugin = '', kind = '', id, version] = match
    const locale = localeOfName(name)?.locale
    if (locale === undefined) continue
    const folder = prefix.replace(/\/$/, '')
    const site: Translations = sites.get(folder) ?? { names: new Map(), parts: new Map(), paths: [] }
    sites.set(folder, site)
    site.names.set(locale, name)
    site.paths.push(path)
    const part = partOf(folder, paths, kind, id, plugin, version)
    site.parts.set(part.translated, part)
  }
  const [best] = [...sites].sort(([a, one], [b, other]) => other.paths.length - one.paths.length || (a < b ? -1 : 1))
  if (!best) return undefined
  const [folder, { names, parts, paths: translated }] = best
  const framework = await frameworkIn(files, [folder], ['Docusaurus'])
  const source = framework?.defaultLocale ?? 'en'
  const ordered = [...parts.values()].sort((a, b) => (a.translated < b.translated ? -1 : 1))
  const sourceFolders = ordered.map((part) => `${part.source}/`)
  const pages = `**/*.${extensionsOf([...translated, ...paths.filter((path) => sourceFolders.some((start) => path.startsWith(start)))])}`
  const targets = [...names].filter(([locale]) => locale !== source).sort(([a], [b]) => (a < b ? -1 : 1))
  if (targets.length === 0) return undefined
  const content: Record<Locale, readonly string[]> = {
    [source]: ordered.map((part) => `${escapeGlob(part.source)}/${pages}`),
  }
  for (const [locale, name] of targets) {
    content[locale] = ordered.map(
      (part) => `${escapeGlob(posix.join(folder, 'i18n', name))}/${part.translated}/${pages}`,
    )
  }
  return { ...(framework && { framework }), folder, source, content }
}

const partOf = (
  folder: string,
  paths: readonly string[],
  kind: string,
  id: string | undefined,
  plugin: string,
  version: string | undefined,
): Part => {
  const below = escapeGlob(plugin)
  if (kind === 'blog') return { source: posix.join(folder, id ?? 'blog'), translated: below }
  if (kind === 'pages') return { source: posix.join(folder, id ?? 'src/pages'), translated: below }
  // The versions of a page stay apart in its key: `version-1.0/intro`.
  if (version?.startsWith('version-')) {
    return {
      source: posix.join(folder, `${id === undefined ? '' : `${id}_`}versioned_docs`),
      translated: `${below}/version-*`,
    }
  }
  const near = posix.join(folder, id ?? 'docs')
  const above = posix.join(folder, '..', id ?? 'docs')
  const has = (place: string): boolean => paths.some((path) => path.startsWith(`${place}/`))
  return { source: !has(near) && !above.startsWith('..') && has(above) ? above : near, translated: `${below}/current` }
}
