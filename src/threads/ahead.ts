/**
 * A thread that only reads: the pages that the one which began the run will ask for, while that one learns and aligns. The
 * report is the same, whoever read what; where that thread fails, the pages are read as they would be without it.
 */
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { Store } from '../cache/store.ts'
import type { PageFile } from '../check/page-files.ts'
import { isKnownTo, type ReadAhead } from '../check/reader.ts'
import type { Parser } from '../markdown/syntax.ts'
import type { PagePair } from '../model.ts'
import { isBuilt } from '../package-files.ts'
import { Claims } from './claims.ts'
import { usualThreads } from './count.ts'
import { program, youngMegabytes } from './lead.ts'
import type { ReadElsewhere, ReadingJob } from './messages.ts'
import { knowsPriorities } from './priority.ts'
import { sampleIn } from './sample.ts'

/**
 * So many pages must be new for such a thread to pay: it has to load what reads, and to warm up. Measured: of 840 pages, the
 * first thread has a fifth less to do and both together a twentieth more; of 420, a tenth; of 100, nothing.
 */
const fewestPages = 500

/**
 * So many processors there must be. The engine's own threads take a second one: where this thread cannot give way to the first,
 * nothing is gained with two. Measured.
 */
const fewestProcessors = knowsPriorities ? 2 : 3

/** So many of them are looked up before a run is taken for one in which all are new. */
const probes = 8

/** What is read before it is asked for takes memory: no more is read ahead of it. Characters. */
const mostText = 8 * 2 ** 20

/** So long is waited for a page that is being read. Milliseconds. */
const patience = 200

/** Pages that another thread reads. */
export interface OpenAhead extends ReadAhead {
  /** Has the pages of the pairs read, where that pays. */
  begin(found: ReadonlyMap<string, PageFile>, pairs: readonly PagePair[]): void
  /** Ends what is still read. */
  close(): void
}

/** Prepares for reading ahead; nothing is begun yet. */
export function openAhead(parser: Parser | undefined, store: Store | undefined): OpenAhead {
  let reading: (ReadAhead & { close(): void }) | undefined
  return {
    begin(found, pairs) {
      if (!isBuilt || usualThreads() < fewestProcessors) return
      const isNew = (file: TextFile): boolean => !isKnownTo(store, parser, file)
      // Most runs know their pages: these are told from the others before anybody looks into their texts.
      const files = [...found.values()].filter(hasText)
      if (files.length < fewestPages || !files.slice(0, probes).every(isNew)) return
      reading = readElsewhere(inOrder(found, pairs).filter(isNew), parser)
    },
    take: (file) => reading?.take(file),
    close: () => reading?.close(),
  }
}

/** A page's file that has a text. */
type TextFile = Extract<PageFile, { readonly hash: string }>

const hasText = (file: PageFile): file is TextFile => 'hash' in file

/**
 * The pages as they had best be read: from the last one of those from which is learned, for the first thread begins with the
 * first of them; then as they are aligned.
 */
function inOrder(found: ReadonlyMap<string, PageFile>, pairs: readonly PagePair[]): TextFile[] {
  const first = [...sampleIn(pairs, found)].reverse()
  const paths = [...first, ...pairs].flatMap(({ source, target }) => [source ?? [], target ?? []].flat())
  const files = [...new Set(paths)].flatMap((path) => {
    const file = found.get(path)
    return file && hasText(file) ? [file] : []
  })
  let length = 0
  return files.filter((file) => (length += file.length) <= mostText)
}

function readElsewhere(files: readonly TextFile[], parser: Parser | undefined): ReadAhead & { close(): void } {
  const claims = Claims.of(files.length)
  const places = new Map(files.map(({ path }, at) => [path, at]))
  const { port1: inbox, port2: port } = new MessageChannel()
  const pages = files.map(({ path, locale, text }) => ({ path, locale, text }))
  const workerData: ReadingJob = { pages, parser, claims: claims.shared, port }
  const resourceLimits = { maxYoungGenerationSizeMb: youngMegabytes }
  const worker = new Worker(program, { workerData, transferList: [port], resourceLimits })
  // Pages that it has not taken are read here.
  worker.on('error', () => {}).unref()
  const read = new Map<number, ReadElsewhere>()
  const receive = (): ReadElsewhere | undefined =>
    (receiveMessageOnPort(inbox) as { readonly message: ReadElsewhere } | undefined)?.message
  return {
    take({ path, hash }) {
      const at = places.get(path)
      // An old version of a page is another text.
      if (at === undefined || files[at]?.hash !== hash) return undefined
      places.delete(path)
      if (claims.take(at) || !claims.await(at, patience)) return undefined
      for (let one = read.has(at) ? undefined : receive(); one; one = one.at === at ? undefined : receive())
        read.set(one.at, one)
      const { reading } = read.get(at) ?? {}
      read.delete(at)
      return reading
    },
    close() {
      inbox.close()
      void worker.terminate()
    },
  }
}
