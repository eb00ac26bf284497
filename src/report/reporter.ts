import type { Bead, Page, PageReport, Report, Tongue } from '../model.ts'
import type { Forge } from './forge.ts'
import type { TrendPoint } from './trend.ts'

/** Texts by path, which need not be held. */
export type Texts = Pick<ReadonlyMap<string, string>, 'get' | 'keys'>

/** Whom a report is for, and what it may quote. */
export interface View {
  readonly tongue: Tongue
  /** Characters a line. */
  readonly width: number
  readonly color: boolean
  /** What leads from the reader's folder to the project's root: empty, or `examples/help-centre/`. */
  readonly base: string
  /** What leads from the folder in which the report will stand to the project's root, for links: empty, or `../`. */
  readonly way: string
  /** Texts of pages by path, where a reporter quotes their words; it does without one that is absent. */
  readonly texts: Texts
  /** Both pages of a pair; `undefined` where nothing is known of them. */
  readonly panels: (page: PageReport) => Panels | undefined
  /** What leads from the repository's top to the project's root: empty, or `docs/`; absent outside of repositories. */
  readonly top?: string
  /** The manual's page on a rule, in the reader's language, without front matter; `undefined` for a rule that has none. */
  readonly rulePage?: (rule: string) => string | undefined
  /** Where the manual stands on the web, with a `/` at its end, when that is known. */
  readonly manual?: string
  /** Where the files are seen on the web, when that is known. */
  readonly forge?: Forge
  /** What earlier runs found, this one at the end; absent where nobody keeps it. */
  readonly trend?: readonly TrendPoint[]
}

/** The pages of a pair as they were read and aligned. A side is absent where there is no page, or none that could be read. */
export interface Panels {
  readonly source?: Page
  readonly target?: Page
  /** Empty where a side is absent. */
  readonly beads: readonly Bead[]
}

/** Turns a report into text, and does nothing else. */
export type Reporter = (report: Report, view: View) => string
