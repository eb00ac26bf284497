/** Edits as formats want them: by lines and columns, and what a draft would put in. */
import type { Finding, PageReport, Position, Side } from '../model.ts'
import { lineStarts, positionOf } from '../text/lines.ts'
import type { View } from './reporter.ts'

/** Text that would end a finding, and where it would stand. */
export interface PlacedEdit {
  readonly side: Side
  /** Relative to the project's root. */
  readonly path: string
  readonly at: Position
  readonly text: string
}

/** The edits of a finding that need no translation. None where the text of a page is not known. */
export const editsOf = (page: PageReport, { edits = [] }: Finding, { texts }: View): PlacedEdit[] => {
  const placed = edits.flatMap(({ side, start, end, text }) => placedAt(page, side, { start, end }, text, texts))
  // Half of them would not end the finding.
  return placed.length === edits.length ? placed : []
}

/** The draft that would close a gap, for a person to review; one that failed a check of its own is none. */
export const draftOf = (page: PageReport, { suggestion }: Finding, { texts }: View): PlacedEdit[] => {
  if (!suggestion || (suggestion.failed?.length ?? 0) > 0) return []
  const { side, start, end, text } = suggestion.edit
  return placedAt(page, side, { start, end }, text, texts)
}

const placedAt = (
  page: PageReport,
  side: Side,
  span: Readonly<Record<'start' | 'end', number>>,
  text: string,
  texts: View['texts'],
): PlacedEdit[] => {
  const path = page[side]?.path
  const whole = path === undefined ? undefined : texts.get(path)
  return path === undefined || whole === undefined
    ? []
    : [{ side, path, at: positionOf(lineStarts(whole), span), text }]
}
