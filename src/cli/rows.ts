/** Rows of help: a name, and beside it what it means. */
import { wrap } from '../report/terminal.ts'

/** Characters a line of help has at most, and where it goes to no terminal; and on the narrowest one. */
export const widestHelp = 120
const least = 40
/** Below this many, the meaning stands under the name instead. */
const narrowest = 36
const under = 6

/** The width that help gets. */
export const helpWidth = (to: { readonly isTTY?: boolean; readonly columns?: number }): number =>
  to.isTTY && to.columns ? Math.min(widestHelp, Math.max(least, to.columns)) : widestHelp

/**
 * A name and what it means, in the column where the meanings of its neighbours stand. The spaces that hold while lines are
 * broken are printed as the plain ones that the rest of the text has.
 */
export const rowOf = (label: string, text: string, column: number, width: number): string => {
  const isBeside = width - column >= narrowest
  const indent = isBeside ? column : under
  const lines = wrap(text, width - indent).join(`\n${' '.repeat(indent)}`)
  const head = isBeside ? `  ${label.padEnd(column - 2)}` : `  ${label}\n${' '.repeat(indent)}`
  return `${head}${lines}`.replaceAll('\u00A0', ' ')
}
