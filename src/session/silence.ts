/** The comment that hides a finding, and where it goes. */
import { readPage } from '../markdown/read.ts'
import { syntaxOf } from '../markdown/syntax.ts'
import type { Block, Container, Edit, Finding, Page, Position, Side } from '../model.ts'
import { Suppressions } from '../suppress.ts'
import { lineStarts, pointAt, positionOf } from '../text/lines.ts'

/** Comments go before these as a whole: in them, they would part what belongs together. */
const whole = new Set<Container['kind']>(['list', 'item', 'quote', 'table', 'footnote'])

/**
 * An edit that puts a comment before the block of a finding, or one for the whole page where that would not hide it.
 * `undefined` where neither does.
 */
export function silence(finding: Finding, page: Page, side: Side): Edit | undefined {
  const at = finding[side] ?? finding.parts?.find((part) => part[side])?.[side]
  const block = at && blockAt(page, at.start.offset)
  const places = [...(block ? [beforeBlock(page, block, finding.rule)] : []), beforeAll(page, finding.rule)]
  const found = places.find((place) => hides(place, finding, page, side))
  return found && { side, ...found }
}

interface Place {
  readonly start: number
  readonly end: number
  readonly text: string
}

const blockAt = ({ blocks }: Page, offset: number): Block | undefined =>
  blocks.find(({ start, end }) => start <= offset && offset < end) ?? blocks.find(({ start }) => start >= offset)

function beforeBlock(page: Page, block: Block, rule: string): Place {
  let start = block.start
  for (let at = page.containers[block.container]; at; at = page.containers[at.parent]) {
    if (whole.has(at.kind)) start = at.start
  }
  return insertion(page, start, `diptych-disable-next ${rule}`)
}

function beforeAll(page: Page, rule: string): Place {
  const first = page.blocks.find(({ kind }) => kind !== 'front-matter')
  return insertion(page, first?.start ?? page.text.length, `diptych-disable-file ${rule}`)
}

/** The comment on a line of its own, indented as what follows, with an empty line behind it. */
function insertion({ path, text }: Page, before: number, words: string): Place {
  const starts = lineStarts(text)
  const start = starts[pointAt(starts, before).line - 1] ?? 0
  const indent = /^[ \t]*/.exec(text.slice(start, before))?.[0] ?? ''
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  const comment = syntaxOf(path) === 'mdx' ? `{/* ${words} */}` : `<!-- ${words} -->`
  return { start, end: start, text: `${indent}${comment}${eol}${eol}` }
}

/** Whether the comment, once it is there, hides the finding. */
function hides({ start, text }: Place, finding: Finding, page: Page, side: Side): boolean {
  const changed = page.text.slice(0, start) + text + page.text.slice(start)
  const reading = readPage(page.path, page.locale, changed)
  if (reading.state !== 'read') return false
  const starts = lineStarts(changed)
  const shift = (offset: number): number => (offset >= start ? offset + text.length : offset)
  const moved = (at: Position): Position =>
    positionOf(starts, { start: shift(at.start.offset), end: shift(at.end.offset) })
  const place = finding[side]
  const shifted: Finding = {
    ...finding,
    ...(place ? { [side]: moved(place) } : {}),
    ...(finding.parts
      ? { parts: finding.parts.map((part) => (part[side] ? { ...part, [side]: moved(part[side]) } : part)) }
      : {}),
  }
  const suppressions = new Suppressions({ isKnown: () => true, isOn: () => true })
  return suppressions.shown([shifted], { [side]: reading.page }).length === 0
}
