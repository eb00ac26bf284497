/** The language server: findings while pages are being written, and the other language at hand. */
import { existsSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import {
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  type Position,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { configNames } from './config.ts'
import { lockName } from './history.ts'
import type { KnownError } from './known-error.ts'
import { type Asking, actionsFor, type DraftData, draft, fixAllKind } from './lsp/actions.ts'
import { diagnosticsOf, diagnosticsWaiting } from './lsp/diagnostics.ts'
import { type Facing, facing, hoverText } from './lsp/hover.ts'
import { pathOf, top } from './lsp/places.ts'
import { type Listener, Project } from './lsp/project.ts'
import * as says from './lsp/words.ts'
import type { Tongue } from './model.ts'
import { isPagePath } from './project/pattern.ts'
import type { Session } from './session.ts'

/** The command that opens the counterpart of a place; its arguments are a URI and, optionally, a position. */
export const openBoth = 'diptych.openBoth'

/** What the editor is asked to watch: pages, what decides which these are, what links lead to, and commits. */
const watched = [
  '**/*.{md,mdx,markdown,mdown,mkd,mkdn,mdoc,qmd,rmd}',
  '**/{diptych.config.*,.gitignore}',
  `**/${lockName}`,
  '**/*.{png,jpg,jpeg,gif,svg,webp,avif,ico,pdf,zip}',
  '**/.git/logs/HEAD',
]

/**
 * Serves an editor.
 * @param tongueFor The language of messages, by the editor's own.
 * @returns When the editor has taken its leave.
 */
export function serve(connection: Connection, tongueFor: (locale: string | undefined) => Tongue): Promise<void> {
  const server = new Server(connection, tongueFor)
  return server.run()
}

class Server {
  private readonly connection: Connection
  private readonly tongueFor: (locale: string | undefined) => Tongue
  private readonly documents = new TextDocuments(TextDocument)
  private readonly projects = new Map<string, Project>()
  private readonly told = new Set<string>()
  private readonly watched = new Set<string>()
  private tongue: Tongue = 'en'
  private folders: readonly string[] = []
  private can: ClientCapabilities = {}

  constructor(connection: Connection, tongueFor: (locale: string | undefined) => Tongue) {
    this.connection = connection
    this.tongueFor = tongueFor
  }

  run(): Promise<void> {
    const { connection, documents } = this
    connection.onInitialize((params) => this.initialize(params))
    connection.onInitialized(() => this.initialized())
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri, type } of changes) this.fileChanged(uri, type !== FileChangeType.Changed)
    })
    documents.onDidChangeContent(({ document }) => this.at(document.uri)?.type(document.getText(), document.uri))
    documents.onDidClose(({ document }) => {
      this.at(document.uri)?.close()
      void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] })
    })
    documents.onDidSave(({ document }) => {
      if (!isPagePath(document.uri)) this.fileChanged(document.uri, false)
    })
    this.answers()
    documents.listen(connection)
    connection.listen()
    return new Promise((done) => {
      connection.onShutdown(() => {
        for (const project of this.projects.values()) project.end()
      })
      connection.onExit(() => done())
    })
  }

  private initialize(params: InitializeParams): InitializeResult {
    this.can = params.capabilities
    this.tongue = this.tongueFor(params.locale)
    const roots = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : [])
    this.folders = roots.flatMap((uri) => pathOf(uri) ?? [])
    const resolves = this.resolves
    return {
      serverInfo: { name: 'diptych' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        definitionProvider: true,
        documentLinkProvider: {},
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: resolves },
        executeCommandProvider: { commands: [openBoth] },
      },
    }
  }

  private get resolves(): boolean {
    return this.can.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true
  }

  private initialized(): void {
    this.watch(watched)
    for (const folder of this.folders) if (hasConfig(folder)) this.projectAt(folder).start()
  }

  /** Whether the editor tells what changes on the disk; not all do, or not everywhere. */
  private get tells(): boolean {
    return this.can.workspace?.didChangeWatchedFiles?.dynamicRegistration === true
  }

  /** Has the editor watch for files, by globs, each once. */
  private watch(globs: readonly string[]): void {
    const fresh = globs.filter((glob) => !this.watched.has(glob))
    for (const glob of fresh) this.watched.add(glob)
    if (!this.tells || fresh.length === 0) return
    const watchers = fresh.map((globPattern) => ({ globPattern }))
    void this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
  }

  /** The project that a file belongs to: the nearest configuration above it, up to the folder that is open. */
  private projectOf(file: string): Project {
    for (const project of this.projects.values()) if (project.has(project.pathOf(file))) return project
    const top = this.folders.find((folder) => file.startsWith(`${folder}/`) || file.startsWith(`${folder}\\`))
    for (let folder = dirname(file); ; folder = dirname(folder)) {
      if (hasConfig(folder)) return this.projectAt(folder)
      if (folder === top || folder === dirname(folder)) return this.projectAt(top ?? dirname(file))
    }
  }

  private projectAt(folder: string): Project {
    const known = this.projects.get(folder)
    if (known) return known
    const project = new Project(folder, this.listener(), !this.tells)
    this.projects.set(folder, project)
    return project
  }

  private at(uri: string) {
    const file = pathOf(uri)
    if (file === undefined || !isPagePath(file)) return undefined
    const project = this.projectOf(file)
    const path = project.pathOf(file)
    return {
      project,
      path,
      type: (text: string, as: string) => project.type(path, text, as),
      close: () => project.close(path),
    }
  }

  private fileChanged(uri: string, cameOrWent: boolean): void {
    const file = pathOf(uri)
    if (file === undefined) return
    for (const project of this.projects.values()) project.fileChanged(project.pathOf(file), cameOrWent)
  }

  private listener(): Listener {
    const { connection } = this
    return {
      opening: (named) => {
        // The characters of a glob that a name may hold, each as any one character.
        this.watch(named.map((path) => `**/${posix.basename(path).replace(/[[\]{}()*?!,]/g, '?')}`))
        let count = 0
        const progress = this.can.window?.workDoneProgress ? connection.window.createWorkDoneProgress() : undefined
        void progress?.then((one) => one.begin(says.indexing[this.tongue]))
        return {
          read: () => {
            count += 1
            if (count % 100 === 0) void progress?.then((one) => one.report(says.filesRead(count)[this.tongue]))
          },
          done: (pairs) => {
            void progress?.then((one) => one.done())
            connection.console.info(says.pagesCompared(pairs)[this.tongue])
          },
        }
      },
      failed: (error) => this.fail(error),
      broke: (error) =>
        connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
      changed: async (project, session) => {
        for (const path of project.open) {
          // What is typed meanwhile makes this worthless; it is done again then.
          if (project.isBehind) return
          const uri = project.uriOf(path)
          const { version } = this.documents.get(uri) ?? {}
          const reports = (await session?.reportsOf(path)) ?? []
          const waiting = session?.waitingAt(path)
          const diagnostics = [
            ...(waiting ? diagnosticsWaiting(waiting, this.tongue) : []),
            ...diagnosticsOf(path, reports, this.tongue, project),
          ]
          if (!project.isBehind)
            void connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) })
        }
      },
    }
  }

  /** Said once, until it is another. */
  private fail({ words }: KnownError): void {
    const text = words[this.tongue]
    if (!this.told.has(text)) this.show(MessageType.Error, text)
    this.told.add(text)
  }

  /** As a notification: the library's own way asks for an answer that nobody waits for. */
  private show(type: MessageType, message: string): void {
    void this.connection.sendNotification(ShowMessageNotification.type, { type, message })
  }

  private answers(): void {
    const { connection } = this
    connection.onHover(async ({ textDocument, position }, token) => {
      const found = await this.facing(textDocument.uri, position)
      const [first] = found?.facings ?? []
      if (!found || !first || token.isCancellationRequested) return null
      const range = found.project.rangeOf(found.path, first.here)
      const value = hoverText(found.facings, this.tongue, found.project)
      return { contents: { kind: 'markdown', value }, ...(range ? { range } : {}) }
    })
    connection.onDefinition(async ({ textDocument, position }, token) => {
      const found = await this.facing(textDocument.uri, position)
      if (!found || token.isCancellationRequested) return null
      const { project, path } = found
      const links = found.facings.map(({ here, page, there }) => {
        const [range = top, origin] = [project.rangeOf(page.path, there), project.rangeOf(path, here)]
        return {
          ...(origin ? { originSelectionRange: origin } : {}),
          targetUri: project.uriOf(page.path),
          targetRange: range,
          targetSelectionRange: range,
        }
      })
      if (this.can.textDocument?.definition?.linkSupport) return links
      return links.map(({ targetUri: uri, targetRange: range }) => ({ uri, range }))
    })
    connection.onDocumentLinks(async ({ textDocument }) => {
      const found = await this.ready(textDocument.uri)
      const reading = found?.session.reading(found.path)
      if (!found || reading?.state !== 'read') return []
      const { session, project, path } = found
      const heading = reading.page.blocks.find(({ kind }) => kind === 'heading') ?? reading.page.blocks[0]
      const range = (heading && project.rangeOf(path, heading)) ?? top
      const counterparts = session.pairsOf(path).flatMap((pair) => {
        const other = pair.source === path ? pair.target : pair.source
        const locale = pair.source === path ? pair.locale : session.seen().source
        return other === undefined
          ? []
          : [{ range, target: project.uriOf(other), tooltip: says.counterpartPage(locale)[this.tongue] }]
      })
      return counterparts.slice(0, 1)
    })
    connection.onCodeAction(async ({ textDocument, range }, token) => {
      const found = await this.ready(textDocument.uri)
      if (!found || token.isCancellationRequested) return []
      return actionsFor(this.asking(found), found.path, range)
    })
    connection.onCodeActionResolve(async (action) => {
      const data = action.data as DraftData | undefined
      // Some editors have every action resolved, also those that say already what they do.
      if (typeof data?.uri !== 'string') return action
      const found = await this.ready(data.uri)
      const edit = found && (await draft(data, found.path, this.asking(found)))
      if (edit) return { ...action, edit }
      this.show(MessageType.Info, says.noDraft[this.tongue])
      return action
    })
    connection.onExecuteCommand(async ({ command, arguments: [uri, position] = [] }) => {
      if (command !== openBoth || typeof uri !== 'string') return null
      const found = await this.facing(uri, isPosition(position) ? position : top.start)
      const [first] = found?.facings ?? []
      if (!found || !first) return null
      const { project, path } = found
      const [here, there] = [
        { uri, range: project.rangeOf(path, first.here) ?? top },
        { uri: project.uriOf(first.page.path), range: project.rangeOf(first.page.path, first.there) ?? top },
      ]
      if (this.can.window?.showDocument?.support) {
        await connection.window.showDocument({ uri: here.uri, selection: here.range })
        await connection.window.showDocument({ uri: there.uri, selection: there.range, takeFocus: true })
      }
      return first.side === 'source' ? { source: here, target: there } : { source: there, target: here }
    })
  }

  private asking({ session, project }: Found): Asking {
    return { session, tongue: this.tongue, places: project, resolves: this.resolves }
  }

  private async ready(uri: string): Promise<Found | undefined> {
    const place = this.at(uri)
    const session = await place?.project.ready()
    return place && session ? { session, project: place.project, path: place.path } : undefined
  }

  private async facing(
    uri: string,
    position: Position,
  ): Promise<(Found & { readonly facings: readonly Facing[] }) | undefined> {
    const found = await this.ready(uri)
    const offset = found?.project.offsetOf(found.path, position)
    return found && { ...found, facings: offset === undefined ? [] : facing(found.session, found.path, offset) }
  }
}

/** A page of an open project. */
interface Found {
  readonly session: Session
  readonly project: Project
  readonly path: string
}

const hasConfig = (folder: string): boolean => configNames.some((name) => existsSync(join(folder, name)))

const isPosition = (value: unknown): value is Position =>
  typeof value === 'object' && value !== null && 'line' in value && 'character' in value
