/** Writing down the globs of a family, as a configuration would have them. */
import type { Locale } from '../model.ts'
import { spellings } from '../text/locales.ts'
import type { Family, Member } from './families.ts'
import { escapeGlob, extensionsOf } from './globs.ts'

/**
 * The globs of a family: with `{locale}` where every locale can be found by one, else by locale.
 * @param whole Whether the pages without a mark are all that stand there; otherwise, at the top of a repository, those
 *   that no translation resembles are left out.
 */
export const contentOf = (
  family: Family,
  members: ReadonlyMap<Locale, Member>,
  rootLocale: Locale | undefined,
  locales: readonly Locale[],
  whole: boolean,
  paths: readonly string[],
): readonly string[] | Readonly<Record<Locale, readonly string[]>> => {
  const { kind, base } = family
  const start = base === '' ? '' : `${escapeGlob(base)}/`
  const type = extensionsOf(paths.filter((path) => path.startsWith(base === '' ? '' : base)))
  const spelled = [...members].every(([locale, { name }]) => spellings(locale).includes(name))
  const marks = new Set([...members.values()].map(({ mark }) => mark))
  const oneMark = [...marks].join('')
  if (rootLocale === undefined && spelled && marks.size === 1) {
    if (kind === 'folder') return [`${start}{locale}/**/*.${type}`]
    if (kind === 'folder-suffix') return [`${escapeGlob(base)}${oneMark}{locale}/**/*.${type}`]
    if (base !== '') return [`${start}{path}${oneMark}{locale}.${type}`]
  }
  // At the top of a repository much stands that is no page: what no translation has is not taken in.
  const bounded = base === '' && kind !== 'folder-suffix' && !whole
  const keys = [...new Set([...members.values()].flatMap((member) => [...member.keys]))].sort()
  const parts = !bounded ? ['**/*'] : kind === 'suffix' ? keys.map(escapeGlob) : partsOf(keys)
  const globsOf = (locale: Locale): string[] => {
    const { name = '', mark = '' } = members.get(locale) ?? {}
    return parts.map((part) => {
      if (kind === 'folder') return `${start}${name === '' ? '' : `${name}/`}${part}.${type}`
      if (kind === 'folder-suffix') return `${escapeGlob(base)}${mark}${name}/${part}.${type}`
      return `${start}${part}${mark}${name}.${type}`
    })
  }
  return Object.fromEntries(locales.map((locale) => [locale, globsOf(locale)]))
}

/** The first folders of some keys, each with all that is below; files at the top together. */
const partsOf = (keys: readonly string[]): string[] => [
  ...new Set(keys.map((key) => (key.includes('/') ? `${escapeGlob(key.slice(0, key.indexOf('/')))}/**/*` : '*'))),
]
