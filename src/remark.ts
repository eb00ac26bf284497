/** A remark plugin that compares the page in hand with its counterpart: `import diptych from 'diptych/remark'`. */
import { statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import type { VFile } from 'vfile'
import { VFileMessage } from 'vfile-message'
import { openBaseline } from './baseline.ts'
import { configNames, loadConfig } from './config.ts'
import { diskFiles } from './files.ts'
import { overlay } from './fix/overlay.ts'
import { openSession, type Session } from './index.ts'
import { KnownError } from './known-error.ts'
import type { Severity, Tongue } from './model.ts'
import { rulePage } from './package-files.ts'
import { type SaidOn, saidOn } from './session/said-on.ts'

/** What the plugin may be told. */
export interface Options {
  /** A configuration elsewhere than in the working folder (the file's `cwd`); relative to it. */
  readonly config?: string
  /** The language of messages; English by default. */
  readonly lang?: Tongue
  /** Whether git is asked what went stale; by default as the configuration has it. */
  readonly history?: boolean
}

/**
 * Finds the counterpart of the file in hand and adds what differs as messages: with `ruleId`, `place`, `url` (the rule's
 * page), `cause` (a message with the file and the place of the other side) and, where one edit would end it, `expected`.
 * A file that is no page of the project is passed over. The project is read once a process, folder and configuration.
 */
export default function remarkDiptych(options: Options = {}): (tree: unknown, file: VFile) => Promise<void> {
  return async (_, file) => {
    if (!file.path) return
    const project = projectAt(resolve(file.cwd), options)
    try {
      const path = project.pathOf(resolve(file.cwd, file.path))
      for (const said of await project.saidOn(path, String(file))) tell(file, said, options.lang ?? 'en')
    } catch (error) {
      if (!(error instanceof KnownError)) throw error
      if (!project.isTold(error)) file.message(error.words[options.lang ?? 'en'], { source: 'diptych' }).fatal = true
    }
  }
}

const projects = new Map<string, Project>()

function projectAt(cwd: string, options: Options): Project {
  const key = JSON.stringify([cwd, options.config, options.history])
  const known = projects.get(key) ?? new Project(cwd, options)
  projects.set(key, known)
  return known
}

/** A project that is kept for the next file. What is asked of it is done one after the other. */
class Project {
  private readonly cwd: string
  private readonly options: Options
  private readonly texts = new Map<string, string>()
  /** Files that are no pages, with the time of their last change when that was found out. */
  private readonly others = new Map<string, number>()
  private readonly told = new Set<string>()
  private session: Session | undefined
  /** The configuration's file as it was read. */
  private mark = ''
  /** When it was read; milliseconds since 1970. */
  private since = 0
  /** Whether a text in hand was another than that of its file: then someone is writing, and one page is what they want. */
  private isEdited = false
  private queue: Promise<unknown> = Promise.resolve()
  private root: string

  constructor(cwd: string, options: Options) {
    this.cwd = cwd
    this.options = options
    this.root = options.config === undefined ? cwd : resolve(cwd, options.config, '..')
  }

  pathOf(file: string): string {
    return relative(this.root, file).split(sep).join('/')
  }

  /** What is to be said on a page whose text this is. */
  saidOn(path: string, text: string): Promise<SaidOn[]> {
    const run = this.queue.then(() => this.ask(path, text))
    this.queue = run.catch(() => undefined)
    return run
  }

  /** Whether an error was told before: it is the whole project's, and enough on one file. */
  isTold({ message }: KnownError): boolean {
    const before = this.told.has(message)
    this.told.add(message)
    return before
  }

  private async ask(path: string, text: string): Promise<SaidOn[]> {
    this.texts.set(path, text.replace(/^\uFEFF/, ''))
    const session = await this.opened(path)
    // The other side may have been saved since.
    for (const { source, target } of session.pairsOf(path))
      for (const one of [source, target]) if (one !== undefined && (await session.update(one))) this.isEdited = true
    // A run over many files has them all judged at once.
    if (!this.isEdited) await session.report()
    const said = saidOn(path, await session.reportsOf(path))
    this.texts.delete(path)
    return said
  }

  private async opened(path: string): Promise<Session> {
    const mark = this.configMark()
    const changed = statSync(join(this.root, path), { throwIfNoEntry: false })?.ctimeMs ?? 0
    // What was there when the project was read, and is no page of it, has not become one.
    const isOther = changed < this.since || this.others.get(path) === changed
    const isKnown = isOther || (this.session?.pairsOf(path).length ?? 0) > 0
    if (this.session && isKnown && mark === this.mark) return this.session
    const since = Date.now()
    const { config, root, beside } = await loadConfig(this.cwd, this.options.config)
    const { history } = this.options
    const files = overlay(diskFiles(root, beside), this.texts)
    const baseline =
      config.baseline === undefined ? [] : await openBaseline(resolve(root, config.baseline), config.baseline)
    const session = await openSession(files, config, { baseline, ...(history === undefined ? {} : { history }) })
    this.session?.close()
    this.session = session
    if (mark !== this.mark) this.others.clear()
    this.mark = mark
    this.since = since
    this.isEdited = false
    if (session.pairsOf(path).length === 0) this.others.set(path, changed)
    return session
  }

  /** Tells a configuration from the one that was read. */
  private configMark(): string {
    const names = this.options.config === undefined ? configNames : [resolve(this.cwd, this.options.config)]
    return names.map((name) => statSync(resolve(this.root, name), { throwIfNoEntry: false })?.mtimeMs ?? 0).join()
  }
}

/** As vfile has it: `true` is an error, `false` a warning, neither is worth knowing. */
const fatal: Readonly<Record<Severity, boolean | undefined>> = { error: true, warn: false, info: undefined }

function tell(file: VFile, { finding, at, beyond, side }: SaidOn, lang: Tongue): void {
  const { rule, said, severity, edits = [] } = finding
  const message = file.message(said.text[lang], {
    source: 'diptych',
    ruleId: rule.replace(/^.*:/, ''),
    ...(at ? { place: at } : {}),
  })
  message.fatal = fatal[severity]
  const url = rulePage(rule, lang)
  if (url !== undefined) message.url = url
  if (beyond) {
    const cause = new VFileMessage(said.text[lang], { place: beyond.at })
    cause.file = beyond.path
    cause.stack = `${beyond.path}:${beyond.at.start.line}:${beyond.at.start.column}`
    message.cause = cause
  }
  const [edit] = edits
  if (!at || !edit || edits.length > 1 || edit.side !== side) return
  const text = String(file).replace(/^\uFEFF/, '')
  const [start, end] = [at.start.offset, at.end.offset]
  if (edit.start < start || edit.end > end) return
  message.actual = text.slice(start, end)
  message.expected = [text.slice(start, edit.start) + edit.text + text.slice(edit.end, end)]
}
