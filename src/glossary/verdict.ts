/** What a translation makes of a term. */
import type { Span } from '../model.ts'
import type { Language } from '../text/language.ts'
import { TermFinder } from './occurrences.ts'
import { placesOf, renderingsOf } from './rendering.ts'
import type { Term } from './term.ts'

/** The terms of one pair of languages, ready to be looked for. */
export interface Terminology {
  readonly inSource: TermFinder
  readonly to: Language
  readonly inTarget: ReadonlyMap<Term, { readonly forbidden: TermFinder; readonly kept: TermFinder }>
}

export function terminologyOf(terms: readonly Term[], from: Language, to: Language): Terminology {
  const asTerms = (texts: readonly string[]): Term[] =>
    texts.map((source) => ({ source, targets: [], forbidden: [], dnt: false }))
  return {
    inSource: new TermFinder(terms, from),
    to,
    inTarget: new Map(
      terms.map((term) => [
        term,
        {
          forbidden: new TermFinder(asTerms(term.forbidden), to),
          kept: new TermFinder(asTerms([term.source]), from),
        },
      ]),
    ),
  }
}

/** What is wrong, and where in the translation, where that can be told. */
export interface Verdict {
  /** `dnt`: changed though it must not be. `kept`: the source's word. `missing`: none of the ways that are known. */
  readonly fault: 'dnt' | 'forbidden' | 'kept' | 'missing'
  readonly at?: Span
}

/** A translation, as it is written, and as long without code, addresses and tags. */
export interface Translation {
  readonly text: string
  readonly prose: string
}

/**
 * Judges the translation of a text that has a term `count` times; once is enough, unless a forbidden translation stands in
 * the place of another. `undefined`: all is well.
 */
export function verdictOn(
  term: Term,
  count: number,
  { text, prose }: Translation,
  { to, inTarget }: Terminology,
): Verdict | undefined {
  // A term in the translation may well be marked as code.
  if (term.dnt) return placesOf(term.source, text).length > 0 ? undefined : { fault: 'dnt' }
  const rendered = term.targets.flatMap((target) => renderingsOf(target, text, to))
  if (rendered.length >= count) return undefined
  const finders = inTarget.get(term)
  const [bad] = finders?.forbidden.find(prose).filter((at) => !rendered.some((one) => overlap(one, at))) ?? []
  if (bad) return { fault: 'forbidden', at: { start: bad.start, end: bad.end } }
  if (rendered.length > 0) return undefined
  const [kept] = finders?.kept.find(prose) ?? []
  return kept ? { fault: 'kept', at: { start: kept.start, end: kept.end } } : { fault: 'missing' }
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end
