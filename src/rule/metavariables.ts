/**
 * Names in code that stand for what the reader puts in, as manuals set them: emphasised (`*` around the code span) on both
 * sides. They are words of the language, and translated as such.
 */
import type { Page, PlainFact, Span } from '../model.ts'
import type { PairView } from '../rule.ts'
import { isNear } from '../text/near.ts'
import { fold } from '../text/words.ts'
import type { Exchange } from './exchange.ts'
import { wordingOf } from './wording.ts'

/** What each of them is called in the translation. */
export type Metavariables = ReadonlyMap<string, ReadonlySet<string>>

/** The metavariables among what changed. */
export function metavariablesOf(view: PairView, all: readonly Exchange<PlainFact>[]): Metavariables {
  const names = new Map<string, Set<string>>()
  for (const { source, target } of all.flatMap(({ changed }) => changed)) {
    if (!isEmphasised(view.source, source) || !isEmphasised(view.target, target)) continue
    const [one, other] = [fold(source.value), fold(target.value)]
    const isSlip = one !== other && isNear(one, other) && !wordingOf(view).renames(source.value, target.value)
    if (!isSlip) names.set(source.value, (names.get(source.value) ?? new Set()).add(target.value))
  }
  return names
}

/** Whether a code span stands between marks of emphasis. */
export const isEmphasised = ({ text }: Page, { start, end }: Span): boolean =>
  /[*_]/.test(text[start - 1] ?? '') && text[start - 1] === text[end]

/** Whether a code span is a metavariable, or another's but for the metavariables in it: `?name(pattern)`. */
export function isWrittenWith(names: Metavariables, source: string, target: string): boolean {
  let written = [source]
  for (const [name, translations] of names) {
    if (!source.includes(name)) continue
    const others = written.flatMap((one) => [...translations].map((other) => one.replaceAll(name, other)))
    written = [...written, ...others].slice(0, mostWritten)
  }
  return written.slice(1).includes(target)
}

/** Enough for a few names with a few translations each. */
const mostWritten = 64
