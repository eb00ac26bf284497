/** Sections without counterpart, as rules speak of them. */
import type { Side } from '../model.ts'
import type { Gap, PairView } from '../rule.ts'
import { excerpt } from '../text/excerpt.ts'
import { isSilent } from './blocks.ts'
import { sectionAt } from './places.ts'

/** A section without counterpart. */
export interface SectionGap {
  readonly gap: Gap
  /** Its title, how many blocks it has, and the title of the section where it belongs, empty before the first. */
  readonly place: { readonly title: string; readonly blocks: number; readonly after: string }
  /** Whether all but the heading has its counterpart. */
  readonly headingAlone: boolean
}

/** The sections of one side that the other side lacks. */
export function* sectionGaps(view: PairView, side: Side): Generator<SectionGap> {
  const page = view[side]
  const other = side === 'source' ? view.target : view.source
  for (const gap of view.gaps) {
    if (gap.kind !== 'section' || gap.side !== side) continue
    const section = page.sections[gap.section ?? 0]
    if (!section) continue
    const all = page.blocks.slice(section.first, section.last).filter((block) => !isSilent(block))
    yield {
      gap,
      place: {
        title: excerpt(section.title),
        blocks: gap.blocks.length,
        after: excerpt(sectionAt(other, gap.insertAt.start)?.title ?? ''),
      },
      headingAlone: gap.blocks.length === 1 && all.length > 1,
    }
  }
}
