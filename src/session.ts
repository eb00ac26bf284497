/** A project that is kept open: pages change one at a time, and only what a change concerns is done anew. */
import { alignPair } from './align/pair.ts'
import type { AlignContext } from './align/weighed.ts'
import { applyBaseline, type BaselineEntry } from './baseline.ts'
import { alignPairs } from './check/align.ts'
import { type AlignedPair, unkept } from './check/aligned-pair.ts'
import { loaded } from './check/held-page.ts'
import { withHistory } from './check/history.ts'
import { judgePairs, saidOfUnread } from './check/judge.ts'
import { readLockFile } from './check/lock.ts'
import { withOwners } from './check/owners.ts'
import { readPages, type TextReading, type UnreadText } from './check/read.ts'
import { storedMemory } from './check/stored.ts'
import type { CheckInput, Seen } from './check.ts'
import type { LockReading } from './history.ts'
import type { Finding, Locale, PagePair, PageReport, Reading, Report } from './model.ts'
import { Recollection } from './session/recollection.ts'

/** What a session works on. */
export interface SessionInput extends Omit<CheckInput, 'before' | 'see' | 'open' | 'shard'> {
  /** What the project has put off. Default: nothing. */
  readonly baseline?: readonly BaselineEntry[]
}

/** A text that cannot be parsed, for which the last one that could stands in. */
export interface Waiting {
  readonly text: string
  /** What is said of it. */
  readonly findings: readonly Finding[]
}

/**
 * A project that is kept open. Its reports are those of a check of the same files, but for the words of the two
 * languages, which were learned when it was opened. Which pages there are, and the configuration, are of that time too.
 */
export class Session {
  readonly pairs: readonly PagePair[]
  private readonly input: Omit<SessionInput, 'store'>
  private readonly readings: Map<string, TextReading>
  private aligned: Map<PagePair, AlignedPair>
  private readonly lock: LockReading
  private readonly languages = new Map<Locale, AlignContext>()
  private readonly memory: Recollection
  private readonly pairsOfPage = new Map<string, PagePair[]>()
  private readonly waiting = new Map<string, UnreadText>()
  /** What is said of every pair, in their order, for as long as nothing changes. */
  private whole: readonly PageReport[] | undefined
  /** How many changes there were. */
  private changes = 0

  private constructor(
    { store, ...input }: SessionInput,
    readings: Map<string, TextReading>,
    aligned: Map<PagePair, AlignedPair>,
    lock: LockReading,
  ) {
    // What is computed from now on is computed with words that were learned from other texts: none of it is stored.
    this.input = input
    this.pairs = input.pairs
    this.readings = readings
    this.aligned = aligned
    this.lock = lock
    const isLive = input.linters?.size || input.answers
    this.memory = new Recollection(store && !isLive ? storedMemory(store, this.seen()) : undefined)
    for (const pair of this.pairs)
      for (const path of [pair.source, pair.target]) {
        if (path !== undefined) this.pairsOfPage.set(path, [...(this.pairsOfPage.get(path) ?? []), pair])
      }
  }

  /** Reads every page, and finds what each is aligned by. */
  static async open(input: SessionInput): Promise<Session> {
    const { files, pairs, source, lexicons, history, store, askLinks } = input
    const readings = await readPages(files, pairs, source, input.read)
    const lock = await readLockFile(files)
    const plain = alignPairs(pairs, { readings, source, lexicons, store })
    const aligned = await withHistory(plain, pairs, { history, lock, store, outlivesStore: true })
    const answers = await askLinks?.(pairs, readings)
    return new Session({ ...input, ...(answers ? { answers } : {}) }, readings, aligned, lock)
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

  /** The text that waits to be judged until it can be parsed; `undefined` where none does. */
  waitingAt(path: string): Waiting | undefined {
    const unread = this.waiting.get(path)
    const [pair] = this.pairsOf(path)
    if (!unread || !pair) return undefined
    const side = pair.source === path ? 'source' : 'target'
    return { text: unread.text, findings: saidOfUnread(pair, side, unread, this.input.rules) }
  }

  /**
   * Reads a page again. Whether what is judged is another text.
   * @param patient Whether a text that cannot be parsed has to wait, while the last one that could be stands in for it.
   */
  async update(path: string, patient = false): Promise<boolean> {
    const { files, source, read } = this.input
    const own = this.pairsOf(path)
    const before = this.readings.get(path)
    const others = (one: string) => (one === path ? undefined : this.readings.get(one))
    const now = (await readPages(files, own.slice(0, 1), source, read, others)).get(path)
    if (!now) return false
    this.waiting.delete(path)
    if (patient && before?.state === 'read' && now.state === 'unread' && now.text !== '') {
      this.waiting.set(path, now)
      return false
    }
    if (before && isSame(before, now)) return false
    this.readings.set(path, now)
    this.hasChanged()
    for (const pair of own) await this.align(pair)
    this.memory.forget(path)
    // A page may name the address at which it is served, by which links on any other page find it.
    if (namesOf(before) !== namesOf(now)) this.memory.forgetAll()
    return true
  }

  /** Judges everything anew: a file that is no page came or went, and links may lead to it. */
  filesChanged(): void {
    this.hasChanged()
    this.memory.forgetAll()
  }

  /**
   * The reports of the pairs that a page stands in, without what the baseline puts off; those of a source page with all
   * its translations together.
   */
  async reportsOf(path: string): Promise<readonly PageReport[]> {
    const own = this.pairsOf(path)
    const sources = new Set(own.map((pair) => pair.source))
    // What is said of a source page alone is said in its first pair, and its comments count in all of them.
    const together = this.pairs.filter((pair) =>
      pair.source === undefined ? own.includes(pair) : sources.has(pair.source),
    )
    const pages = (await this.judged(together)).filter((_, at) => own.includes(together[at] as PagePair))
    const { source, targets, baseline } = this.input
    return baseline ? applyBaseline({ source, targets, pages }, baseline, false).report.pages : pages
  }

  /** The report of the whole project, with what is put off. */
  async report(): Promise<Report> {
    const { source, targets, files, config } = this.input
    const { changes } = this
    const pages = this.whole ?? (await this.judge(this.pairs))
    // Something may have been typed meanwhile.
    if (changes === this.changes) this.whole = pages
    return withOwners({ source, targets, pages }, files, config)
  }

  /** Ends what runs beside. */
  close(): void {
    if (this.input.history?.state === 'open') this.input.history.history.close()
  }

  private hasChanged(): void {
    this.whole = undefined
    this.changes++
  }

  /** What is said of some pairs, as the whole project was judged, if nothing has changed since. */
  private judged(wanted: readonly PagePair[]): PageReport[] | Promise<PageReport[]> {
    const { whole } = this
    if (!whole) return this.judge(wanted)
    return wanted.map((pair) => whole[this.pairs.indexOf(pair)] as PageReport)
  }

  private judge(wanted: readonly PagePair[]): Promise<PageReport[]> {
    return judgePairs(this.seen(), wanted, { memory: this.memory })
  }

  private async align(pair: PagePair): Promise<void> {
    const plain = this.plain(pair)
    if (!plain) {
      this.aligned.delete(pair)
      return
    }
    const isFirst = this.pairs.find((one) => this.aligned.has(one)) === pair
    const lock = isFirst ? this.lock : { lock: this.lock.lock }
    const known = await withHistory([[pair, plain]], [pair], { history: this.input.history, lock })
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
    const languages = this.languagesOf(pair)
    if (languages) {
      const [here, there] = [loaded(source.page), loaded(target.page)]
      return { pair, source: here, target: there, languages, alignment: alignPair(here, there, languages), ...unkept }
    }
    const [[, first] = []] = alignPairs([pair], { readings: this.readings, source: leads, lexicons })
    return first
  }

  /** What was learned of a pair's languages: nothing is learned before it is needed. */
  private languagesOf({ locale }: PagePair): AlignContext | undefined {
    const known = this.languages.get(locale)
    if (known) return known
    const [, one] = [...this.aligned].find(([pair]) => pair.locale === locale) ?? []
    if (one) this.languages.set(locale, one.languages)
    return one?.languages
  }
}

const isSame = (a: TextReading, b: TextReading): boolean =>
  a.state === b.state && a.text === b.text && (a.state === 'read' || b.state === 'read' || a.reason.en === b.reason.en)

const namesOf = (reading: Reading | undefined): string =>
  reading?.state === 'read' ? JSON.stringify(reading.page.frontMatter.map(({ key, value }) => [key, value])) : ''
