/** The site generators whose configuration says which locale leads. It is read as text, never run. */
import { posix } from 'node:path'
import type { Files } from '../files.ts'
import type { Locale } from '../model.ts'
import { localeOfName } from '../text/locales.ts'

/** A generator, and what its configuration says. */
export interface Framework {
  readonly name: 'Docusaurus' | 'Starlight' | 'VitePress' | 'Hugo' | 'MkDocs'
  /** The configuration file. */
  readonly path: string
  /** The folder of the site. */
  readonly folder: string
  /** The locale of pages without a locale folder or suffix, or the default one, when a simple search finds it. */
  readonly defaultLocale?: Locale
  /** Whether the default locale's pages stand without a folder of their own, as far as the configuration says. */
  readonly rooted?: boolean
}

/** Characters of a configuration in which the default locale is looked for. */
const MOST_CONFIG = 200_000

const named = (stem: string, types: string): string[] => types.split(' ').map((type) => `${stem}.${type}`)

const candidates: readonly (readonly [Framework['name'], readonly string[]])[] = [
  ['Docusaurus', named('docusaurus.config', 'js ts mjs cjs mts')],
  ['Starlight', named('astro.config', 'mjs js ts mts cjs')],
  ['VitePress', [...named('.vitepress/config', 'ts mts js mjs'), ...named('.vitepress/config/index', 'ts mts js')]],
  [
    'Hugo',
    [
      ...named('hugo', 'toml yaml yml'),
      ...named('config/_default/hugo', 'toml yaml yml'),
      ...named('config/_default/config', 'toml yaml yml'),
      ...named('config', 'toml yaml yml'),
    ],
  ],
  ['MkDocs', named('mkdocs', 'yml yaml')],
]

/** The first of these generators whose configuration stands in one of the folders. */
export const frameworkIn = async (
  files: Files,
  folders: readonly string[],
  names: readonly Framework['name'][],
): Promise<Framework | undefined> => {
  for (const folder of folders) {
    for (const [name, paths] of candidates) {
      if (!names.includes(name)) continue
      for (const path of paths.map((one) => posix.join(folder, one))) {
        if (!files.has(path)) continue
        const contents = await files.read(path)
        const text = contents.state === 'text' ? contents.text.slice(0, MOST_CONFIG) : ''
        // `config.toml` is a name that any program may choose.
        if (
          name === 'Hugo' &&
          /(?:^|\/)config\.\w+$/.test(path) &&
          !/baseURL|languageCode|defaultContentLanguage/i.test(text)
        )
          continue
        return { name, path, folder, ...readers[name](text) }
      }
    }
  }
  return undefined
}

type Said = Pick<Framework, 'defaultLocale' | 'rooted'>

const readers: Readonly<Record<Framework['name'], (text: string) => Said>> = {
  Docusaurus: (text) => said(quoted(text, 'defaultLocale') ?? 'en', true),
  Starlight: (text) => {
    const chosen = quoted(text, 'defaultLocale')
    if (chosen !== undefined && chosen !== 'root') return said(chosen, false)
    return /\broot\s{0,20}:/.test(text) ? said(rootLang(text), true) : {}
  },
  VitePress: (text) =>
    /\broot\s{0,20}:/.test(text) ? said(rootLang(text) ?? quoted(text, 'lang'), true) : said(quoted(text, 'lang')),
  Hugo: (text) => {
    const inSubdirectory = /^\s{0,20}defaultContentLanguageInSubdir\s{0,20}[=:]\s{0,20}true/im.test(text)
    const chosen = /^[ \t]{0,20}defaultContentLanguage[ \t]{0,20}[=:][ \t]{0,20}['"]?([\w-]{2,35})/im.exec(text)?.[1]
    return said(chosen, inSubdirectory ? false : undefined)
  },
  MkDocs: (text) => {
    const entries = text.split(/^[ \t]{0,40}-[ \t]{1,8}/m)
    const isDefault = /^[ \t]{0,40}default[ \t]{0,8}:[ \t]{0,8}true\b/m
    const entry = entries.find((one) => /^\s{0,40}locale\s{0,8}:/m.test(one) && isDefault.test(one))
    const locale = entry && /^\s{0,40}locale[ \t]{0,8}:[ \t]{0,8}['"]?([\w-]{2,35})/m.exec(entry)?.[1]
    return said(locale ?? /\bdefault_language[ \t]{0,8}:[ \t]{0,8}['"]?([\w-]{2,35})/.exec(text)?.[1])
  },
}

const quoted = (text: string, key: string): string | undefined =>
  new RegExp(`\\b${key}['"]?\\s{0,20}:\\s{0,20}['"\`]([\\w-]{2,35})['"\`]`).exec(text)?.[1]

const rootLang = (text: string): string | undefined => {
  const at = /\broot\s{0,20}:\s{0,20}\{/.exec(text)
  return at ? quoted(text.slice(at.index, at.index + 400), 'lang') : undefined
}

const said = (name: string | undefined, rooted?: boolean): Said => {
  const locale = name === undefined ? undefined : localeOfName(name)?.locale
  return { ...(locale !== undefined && { defaultLocale: locale }), ...(rooted !== undefined && { rooted }) }
}
