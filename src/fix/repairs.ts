/** Findings that edits would end, as changes to files. */
import { applyEdits, type TextEdit } from '../markdown/edits.ts'
import type { Finding, PageReport, Report, Span } from '../model.ts'

/** One finding with the edits that would end it: all of them are made, or none. */
export interface Repair {
  readonly page: PageReport
  readonly finding: Finding
  readonly edits: readonly FileEdit[]
}

/** An edit of one file; offsets as in `Page.text`. */
export interface FileEdit extends TextEdit {
  readonly path: string
}

/** The repairs that a report offers, by file and place; what one edit of a finding may not touch, none of them does. */
export function repairsOf(report: Report): Repair[] {
  return report.pages
    .flatMap((page) => page.findings.flatMap((finding) => repairOf(page, finding) ?? []))
    .sort((a, b) => compare(firstOf(a), firstOf(b)))
}

function repairOf(page: PageReport, finding: Finding): Repair | undefined {
  const edits: FileEdit[] = []
  for (const { side, start, end, text } of finding.edits ?? []) {
    const path = page[side]?.path
    if (path === undefined) return undefined
    edits.push({ path, start, end, by: text })
  }
  return edits.length > 0 ? { page, finding, edits: edits.sort(compare) } : undefined
}

const compare = (a: FileEdit, b: FileEdit): number =>
  a.path === b.path ? a.start - b.start || a.end - b.end : a.path < b.path ? -1 : 1

const firstOf = ({ edits }: Repair): FileEdit => edits[0] as FileEdit

/** The files that a repair changes. */
export const pathsOf = ({ edits }: Repair): string[] => [...new Set(edits.map(({ path }) => path))]

/**
 * The repairs that can be made at once. Where two overlap, the first one in the file is made and the other waits for the
 * next pass, as in ESLint (`linter/source-code-fixer.js`), which counts what lies between the edits of one repair in;
 * so does one that begins where another ends.
 * @param repairs In the order of {@link repairsOf}.
 */
export function withoutOverlaps(repairs: readonly Repair[]): Repair[] {
  const ends = new Map<string, number>()
  return repairs.filter((repair) => {
    const covers = coversOf(repair)
    const isFree = [...covers].every(([path, { start }]) => start > (ends.get(path) ?? -1))
    if (isFree) for (const [path, { end }] of covers) ends.set(path, end)
    return isFree
  })
}

/** What a repair covers of each file. */
function coversOf({ edits }: Repair): Map<string, Span> {
  const covers = new Map<string, Span>()
  for (const { path, start, end } of edits) {
    const known = covers.get(path)
    covers.set(path, { start: Math.min(start, known?.start ?? start), end: Math.max(end, known?.end ?? end) })
  }
  return covers
}

/** The texts of the files that repairs change, after them; everything outside of the edits stays. */
export function mended(texts: ReadonlyMap<string, string>, repairs: readonly Repair[]): Map<string, string> {
  const edits = new Map<string, FileEdit[]>()
  for (const edit of repairs.flatMap((repair) => repair.edits)) {
    const its = edits.get(edit.path)
    if (its) its.push(edit)
    else edits.set(edit.path, [edit])
  }
  return new Map([...edits].map(([path, its]) => [path, applyEdits(texts.get(path) ?? '', its).text]))
}
