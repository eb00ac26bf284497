/** Reads the text of a page, or takes over what an earlier run read in it. */
import { jsonKey, textKey } from '../cache/key.ts'
import type { Store } from '../cache/store.ts'
import { readPage } from '../markdown/read.ts'
import type { Parser } from '../markdown/syntax.ts'
import type { Locale, Page, Reading } from '../model.ts'
import { timed } from '../timing.ts'
import {
  type Body,
  bodyOf,
  type FileText,
  HeldPage,
  type Load,
  loaded,
  type PlainHead,
  plainHead,
  type Tell,
} from './held-page.ts'
import type { PageFile } from './page-files.ts'
import type { Told } from './told.ts'

/** What a text gave, and what it is known by: the key holds everything that it was read from. */
export type KeyedReading = Reading & { readonly key: string }

/** Reads one text. */
export type PageReader = (path: string, locale: Locale, text: string | FileText) => KeyedReading

/** What somebody reads before it is asked for. */
export interface ReadAhead {
  /** What is in a file, once; `undefined` where that had better be read here. */
  take(file: Pick<PageFile, 'path'> & Pick<FileText, 'hash'>): PlainReading | undefined
}

/** The reader of a run. */
export function readerOf(parser?: Parser, store?: Store, ahead?: ReadAhead): PageReader {
  const parse = (path: string, locale: Locale, file: FileText): Reading =>
    timed('read', () => readPage(path, locale, file.text, parser))
  const load: Load = (page) => {
    const { path, locale, file, key } = page
    const body = store?.get(`${key}:body`) as Body | undefined
    return body ? page.with(body) : pageIn(parse(path, locale, file))
  }
  // All pages of which the text has not changed are known by their keys: they are not looked into before it is needed.
  const tell: Tell = ({ path, locale, file, key }) =>
    (store?.get(`${key}:head`) as ReadHead | undefined)?.page ?? pageIn(parse(path, locale, file))
  return (path, locale, given) => {
    const file: FileText = typeof given === 'string' ? { text: given, hash: textKey(given) } : given
    const key = pageKey(parser, path, locale, file.hash)
    const its = { path, locale, file, key, load }
    if (store?.isSound(`${key}:head`)) return { state: 'read', page: new HeldPage(its, tell), key }
    const kept = store?.get(`${key}:unread`) as UnreadHead | undefined
    if (kept) return { ...kept.unread, key }
    const told = timed('read', () => ahead?.take({ path, hash: file.hash }))
    const reading = told ? timed('read', () => toldReading(told, { path, locale, file })) : parse(path, locale, file)
    if (store) keep(store, key, told ?? plainReading(reading))
    if (!file.shelf || reading.state === 'unread') return { ...reading, key }
    const isKept = store?.has(`${key}:body`) ?? false
    return { state: 'read', page: new HeldPage(its, undefined, { page: reading.page, isKept }), key }
  }
}

type ReadHead = Extract<PlainHead, { readonly page: unknown }>
type UnreadHead = Exclude<PlainHead, ReadHead>

/** What the reading of a text is known by. */
const pageKey = (parser: Parser | undefined, path: string, locale: Locale, hash: string): string =>
  jsonKey('page', parser ?? 'auto', path, locale, hash)

/** Whether an earlier run read a text. */
export const isKnownTo = (
  store: Store | undefined,
  parser: Parser | undefined,
  { path, locale, hash }: { readonly path: string; readonly locale: Locale; readonly hash: string },
): boolean => {
  const key = pageKey(parser, path, locale, hash)
  return store !== undefined && (store.has(`${key}:head`) || store.has(`${key}:unread`))
}

const pageIn = (reading: Reading): Page => {
  if (reading.state === 'read') return reading.page
  throw new Error(`A page that could be read cannot be read any more: ${reading.path}`)
}

/** What was read, as JSON; a page that could not be read has no body. */
export interface PlainReading {
  /** A {@link PlainHead}. */
  readonly head: string
  /** A {@link Body}. */
  readonly body: string | undefined
}

/** The same as JSON; `undefined` for what is not plain. */
export function plainReading(reading: Reading): PlainReading | undefined {
  const head = plainHead(reading)
  if (!head) return undefined
  return {
    head: JSON.stringify(head),
    body: reading.state === 'read' ? JSON.stringify(bodyOf(reading.page)) : undefined,
  }
}

function toldReading(
  { head, body }: PlainReading,
  { path, locale, file: { text } }: { readonly path: string; readonly locale: Locale; readonly file: FileText },
): Reading {
  const said = JSON.parse(head) as PlainHead
  if ('unread' in said) return said.unread
  return { state: 'read', page: { path, locale, text, ...said.page, ...(JSON.parse(body ?? '') as Body) } }
}

function keep(store: Store, key: string, reading: PlainReading | undefined): void {
  if (!reading) return
  const { head, body } = reading
  store.put(body === undefined ? `${key}:unread` : `${key}:head`, head, true)
  if (body !== undefined) store.put(`${key}:body`, body)
}

/** What others have to hear of a page that was read here; nothing where they had better read it themselves. */
export const tellPage = (path: string, reading: KeyedReading): Told<string>[] => {
  const head = plainHead(reading)
  return head ? [{ name: path, key: reading.key, said: () => JSON.stringify(head) }] : []
}

/** Takes over pages that others have read: what they did not tell is read here, when it is needed. */
export function hearing(read: PageReader) {
  const load: Load = ({ path, locale, file: { text, hash } }) => loaded(pageIn(read(path, locale, { text, hash })))
  return (
    file: FileText & { readonly path: string; readonly locale: Locale },
    { key, said }: Told<string>,
  ): KeyedReading => {
    const head = JSON.parse(said()) as PlainHead
    if ('unread' in head) return { ...head.unread, key }
    const { path, locale } = file
    const tell: Tell = () => (JSON.parse(said()) as ReadHead).page
    return { state: 'read', page: new HeldPage({ path, locale, file, key, load }, tell), key }
  }
}
