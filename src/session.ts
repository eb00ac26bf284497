/** A project that is kept open: pages change one at a time, and only what a change concerns is done anew. */
import { alignPair } from './align/pair.ts'
import type { AlignContext } from './align/workspace.ts'
import { type AlignedPair, alignPairs } from './check/align.ts'
import { withHistory } from './check/history.ts'
import { judgePairs } from './check/judge.ts'
import { readLockFile } from './check/lock.ts'
import { withOwners } from './check/owners.ts'
import { readPages, type TextReading } from './check/read.ts'
import type { CheckInput, Seen } from './check.ts'
import type { LockReading } from './history.ts'
import type { Locale, PagePair, PageReport, Reading, Report } from './model.ts'
import { Recollection } from './session/recollection.ts'

/** What a session works on. */
export type SessionInput = Omit<CheckInput, 'before' | 'see' | 'open' | 'shard'>

/**
 * A project that is kept open. Its reports are those of a check of the same files, but for the words of the two
 * languages, which were learned when it was opened. Which pages there are, and the configuration, are of that time too.
 */
export class Session {
  readonly pairs: readonly PagePair[]
  private readonly input: SessionInput
  private readonly readings: Map<string, TextReading>
  private aligned: Map<PagePair, AlignedPair>
  private readonly lock: LockReading
  private readonly languages = new Map<Locale, AlignContext>()
  private readonly memory = new Recollection()
  private readonly pairsOfPage = new Map<string, PagePair[]>()

  private constructor(
    input: SessionInput,
    readings: Map<string, TextReading>,
    aligned: Map<PagePair, AlignedPair>,
    lock: LockReading,
  ) {
    this.input = input
    this.pairs = input.pairs
    this.readings = readings
    this.aligned = aligned
    this.lock = lock
    for (const [{ locale }, { languages }] of aligned) this.languages.set(locale, languages)
    for (const pair of this.pairs)
      for (const path of [pair.source, pair.target]) {
        if (path !== undefined) this.pairsOfPage.set(path, [...(this.pairsOfPage.get(path) ?? []), pair])
      }
  }

  /** Reads and aligns every page. */
  static async open(input: SessionInput): Promise<Session> {
    const { files, pairs, source, lexicons, history } = input
    const readings = await readPages(files, pairs, source, input.read)
    const lock = await readLockFile(files)
    const aligned = await withHistory(alignPairs(pairs, readings, source, lexicons), pairs, history, lock)
    return new Session(input, readings, new Map(aligned), lock)
  }

  /** The pairs that a page stands in: none for what is no page, several for a source with several translations. */
  pairsOf(path: string): readonly PagePair[] {
    return this.pairsOfPage.get(path) ?? []
  }

  reading(path: string): TextReading | undefined {
    return this.readings.get(path)
  }

  /** Both pages of a pair, aligned; `undefined` where one of them is missing or could not be read. */
  alignedPair(pair: PagePair): AlignedPair | undefined {
    return this.aligned.get(pair)
  }

  /** What the reports are made from. */
  seen(): Seen {
    return { ...this.input, readings: this.readings, aligned: this.aligned }
  }

  /** Reads a page again. Whether its text is another one. */
  async update(path: string): Promise<boolean> {
    const { files, source, read } = this.input
    const own = this.pairsOf(path)
    const before = this.readings.get(path)
    const others = (one: string) => (one === path ? undefined : this.readings.get(one))
    const now = (await readPages(files, own.slice(0, 1), source, read, others)).get(path)
    if (!now || (before && isSame(before, now))) return false
    this.readings.set(path, now)
    for (const pair of own) await this.align(pair)
    this.memory.forget(path)
    // A page may name the address at which it is served, by which links on any other page find it.
    if (namesOf(before) !== namesOf(now)) this.memory.forgetAll()
    return true
  }

  /** Judges everything anew: a file that is no page came or went, and links may lead to it. */
  filesChanged(): void {
    this.memory.forgetAll()
  }

  /** The reports of the pairs that a page stands in; those of a source page with all its translations together. */
  async reportsOf(path: string): Promise<readonly PageReport[]> {
    const own = this.pairsOf(path)
    const sources = new Set(own.map((pair) => pair.source))
    // What is said of a source page alone is said in its first pair, and its comments count in all of them.
    const together = this.pairs.filter((pair) =>
      pair.source === undefined ? own.includes(pair) : sources.has(pair.source),
    )
    const pages = await this.judge(together)
    return pages.filter((_, at) => own.includes(together[at] as PagePair))
  }

  /** The report of the whole project. */
  async report(): Promise<Report> {
    const { source, targets, files, config } = this.input
    return withOwners({ source, targets, pages: await this.judge(this.pairs) }, files, config)
  }

  /** Ends what runs beside. */
  close(): void {
    if (this.input.history?.state === 'open') this.input.history.history.close()
  }

  private judge(wanted: readonly PagePair[]): Promise<PageReport[]> {
    return judgePairs(this.seen(), wanted, undefined, this.memory)
  }

  private async align(pair: PagePair): Promise<void> {
    const plain = this.plain(pair)
    if (!plain) {
      this.aligned.delete(pair)
      return
    }
    const isFirst = this.pairs.find((one) => this.aligned.has(one)) === pair
    const lock = isFirst ? this.lock : { lock: this.lock.lock }
    const known = await withHistory(new Map([[pair, plain]]), [pair], this.input.history, lock)
    const isNew = !this.aligned.has(pair)
    this.aligned.set(pair, known.get(pair) ?? plain)
    if (isNew) this.aligned = new Map(this.pairs.flatMap((one) => this.entryOf(one)))
  }

  private entryOf(pair: PagePair): [PagePair, AlignedPair][] {
    const one = this.aligned.get(pair)
    return one ? [[pair, one]] : []
  }

  /** A pair aligned by content, with the words that were learned when the project was opened. */
  private plain(pair: PagePair): AlignedPair | undefined {
    const { source: leads, lexicons } = this.input
    const [source, target] = [this.readings.get(pair.source ?? ''), this.readings.get(pair.target ?? '')]
    if (source?.state !== 'read' || target?.state !== 'read') return undefined
    const languages = this.languages.get(pair.locale)
    if (languages) {
      const alignment = alignPair(source.page, target.page, languages)
      return { pair, source: source.page, target: target.page, languages, alignment, key: '' }
    }
    const first = alignPairs([pair], this.readings, leads, lexicons).get(pair)
    if (first) this.languages.set(pair.locale, first.languages)
    return first
  }
}

const isSame = (a: TextReading, b: TextReading): boolean =>
  a.state === b.state && a.text === b.text && (a.state === 'read' || b.state === 'read' || a.reason.en === b.reason.en)

const namesOf = (reading: Reading | undefined): string =>
  reading?.state === 'read' ? JSON.stringify(reading.page.frontMatter.map(({ key, value }) => [key, value])) : ''
