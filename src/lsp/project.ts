/** A project that an editor has open: its session, with the texts that are being typed over the files. */
import { relative, sep } from 'node:path'
import { loadConfig } from '../config.ts'
import { diskFiles } from '../files.ts'
import { overlay } from '../fix/overlay.ts'
import { openSession, type Session } from '../index.ts'
import { KnownError } from '../known-error.ts'
import { ProjectError } from '../project/error.ts'
import { uriOf } from './places.ts'

/** Who hears of what a project does. */
export interface Listener {
  /** A project is about to be read from the beginning. `read` is called for each file. */
  opening(): { read(): void; done(pairs: number): void }
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

/** One project. What is asked of it is done one after the other. */
export class Project {
  /** Absolute. */
  readonly root: string
  private readonly listener: Listener
  /** The texts of open pages, by path. */
  private readonly texts = new Map<string, string>()
  /** The URIs by which the editor knows them. */
  private readonly uris = new Map<string, string>()
  private readonly dirty = new Set<string>()
  private session: Session | undefined
  private isOutdated = true
  private queue: Promise<unknown> = Promise.resolve()
  private timer: NodeJS.Timeout | undefined

  constructor(root: string, listener: Listener) {
    this.root = root
    this.listener = listener
  }

  /** A file's path in this project. */
  pathOf(file: string): string {
    return relative(this.root, file).split(sep).join('/')
  }

  /** As the editor calls it, where it has it open. */
  uriOf(path: string): string {
    return this.uris.get(path) ?? uriOf(this.root, path)
  }

  /** The open pages. */
  get open(): readonly string[] {
    return [...this.texts.keys()]
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
    this.texts.set(path, withoutMark(text))
    this.uris.set(path, uri)
    this.dirty.add(path)
    this.soon(pause)
  }

  /** A page was closed: its file counts again. */
  close(path: string): void {
    this.texts.delete(path)
    this.uris.delete(path)
    this.dirty.add(path)
    this.soon(pause)
  }

  /** A file changed outside of the editor, or was saved. */
  fileChanged(path: string): void {
    if (this.texts.has(path)) return
    this.dirty.add(path)
    this.soon(longPause)
  }

  /** Files that no page is came or went. */
  othersChanged(): void {
    this.session?.filesChanged()
    this.soon(longPause)
  }

  /** Pages came or went, or the configuration changed: everything is read again. */
  outdate(): void {
    this.isOutdated = true
    this.soon(longPause)
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
    this.session?.close()
    this.session = undefined
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
      await this.session?.update(path)
    }
    if (isChanged) await this.listener.changed(this, this.session)
    return this.session
  }

  private async reopen(): Promise<void> {
    this.isOutdated = false
    try {
      const { config, beside } = await loadConfig(this.root)
      const heard = this.listener.opening()
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
        const session = await openSession(counted, config)
        pairs = session.pairs.length
        await session.report()
        this.session?.close()
        this.session = session
        // What was typed meanwhile.
        for (const path of this.texts.keys()) this.dirty.add(path)
      } finally {
        heard.done(pairs)
      }
    } catch (error) {
      if (error instanceof ProjectError) this.end()
      else if (error instanceof KnownError) this.listener.failed(error)
      else throw error
    }
  }
}

/** Some editors hand the byte order mark on; a page's text is without. */
const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text)
