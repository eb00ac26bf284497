/**
 * Groups the blocks without counterpart as an editor would name them: a preamble, a section, steps of a procedure, items
 * of a list, blocks. Every such block belongs to one gap, and each kind of gap to one rule, so that nothing is said twice.
 */
import type { AlignContext } from './align/weighed.ts'
import { takeDuplicates } from './gaps/duplicates.ts'
import { takeItems } from './gaps/lists.ts'
import { passOverMarks } from './gaps/marks.ts'
import { passOverRetitled } from './gaps/retitled.ts'
import { takeRewritten } from './gaps/rewritten.ts'
import { takeRuns } from './gaps/runs.ts'
import { takeOpeningText, takeSections } from './gaps/sections.ts'
import { openSides } from './gaps/side.ts'
import { passOverWaysIn } from './gaps/ways-in.ts'
import type { Alignment, Page } from './model.ts'
import type { ContainerPairs } from './rule/containers.ts'
import type { Gap } from './rule.ts'

/** What is known of the pair beside its alignment. */
export interface GapContext {
  readonly containers: ContainerPairs
  readonly languages: AlignContext
}

/** The gaps of both sides: the source's first, each side's in the order of its page. */
export function gapsOf(source: Page, target: Page, alignment: Alignment, { containers, languages }: GapContext): Gap[] {
  const sides = openSides(source, target, alignment)
  const both = [sides.source, sides.target]
  if (both.every(({ open }) => open.size === 0)) return []
  takeDuplicates(sides.target)
  both.forEach(passOverMarks)
  passOverRetitled(sides.source, sides.target, alignment)
  passOverWaysIn(sides.source, sides.target, containers, languages)
  takeRewritten(sides.source, sides.target, alignment)
  for (const side of both) {
    takeSections(side)
    takeOpeningText(side)
    takeItems(side, containers)
    takeRuns(side)
  }
  return both.flatMap(({ gaps }) => gaps.sort((a, b) => a.span.start - b.span.start))
}
