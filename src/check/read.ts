/** Reads the pages of a run. */
import { keyOf } from '../cache/key.ts'
import { type Contents, type Files, sayUnread } from '../files.ts'
import type { Locale, PagePair, Reading } from '../model.ts'
import type { KeyedReading, PageReader } from './reader.ts'

/** One page's reading, with its text when there is one: the reason why it was not read may have a place in it. */
export type TextReading = KeyedReading & { readonly text: string }

/** One that could not be read. */
export type UnreadText = Extract<TextReading, { readonly state: 'unread' }>

/** A page's file, before anybody looked into its text; one that has none says why. */
export type PageFile = { readonly path: string; readonly locale: Locale } & (
  | { readonly text: string }
  | { readonly reason: Extract<Reading, { readonly state: 'unread' }>['reason'] }
)

/** How many files are opened before they are needed. */
const ahead = 16

/** Opens the file of every page of the pairs once, save those that are left out. */
export async function pageFiles(
  files: Files,
  pairs: readonly PagePair[],
  source: Locale,
  leftOut: (path: string) => boolean = () => false,
): Promise<Map<string, PageFile>> {
  const locales = new Map<string, Locale>()
  for (const { source: from, target: to, locale } of pairs) {
    if (from !== undefined && !locales.has(from) && !leftOut(from)) locales.set(from, source)
    if (to !== undefined && !locales.has(to) && !leftOut(to)) locales.set(to, locale)
  }
  const found = new Map<string, PageFile>()
  const wanted = [...locales]
  const opened: Promise<Contents>[] = []
  for (const [index, [path, locale]] of wanted.entries()) {
    while (opened.length < Math.min(wanted.length, index + ahead))
      opened.push(files.read(wanted[opened.length]?.[0] ?? ''))
    const contents = (await opened[index]) as Contents
    const what = contents.state === 'text' ? { text: contents.text } : { reason: sayUnread(contents) }
    found.set(path, { path, locale, ...what })
  }
  return found
}

/** Reads every page. What cannot be read says why. */
export const readFiles = (found: ReadonlyMap<string, PageFile>, read: PageReader): Map<string, TextReading> =>
  new Map([...found].map(([path, file]) => [path, readOne(file, read)]))

/** Opens and reads every page of the pairs once, unless it is known. */
export async function readPages(
  files: Files,
  pairs: readonly PagePair[],
  source: Locale,
  read: PageReader,
  known: (path: string) => TextReading | undefined = () => undefined,
): Promise<Map<string, TextReading>> {
  const fresh = readFiles(await pageFiles(files, pairs, source, (path) => known(path) !== undefined), read)
  const paths = pairs.flatMap((pair) => [pair.source ?? [], pair.target ?? []].flat())
  return new Map(
    [...new Set(paths)].flatMap((path) => {
      const reading = fresh.get(path) ?? known(path)
      return reading ? [[path, reading] as const] : []
    }),
  )
}

function readOne(file: PageFile, read: PageReader): TextReading {
  const { path, locale } = file
  if ('text' in file) return { ...read(path, locale, file.text), text: file.text }
  const { reason } = file
  return { state: 'unread', path, locale, reason, text: '', key: keyOf('unread', path, locale, reason) }
}
