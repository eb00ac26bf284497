/** Reads the text of a page, or takes over what an earlier run read in it. */
import { keyOf, textKey } from '../cache/key.ts'
import type { Store } from '../cache/store.ts'
import { readPage } from '../markdown/read.ts'
import type { Parser } from '../markdown/syntax.ts'
import type { Locale, Page, Reading } from '../model.ts'
import { timed } from '../timing.ts'
import { apart, held, type Shelf } from './shelf.ts'
import type { Told } from './told.ts'

/** What a text gave, and what it is known by: the key holds everything that it was read from. */
export type KeyedReading = Reading & { readonly key: string }

/** The text of a file. */
export interface FileText {
  readonly text: string
  /** See {@link textKey}. */
  readonly hash: string
  /** What holds what is read in it for as long as there is room; without one, it stays. */
  readonly shelf?: Shelf
}

/** Reads one text. */
export type PageReader = (path: string, locale: Locale, text: string | FileText) => KeyedReading

/** What of a page is wanted of every page of a run; the rest is loaded when it is needed. */
type Head = Pick<Page, 'frontMatter' | 'frontMatterFault' | 'comments' | 'anchors'>
type Body = Pick<Page, 'blocks' | 'containers' | 'sections'>

/** The reader of a run. */
export function readerOf(parser?: Parser, store?: Store): PageReader {
  return (path, locale, given) => {
    const file: FileText = typeof given === 'string' ? { text: given, hash: textKey(given) } : given
    const { hash, shelf } = file
    const textOf = (): string => file.text
    const key = pageKey(parser, path, locale, hash)
    const parse = (): Reading => timed('read', () => readPage(path, locale, textOf(), parser))
    const kept = store?.get(`${key}:head`) as PlainHead | undefined
    if (kept && 'unread' in kept) return { ...kept.unread, key }
    const reading = kept ? undefined : parse()
    if (reading && store) keep(store, key, reading)
    if (reading && (!shelf || reading.state === 'unread')) return { ...reading, key }
    let first = reading && pageIn(reading)
    const head = kept ? kept.page : apart(headOf(first as Page))
    const load = (): Page => {
      const body = first ?? (store?.get(`${key}:body`) as Body | undefined)
      first = undefined
      return body ? { path, locale, text: textOf(), ...head, ...body } : pageIn(parse())
    }
    const page = lazyPage({ path, locale, ...head }, textOf, held(load, { shelf, size }))
    if (reading) {
      loaded(page)
      fresh.add(page)
    }
    return { state: 'read', page, key }
  }
}

/** What the reading of a text is known by. */
const pageKey = (parser: Parser | undefined, path: string, locale: Locale, hash: string): string =>
  keyOf('page', parser ?? 'auto', path, locale, hash)

/** Whether an earlier run read a text. */
export const isKnownTo = (
  store: Store | undefined,
  parser: Parser | undefined,
  { path, locale, hash }: { readonly path: string; readonly locale: Locale; readonly hash: string },
): boolean => store?.has(`${pageKey(parser, path, locale, hash)}:head`) ?? false

const pageIn = (reading: Reading): Page => {
  if (reading.state === 'read') return reading.page
  throw new Error(`A page that could be read cannot be read any more: ${reading.path}`)
}

/** What is read in a page takes so many bytes for each character of its text. Measured. */
const bytesEach = 10
const size = ({ text }: Page): number => bytesEach * text.length

const headOf = ({ frontMatter, frontMatterFault, comments, anchors }: Page): Head => ({
  frontMatter,
  comments,
  anchors,
  ...(frontMatterFault ? { frontMatterFault } : {}),
})

function keep(store: Store, key: string, reading: Reading): void {
  const head = plainHead(reading)
  if (head) store.set(`${key}:head`, head)
  if (!head || reading.state === 'unread') return
  const { blocks, containers, sections } = reading.page
  store.set(`${key}:body`, { blocks, containers, sections })
}

/** What is wanted of every page, or why it could not be read. */
type PlainHead = { readonly page: Head } | { readonly unread: Reading }

/** The same as plain data; `undefined` for what is none. */
function plainHead(reading: Reading): PlainHead | undefined {
  if (reading.state === 'unread') return { unread: reading }
  // JSON has no word for `.nan` and `.inf` of YAML.
  const isPlain = reading.page.frontMatter.every(({ value }) => typeof value !== 'number' || Number.isFinite(value))
  return isPlain ? { page: headOf(reading.page) } : undefined
}

/** What others have to hear of a page that was read here; nothing where they had better read it themselves. */
export const tellPage = (path: string, reading: KeyedReading): Told<string>[] => {
  const head = plainHead(reading)
  return head ? [{ name: path, key: reading.key, said: () => JSON.stringify(head) }] : []
}

/** A page that others have read: what they did not tell is read here, when it is needed. */
export function toldPage(
  file: FileText & { readonly path: string; readonly locale: Locale },
  { key, said }: Told<string>,
  read: PageReader,
): KeyedReading {
  const { path, locale, hash, shelf } = file
  const head = JSON.parse(said()) as PlainHead
  if ('unread' in head) return { ...head.unread, key }
  const load = (): Page => loaded(pageIn(read(path, locale, { text: file.text, hash })))
  return {
    state: 'read',
    page: lazyPage({ path, locale, ...head.page }, () => file.text, held(load, { shelf, size })),
    key,
  }
}

const wholes = new WeakMap<Page, () => Page>()

/** The page with all that was read in it: for those who look into it again and again. It stays while they hold it. */
export const loaded = (page: Page): Page => wholes.get(page)?.() ?? page

const fresh = new WeakSet<Page>()

/** Whether a page that may be let go was read in this run, rather than taken over from an earlier one. */
export const isFresh = (page: Page): boolean => fresh.has(page)

/** A page of which the text and the body are loaded with the first question for them, and may be let go after it. */
function lazyPage(head: Omit<Page, keyof Body | 'text'>, text: () => string, whole: () => Page): Page {
  const page = {
    ...head,
    get text() {
      return text()
    },
    get blocks() {
      return whole().blocks
    },
    get containers() {
      return whole().containers
    },
    get sections() {
      return whole().sections
    },
  }
  wholes.set(page, whole)
  return page
}
