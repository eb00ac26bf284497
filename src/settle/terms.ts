/** One fault, one finding: what `terminology` says, and what others say of the same text. */
import type { Finding, Position } from '../model.ts'

/** Without terms in text that is reported as untranslated or stale, for it will be written anew. */
export const withoutTermsAnew = (findings: readonly Finding[]): readonly Finding[] =>
  findings.some(isTerm) ? findings.filter((one) => !isAnew(one, findings)) : findings

/**
 * Without the sentences that `consistency` finds translated in several ways because of a term.
 * @param target The page whose sentences they are; each is compared with another page's.
 * @param findingsOn What else is said of a page.
 */
export const withoutTermEchoes = (
  findings: readonly Finding[],
  target: string | undefined,
  findingsOn: (target: string) => readonly Finding[],
): readonly Finding[] =>
  findings.filter((one) => one.rule !== 'consistency' || !isOfTerms(one, target ?? '', findingsOn))

const isTerm = ({ rule }: Finding): boolean => rule === 'terminology'

const isAnew = (finding: Finding, all: readonly Finding[]): boolean =>
  isTerm(finding) &&
  all.some(
    ({ rule, target, parts }) =>
      (rule === 'untranslated' || rule === 'stale') &&
      (parts?.map((part) => part.target) ?? [target]).some((place) => meet(place, finding.target)),
  )

const meet = (a: Position | undefined, b: Position | undefined): boolean =>
  a !== undefined && b !== undefined && a.start.offset < b.end.offset && b.start.offset < a.end.offset

/** Whether the sentence, or the one that it is held against, has a term that is reported. */
function isOfTerms(
  { target, said: { data } }: Finding,
  page: string,
  findingsOn: (target: string) => readonly Finding[],
): boolean {
  const termsOn = (path: string): readonly Finding[] => findingsOn(path).filter(isTerm)
  return (
    termsOn(page).some((term) => meet(term.target, target)) ||
    termsOn(String(data.path)).some((term) => covers(term.target, Number(data.line), Number(data.column)))
  )
}

/** Whether a term's block begins where the sentence does or before it, and ends behind its beginning; or stands on its line. */
const covers = (at: Position | undefined, line: number, column: number): boolean =>
  at !== undefined && at.start.line <= line && (at.end.line > line || (at.end.line === line && at.end.column > column))
