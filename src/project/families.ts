/** Where, in a list of paths, the same pages seem to stand in several locales. */
import type { Locale } from '../model.ts'
import { localeOfName } from '../text/locales.ts'
import { localeOfFolder } from './folder-names.ts'

/** Pages of several locales that differ by a folder, a suffix, or the end of a folder's name. */
export interface Family {
  readonly kind: 'folder' | 'suffix' | 'folder-suffix'
  /** `docs` for `docs/fr/…` and for `docs/x.fr.md`; `docs` for `docs-fr/…`; empty for the root. */
  readonly base: string
  /** By canonical locale. */
  readonly members: ReadonlyMap<Locale, Member>
  /** The pages without a mark, by key, in the same place. */
  readonly rootKeys: ReadonlySet<string>
}

/** What one locale has of a family. */
export interface Member {
  /** As the paths spell it. */
  readonly name: string
  /** What stands between the stem and the name of the locale: `.`, `-`, `_`; empty for a folder. */
  readonly mark: string
  readonly certain: boolean
  /** What the pages' paths have beside base, locale and extension. */
  readonly keys: ReadonlySet<string>
}

/** Families that are looked at, those with the most pages first: each costs a look at every path. */
const MOST_FAMILIES = 40

const asideNames = new Set(
  '__tests__ demo demos example examples fixture fixtures test tests testdata third_party vendor'.split(' '),
)

/** Whether a folder stands among tests or examples, whose pages are not the project's own. */
export const isAside = (base: string): boolean => base.split('/').some((name) => asideNames.has(name))

/** Folders from the root in which a locale is looked for. */
const MOST_FOLDERS = 8

/** Folders that hold all pages of a site; elsewhere a suffix is looked for below each folder at the top. */
const homes = new Set(['content', 'doc', 'docs', 'documentation'])

interface Draft {
  readonly kind: Family['kind']
  readonly base: string
  readonly members: Map<Locale, { name: string; mark: string; certain: boolean; keys: Set<string> }>
}

/** Every family that the paths of pages may show. */
export const familiesIn = (paths: readonly string[]): Family[] => {
  const drafts = new Map<string, Draft>()
  const add = (kind: Family['kind'], base: string, mark: string, name: string, key: string): void => {
    const read = kind === 'folder' ? localeOfFolder(name) : localeOfName(name)
    if (!read) return
    const id = `${kind}\n${base}`
    const draft = drafts.get(id) ?? { kind, base, members: new Map() }
    drafts.set(id, draft)
    const member = draft.members.get(read.locale) ?? { name, mark, certain: read.certain, keys: new Set<string>() }
    draft.members.set(read.locale, member)
    if (member.name === name && member.mark === mark) member.keys.add(key)
  }
  for (const path of paths) {
    const folders = path.split('/')
    const file = folders.pop() ?? ''
    for (const [index, folder] of folders.slice(0, MOST_FOLDERS).entries()) {
      const base = folders.slice(0, index).join('/')
      const key = withoutExtension([...folders.slice(index + 1), file].join('/'))
      add('folder', base, '', folder, key)
      const ending = /^(.{1,80}?)([-._])([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,4}){0,2})$/.exec(folder)
      if (ending) add('folder-suffix', join(base, ending[1] ?? ''), ending[2] ?? '', ending[3] ?? '', key)
    }
    const suffix = /^(.{1,200}?)([._-])([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,4}){0,2})\.[A-Za-z]{2,8}$/.exec(file)
    if (!suffix) continue
    const [, stem = '', mark = '', name = ''] = suffix
    // `x_fr.md` and `x-fr.md` are the habit of READMEs; elsewhere `how-to.md` would be Tongan.
    if (mark !== '.' && !/^[A-Z_]{4,}$/.test(stem)) continue
    const home =
      folders.slice(0, MOST_FOLDERS).findIndex((folder) => homes.has(folder)) + 1 || Math.min(1, folders.length)
    add('suffix', folders.slice(0, home).join('/'), mark, name, join(folders.slice(home).join('/'), stem))
  }
  return [...drafts.values()]
    .filter(({ members }) => [...members.values()].some((member) => member.certain))
    .map((draft) => ({ draft, aside: isAside(draft.base), pages: pagesOf(draft) }))
    .sort(
      (a, b) =>
        Number(a.aside) - Number(b.aside) ||
        b.pages - a.pages ||
        (`${a.draft.base}\n${a.draft.kind}` < `${b.draft.base}\n${b.draft.kind}` ? -1 : 1),
    )
    .slice(0, MOST_FAMILIES)
    .map(({ draft }) => draft)
    .map((draft) => ({ ...draft, rootKeys: unmarkedKeys(draft, paths) }))
}

const pagesOf = ({ members }: Draft): number => [...members.values()].reduce((sum, { keys }) => sum + keys.size, 0)

const join = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`)

const withoutExtension = (path: string): string => path.replace(/\.[A-Za-z]{2,8}$/, '')

const unmarkedKeys = ({ kind, base, members }: Draft, paths: readonly string[]): Set<string> => {
  const start = base === '' ? '' : `${base}/`
  const marks = [...members.values()].map(({ mark, name }) => (kind === 'folder' ? `${name}/` : `${mark}${name}`))
  const keys = new Set<string>()
  for (const path of paths) {
    if (!path.startsWith(start)) continue
    if (kind === 'suffix' && base === '' && path.includes('/')) continue
    const key = withoutExtension(path.slice(start.length))
    if (!marks.some((mark) => (kind === 'folder' ? key.startsWith(mark) : kind === 'suffix' && key.endsWith(mark))))
      keys.add(key)
  }
  return keys
}

/** How many pages two sets have in common. */
export const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((key) => b.has(key)).length
