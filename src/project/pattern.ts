/** Globs with `{locale}` and `{path}`: which files they mean, and what of a path is the same for every locale. */
import { posix } from 'node:path'
import type { Locale } from '../model.ts'
import { spellings } from '../text/locales.ts'

/** A content glob, understood. */
export interface Pattern {
  readonly glob: string
  /** The folders before the first wildcard that do not name the locale: `docs/guides` for `docs/{locale}/guides/*.md`. */
  readonly base: readonly string[]
  /** How many folders of a path are no part of its key. */
  readonly skipped: number
  readonly expression: RegExp
}

/** What a path says of a page. */
export interface ReadPath {
  /** The locale as the path spells it; `undefined` where the glob does not name it. */
  readonly name?: string
  /** What is left without root, locale and extension. */
  readonly key: string
}

const LOCALE = '{locale}'
const PATH = '{path}'
const wild = /[*?[\]{}()!]/
const escaped = /\\./g
const pageExtension = /\.(?:mdx?|markdown|mdown|mkdn?|mdoc|qmd|rmd)$/i

/** Whether a path has the extension of a page. */
export const isPagePath = (path: string): boolean => pageExtension.test(path)

/** Understands a glob, whose placeholders may stand anywhere. */
export const parsePattern = (given: string): Pattern => {
  const glob = posix.normalize(given)
  const segments = glob.split('/')
  const firstWild = segments.findIndex((segment) => wild.test(segment.replaceAll(LOCALE, '').replace(escaped, '')))
  const skipped = Math.min(firstWild < 0 ? segments.length : firstWild, segments.length - 1)
  const folders = segments.slice(0, skipped).filter((segment) => !segment.includes(LOCALE))
  const base = folders.map((segment) => segment.replace(escaped, (pair) => pair.slice(1)))
  return { glob, base, skipped, expression: new RegExp(`^${translate(glob)}$`, 'd') }
}

/** A glob as a regular expression, with a group for each placeholder. Extended globs are read as plain text. */
const translate = (glob: string): string => {
  let out = ''
  let depth = 0
  let named = false
  for (let at = 0; at < glob.length; at++) {
    const rest = glob.slice(at)
    const character = glob[at] ?? ''
    if (rest.startsWith(LOCALE)) {
      out += named ? '\\k<locale>' : '(?<locale>[A-Za-z0-9_-]+)'
      named = true
      at += LOCALE.length - 1
    } else if (rest.startsWith(PATH)) {
      out += '(?<path>.+)'
      at += PATH.length - 1
    } else if (rest.startsWith('**/')) {
      out += '(?:[^/]+/)*'
      at += 2
    } else if (character === '*') {
      out += rest.startsWith('**') ? '.*' : '[^/]*'
      if (rest.startsWith('**')) at++
    } else if (character === '?') out += '[^/]'
    else if (character === '{') {
      depth++
      out += '(?:'
    } else if (character === '}' && depth > 0) {
      depth--
      out += ')'
    } else if (character === ',' && depth > 0) out += '|'
    else if (character === '[' && rest.indexOf(']') > 1) {
      const end = rest.indexOf(']')
      out += `[${rest.slice(1, end).replace(/^!/, '^').replace(/[\\[]/g, '\\$&')}]`
      at += end
    } else if (character === '\\' && at + 1 < glob.length) out += escapeRegExp(glob[++at] ?? '')
    else out += escapeRegExp(character)
  }
  return out + ')'.repeat(depth)
}

const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** The glob that finds the files of one locale, or of any when none is given. */
export const globFor = ({ glob }: Pattern, locale?: Locale): string => {
  const names = locale === undefined ? ['*'] : spellings(locale)
  const alternatives = names.length === 1 ? names.join('') : `{${names.join(',')}}`
  return glob
    .replaceAll(LOCALE, alternatives)
    .replace(/(^|\/)\{path\}/, '$1**/*')
    .replace(PATH, '*')
}

/** Reads a path that the pattern's glob has found. */
export const readPath = (pattern: Pattern, path: string): ReadPath => {
  const begin = path.split('/').slice(0, pattern.skipped).join('/').length + (pattern.skipped > 0 ? 1 : 0)
  const match = pattern.expression.exec(path)
  const groups = match?.indices?.groups
  const end = groups?.path?.[1]
  const key = end === undefined ? withoutExtension(path.slice(begin)) : path.slice(begin, end)
  if (!groups?.locale) return { key }
  const [from, to] = groups.locale
  const name = path.slice(from, to)
  return from < begin || from - begin >= key.length
    ? { name, key }
    : { name, key: without(key, from - begin, to - begin) }
}

/** Takes a locale out of a key: a whole folder with its slash, else with the mark that parts it from the name. */
const without = (key: string, from: number, to: number): string => {
  const before = key[from - 1]
  const starts = before === undefined || before === '/'
  if (starts) return (key.slice(0, from) + key.slice(to).replace(/^[/._-]/, '')).replace(/\/$/, '')
  return key.slice(0, from).replace(/[._-]$/, '') + key.slice(to)
}

const withoutExtension = (path: string): string =>
  pageExtension.test(path) ? path.replace(pageExtension, '') : path.slice(0, path.length - posix.extname(path).length)
