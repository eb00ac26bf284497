/** Reads the text of a page, or takes over what an earlier run read in it. */
import { keyOf, textKey } from '../cache/key.ts'
import type { Store } from '../cache/store.ts'
import { readPage } from '../markdown/read.ts'
import type { Parser } from '../markdown/syntax.ts'
import type { Locale, Page, Reading } from '../model.ts'
import { timed } from '../timing.ts'

/** What a text gave, and what it is known by: the key holds everything that it was read from. */
export type KeyedReading = Reading & { readonly key: string }

/** Reads one text. */
export type PageReader = (path: string, locale: Locale, text: string) => KeyedReading

/** What of a page is wanted of every page of a run; the rest is loaded when it is needed. */
type Head = Pick<Page, 'frontMatter' | 'frontMatterFault' | 'comments' | 'anchors'>
type Body = Pick<Page, 'blocks' | 'containers' | 'sections'>

/** The reader of a run. */
export function readerOf(parser?: Parser, store?: Store): PageReader {
  return (path, locale, text) => {
    const key = keyOf('page', parser ?? 'auto', path, locale, textKey(text))
    const fresh = (): Reading => timed('read', () => readPage(path, locale, text, parser))
    if (!store) return { ...fresh(), key }
    const head = store.get(`${key}:head`) as { readonly page: Head } | { readonly unread: Reading } | undefined
    if (head && 'unread' in head) return { ...head.unread, key }
    if (head)
      return { state: 'read', page: lazyPage({ path, locale, text, ...head.page }, bodyIn(store, key, fresh)), key }
    const reading = fresh()
    keep(store, key, reading)
    return { ...reading, key }
  }
}

function keep(store: Store, key: string, reading: Reading): void {
  if (reading.state === 'unread') return store.set(`${key}:head`, { unread: reading })
  const { blocks, containers, sections, frontMatter, frontMatterFault, comments, anchors } = reading.page
  // JSON has no word for `.nan` and `.inf` of YAML.
  if (frontMatter.some(({ value }) => typeof value === 'number' && !Number.isFinite(value))) return
  const fault = frontMatterFault ? { frontMatterFault } : {}
  store.set(`${key}:head`, { page: { frontMatter, comments, anchors, ...fault } })
  store.set(`${key}:body`, { blocks, containers, sections })
}

const bodyIn =
  (store: Store, key: string, fresh: () => Reading): (() => Body) =>
  () => {
    const kept = store.get(`${key}:body`) as Body | undefined
    if (kept) return kept
    const reading = fresh()
    if (reading.state === 'read') return reading.page
    throw new Error(`A page that could be read cannot be read any more: ${reading.path}`)
  }

/** A page of which the body is loaded with the first question for it. */
function lazyPage(page: Omit<Page, keyof Body>, load: () => Body): Page {
  let loaded: Body | undefined
  const body = (): Body => {
    loaded ??= load()
    return loaded
  }
  return {
    ...page,
    get blocks() {
      return body().blocks
    },
    get containers() {
      return body().containers
    },
    get sections() {
      return body().sections
    },
  }
}
