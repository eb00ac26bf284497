/** The report for people: by pair, with both places of each finding, and a summary. */
import picocolors from 'picocolors'
import type { Finding, FindingPart, PageReport, Position, Report, Severity, Side, Since } from '../model.ts'
import { firstWords } from './first-words.ts'
import type { Reporter, View } from './reporter.ts'
import { type Sayings, sayings } from './sayings.ts'
import { type Paint, summaryOf } from './summary.ts'
import { clip, printable, widthOf, wrap } from './terminal.ts'

/** What the lines of one report have in common. */
interface Press {
  readonly view: View
  readonly say: Sayings
  readonly paint: Paint
}

/** The report for people. */
export const stylish: Reporter = (report, view) => {
  const paint = picocolors.createColors(view.color)
  const say = sayings[view.tongue]
  const press = { view, say, paint }
  const pages = report.pages.filter((page) => page.findings.length > 0)
  const blocks = [
    ...pages.map((page) => pageLines(page, report, press)),
    summaryOf(report, view.tongue, paint, view.width),
  ]
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

/** A pair: its paths, its parity, its findings. */
const pageLines = (page: PageReport, report: Report, press: Press): string[] => [
  ...header(page, report, press),
  ...page.findings.filter(({ since }) => !since).flatMap((finding) => findingLines(page, finding, press)),
  ...sinces.flatMap((since) => sinceLines(page, since, press)),
]

const sinces: readonly Since[] = ['introduced', 'made-stale', 'known']

/** The findings that came about in one way, under a title. */
const sinceLines = (page: PageReport, since: Since, press: Press): string[] => {
  const findings = page.findings.filter((finding) => finding.since === since)
  if (findings.length === 0) return []
  const title = press.paint.underline(press.say.since[since])
  return [`  ${title}`, ...findings.flatMap((finding) => findingLines(page, finding, press))]
}

const header = (page: PageReport, report: Report, { view, say, paint }: Press): string[] => {
  const source = page.source ? shown(page.source.path, view) : say.noPage(report.source)
  const target = page.target ? shown(page.target.path, view) : say.noPage(page.locale)
  const names = `${source} ↔ ${target}`
  if (!page.source || !page.target) return titled([names], '', view.width, paint)
  const parity = say.parity(page.parity)
  const lines = widthOf(names) <= view.width ? [names] : [source, `↔ ${target}`]
  return titled(lines, parity, view.width, paint)
}

/** Bold lines, with a note at the right end of the last one, or below where it does not fit. */
const titled = (lines: readonly string[], note: string, width: number, paint: Paint): string[] => {
  const bold = lines.map((line) => paint.bold(line))
  if (note === '') return bold
  const last = lines.at(-1) ?? ''
  if (widthOf(last) + 2 + widthOf(note) > width) return [...bold, paint.dim(note)]
  const gap = ' '.repeat(Math.max(2, Math.min(width, mostHeader) - widthOf(last) - widthOf(note)))
  return [...bold.slice(0, -1), `${paint.bold(last)}${gap}${paint.dim(note)}`]
}

/** Where a note stands on a wide terminal: not so far to the right that the eye loses the line. */
const mostHeader = 100

const colors: Readonly<Record<Severity, 'red' | 'yellow' | 'blue'>> = { error: 'red', warn: 'yellow', info: 'blue' }

const findingLines = (page: PageReport, finding: Finding, press: Press): string[] => {
  const { view, say, paint } = press
  const label = say.severity[finding.severity]
  const opening = `  ${label}  `
  const [first = '', ...rest] = wrap(
    printable(finding.said.text[view.tongue]),
    view.width - 4,
    view.width - widthOf(opening),
  )
  return [
    `  ${paint[colors[finding.severity]](label)}  ${first}`,
    ...rest.map((line) => `    ${line}`),
    ...placeLines(finding, placesOf(page, finding, press), press),
    ...partsOf(finding).flatMap((part) => partLines(page, part, press)),
    ...draftLines(finding, press),
  ]
}

/** The draft that would close the gap, who made it, and what the rules have against it. */
const draftLines = ({ suggestion }: Finding, { view, say, paint }: Press): string[] => {
  if (!suggestion) return []
  const { edit, origin, score, failed = [] } = suggestion
  const text = printable(edit.text.replace(/^\s*\n|\s+$/g, '')).split('\n')
  return [
    `      ${paint.dim(`${say.draft} ${printable(origin)}${score === undefined ? '' : ` ${say.percent(score / 100)}`}`)}`,
    ...text.map((line) => paint.green(`      | ${line}`.trimEnd())),
    ...failed.flatMap((said) =>
      wrap(printable(said.text[view.tongue]), view.width - 8).map(
        (line, at) => `      ${at === 0 ? '!' : ' '} ${line}`,
      ),
    ),
  ]
}

/** The rule, then where: on one line as long as that fits. No place is ever broken. */
const placeLines = ({ rule }: Finding, places: readonly string[], { view, paint }: Press): string[] => {
  const lines: string[] = []
  let line = ''
  let filled = 0
  for (const [index, place] of [printable(rule), ...places].entries()) {
    const space = index === 1 ? '  ' : ' '
    const paintIt = index === 0 ? paint.magenta : paint.cyan
    if (filled > 0 && 4 + filled + space.length + widthOf(place) > view.width) {
      lines.push(`    ${line}`)
      line = ''
      filled = 0
    }
    line = filled === 0 ? paintIt(place) : `${line}${space}${paintIt(place)}`
    filled += (filled === 0 ? 0 : space.length) + widthOf(place)
  }
  return [...lines, `    ${line}`]
}

/** Both places: for a gap the second says where the text belongs. */
const placesOf = (page: PageReport, { drift, source, target }: Finding, { view, say }: Press): string[] => {
  const here = place(page, 'source', source, view)
  const there = place(page, 'target', target, view)
  if (here === undefined) return there === undefined ? [] : [there]
  if (there === undefined) return [here]
  if (drift === 'missing') return [here, `→ ${say.belongs} ${there}`]
  if (drift === 'extra') return [there, `→ ${say.absent} ${here}`]
  return [here, `↔ ${there}`]
}

const place = (page: PageReport, side: Side, at: Position | undefined, view: View): string | undefined => {
  const path = page[side]?.path
  return at && path !== undefined ? `${shown(path, view)}:${at.start.line}:${at.start.column}` : undefined
}

/** A part that is the finding over again says nothing. */
const partsOf = (finding: Finding): readonly FindingPart[] => {
  const { parts = [] } = finding
  const [only] = parts
  const repeats =
    parts.length === 1 &&
    only?.source?.start.offset === finding.source?.start.offset &&
    only?.target?.start.offset === finding.target?.start.offset
  return repeats ? [] : parts
}

const marks = { missing: '−', extra: '+', moved: '↕', differs: '≠', stale: '≠', untranslated: '=' } as const

/** One part: its own place and first words. */
const partLines = (page: PageReport, part: FindingPart, { view, paint }: Press): string[] => {
  // A line of code that one side lacks has an empty place there: what is shown is what stands on the other.
  const isEmpty = (span: Position | undefined): boolean => !span || span.start.offset === span.end.offset
  const side: Side =
    part.source && part.drift !== 'extra' && (!isEmpty(part.source) || isEmpty(part.target)) ? 'source' : 'target'
  const at = part[side]
  const where = place(page, side, at, view)
  if (at === undefined || where === undefined) return []
  const mark = part.drift ? marks[part.drift] : '·'
  const head = `      ${paint.bold(mark)} ${paint.cyan(where)}`
  const text = view.texts.get(page[side]?.path ?? '') ?? ''
  const within = (most: number): string => clip(printable(firstWords(text, at, most)), most)
  const room = view.width - 10 - widthOf(where)
  const below = Math.min(mostWords, view.width - 8)
  const words = within(below)
  if (words === '') return [head]
  if (widthOf(words) <= room) return [`${head}  ${words}`]
  return room >= leastWords ? [`${head}  ${within(room)}`] : [head, `        ${words}`]
}

/** More than that is more than the first words. */
const mostWords = 80
/** Where there is room for fewer beside the place, and that is too little, they get a line of their own. */
const leastWords = 40

/** A path as the reader's folder sees it. */
const shown = (path: string, { base }: View): string => printable(base + path)
