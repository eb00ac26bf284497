/** What the threads of a run send each other: plain data, and memory that they share. */
import type { Said } from '../check/judgement.ts'
import type { PageFile } from '../check/read.ts'
import { held, type Shelf } from '../check/shelf.ts'
import type { Step } from '../check/step.ts'
import type { Lesson, Part, Told } from '../check/told.ts'
import type { Config } from '../config/types.ts'
import type { Locale, PagePair } from '../model.ts'
import { type SharedTexts, sharedText, shareTexts } from './shared-texts.ts'

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
  | { readonly kind: 'said'; readonly firsts: readonly number[]; readonly texts: SharedTexts }
  | { readonly kind: 'kept'; readonly entries: readonly (readonly [key: string, json: string])[] }
  | { readonly kind: 'done'; readonly timing: readonly (readonly [name: string, milliseconds: number])[] }

/** {@link Told}, in shared memory. */
interface Telling<Name> {
  readonly names: readonly Name[]
  readonly keys: readonly string[]
  readonly texts: SharedTexts
}

const share = <Name>(all: readonly Told<Name>[]): Telling<Name> => ({
  names: all.map(({ name }) => name),
  keys: all.map(({ key }) => key),
  texts: shareTexts(all.map(({ said }) => said())),
})

const told = <Name>({ names, keys, texts }: Telling<Name>): Told<Name>[] =>
  names.map((name, at) => ({ name, key: keys[at] ?? '', said: () => sharedText(texts, at) }))

export const shareLessons = (lessons: readonly Lesson[]): Telling<string> => share(lessons)
export const toldLessons = (lessons: Telling<string>): Lesson[] => told(lessons)

/** {@link Part}, in shared memory. */
export interface SharedPart {
  readonly pages: Telling<string>
  readonly pairs: Telling<number>
}

export const sharePart = ({ pages, pairs }: Part): SharedPart => ({ pages: share(pages), pairs: share(pairs) })
export const toldPart = ({ pages, pairs }: SharedPart): Part => ({ pages: told(pages), pairs: told(pairs) })

export const shareSaid = (all: readonly Said[]): SharedTexts => shareTexts(all.map((said) => JSON.stringify(said)))
export const toldSaid = (texts: SharedTexts, at: number): Said => JSON.parse(sharedText(texts, at)) as Said

/** The files of a run's pages, in shared memory. */
export interface SharedFiles {
  readonly facts: readonly Omit<PageFile, 'text' | 'shelf'>[]
  readonly texts: SharedTexts
}

export const shareFiles = (found: ReadonlyMap<string, PageFile>): SharedFiles => {
  const files = [...found.values()]
  function* texts(): Generator<string> {
    for (const file of files) yield 'text' in file ? file.text : ''
  }
  return {
    facts: files.map((file) => {
      const { path, locale } = file
      return 'text' in file
        ? { path, locale, hash: file.hash, length: file.length }
        : { path, locale, reason: file.reason }
    }),
    texts: shareTexts(texts()),
  }
}

/** The same as each thread sees them; their texts are read from shared memory, and held for as long as there is room. */
export const sharedFiles = ({ facts, texts }: SharedFiles, shelf: Shelf): Map<string, PageFile> =>
  new Map(
    facts.map((fact, at) => {
      if ('reason' in fact) return [fact.path, fact as PageFile]
      const text = held(() => sharedText(texts, at), { shelf, size: ({ length }: string) => length })
      const file = {
        ...fact,
        shelf,
        get text() {
          return text()
        },
      }
      return [fact.path, file as PageFile]
    }),
  )
