/** Reads the pages of a run. */
import { keyOf, textKey } from '../cache/key.ts'
import { type Contents, type Files, sayUnread } from '../files.ts'
import type { Locale, PagePair, Reading } from '../model.ts'
import { type FileText, type KeyedReading, type PageReader, toldPage } from './reader.ts'
import { held, type Shelf } from './shelf.ts'
import { type StockedTexts, type TextStock, textIn } from './text-stock.ts'
import type { Told } from './told.ts'

/** One page's reading, with its text when there is one: the reason why it was not read may have a place in it. */
export type TextReading = KeyedReading & { readonly text: string }

/** One that could not be read. */
export type UnreadText = Extract<TextReading, { readonly state: 'unread' }>

/** A page's file, before anybody looked into its text; one that has none says why. */
export type PageFile = { readonly path: string; readonly locale: Locale } & (
  | (FileText & { readonly length: number })
  | { readonly reason: Extract<Reading, { readonly state: 'unread' }>['reason'] }
)

/** How files are opened. */
interface OpeningHow {
  readonly shelf?: Shelf
  /** Takes their texts in, for other threads to see. */
  readonly stock?: TextStock | undefined
  readonly leftOut?: (path: string) => boolean
}

/**
 * Opens the file of every page of the pairs once, save those that are left out.
 * @param shelf Holds the texts, and what is read in them, for as long as there is room; without one, all stay.
 */
export async function pageFiles(
  files: Files,
  pairs: readonly PagePair[],
  source: Locale,
  { shelf, stock, leftOut = () => false }: OpeningHow = {},
): Promise<Map<string, PageFile>> {
  const locales = new Map<string, Locale>()
  for (const { source: from, target: to, locale } of pairs) {
    if (from !== undefined && !locales.has(from) && !leftOut(from)) locales.set(from, source)
    if (to !== undefined && !locales.has(to) && !leftOut(to)) locales.set(to, locale)
  }
  const found = new Map<string, PageFile>()
  for (const [path, locale] of locales) {
    const contents = await files.read(path)
    found.set(path, pageFile(path, locale, contents, { shelf, stock }))
  }
  return found
}

/** Where texts are kept. */
interface Keeping {
  readonly shelf: Shelf | undefined
  readonly stock: TextStock | undefined
}

const pageFile = (path: string, locale: Locale, contents: Contents, keeping: Keeping): PageFile =>
  contents.state === 'text' ? textFile(path, locale, contents, keeping) : { path, locale, reason: sayUnread(contents) }

/** The text of a file, as it was read. */
type TextContents = Extract<Contents, { readonly state: 'text' }>

const hashes = new WeakMap<TextContents, string>()

/** A hash of a text, made once for all who ask. */
export function hashOf(contents: TextContents): string {
  const hash = hashes.get(contents) ?? textKey(contents.text)
  hashes.set(contents, hash)
  return hash
}

const textFile = (path: string, locale: Locale, contents: TextContents, { shelf, stock }: Keeping): PageFile => {
  const { text } = contents
  const file = { path, locale, hash: hashOf(contents), length: text.length }
  if (!shelf) return { ...file, text }
  if (stock) return stockedFile(file, { texts: stock, place: stock.add(text), shelf })
  const read = packedText(text, shelf)
  return {
    ...file,
    shelf,
    get text() {
      return read()
    },
  }
}

/** A page's file, its text in stock. */
export function stockedFile(
  file: Pick<PageFile, 'path' | 'locale'> & { readonly hash: string; readonly length: number },
  { texts, place, shelf }: { readonly texts: StockedTexts; readonly place: number; readonly shelf: Shelf },
): PageFile {
  const read = held(() => textIn(texts, place), { shelf, size: lengthOf })
  return {
    ...file,
    shelf,
    get text() {
      return read()
    },
  }
}

/** What sees a text by itself, beside this function, would hold it. */
const lengthOf = ({ length }: string): number => length

const packedText = (text: string, shelf: Shelf): (() => string) => {
  const read = held(() => text, { shelf, size: lengthOf, pack: true })
  read()
  return read
}

/** The pages of a run by path, each read when it is first asked for, once. */
export interface Readings extends Pick<ReadonlyMap<string, TextReading>, 'get'> {
  /** Takes over what others have read in a page. */
  hear(told: Told<string>, read: PageReader): void
}

/** Reads pages. What cannot be read says why. */
export function readingsIn(found: ReadonlyMap<string, PageFile>, read: PageReader): Readings {
  const known = new Map<string, TextReading>()
  return {
    get(path) {
      const file = found.get(path)
      const reading = known.get(path) ?? (file && readOne(file, read))
      if (reading) known.set(path, reading)
      return reading
    },
    hear(told, read) {
      const file = found.get(told.name)
      if (file && 'text' in file) known.set(told.name, withText(toldPage(file, told, read), file))
    },
  }
}

/** Opens and reads every page of the pairs once, unless it is known. */
export async function readPages(
  files: Files,
  pairs: readonly PagePair[],
  source: Locale,
  read: PageReader,
  known: (path: string) => TextReading | undefined = () => undefined,
): Promise<Map<string, TextReading>> {
  const found = await pageFiles(files, pairs, source, { leftOut: (path) => known(path) !== undefined })
  const paths = pairs.flatMap((pair) => [pair.source ?? [], pair.target ?? []].flat())
  return new Map(
    [...new Set(paths)].flatMap((path) => {
      const file = found.get(path)
      const reading = file ? readOne(file, read) : known(path)
      return reading ? [[path, reading] as const] : []
    }),
  )
}

function readOne(file: PageFile, read: PageReader): TextReading {
  const { path, locale } = file
  if ('text' in file) return withText(read(path, locale, file), file)
  const { reason } = file
  return { state: 'unread', path, locale, reason, text: '', key: keyOf('unread', path, locale, reason) }
}

const withText = (reading: KeyedReading, file: FileText): TextReading => ({
  ...reading,
  get text() {
    return file.text
  },
})
