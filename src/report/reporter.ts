import type { Report, Tongue } from '../model.ts'

/** Whom a report is for, and what it may quote. */
export interface View {
  readonly tongue: Tongue
  /** Characters a line. */
  readonly width: number
  readonly color: boolean
  /** What leads from the reader's folder to the project's root: empty, or `examples/help-centre/`. */
  readonly base: string
  /** Texts of pages by path, where a reporter quotes their words; it does without one that is absent. */
  readonly texts: ReadonlyMap<string, string>
}

/** Turns a report into text, and does nothing else. */
export type Reporter = (report: Report, view: View) => string
