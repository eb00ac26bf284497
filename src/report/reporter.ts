import type { Report, Tongue } from '../model.ts'

/** Whom a report is for. */
export interface View {
  readonly tongue: Tongue
  /** Characters a line. */
  readonly width: number
  readonly color: boolean
}

/** Turns a report into text, and does nothing else. */
export type Reporter = (report: Report, view: View) => string
