/** The files of the pages of a run, opened before anybody looks into their texts. */
import { textKey } from '../cache/key.ts'
import { type Contents, type Files, sayUnread } from '../files.ts'
import type { Locale, PagePair, Reading } from '../model.ts'
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
  const held = new HeldFile(file, text, shelf)
  held.get()
  return held
}

/** A page's file without its text. */
type Facts = Pick<PageFile, 'path' | 'locale'> & { readonly hash: string; readonly length: number }

/** A page's file, its text in stock. */
export const stockedFile = (
  file: Facts,
  { texts, place, shelf }: { readonly texts: StockedTexts; readonly place: number; readonly shelf: Shelf },
): PageFile => new HeldFile(file, texts, shelf, place)

/** A page's file, its text on a shelf. A class, since an object with getters of its own takes ten times the memory. */
class HeldFile extends Held<string> {
  readonly path: string
  readonly locale: Locale
  readonly hash: string
  readonly length: number
  readonly shelf: Shelf
  private from: string | Uint8Array | StockedTexts
  private readonly place: number

  /**
   * @param from The text, which is packed when it is put away, or the texts in stock.
   * @param place Its place among those.
   */
  constructor({ path, locale, hash, length }: Facts, from: string | StockedTexts, shelf: Shelf, place = 0) {
    super()
    this.path = path
    this.locale = locale
    this.hash = hash
    this.length = length
    this.shelf = shelf
    this.from = from
    this.place = place
  }

  get text(): string {
    return this.get()
  }

  override putAway(): void {
    if (typeof this.from === 'string') this.from = packed(JSON.stringify(this.from))
    super.putAway()
  }

  protected make(): string {
    const { from } = this
    if (typeof from === 'string') return from
    return from instanceof Uint8Array ? (JSON.parse(unpacked(from)) as string) : textIn(from, this.place)
  }

  /** What sees a text by itself, beside this class, would hold it. */
  protected sizeOf({ length }: string): number {
    return length
  }
}
