/** The files of the pages of a run, opened before anybody looks into their texts. */
import { textKey } from '../cache/key.ts'
import { type Contents, type Files, sayUnread } from '../files.ts'
import type { Locale, PagePair, Reading } from '../model.ts'
import { objectMemo } from '../text/memo.ts'
import { packed, unpacked } from '../text/packed.ts'
import type { FileText } from './held-page.ts'
import { Held, type Shelf } from './shelf.ts'
import { type StockedTexts, type TextStock, textIn } from './text-stock.ts'

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

/** A hash of a text, made once for all who ask. */
export const hashOf = objectMemo((contents: TextContents) => textKey(contents.bytes ?? contents.text))

const textFile = (path: string, locale: Locale, contents: TextContents, { shelf, stock }: Keeping): PageFile => {
  const file = { path, locale, hash: hashOf(contents) }
  if (shelf && !stock) return new HeldFile(file, contents, shelf)
  const { text } = contents
  const { length } = text
  return shelf && stock
    ? stockedFile({ ...file, length }, { texts: stock, place: stock.add(text), shelf })
    : { ...file, length, text }
}

/** A page's file without its text. */
type Facts = Pick<PageFile, 'path' | 'locale'> & { readonly hash: string }

/** A page's file, its text in stock. */
export const stockedFile = (
  file: Facts & { readonly length: number },
  { texts, place, shelf }: { readonly texts: StockedTexts; readonly place: number; readonly shelf: Shelf },
): PageFile => new HeldFile(file, texts, shelf, place, file.length)

/** A page's file, its text on a shelf. A class, since an object with getters of its own takes ten times the memory. */
class HeldFile extends Held<string> {
  readonly path: string
  readonly locale: Locale
  readonly hash: string
  readonly shelf: Shelf
  private from: string | TextContents | Uint8Array | StockedTexts
  private readonly place: number
  private known: number | undefined

  /**
   * @param from What was read, which is decoded when it is asked for and packed when it is put away, or the texts in stock.
   * @param place Its place among those, and `length`: how long it is.
   */
  constructor(
    { path, locale, hash }: Facts,
    from: TextContents | StockedTexts,
    shelf: Shelf,
    place = 0,
    length?: number,
  ) {
    super()
    this.path = path
    this.locale = locale
    this.hash = hash
    this.shelf = shelf
    this.from = from
    this.place = place
    this.known = length
    if ('state' in from) shelf.hold(this, from.bytes?.length ?? from.text.length)
  }

  get text(): string {
    return this.get()
  }

  get length(): number {
    return (this.known ??= this.get().length)
  }

  override putAway(): void {
    const { from } = this
    const text = typeof from === 'string' ? from : 'state' in from ? from.text : undefined
    if (text !== undefined) this.from = packed(JSON.stringify(text))
    super.putAway()
  }

  protected make(): string {
    const { from } = this
    if (typeof from === 'string') return from
    if (from instanceof Uint8Array) return JSON.parse(unpacked(from)) as string
    if (!('state' in from)) return textIn(from, this.place)
    const { text } = from
    this.from = text
    return text
  }

  /** What sees a text by itself, beside this class, would hold it. */
  protected sizeOf({ length }: string): number {
    return length
  }
}
