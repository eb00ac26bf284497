/** An editor, as far as the protocol can tell: the built server as a process of its own, spoken to over its pipes. */
import { type ChildProcess, spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'

export interface Published {
  readonly uri: string
  readonly version?: number
  readonly diagnostics: Diagnostic[]
}

export interface Editor {
  readonly connection: ProtocolConnection
  readonly initialized: InitializeResult
  /** What the server asked the editor to show. */
  readonly shown: { readonly uri: string }[]
  readonly messages: string[]
  readonly progress: string[]
  uri(path: string): string
  open(path: string, text: string): void
  /** Replaces the first occurrence, as a typist would: an incremental change. */
  replace(path: string, from: string, to: string): void
  /** Makes an edit of the workspace in the open documents. */
  apply(edit: WorkspaceEdit): void
  text(path: string): string
  /** The diagnostics of the version of a page that is open now, once they are there. */
  diagnostics(path: string, until?: (all: Diagnostic[]) => boolean): Promise<Diagnostic[]>
  /** Takes leave; the exit code. */
  end(): Promise<number | null>
  readonly child: ChildProcess
}

const capabilities = {
  window: { workDoneProgress: true, showDocument: { support: true } },
  textDocument: { definition: { linkSupport: true }, codeAction: { resolveSupport: { properties: ['edit'] } } },
}

/** Starts the server in a folder. */
export async function startEditor(bin: string, folder: string, locale = 'en', args: string[] = []): Promise<Editor> {
  const child = spawn(process.execPath, [bin, 'lsp', '--stdio', `--clientProcessId=${process.pid}`, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, LANG: 'C' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  const published = new Map<string, Published>()
  let wake: (() => void)[] = []
  const [shown, messages, progress]: [{ uri: string }[], string[], string[]] = [[], [], []]
  connection.onNotification('textDocument/publishDiagnostics', (params: Published) => {
    published.set(params.uri, params)
    for (const one of wake.splice(0)) one()
  })
  connection.onNotification('window/logMessage', () => {})
  connection.onNotification('window/showMessage', ({ message }: { message: string }) => void messages.push(message))
  connection.onNotification('$/progress', ({ value }: { value: { kind: string } }) => void progress.push(value.kind))
  connection.onRequest('window/workDoneProgress/create', () => null)
  connection.onRequest('client/registerCapability', () => null)
  connection.onRequest('window/showDocument', (params: { uri: string }) => {
    shown.push(params)
    return { success: true }
  })
  connection.listen()
  const root = pathToFileURL(folder).href
  const initialized: InitializeResult = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: root,
    workspaceFolders: [{ uri: root, name: 'docs' }],
    locale,
    capabilities,
  })
  await connection.sendNotification('initialized', {})

  const documents = new Map<string, TextDocument>()
  // What a test that failed leaves behind finds nobody to hear it.
  const notify = (method: string, params: object): void => {
    connection.sendNotification(method, params).catch(() => {})
  }
  const uri = (path: string): string => pathToFileURL(`${folder}/${path}`).href
  const change = (document: TextDocument, edits: { range: unknown; text: string }[]): void => {
    const version = document.version + 1
    TextDocument.update(document, edits as never, version)
    notify('textDocument/didChange', {
      textDocument: { uri: document.uri, version },
      contentChanges: edits,
    })
  }
  const at = (path: string): TextDocument => {
    const document = documents.get(uri(path))
    if (!document) throw new Error(`${path} is not open`)
    return document
  }
  return {
    connection,
    initialized,
    shown,
    messages,
    progress,
    child,
    uri,
    open(path, text) {
      documents.set(uri(path), TextDocument.create(uri(path), 'markdown', 1, text))
      const textDocument = { uri: uri(path), languageId: 'markdown', version: 1, text }
      notify('textDocument/didOpen', { textDocument })
    },
    replace(path, from, to) {
      const document = at(path)
      const start = document.getText().indexOf(from)
      if (start < 0) throw new Error(`${path} has no ${from}`)
      const range = { start: document.positionAt(start), end: document.positionAt(start + from.length) }
      change(document, [{ range, text: to }])
    },
    apply({ changes = {}, documentChanges = [] }) {
      const all = [
        ...Object.entries(changes),
        ...(documentChanges as TextDocumentEdit[]).map((one) => [one.textDocument.uri, one.edits] as const),
      ]
      for (const [of, edits] of all) {
        const document = documents.get(of)
        if (!document) throw new Error(`${of} is not open`)
        const text = TextDocument.applyEdits(document, edits as never)
        const range = { start: document.positionAt(0), end: document.positionAt(document.getText().length) }
        change(document, [{ range, text }])
      }
    },
    text: (path) => at(path).getText(),
    async diagnostics(path, until = () => true) {
      for (;;) {
        const known = published.get(uri(path))
        if (known && known.version === at(path).version && until(known.diagnostics)) return known.diagnostics
        await new Promise<void>((go) => wake.push(go))
      }
    },
    async end() {
      const left = new Promise<number | null>((done) => child.on('close', done))
      await connection.sendRequest('shutdown')
      await connection.sendNotification('exit')
      const code = await left
      connection.dispose()
      wake = []
      return code
    },
  }
}
