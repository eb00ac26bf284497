/** Findings about facts that one side lacks within a block that both have: the block differs, nothing is missing whole. */
import type { Edit, Page, Said, Side, Span } from '../model.ts'
import { type BothMatch, type Raised, spanOf } from '../rule.ts'

type Say<F> = (facts: readonly F[]) => Said

/** One finding for all that the translation of a bead lacks; each is a part where there are several. None for nothing. */
export const missingFrom = <F extends Span>(match: BothMatch, facts: readonly F[], say: Say<F>): Raised[] =>
  onlyOn('source', match, facts, say)

/** The same for what only the translation has. */
export const extraIn = <F extends Span>(match: BothMatch, facts: readonly F[], say: Say<F>): Raised[] =>
  onlyOn('target', match, facts, say)

function onlyOn<F extends Span>(side: Side, match: BothMatch, facts: readonly F[], say: Say<F>): Raised[] {
  const [first] = facts
  if (!first) return []
  const other = side === 'source' ? 'target' : 'source'
  return [
    {
      drift: 'differs',
      [side]: first,
      [other]: spanOf(match[other]),
      say: say(facts),
      ...(facts.length > 1 ? { parts: facts.map((fact) => ({ drift: 'differs' as const, [side]: fact })) } : {}),
    },
  ]
}

/** Puts another value in the place of one that stands exactly once in this span of the target; nothing where that is not certain. */
export function replacing(target: Page, span: Span, value: string, by: string): Edit[] {
  const text = target.text.slice(span.start, span.end)
  const at = text.indexOf(value)
  if (value === '' || at < 0 || text.indexOf(value, at + 1) >= 0) return []
  return [{ side: 'target', start: span.start + at, end: span.start + at + value.length, text: by }]
}
