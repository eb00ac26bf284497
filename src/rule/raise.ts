/** Findings about facts that one side lacks within a block that both have: the block differs, nothing is missing whole. */
import type { Edit, Page, Said, Span } from '../model.ts'
import { type Raised, spanOf } from '../rule.ts'
import type { BothMatch } from './exchange.ts'

/** One finding for all that the translation of a bead lacks; each is a part where there are several. None for nothing. */
export function missingFrom<F extends Span>(
  match: BothMatch,
  facts: readonly F[],
  say: (facts: readonly F[]) => Said,
): Raised[] {
  const [first] = facts
  if (!first) return []
  const parts = facts.map((source) => ({ drift: 'differs' as const, source }))
  return [
    {
      drift: 'differs',
      source: first,
      target: spanOf(match.target),
      say: say(facts),
      ...(facts.length > 1 ? { parts } : {}),
    },
  ]
}

/** The same for what only the translation has. */
export function extraIn<F extends Span>(
  match: BothMatch,
  facts: readonly F[],
  say: (facts: readonly F[]) => Said,
): Raised[] {
  const [first] = facts
  if (!first) return []
  const parts = facts.map((target) => ({ drift: 'differs' as const, target }))
  return [
    {
      drift: 'differs',
      source: spanOf(match.source),
      target: first,
      say: say(facts),
      ...(facts.length > 1 ? { parts } : {}),
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
