/** One fault, one finding: what `terminology` says, and what others say of the same text. */
import type { Finding, Position } from '../model.ts'

/**
 * Without terms in text that is reported as untranslated or stale, for it will be written anew, and without the sentences
 * that `consistency` finds translated in several ways because of a term.
 * @param findings By target's path, for a sentence is compared with another page's.
 */
export function withoutTermEchoes<Key extends { readonly target?: string }>(
  findings: ReadonlyMap<Key, readonly Finding[]>,
): Map<Key, Finding[]> {
  const own = new Map([...findings].map(([key, all]) => [key, all.filter((one) => !isAnew(one, all))] as const))
  const terms = new Map([...own].map(([{ target }, all]) => [target, all.filter(isTerm)] as const))
  if ([...terms.values()].every((all) => all.length === 0)) return own
  return new Map(
    [...own].map(([key, all]) => [key, all.filter((one) => one.rule !== 'consistency' || !isOfTerms(one, key, terms))]),
  )
}

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
  key: { readonly target?: string },
  terms: ReadonlyMap<string | undefined, readonly Finding[]>,
): boolean {
  const here = terms.get(key.target) ?? []
  const there = terms.get(String(data.path)) ?? []
  return (
    here.some((term) => meet(term.target, target)) ||
    there.some((term) => covers(term.target, Number(data.line), Number(data.column)))
  )
}

/** Whether a term's block begins where the sentence does or before it, and ends behind its beginning; or stands on its line. */
const covers = (at: Position | undefined, line: number, column: number): boolean =>
  at !== undefined && at.start.line <= line && (at.end.line > line || (at.end.line === line && at.end.column > column))
