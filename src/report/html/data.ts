/** What the HTML report holds: compact, plain data that its script shows. */
import { deflateRawSync } from 'node:zlib'
import type {
  BlockKind,
  Category,
  Drift,
  Finding,
  FindingPart,
  Locale,
  Page,
  PageReport,
  Position,
  Report,
  Severity,
  Side,
  Since,
  Span,
  Tongue,
} from '../../model.ts'
import { foldersOf } from '../folders.ts'
import type { Forge } from '../forge.ts'
import { byNeed, workOn } from '../need.ts'
import type { Panels, View } from '../reporter.ts'
import type { TrendPoint } from '../trend.ts'
import { totalsOf, type WireTotals } from '../wire.ts'

/** A place: offsets of its start and end, line and column of its start. */
export type Place = readonly [start: number, end: number, line: number, column: number]

/** The sentence in English, and in French where that is another one. */
export type Sentence = readonly [en: string, fr?: string]

/** A finding. Keys are short because there are many. */
export interface HtmlFinding {
  /** Index of its rule in `HtmlData.rules`. */
  readonly r: number
  readonly v: Severity
  readonly d?: Drift
  readonly m: Sentence
  /** Its places, in the source and in the target. */
  readonly s?: Place
  readonly t?: Place
  readonly parts?: readonly { readonly d?: Drift; readonly s?: Place; readonly t?: Place; readonly diff?: WordDiff }[]
  /** Edits that need no translation. */
  readonly edits?: readonly {
    readonly side: Side
    readonly start: number
    readonly end: number
    readonly text: string
  }[]
  readonly draft?: {
    readonly text: string
    readonly origin: string
    readonly score?: number
    readonly failed?: readonly Sentence[]
  }
  readonly since?: Since
  /** What changed in the source since it was translated. */
  readonly diff?: WordDiff
}

/** Words: −1 removed, 1 added, 0 kept. */
export type WordDiff = readonly (readonly [change: -1 | 0 | 1, text: string])[]

/** A page with what was found about it. */
export interface HtmlPage {
  readonly id: string
  readonly locale: Locale
  readonly folder: string
  readonly source?: string
  readonly target?: string
  readonly parity: number
  /** Places to work on. */
  readonly work: number
  readonly owners?: readonly string[]
  readonly findings: readonly HtmlFinding[]
  /** Whether its panels are in the file. */
  readonly panels: boolean
}

/** A block: its kind, its heading's depth, its offset and line, its text as it is written (at most {@link mostText}). */
export type HtmlBlock = readonly [kind: BlockKind, depth: number, start: number, line: number, text: string]

/** Both pages of a pair, aligned. */
export interface HtmlPanels {
  readonly source: readonly HtmlBlock[]
  readonly target: readonly HtmlBlock[]
  /** Beads: indexes of blocks on either side, and whether they moved. */
  readonly beads: readonly (readonly [source: readonly number[], target: readonly number[], moved?: 1])[]
}

/** Everything but the panels, which are read one by one when a page is opened. */
export interface HtmlData {
  readonly tongue: Tongue
  readonly name: string
  readonly source: Locale
  readonly targets: readonly Locale[]
  /** What leads from the file to the project's root; never empty, so that no path is taken for a scheme. */
  readonly way: string
  readonly forge?: Forge
  readonly trend?: readonly TrendPoint[]
  readonly rules: readonly { readonly id: string; readonly category: Category }[]
  readonly totals: WireTotals
  /** The pages that need work first come first. */
  readonly pages: readonly HtmlPage[]
  /** Findings for which there was no room. */
  readonly omitted: number
}

/** Longer blocks are cut in the report; the link leads to the whole. Characters. */
export const mostText = 4000

/** What a file may weigh. Bytes: 14.5 MB, half of which findings may take. */
const mostBytes = 14_500_000

/** The data of a report, and the panels of its pages by their index, as JSON that may stand in a `<script>`; panels may be deflated, in base64. */
export const htmlData = (
  report: Report,
  view: View,
): { readonly data: string; readonly panels: ReadonlyMap<number, string> } => {
  const folders = foldersOf(report.pages)
  const rules = new Map<string, Category>()
  for (const { rule, category } of report.pages.flatMap(({ findings }) => findings)) rules.set(rule, category)
  const names = [...rules.keys()].sort()
  const pages = byNeed(
    report.pages.map((page) => {
      const panels = view.panels(page)
      return { page, panels, work: workOn(page, panels) }
    }),
  )

  let room = mostBytes / 2
  let omitted = 0
  const kept = pages.map(({ page }) =>
    page.findings.flatMap((finding) => {
      const shown = htmlFinding(finding, names.indexOf(finding.rule))
      room -= bytesOf(embedded(shown))
      if (room < 0) omitted += 1
      return room < 0 ? [] : [shown]
    }),
  )
  const panels = panelTexts(
    pages.map(({ panels: both }) => (both && (both.source || both.target) ? embedded(htmlPanels(both)) : undefined)),
    Math.max(room, 0) + mostBytes / 2,
  )

  const data: HtmlData = {
    tongue: view.tongue,
    name: view.forge?.name ?? '',
    source: report.source,
    targets: report.targets,
    way: view.way === '' ? './' : view.way,
    ...(view.forge ? { forge: view.forge } : {}),
    ...(view.trend ? { trend: view.trend } : {}),
    rules: names.map((id) => ({ id, category: rules.get(id) ?? 'lint' })),
    totals: totalsOf(report),
    pages: pages.map(({ page, work }, index) =>
      htmlPage(page, folders.get(page.id) ?? '', work, kept[index] ?? [], panels.has(index)),
    ),
    omitted,
  }
  return { data: embedded(data), panels }
}

/**
 * The panels for which there is room, by index. They are compressed only where they would not fit otherwise: what comes
 * of compressing differs between versions of zlib, and a report that is kept in a repository must not.
 */
const panelTexts = (texts: readonly (string | undefined)[], room: number): ReadonlyMap<number, string> => {
  const fits = texts.reduce((sum, text = '') => sum + bytesOf(text), 0) <= room
  const kept = new Map<number, string>()
  let left = room
  for (const [index, plain] of texts.entries()) {
    if (plain === undefined) continue
    const text = fits ? plain : deflateRawSync(plain).toString('base64')
    if (bytesOf(text) > left) continue
    left -= bytesOf(text)
    kept.set(index, text)
  }
  return kept
}

const bytesOf = (text: string): number => Buffer.byteLength(text)

/**
 * JSON that ends no script and opens no comment (`<`), ends no line (U+2028, U+2029) and turns no direction of writing,
 * whatever the pages say.
 */
const embedded = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\x7f-\x9f\u2028\u2029]|\p{Bidi_Control}/gu,
    (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )

const htmlPage = (
  { id, locale, source, target, parity, owners }: PageReport,
  folder: string,
  work: number,
  findings: readonly HtmlFinding[],
  panels: boolean,
): HtmlPage => ({
  id,
  locale,
  folder,
  ...(source ? { source: source.path } : {}),
  ...(target ? { target: target.path } : {}),
  parity,
  work,
  ...(owners ? { owners } : {}),
  findings,
  panels,
})

const htmlFinding = (finding: Finding, rule: number): HtmlFinding => {
  const { severity, drift, said, parts, edits, suggestion, since } = finding
  const diff = diffOf(said.data.diff)
  return {
    r: rule,
    v: severity,
    ...(drift ? { d: drift } : {}),
    m: sentence(said.text),
    ...placesOf(finding),
    ...(parts ? { parts: parts.map((part, index) => htmlPart(part, changesOf(said.data.changes)[index])) } : {}),
    ...(edits ? { edits: edits.map(({ side, start, end, text }) => ({ side, start, end, text })) } : {}),
    ...(suggestion
      ? {
          draft: {
            text: suggestion.edit.text,
            origin: suggestion.origin,
            ...(suggestion.score === undefined ? {} : { score: suggestion.score }),
            ...(suggestion.failed ? { failed: suggestion.failed.map(({ text }) => sentence(text)) } : {}),
          },
        }
      : {}),
    ...(since ? { since } : {}),
    ...(diff ? { diff } : {}),
  }
}

const sentence = ({ en, fr }: Readonly<Record<Tongue, string>>): Sentence => (en === fr ? [en] : [en, fr])

const placesOf = ({ source, target }: Pick<Finding, 'source' | 'target'>): { s?: Place; t?: Place } => ({
  ...(source ? { s: placeOf(source) } : {}),
  ...(target ? { t: placeOf(target) } : {}),
})

const placeOf = ({ start, end }: Position): Place => [start.offset, end.offset, start.line, start.column]

const htmlPart = (part: FindingPart, change: unknown): NonNullable<HtmlFinding['parts']>[number] => {
  const diff = diffOf((change as { readonly diff?: unknown } | undefined)?.diff)
  return { ...(part.drift ? { d: part.drift } : {}), ...placesOf(part), ...(diff ? { diff } : {}) }
}

/** What a rule left in its data of the changes of each part, if it did. */
const changesOf = (data: unknown): readonly unknown[] => (Array.isArray(data) ? data : [])

/** A word diff that a rule left in its data, if that is one. */
const diffOf = (data: unknown): WordDiff | undefined => {
  if (!Array.isArray(data) || data.length === 0) return undefined
  return data.map((piece: { readonly change?: unknown; readonly text?: unknown } | undefined) => {
    const change = piece?.change === 'removed' ? -1 : piece?.change === 'added' ? 1 : 0
    return [change, String(piece?.text ?? '').slice(0, mostText)]
  })
}

const htmlPanels = ({ source, target, beads }: Panels): HtmlPanels => {
  const alone = (page: Page | undefined) => page?.blocks.map(({ index }) => index) ?? []
  return {
    source: blocksOf(source),
    target: blocksOf(target),
    beads:
      source && target
        ? beads.map(({ source: here, target: there, moved }) => (moved ? [here, there, 1] : [here, there]))
        : [
            ...alone(source).map((index) => [[index], []] as const),
            ...alone(target).map((index) => [[], [index]] as const),
          ],
  }
}

/** A page's blocks; lines are counted along, which is quicker than looking each one up. */
const blocksOf = (page: Page | undefined): HtmlBlock[] => {
  if (!page) return []
  let line = 1
  let from = 0
  return page.blocks.map((block) => {
    line += lineEnds(page.text, { start: from, end: block.start })
    from = block.start
    const text = page.text.slice(block.start, Math.min(block.end, block.start + mostText))
    return [block.kind, block.depth, block.start, line, text]
  })
}

const lineEnds = (text: string, { start, end }: Span): number =>
  text.slice(start, end).match(/\r\n|\r|\n/g)?.length ?? 0
