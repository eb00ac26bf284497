/** Two files that are to be aligned by themselves. */
import { basename, dirname, posix, resolve, sep } from 'node:path'
import { diskFiles, sayUnread } from '../files.ts'
import { KnownError } from '../known-error.ts'
import { readPage } from '../markdown/read.ts'
import type { Locale, Page, Side } from '../model.ts'
import { tellLanguage } from '../text/detect.ts'
import { knownLanguages } from '../text/languages.ts'
import { localeOfName } from '../text/locales.ts'

/**
 * Reads one page for `align SOURCE TARGET`.
 * @param path Relative to `cwd`.
 * @param locale As the command line names it; else the path tells, else the configuration, else the words.
 * @throws {KnownError} when it cannot be read, or nothing tells its language.
 */
export const readSingle = async (
  path: string,
  cwd: string,
  locale: Locale | undefined,
  side: Side,
  configured: () => Promise<Locale | undefined>,
): Promise<Page> => {
  const absolute = resolve(cwd, path)
  const contents = await diskFiles(dirname(absolute)).read(basename(absolute))
  if (contents.state === 'unread') throw unreadable(path, sayUnread(contents))
  const { text } = contents
  const its = locale ?? localeOfPath(path) ?? (await configured()) ?? tellLanguage(text, knownLanguages)?.tag
  if (its === undefined) throw untold(path, side)
  const reading = readPage(path.split(sep).join('/'), its, text)
  if (reading.state === 'unread') throw unreadable(path, reading.reason)
  return reading.page
}

/** The locale that a path names: `guide.fr.md` before `docs/fr/guide.md`, the nearest folder first. */
export const localeOfPath = (path: string): Locale | undefined => {
  const [file = '', ...folders] = posix.normalize(path.split(sep).join('/')).split('/').reverse()
  const parts = file.split('.').slice(0, -1).reverse()
  for (const name of [...parts, ...folders]) {
    const named = localeOfName(name)
    if (named?.certain) return named.locale
  }
  return undefined
}

const unreadable = (path: string, reason: { readonly en: string; readonly fr: string }): KnownError =>
  new KnownError({
    en: `\`${path}\` cannot be read: ${reason.en}.`,
    fr: `\`${path}\` ne peut pas être lu : ${reason.fr}.`,
  })

const untold = (path: string, side: Side): KnownError =>
  new KnownError({
    en: `Nothing tells the language of \`${path}\`; name it with \`--${side}\`.`,
    fr: `Rien n'indique la langue de \`${path}\` ; nommez-la avec \`--${side}\`.`,
  })
