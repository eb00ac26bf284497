/** What a reader of one side is shown of the other. */
import type { DiffPiece } from '../history/kind.ts'
import type { PagePair, Side, Tongue } from '../model.ts'
import { type Counterpart, counterpartOf } from '../session/counterpart.ts'
import type { Session } from '../session.ts'
import { type Places, top } from './places.ts'
import * as says from './words.ts'

/** A place of a page with its counterpart in one of its pairs. */
export interface Facing extends Counterpart {
  readonly pair: PagePair
  /** The side of the page that was asked about. */
  readonly side: Side
}

/** The counterparts of a place, one for each translation. */
export const facing = (session: Session, path: string, offset: number): Facing[] =>
  session.pairsOf(path).flatMap((pair) => {
    const aligned = session.alignedPair(pair)
    const side: Side = pair.source === path ? 'source' : 'target'
    const found = aligned && counterpartOf(aligned, side, offset)
    return found ? [{ ...found, pair, side }] : []
  })

/** Longer texts are cut. Characters. */
const mostShown = 4000

/** The other side as Markdown. Its text stands in code blocks: pages are by strangers, and editors render what they get. */
export const hoverText = (facings: readonly Facing[], tongue: Tongue, places: Places): string =>
  facings.map((one) => textOf(one, tongue, places)).join('\n\n---\n\n')

function textOf({ page, there, stale }: Facing, tongue: Tongue, places: Places): string {
  const line = (places.rangeOf(page.path, there) ?? top).start.line + 1
  const link = `[${escaped(page.path)}:${line}](${places.uriOf(page.path)}#L${line})`
  if (there.start === there.end) return says.noCounterpart(link)[tongue]
  const parts = [says.counterpart(page.locale, link)[tongue], fenced(page.text.slice(there.start, there.end), 'md')]
  if (stale) {
    parts.push(says.changed(stale)[tongue])
    if (stale.diff.length > 0) parts.push(fenced(asDiff(stale.diff), 'diff'))
  }
  return parts.join('\n\n')
}

/** As it was and as it is, line by line. */
const asDiff = (pieces: readonly DiffPiece[]): string => {
  const lines = (mark: string, other: DiffPiece['change']): string =>
    pieces
      .filter(({ change }) => change !== other)
      .map(({ text }) => text)
      .join('')
      .split(/\r\n?|\n/)
      .map((line) => `${mark} ${line}`)
      .join('\n')
  return `${lines('-', 'added')}\n${lines('+', 'removed')}`
}

/** A code block that its text cannot end. */
function fenced(text: string, language: string): string {
  const shown = text.length > mostShown ? `${text.slice(0, mostShown)}…` : text
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${shown}\n${fence}`
}

const escaped = (path: string): string => path.replace(/[\\[\]*_`<>]/g, '\\$&')
