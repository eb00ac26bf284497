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
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { configNames } from './config.ts'
import { lockName } from './history.ts'
import type { KnownError } from './known-error.ts'
import { fixAllKind } from './lsp/actions.ts'
import { answer, type Desk, openBoth } from './lsp/answers.ts'
import { diagnosticsOf, diagnosticsWaiting } from './lsp/diagnostics.ts'
import { pathOf } from './lsp/places.ts'
import { type Listener, Project } from './lsp/project.ts'
import * as says from './lsp/words.ts'
import type { Tongue } from './model.ts'
import { isPagePath } from './project/pattern.ts'

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

class Server implements Desk {
  private readonly connection: Connection
  private readonly tongueFor: (locale: string | undefined) => Tongue
  private readonly documents = new TextDocuments(TextDocument)
  private readonly projects = new Map<string, Project>()
  private readonly told = new Set<string>()
  private readonly watched = new Set<string>()
  tongue: Tongue = 'en'
  private folders: readonly string[] = []
  can: ClientCapabilities = {}

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
    answer(connection, this)
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

  get resolves(): boolean {
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

  at(uri: string) {
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
  show(type: MessageType, message: string): void {
    void this.connection.sendNotification(ShowMessageNotification.type, { type, message })
  }
}

const hasConfig = (folder: string): boolean => configNames.some((name) => existsSync(join(folder, name)))
