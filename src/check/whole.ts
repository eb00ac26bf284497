/**
 * The whole report of an earlier run, for when nothing has changed since. What the run asked the files is kept with what they
 * answered, as build systems keep the trace of a task (Mokhov, Mitchell, Peyton Jones, “Build Systems à la Carte”, 2018): where they
 * answer the same again, the report is the same, and nothing that judges needs to be loaded.
 */
import { randomUUID } from 'node:crypto'
import { keyOf } from '../cache/key.ts'
import type { Store } from '../cache/store.ts'
import type { Config } from '../config/types.ts'
import type { Contents, Files, Omission } from '../files.ts'
import { type Opened, openHistory, standOfHistory } from '../history/open.ts'
import type { Words } from '../known-error.ts'
import type { PagePair, Report } from '../model.ts'
import { timed } from '../timing.ts'
import { configuredBy } from './judging.ts'
import { hashOf, type PageFile, pageFiles } from './page-files.ts'
import type { Shelf } from './shelf.ts'

/** What a run told before it reported: what was taken for what, and what was left out. */
export interface Told {
  readonly words: readonly Words[]
  readonly omitted: readonly Omission[]
}

/** A report that was kept, or may be. */
export interface WholeReport {
  /** What an earlier run reported of the very same; absent when there is no such report. */
  readonly known?: Told & { readonly report: Report; readonly pages: ReadonlyMap<string, PageFile> }
  /** The files, of which it is noted what they are asked. */
  readonly files: Files
  /** Keeps the report that was made of these files and this history. */
  keep(report: Report, told: Told, history: Opened): void
}

/** All questions that the files were asked in a run. Its report is kept apart: it is not read where the answers are others. */
interface Kept {
  readonly asked: readonly Answered[]
  /** A mark of the run, which its report has too. */
  readonly run: string
}

/** A report as it is kept, and what the history of its pairs came to. */
interface KeptReport extends Told, Pick<Kept, 'run'> {
  readonly report: Report
  readonly basis: string
  /** See {@link standOfHistory}. */
  readonly stand: string | undefined
}

/** A question, and a hash of what the files answered. */
type Answered = readonly [Question, answer: string]
/** Instead of an answer, where it changed during the run: no later one is the same. */
const torn = ''
type Question = readonly ['list', ...Parameters<Files['list']>] | readonly ['read' | 'stat' | 'has', path: string]

/** Looks for the report of everything as it stands. The configuration is the one that holds, whoever said what of it. */
export async function openWhole(store: Store, files: Files, config: Config, shelf: Shelf): Promise<WholeReport> {
  const key = keyOf('report', configuredBy(config))
  const before = store.get(`${key}:asked`) as Kept | undefined
  const ahead = readAhead(files, shelf)
  const hasSameFiles = before !== undefined && (await answersTheSame(ahead.toCompare, before.asked))
  const kept = hasSameFiles ? (store.get(key) as KeptReport | undefined) : undefined
  const isOfThatRun = kept !== undefined && kept.run === before?.run
  const same = isOfThatRun ? await timed('history', () => sameHistory(files, config, kept, store)) : undefined
  // Commits may have come that touch none of the pages.
  if (same && same.stand !== kept?.stand) store.set(key, { ...kept, ...same }, true)
  const asked = new Map<string, Answered>()
  const note = (question: Question, answer: string): void => {
    const key = JSON.stringify(question)
    const known = asked.get(key)?.[1] ?? answer
    asked.set(key, [question, known === answer ? answer : torn])
  }
  return {
    ...(kept && same
      ? {
          known: {
            ...kept,
            pages: await pageFiles(ahead.toJudge, pairsIn(kept.report), kept.report.source, { shelf }),
          },
        }
      : {}),
    files: noting(ahead.toJudge, note),
    keep(report, { words, omitted }, history) {
      const run = randomUUID()
      store.set(`${key}:asked`, { asked: [...asked.values()], run }, true)
      const basis = basisOf(report, history)
      store.set(key, { report, words, omitted, basis, stand: standIn(history), run }, true)
    },
  }
}

/** Files of which some were read beforehand: what was read to compare it need not be read again to judge it. */
interface Ahead {
  /** Read through these, a file is opened, and its contents are held as long as there is room. */
  readonly toCompare: Files
  /** Read through these, it is taken from what is held; once. */
  readonly toJudge: Files
}

function readAhead(files: Files, shelf: Shelf): Ahead {
  const opened = new Map<string, Contents>()
  return {
    toCompare: {
      ...files,
      async read(path) {
        const contents = await files.read(path)
        opened.set(path, contents)
        shelf.hold({ putAway: () => opened.delete(path) }, sizeOf(contents))
        return contents
      },
    },
    toJudge: {
      ...files,
      async read(path) {
        const known = opened.get(path)
        opened.delete(path)
        return known ?? files.read(path)
      },
    },
  }
}

const sizeOf = (contents: Contents): number =>
  contents.state === 'text' ? (contents.bytes?.length ?? contents.text.length) : 0

async function answersTheSame(files: Files, asked: readonly Answered[]): Promise<boolean> {
  for (const [question, answer] of asked) if ((await answerTo(files, question)) !== answer) return false
  return true
}

async function answerTo(files: Files, question: Question): Promise<string> {
  if (question[0] === 'list') return keyOf(await files.list(question[1], question[2]))
  const [kind, path] = question
  if (kind === 'read') return contentsKey(await files.read(path))
  return kind === 'has' ? String(files.has(path)) : keyOf(await files.stat(path))
}

const contentsKey = (contents: Contents): string =>
  contents.state === 'text' ? `${contents.bom ? '+' : ''}${hashOf(contents)}` : keyOf(contents)

/** The same files, which tell what they are asked and what they answer. */
const noting = (files: Files, note: (question: Question, answer: string) => void): Files => ({
  ...files,
  async list(...asked) {
    const listing = await files.list(...asked)
    note(['list', ...asked], keyOf(listing))
    return listing
  },
  async read(path) {
    const contents = await files.read(path)
    note(['read', path], contentsKey(contents))
    return contents
  },
  async stat(path) {
    const facts = await files.stat(path)
    note(['stat', path], keyOf(facts))
    return facts
  },
  has(path) {
    const answer = files.has(path)
    note(['has', path], String(answer))
    return answer
  },
})

/** The pairs of a report, as far as it names their pages. */
const pairsIn = ({ pages }: Report): PagePair[] =>
  pages.map(({ id, locale, source, target }) => ({
    id,
    locale,
    ...(source ? { source: source.path } : {}),
    ...(target ? { target: target.path } : {}),
  }))

/** Where the history stands, if the report would be the same by it. */
async function sameHistory(
  { root }: Files,
  config: Config,
  { report, basis, stand }: KeptReport,
  store: Store,
): Promise<Pick<KeptReport, 'stand'> | undefined> {
  if (config.history === false) return basisOf(report, { state: 'off' }) === basis ? { stand } : undefined
  const paths = pairsIn(report).flatMap((pair) => [pair.source ?? [], pair.target ?? []].flat())
  if (stand !== undefined && (await standOfHistory(root, paths)) === stand) return { stand }
  const history = await openHistory(root, paths, { store })
  try {
    return basisOf(report, history) === basis ? { stand: standIn(history) } : undefined
  } finally {
    if (history.state === 'open') history.history.close()
  }
}

const standIn = (opened: Opened): string | undefined => (opened.state === 'open' ? opened.history.stand : undefined)

const basisOf = (report: Report, opened: Opened): string =>
  keyOf(
    opened.state === 'open'
      ? pairsIn(report).map(({ source, target }) => source && target && opened.history.basisOf(source, target))
      : opened,
  )
