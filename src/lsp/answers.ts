/** What the editor asks: what stands opposite a place, what may be done about a finding, where the counterpart is. */
import { type ClientCapabilities, type Connection, MessageType, type Position } from 'vscode-languageserver/node'
import type { Tongue } from '../model.ts'
import type { Session } from '../session.ts'
import { type Asking, actionsFor, type DraftData, draft } from './actions.ts'
import { type Facing, facing, hoverText } from './hover.ts'
import { top } from './places.ts'
import type { Project } from './project.ts'
import * as says from './words.ts'

/** The command that opens the counterpart of a place; its arguments are a URI and, optionally, a position. */
export const openBoth = 'diptych.openBoth'

/** What is known of the editor, and of its pages, when it asks. */
export interface Desk {
  readonly tongue: Tongue
  readonly can: ClientCapabilities
  /** Whether actions may come without their edit, which is asked for later. */
  readonly resolves: boolean
  /** The page of a URI, if it is one. */
  at(uri: string): { readonly project: Project; readonly path: string } | undefined
  show(type: MessageType, message: string): void
}

/** Answers what comes over a connection. */
export function answer(connection: Connection, desk: Desk): void {
  connection.onHover(async ({ textDocument, position }, token) => {
    const found = await facings(desk, textDocument.uri, position)
    const [first] = found?.facings ?? []
    if (!found || !first || token.isCancellationRequested) return null
    const range = found.project.rangeOf(found.path, first.here)
    const value = hoverText(found.facings, desk.tongue, found.project)
    return { contents: { kind: 'markdown', value }, ...(range ? { range } : {}) }
  })
  connection.onDefinition(async ({ textDocument, position }, token) => {
    const found = await facings(desk, textDocument.uri, position)
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
    if (desk.can.textDocument?.definition?.linkSupport) return links
    return links.map(({ targetUri: uri, targetRange: range }) => ({ uri, range }))
  })
  connection.onDocumentLinks(async ({ textDocument }) => {
    const found = await ready(desk, textDocument.uri)
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
        : [{ range, target: project.uriOf(other), tooltip: says.counterpartPage(locale)[desk.tongue] }]
    })
    return counterparts.slice(0, 1)
  })
  connection.onCodeAction(async ({ textDocument, range }, token) => {
    const found = await ready(desk, textDocument.uri)
    if (!found || token.isCancellationRequested) return []
    return actionsFor(asking(desk, found), found.path, range)
  })
  connection.onCodeActionResolve(async (action) => {
    const data = action.data as DraftData | undefined
    // Some editors have every action resolved, also those that say already what they do.
    if (typeof data?.uri !== 'string') return action
    const found = await ready(desk, data.uri)
    const edit = found && (await draft(data, found.path, asking(desk, found)))
    if (edit) return { ...action, edit }
    desk.show(MessageType.Info, says.noDraft[desk.tongue])
    return action
  })
  connection.onExecuteCommand(async ({ command, arguments: [uri, position] = [] }) => {
    if (command !== openBoth || typeof uri !== 'string') return null
    const found = await facings(desk, uri, isPosition(position) ? position : top.start)
    const [first] = found?.facings ?? []
    if (!found || !first) return null
    const { project, path } = found
    const [here, there] = [
      { uri, range: project.rangeOf(path, first.here) ?? top },
      { uri: project.uriOf(first.page.path), range: project.rangeOf(first.page.path, first.there) ?? top },
    ]
    if (desk.can.window?.showDocument?.support) {
      await connection.window.showDocument({ uri: here.uri, selection: here.range })
      await connection.window.showDocument({ uri: there.uri, selection: there.range, takeFocus: true })
    }
    return first.side === 'source' ? { source: here, target: there } : { source: there, target: here }
  })
}

/** A page of an open project. */
interface Found {
  readonly session: Session
  readonly project: Project
  readonly path: string
}

const asking = ({ tongue, resolves }: Desk, { session, project }: Found): Asking => ({
  ...{ session, tongue, resolves },
  places: project,
})

async function ready(desk: Desk, uri: string): Promise<Found | undefined> {
  const place = desk.at(uri)
  const session = await place?.project.ready()
  return place && session ? { session, project: place.project, path: place.path } : undefined
}

async function facings(
  desk: Desk,
  uri: string,
  position: Position,
): Promise<(Found & { readonly facings: readonly Facing[] }) | undefined> {
  const found = await ready(desk, uri)
  const offset = found?.project.offsetOf(found.path, position)
  return found && { ...found, facings: offset === undefined ? [] : facing(found.session, found.path, offset) }
}

const isPosition = (value: unknown): value is Position =>
  typeof value === 'object' && value !== null && 'line' in value && 'character' in value
