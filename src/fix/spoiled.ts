/** Whether repairs did what they were to do, by the reports of before and after. */

import type { Finding, PageReport, Report, Side } from '../model.ts'
import { gravity } from '../severity.ts'
import { lineStarts, pointAt } from '../text/lines.ts'
import { pathsOf, type Repair } from './repairs.ts'
import { silencedBy } from './silenced.ts'

/** Why a repair was not kept. */
export type Cause =
  /** The finding was still there. */
  | { readonly kind: 'stayed' }
  /** Another finding came up, as grave or graver. */
  | { readonly kind: 'caused'; readonly finding: Finding }
  /** The translation would no longer be called stale, although more has changed in its source. */
  | { readonly kind: 'silenced'; readonly finding: Finding }

/** What a check after the repairs said against them. */
export interface Verdict {
  readonly spoiled: ReadonlyMap<Repair, Cause>
  /** Half of the repairs of a page where nothing tells which one is at fault: they wait for the next pass. */
  readonly doubtful: ReadonlySet<Repair>
}

/**
 * Compares reports page by page: every finding that was repaired must be gone, and none as grave may have come up on the
 * pages that were changed, or on their counterparts.
 * @param texts The changed files after the repairs, by path.
 * @param formerly The same before.
 */
export function verdictOn(
  repairs: readonly Repair[],
  {
    before,
    after,
    texts,
    formerly,
  }: { before: Report; after: Report; texts: ReadonlyMap<string, string>; formerly: ReadonlyMap<string, string> },
): Verdict {
  const spoiled = new Map<Repair, Cause>()
  const doubtful = new Set<Repair>()
  const known = new Map(before.pages.map((page) => [keyOf(page), page]))
  for (const page of after.pages) {
    const own = repairs.filter((repair) => pathsOf(repair).some((path) => isOf(page, path)))
    const was = known.get(keyOf(page))
    if (own.length === 0 || !was) continue
    const path = page.target?.path ?? ''
    for (const repair of own) {
      const edits = repair.edits.filter((edit) => edit.path === path)
      const [finding] = silencedBy(edits, was, page, formerly.get(path) ?? '')
      if (finding) spoiled.set(repair, { kind: 'silenced', finding })
    }
    for (const finding of unexpected(was.findings, own, page)) {
      const words = wordsOf(finding)
      const stayed = own.filter((repair) => repair.page === was && wordsOf(repair.finding) === words)
      // A milder finding is worth it: an error was mended, and only now another page says the same in other words.
      const graver = own.filter((repair) => gravity[finding.severity] >= gravity[repair.finding.severity])
      if (stayed.length + graver.length === 0) continue
      const near = graver.filter((repair) => touches(repair, finding, page, own, texts))
      const blamed = stayed.length > 0 ? stayed : near
      for (const repair of blamed)
        spoiled.set(repair, stayed.length > 0 ? { kind: 'stayed' } : { kind: 'caused', finding })
      if (blamed.length > 0) continue
      if (graver.length === 1) spoiled.set(graver[0] as Repair, { kind: 'caused', finding })
      else for (const repair of graver.slice(Math.ceil(graver.length / 2))) doubtful.add(repair)
    }
  }
  return { spoiled, doubtful }
}

const keyOf = ({ id, locale }: PageReport): string => `${id}\0${locale}`

const isOf = (page: PageReport, path: string): boolean => page.source?.path === path || page.target?.path === path

/** What a finding says, wherever it stands, and whatever line it names: lines move with repairs above. */
const wordsOf = ({ rule, drift, said }: Finding): string =>
  `${rule}\0${drift ?? ''}\0${said.text.en.replace(/(?<=\.\w{1,10}):\d{1,9}(?::\d{1,9})?/g, '')}`

/** What kind of thing a finding says, whatever it quotes. */
const kindOf = ({ rule, drift, said }: Finding): string => `${rule}\0${drift ?? ''}\0${said.id}`

/**
 * The findings of a page that were not there before, or were repaired. One that only words differently what it said
 * before, for it quotes what a repair changed, is none.
 */
function unexpected(before: readonly Finding[], repairs: readonly Repair[], page: PageReport): Finding[] {
  const repaired = repairs.flatMap(({ page: where, finding }) => (where.findings === before ? [finding] : []))
  const expected = (key: (finding: Finding) => string): Map<string, number> => {
    const counts = counted(before, key)
    for (const finding of repaired) add(counts, key(finding), -1)
    return counts
  }
  const [words, kinds] = [expected(wordsOf), expected(kindOf)]
  const after = counted(page.findings, kindOf)
  const seen = new Map<string, number>()
  return page.findings.filter((finding) => {
    add(seen, wordsOf(finding), 1)
    return (
      (seen.get(wordsOf(finding)) ?? 0) > (words.get(wordsOf(finding)) ?? 0) &&
      (after.get(kindOf(finding)) ?? 0) > (kinds.get(kindOf(finding)) ?? 0)
    )
  })
}

const add = (counts: Map<string, number>, key: string, by: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

function counted(findings: readonly Finding[], key: (finding: Finding) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const finding of findings) add(counts, key(finding), 1)
  return counts
}

/** Whether a finding, or a part of it, stands on a line that a repair changed. */
function touches(
  repair: Repair,
  finding: Finding,
  page: PageReport,
  all: readonly Repair[],
  texts: ReadonlyMap<string, string>,
): boolean {
  return (['source', 'target'] as const).some((side) => {
    const path = page[side]?.path
    const text = texts.get(path ?? '')
    if (text === undefined || !repair.edits.some((edit) => edit.path === path)) return false
    const lines = changedLines(repair, path ?? '', all, text)
    return placesOf(finding, side).some(({ start, end }) =>
      lines.some(([first, last]) => start.line <= last && end.line >= first),
    )
  })
}

const placesOf = (finding: Finding, side: Side) =>
  [finding, ...(finding.parts ?? [])].flatMap((place) => place[side] ?? [])

/** The lines, from 1, that a repair's edits have in the changed text, first and last. */
function changedLines(repair: Repair, path: string, all: readonly Repair[], text: string): [number, number][] {
  const starts = lineStarts(text)
  const edits = all.flatMap((one) => one.edits.filter((edit) => edit.path === path))
  return repair.edits
    .filter((edit) => edit.path === path)
    .map(({ start, end, by }) => {
      const shift = edits
        .filter((other) => other.end <= start && !(other.start === start && other.end === end))
        .reduce((sum, other) => sum + other.by.length - (other.end - other.start), 0)
      const at = start + shift
      return [pointAt(starts, at).line, pointAt(starts, at + by.length).line]
    })
}
