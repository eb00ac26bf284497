/** Headings that differ over the same text: the section was given another title, nothing is missing. */
import type { Alignment, Block } from '../model.ts'
import { isSilent, range } from '../rule/blocks.ts'
import type { SideGaps } from './side.ts'

/** Passes over the open headings of sections whose text is each other's counterpart. */
export function passOverRetitled(source: SideGaps, target: SideGaps, { sections }: Alignment): void {
  for (const bead of sections) {
    if (!isShared(source, bead.source) || !isShared(target, bead.target)) continue
    const here = source.page.blocks[source.page.sections[bead.source]?.heading ?? -1]
    const there = target.page.blocks[target.page.sections[bead.target]?.heading ?? -1]
    if (!here || !there || !source.open.has(here.index) || !target.open.has(there.index) || contradict(here, there))
      continue
    source.open.delete(here.index)
    target.open.delete(there.index)
  }
}

/** Of the text under two titles, at least this share has its counterpart on either side. */
const shared = 0.4

function isShared(side: SideGaps, index: number): boolean {
  const section = side.page.sections[index]
  const text = section ? range(section.first + 1, section.ownLast).filter((at) => !isSilent(side.block(at))) : []
  return text.filter((at) => !side.open.has(at)).length >= text.length * shared
}

/** Whether one names what the other does not: code, numbers. */
function contradict(a: Block, b: Block): boolean {
  const exact = ({ facts }: Block) =>
    facts.flatMap((fact) =>
      fact.kind === 'code' ? [fact.value] : fact.kind === 'number' ? [fact.readings[0] ?? ''] : [],
    )
  const [here, there] = [exact(a), exact(b)]
  return here.some((value) => !there.includes(value)) || there.some((value) => !here.includes(value))
}
