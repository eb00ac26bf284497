/** What the HTML report holds: compact, plain data that its script shows. */
import type { BlockKind, Category, Drift, Locale, Severity, Side, Since, Tongue } from '../../model.ts'
import type { Forge } from '../forge.ts'
import type { TrendPoint } from '../trend.ts'
import type { WireTotals } from '../wire.ts'

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

/**
 * A block: its kind, its heading's depth, its offset and line, its text as it is written (at most {@link mostText}), and the
 * number of an item in a numbered list.
 */
export type HtmlBlock = readonly [
  kind: BlockKind,
  depth: number,
  start: number,
  line: number,
  text: string,
  number?: number,
]

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
