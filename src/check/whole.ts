/** The whole report of an earlier run, for when nothing has changed since. */
import { keyOf, textKey } from '../cache/key.ts'
import type { Store } from '../cache/store.ts'
import type { Files } from '../files.ts'
import type { LockReading, Opened } from '../history.ts'
import type { PagePair, Report } from '../model.ts'
import type { LexiconText } from './align.ts'
import { judgedBy, type Ruling } from './judging.ts'
import type { PageFile } from './read.ts'

/** All that a report is made from. */
interface Basis extends Ruling {
  readonly files: Files
  readonly pairs: readonly PagePair[]
  readonly lexicons: readonly LexiconText[]
  readonly history?: Opened
  readonly store?: Store | undefined
}

/** A report that was kept, or may be. */
export interface WholeReport {
  /** What an earlier run reported of the very same; `undefined` when there is no such report. */
  readonly known: Report | undefined
  /** The files, of which it is noted what they were asked. */
  readonly files: Files
  keep(report: Report): void
}

/** Looks for the report of everything as it stands. */
export function wholeReport(basis: Basis, found: ReadonlyMap<string, PageFile>, lock: LockReading): WholeReport {
  const { files, store } = basis
  if (!store) return { known: undefined, files, keep: () => {} }
  const key = keyOf('report', judgedBy(basis), ...basisOf(basis), [...found.values()].map(nameOf), lock)
  const kept = store.get(key) as { readonly report: Report; readonly has: readonly [string, boolean][] } | undefined
  const isSame = kept?.has.every(([path, answer]) => files.has(path) === answer)
  const has = new Map<string, boolean>()
  return {
    known: isSame ? kept?.report : undefined,
    files: {
      ...files,
      has(path) {
        const answer = has.get(path) ?? files.has(path)
        has.set(path, answer)
        return answer
      },
    },
    keep: (report) => store.set(key, { report, has: [...has] }),
  }
}

const basisOf = ({ pairs, lexicons, history }: Basis): readonly unknown[] => [
  pairs,
  lexicons.map(({ from, to, text }) => [from, to, textKey(text)]),
  history?.state === 'open'
    ? pairs.map(({ source, target }) => source && target && history.history.basisOf(source, target))
    : history,
]

const nameOf = (file: PageFile): unknown => [file.path, file.locale, 'hash' in file ? file.hash : file.reason]
