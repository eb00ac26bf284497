/** A project that an editor has open: its session, with the texts that are being typed over the files. */
import { relative, resolve, sep } from 'node:path'
import type { Position as Place, Range } from 'vscode-languageserver/node'
import { openBaseline } from '../baseline.ts'
import { loadConfig } from '../config.ts'
import { diskFiles } from '../files.ts'
import { overlay } from '../fix/overlay.ts'
import { openSession, type Session } from '../index.ts'
import { KnownError } from '../known-error.ts'
import type { Span } from '../model.ts'
import { ProjectError } from '../project/error.ts'
import { isPagePath } from '../project/pattern.ts'
import { deciding, namedFiles } from '../session/deciding.ts'
import { Watching } from '../session/watching.ts'
import { lineStarts } from '../text/lines.ts'
import { offsetIn, type Places, rangeIn, uriOf } from './places.ts'
import { judgedOffset, type Shift, shiftBetween, typedSpan } from './shift.ts'

/** Who hears of what a project does. */
export interface Listener {
  /** A project is about to be read from the beginning, with the files that it names. `read` is called for each file. */
  opening(named: readonly string[]): { read(): void; done(pairs: number): void }
  /** It cannot be opened. Folders without pages in two languages are passed over. */
  failed(error: KnownError): void
  /** Something was not foreseen. */
  broke(error: unknown): void
  /** Findings may have changed. */
  changed(project: Project, session: Session | undefined): Promise<void>
}

/** Milliseconds without a key pressed before pages are judged. */
const pause = 40
/** Milliseconds for which changes of files are gathered: a checkout touches many. */
const longPause = 300

/** A page as the editor has it, which cannot be parsed. */
interface Unparsed {
  readonly starts: Uint32Array
  readonly text: string
  readonly shift: Shift
}

/** One project. What is asked of it is done one after the other. */
export class Project implements Places {
  /** Absolute. */
  readonly root: string
  private readonly listener: Listener
  /** The pages that are open, as they are in the editor. */
  private readonly typed = new Map<string, string>()
  /** What is judged of them: the same, but for those that cannot be parsed. */
  private readonly texts = new Map<string, string>()
  private readonly unparsed = new Map<string, Unparsed>()
  private readonly counted = new Map<string, { readonly text: string; readonly starts: Uint32Array }>()
  /** The URIs by which the editor knows them. */
  private readonly uris = new Map<string, string>()
  private readonly dirty = new Set<string>()
  private readonly watching: Watching | undefined
  private decides = deciding([])
  private session: Session | undefined
  private isOutdated = true
  private queue: Promise<unknown> = Promise.resolve()
  private timer: NodeJS.Timeout | undefined

  /** @param watches Whether it has to find out by itself what changes on the disk, as the editor does not tell. */
  constructor(root: string, listener: Listener, watches: boolean) {
    this.root = root
    this.listener = listener
    if (!watches) return
    const watching = new Watching(root, { isPage: (path) => this.has(path), decides: (path) => this.decides(path) })
    this.watching = watching
    void this.hear(watching)
  }

  /** A file's path in this project. */
  pathOf(file: string): string {
    return relative(this.root, file).split(sep).join('/')
  }

  uriOf(path: string): string {
    return this.uris.get(path) ?? uriOf(this.root, path)
  }

  rangeOf(path: string, span: Span): Range | undefined {
    const unparsed = this.unparsed.get(path)
    if (!unparsed) {
      const text = this.session?.reading(path)?.text
      return text === undefined ? undefined : rangeIn(text, span, this.startsOf(path, text))
    }
    const there = typedSpan(unparsed.shift, span)
    return there && rangeIn(unparsed.text, there, unparsed.starts)
  }

  offsetOf(path: string, place: Place): number | undefined {
    const unparsed = this.unparsed.get(path)
    if (unparsed) return judgedOffset(unparsed.shift, offsetIn(unparsed.text, place))
    return offsetIn(this.session?.reading(path)?.text ?? '', place)
  }

  /** The open pages. */
  get open(): readonly string[] {
    return [...this.typed.keys()]
  }

  /** Whether something was typed that is not judged yet. */
  get isBehind(): boolean {
    return this.dirty.size > 0
  }

  /** Whether this is a page of the project, as far as it was read. */
  has(path: string): boolean {
    return (this.session?.pairsOf(path).length ?? 0) > 0
  }

  /** Reads the project in the background. */
  start(): void {
    this.soon(0)
  }

  /** A page is open, with this text. */
  type(path: string, text: string, uri: string): void {
    this.typed.set(path, withoutMark(text))
    this.uris.set(path, uri)
    this.dirty.add(path)
    this.soon(pause)
  }

  /** A page was closed: its file counts again. */
  close(path: string): void {
    this.typed.delete(path)
    this.uris.delete(path)
    this.dirty.add(path)
    this.soon(pause)
  }

  /** A file was written, came or went outside of the editor, or was saved. */
  fileChanged(path: string, cameOrWent: boolean): void {
    const outside = path.startsWith('../') && !this.has(path)
    if (path.endsWith('.git/logs/HEAD') || this.decides(path)) this.outdate()
    else if (outside) return
    else if (isPagePath(path) && cameOrWent) this.outdate()
    else if (isPagePath(path)) this.pageChanged(path)
    else if (cameOrWent) this.othersChanged()
  }

  /**
   * The session, with all that was typed so far; `undefined` where there is no project. What is asked while other things
   * are being done waits for them.
   */
  async ready(): Promise<Session | undefined> {
    clearTimeout(this.timer)
    const run = this.queue.then(() => this.catchUp())
    this.queue = run.catch(() => undefined)
    return run
  }

  end(): void {
    clearTimeout(this.timer)
    this.watching?.close()
    this.session?.close()
    this.session = undefined
  }

  private pageChanged(path: string): void {
    if (this.typed.has(path)) return
    this.dirty.add(path)
    this.soon(longPause)
  }

  /** Files that no page is came or went. */
  private othersChanged(): void {
    this.session?.filesChanged()
    this.soon(longPause)
  }

  /** Pages came or went, or what decides which these are: everything is read again. */
  private outdate(): void {
    this.isOutdated = true
    this.soon(longPause)
  }

  private async hear(watching: Watching): Promise<void> {
    for (;;) {
      const { pages, others, project } = await watching.next()
      if (project) this.outdate()
      if (others) this.othersChanged()
      for (const path of pages) this.pageChanged(path)
    }
  }

  private soon(after: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.ready().catch((error: unknown) => this.listener.broke(error)), after)
  }

  private async catchUp(): Promise<Session | undefined> {
    const isChanged = this.isOutdated || this.dirty.size > 0
    if (this.isOutdated) await this.reopen()
    for (const path of this.dirty) {
      this.dirty.delete(path)
      await this.update(path)
    }
    if (isChanged) await this.listener.changed(this, this.session)
    return this.session
  }

  /** Reads a page as it is now; while it cannot be parsed, it is judged as it was when it could. */
  private async update(path: string): Promise<void> {
    const text = this.typed.get(path)
    if (text === undefined) this.texts.delete(path)
    else this.texts.set(path, text)
    await this.session?.update(path, text !== undefined)
    const judged = this.session?.reading(path)?.text
    if (text === undefined || judged === undefined || !this.session?.waitingAt(path)) {
      this.unparsed.delete(path)
      return
    }
    this.texts.set(path, judged)
    this.unparsed.set(path, { text, starts: lineStarts(text), shift: shiftBetween(judged, text) })
  }

  private async reopen(): Promise<void> {
    this.isOutdated = false
    try {
      const { config, beside } = await loadConfig(this.root)
      const named = namedFiles(config)
      this.decides = deciding(named)
      const heard = this.listener.opening(named)
      let pairs = 0
      try {
        const files = overlay(diskFiles(this.root, beside), this.texts)
        const counted: typeof files = {
          ...files,
          read(path) {
            heard.read()
            return files.read(path)
          },
        }
        const baseline = config.baseline && (await openBaseline(resolve(this.root, config.baseline), config.baseline))
        const session = await openSession(counted, config, baseline ? { baseline } : {})
        pairs = session.pairs.length
        await session.report()
        this.session?.close()
        this.session = session
        this.watching?.follow([
          ...named,
          ...session.pairs.flatMap(({ source, target }) => [source ?? [], target ?? []].flat()),
        ])
        // What was typed meanwhile.
        for (const path of this.typed.keys()) this.dirty.add(path)
      } finally {
        heard.done(pairs)
      }
    } catch (error) {
      if (error instanceof ProjectError) this.end()
      else if (error instanceof KnownError) this.listener.failed(error)
      else throw error
    }
  }

  /** Where the lines of a page start: it is asked for every finding. */
  private startsOf(path: string, text: string): Uint32Array {
    if (this.counted.get(path)?.text !== text) this.counted.set(path, { text, starts: lineStarts(text) })
    return this.counted.get(path)?.starts as Uint32Array
  }
}

/** Some editors hand the byte order mark on; a page's text is without. */
const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text)
