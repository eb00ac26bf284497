/** A page that may be put away, and comes back when it is asked for. */
import type { Locale, Page, Reading } from '../model.ts'
import { timed } from '../timing.ts'
import { apart, Held, type Shelf } from './shelf.ts'

/** The text of a file. */
export interface FileText {
  readonly text: string
  /** See `textKey`. */
  readonly hash: string
  /** What holds what is read in it for as long as there is room; without one, it stays. */
  readonly shelf?: Shelf
}

/** What of a page is wanted of every page of a run; the rest is loaded when it is needed. */
export type Head = Pick<Page, 'frontMatter' | 'frontMatterFault' | 'comments' | 'anchors'>
/** The rest. */
export type Body = Pick<Page, 'blocks' | 'containers' | 'sections'>

/** Reads a page with all that is in it, again. */
export type Load = (page: HeldPage) => Page
/** Says what is wanted of every page, which somebody else keeps. */
export type Tell = (page: HeldPage) => Head

export const bodyOf = ({ blocks, containers, sections }: Page): Body => ({ blocks, containers, sections })

const headOf = ({ frontMatter, frontMatterFault, comments, anchors }: Head): Head => ({
  frontMatter,
  comments,
  anchors,
  ...(frontMatterFault ? { frontMatterFault } : {}),
})

/** What is wanted of every page, or why it could not be read. */
export type PlainHead = { readonly page: Head } | { readonly unread: Reading }

/** The same as plain data; `undefined` for what is none. */
export function plainHead(reading: Reading): PlainHead | undefined {
  if (reading.state === 'unread') return { unread: reading }
  // JSON has no word for `.nan` and `.inf` of YAML.
  const head = reading.page instanceof HeldPage ? reading.page.head() : reading.page
  const isPlain = head.frontMatter.every(({ value }) => typeof value !== 'number' || Number.isFinite(value))
  return isPlain ? { page: headOf(head) } : undefined
}

/** What is read in a page takes so many bytes for each character of its text. Measured. */
const bytesEach = 10

/** The page with all that was read in it: for those who look into it again and again. It stays while they hold it. */
export const loaded = (page: Page): Page => (page instanceof HeldPage ? page.get() : page)

/** Whether a page that may be let go was read in this run, rather than taken over from an earlier one. */
export const isFresh = (page: Page): boolean => page instanceof HeldPage && page.isFresh

/**
 * A page of which the text and the body are loaded with the first question for them, and may be let go after it. Of what is
 * let go, the head stays, as JSON; so does the body, packed, as long as there is room: to unpack it takes half as long as to
 * read the text again. A class, since an object with getters of its own takes ten times the memory: whoever copies it by its
 * fields copies a loaded one.
 */
export class HeldPage extends Held<Page> implements Page {
  readonly path: string
  readonly locale: Locale
  readonly file: FileText
  readonly key: string
  readonly isFresh: boolean
  private readonly isKept: boolean
  private readonly load: Load
  /** The head, or a {@link PlainHead} as JSON, or who tells it; absent as long as the page itself is here. */
  private note: Head | string | Tell | undefined
  private body: (() => string) | undefined

  /** @param fresh What was read just now, and whether somebody else keeps its body. */
  constructor(
    { path, locale, file, key, load }: Pick<HeldPage, 'path' | 'locale' | 'file' | 'key'> & { readonly load: Load },
    note: Tell | undefined,
    fresh?: { readonly page: Page; readonly isKept: boolean },
  ) {
    super()
    this.path = path
    this.locale = locale
    this.file = file
    this.key = key
    this.load = load
    this.note = note
    this.isFresh = fresh !== undefined
    this.isKept = fresh?.isKept ?? true
    if (fresh) this.hold(fresh.page)
  }

  get text(): string {
    return this.file.text
  }

  get blocks(): Page['blocks'] {
    return this.get().blocks
  }

  get containers(): Page['containers'] {
    return this.get().containers
  }

  get sections(): Page['sections'] {
    return this.get().sections
  }

  get frontMatter(): Page['frontMatter'] {
    return this.head().frontMatter
  }

  get frontMatterFault(): Page['frontMatterFault'] {
    return this.head().frontMatterFault
  }

  get comments(): Page['comments'] {
    return this.head().comments
  }

  get anchors(): Page['anchors'] {
    return this.head().anchors
  }

  /** The page with a body that was kept elsewhere. */
  with(body: Body): Page {
    const { path, locale, text } = this
    return { path, locale, text, ...headOf(this.head()), ...body }
  }

  head(): Head {
    const { note } = this
    if (this.here) return this.here
    if (typeof note === 'object') return note
    if (typeof note === 'function') return note(this)
    return note === undefined ? this.get() : (JSON.parse(note) as { readonly page: Head }).page
  }

  override putAway(): void {
    if (this.here && typeof this.note !== 'string' && typeof this.note !== 'function') this.pack(this.here)
    super.putAway()
  }

  private pack(page: Page): void {
    const head = plainHead({ state: 'read', page })
    this.note = head ? JSON.stringify(head) : apart(headOf(page))
    if (head && !this.isKept) this.body = this.shelf?.keepPacked(JSON.stringify(bodyOf(page)))
  }

  protected get shelf(): Shelf | undefined {
    return this.file.shelf
  }

  protected make(): Page {
    const { body } = this
    return body ? timed('read', () => this.with(JSON.parse(body()) as Body)) : this.load(this)
  }

  protected sizeOf({ text }: Page): number {
    return bytesEach * text.length
  }
}
