/** What the threads of a run send each other: plain data, and memory that they share. */
import type { MessagePort } from 'node:worker_threads'
import type { Said } from '../check/judgement.ts'
import { type PageFile, stockedFile } from '../check/page-files.ts'
import type { PlainReading } from '../check/reader.ts'
import type { Shelf } from '../check/shelf.ts'
import type { Step } from '../check/step.ts'
import { plainStock, type StockedTexts, stocked, textIn } from '../check/text-stock.ts'
import type { Lesson, Part, Told } from '../check/told.ts'
import type { Config } from '../config/types.ts'
import type { Parser } from '../markdown/syntax.ts'
import type { Locale, PagePair } from '../model.ts'

/** What a thread has to know to do its part. */
export interface Job {
  readonly root: string
  readonly beside: readonly string[]
  readonly config: Config
  readonly source: Locale
  readonly targets: readonly Locale[]
  readonly pairs: readonly PagePair[]
  /** Places among the pairs: of those that are wanted, and of those that are this thread's. */
  readonly wanted: readonly number[]
  readonly own: readonly number[]
  readonly files: SharedFiles
  /** Whether the git history is read. */
  readonly history: boolean
  /** Whether what is found out is kept for the next run. */
  readonly isKept: boolean
  /** Bytes, see {@link Shelf}. */
  readonly room: number
  /** Whether it is measured where the time goes. */
  readonly isTimed: boolean
  /** What findings depend on beside the pages, as the thread that began the run has it. */
  readonly by: string
}

/** What a thread has to know that only reads. */
export interface ReadingJob {
  readonly pages: readonly { readonly path: string; readonly locale: Locale; readonly text: string }[]
  readonly parser: Parser | undefined
  /** See {@link Claims}. */
  readonly claims: SharedArrayBuffer
  /** Where each page is sent, as a {@link ReadElsewhere}, before it is said to be done. */
  readonly port: MessagePort
}

/** A page that such a thread read, by its place in the job; `reading` is absent for what is not plain data. */
export interface ReadElsewhere {
  readonly at: number
  readonly reading: PlainReading | undefined
}

/** What the thread that began the run sends. */
export type ToHelper =
  | { readonly kind: 'job'; readonly job: Job }
  | { readonly kind: 'lessons'; readonly lessons: Telling<string> }
  | { readonly kind: 'parts'; readonly parts: readonly SharedPart[] }

/** What the others send. */
export type FromHelper =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'part'; readonly part: SharedPart }
  /** `firsts`: the place of the first pair of each group. */
  | { readonly kind: 'said'; readonly firsts: readonly number[]; readonly texts: StockedTexts }
  | { readonly kind: 'kept'; readonly entries: readonly (readonly [key: string, json: string, often: boolean])[] }
  /** `sought`: where it was asked whether a file stands, and whether one does. */
  | {
      readonly kind: 'done'
      readonly sought: readonly (readonly [path: string, isThere: boolean])[]
      readonly timing: readonly (readonly [name: string, milliseconds: number])[]
    }

/** {@link Told}, in shared memory. */
interface Telling<Name> {
  readonly names: readonly Name[]
  readonly keys: readonly string[]
  readonly contents: readonly (string | undefined)[]
  readonly texts: StockedTexts
}

const share = <Name>(all: readonly Told<Name>[]): Telling<Name> => ({
  names: all.map(({ name }) => name),
  keys: all.map(({ key }) => key),
  contents: all.map(({ content }) => content),
  texts: stocked(all.map(({ said }) => said())),
})

const told = <Name>({ names, keys, contents, texts }: Telling<Name>): Told<Name>[] =>
  names.map((name, at) => ({ name, key: keys[at] ?? '', content: contents[at], said: () => textIn(texts, at) }))

export const shareLessons = (lessons: readonly Lesson[]): Telling<string> => share(lessons)
export const toldLessons = (lessons: Telling<string>): Lesson[] => told(lessons)

/** {@link Part}, in shared memory. */
export interface SharedPart {
  readonly pages: Telling<string>
  readonly pairs: Telling<number>
}

export const sharePart = ({ pages, pairs }: Part): SharedPart => ({ pages: share(pages), pairs: share(pairs) })
export const toldPart = ({ pages, pairs }: SharedPart): Part => ({ pages: told(pages), pairs: told(pairs) })

export const shareSaid = (all: readonly Said[]): StockedTexts =>
  stocked(
    all.map((said) => JSON.stringify(said)),
    true,
  )
export const toldSaid = (texts: StockedTexts, at: number): Said => JSON.parse(textIn(texts, at)) as Said

/** The files of a run's pages, their texts in shared memory. */
export interface SharedFiles {
  readonly facts: readonly FileFacts[]
  readonly texts: StockedTexts
}

/** A page's file without its text, which stands at the same place in the order of texts. */
type FileFacts = Pick<PageFile, 'path' | 'locale'> &
  ({ readonly hash: string; readonly length: number } | Pick<Extract<PageFile, { reason: unknown }>, 'reason'>)

/** @param stock Has the texts of the files, in their order. */
export const shareFiles = (found: ReadonlyMap<string, PageFile>, stock: StockedTexts): SharedFiles => ({
  facts: [...found.values()].map((file) => {
    const { path, locale } = file
    return 'hash' in file
      ? { path, locale, hash: file.hash, length: file.length }
      : { path, locale, reason: file.reason }
  }),
  texts: plainStock(stock),
})

/** The same as another thread sees them. */
export function sharedFiles({ facts, texts }: SharedFiles, shelf: Shelf): Map<string, PageFile> {
  let place = 0
  return new Map(
    facts.map((fact) => [fact.path, 'hash' in fact ? stockedFile(fact, { texts, place: place++, shelf }) : fact]),
  )
}
