/** Reads the pages of a run. */
import { keyOf } from '../cache/key.ts'
import type { Files } from '../files.ts'
import type { Locale, Page, PagePair } from '../model.ts'
import type { FileText } from './held-page.ts'
import { type PageFile, pageFiles } from './page-files.ts'
import { hearing, type KeyedReading, type PageReader } from './reader.ts'
import type { Told } from './told.ts'

/** One page's reading, with its text when there is one: the reason why it was not read may have a place in it. */
export type TextReading = KeyedReading & { readonly text: string }

/** One that could not be read. */
export type UnreadText = Extract<TextReading, { readonly state: 'unread' }>

/** The pages of a run by path, each read when it is first asked for, once. */
export interface Readings extends Pick<ReadonlyMap<string, TextReading>, 'get'> {
  /** Takes over what others have read in some pages. */
  hear(pages: readonly Told<string>[], read: PageReader): void
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
    hear(pages, read) {
      const hear = hearing(read)
      for (const told of pages) {
        const file = found.get(told.name)
        if (file && 'text' in file) known.set(told.name, withText(hear(file, told), file))
      }
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

const withText = (reading: KeyedReading, file: FileText): TextReading =>
  reading.state === 'read' ? new ReadText(reading.page, reading.key, file) : unreadText(reading, file)

const unreadText = (reading: Extract<KeyedReading, { readonly state: 'unread' }>, file: FileText): UnreadText => ({
  ...reading,
  get text() {
    return file.text
  },
})

/** What was read, with the text of a file that may have been put away. A class, as those are. */
class ReadText {
  readonly state = 'read'
  readonly page: Page
  readonly key: string
  private readonly file: FileText

  constructor(page: Page, key: string, file: FileText) {
    this.page = page
    this.key = key
    this.file = file
  }

  get text(): string {
    return this.file.text
  }
}
