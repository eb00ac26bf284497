/** Components that say nothing to a reader by themselves: the rule on components compares them, no text is missing. */
import type { Block } from '../model.ts'
import type { Gap, PairView } from '../rule.ts'
import { fitsAny } from '../text/keys.ts'

/** Props that lead somewhere. */
const addresses = ['href', 'to', 'src', 'url', 'link']

/** Whether a component has no words, no destination and no props that may hold any. */
export const isWordless = ({ kind, facts, prose, attributes }: Block): boolean =>
  kind === 'component' &&
  facts.length === 0 &&
  !/\p{L}/u.test(prose) &&
  Object.entries(attributes ?? {}).every(
    ([prop, value]) => value === true || (!fitsAny(prop, addresses) && !/\s/.test(value)),
  )

/** Runs of blocks without counterpart that are all such components, component by component. */
export function* wordlessComponents({
  source,
  target,
  gaps,
}: PairView): Generator<{ readonly gap: Gap; readonly block: Block }> {
  for (const gap of gaps) {
    const page = gap.side === 'source' ? source : target
    const blocks = gap.blocks.flatMap((index) => page.blocks[index] ?? [])
    if (gap.kind === 'block' && blocks.every(isWordless)) for (const block of blocks) yield { gap, block }
  }
}
