/** What a page says of itself at its head. */
import type { Files } from '../files.ts'
import { readFrontMatter } from '../markdown/front-matter.ts'
import type { Locale } from '../model.ts'
import { spellings } from '../text/locales.ts'

/** Characters of a page in which its front matter must end; more is no front matter. */
const LONGEST_HEAD = 64 * 1024

const fences: Readonly<Record<string, 'yaml' | 'toml'>> = { '---': 'yaml', '+++': 'toml' }

/**
 * The values of some front matter keys of a page, as text. Never throws: a page that cannot be read has none.
 * A slug that opens with the locale (`fr/guides/2fa`) is given without it.
 */
export const frontMatterOf = async (
  files: Files,
  path: string,
  locale: Locale,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const contents = await files.read(path)
  const values = new Map<string, string>()
  if (contents.state !== 'text') return values
  const head = contents.text.slice(0, LONGEST_HEAD)
  const format = fences[head.slice(0, 3)]
  const opening = /^(?:---|\+\+\+)[ \t]{0,80}\r?\n/.exec(head)?.[0]
  if (!format || !opening) return values
  const fence = new RegExp(`^\\${head[0]}{3}[ \\t]{0,80}$`)
  const lines = head.slice(opening.length).split(/\r?\n/)
  const end = lines.findIndex((line) => fence.test(line))
  if (end < 0) return values
  for (const { key, value } of readFrontMatter(lines.slice(0, end).join('\n'), format, 0).entries) {
    if (!keys.includes(key) || values.has(key)) continue
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim().normalize('NFC') : ''
    if (text !== '') values.set(key, withoutLocale(text, locale))
  }
  return values
}

const withoutLocale = (slug: string, locale: Locale): string => {
  const [first, ...rest] = slug.replace(/^\/+|\/+$/g, '').split('/')
  return first !== undefined && rest.length > 0 && spellings(locale).includes(first)
    ? rest.join('/')
    : [first, ...rest].join('/')
}
