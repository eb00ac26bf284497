/** Frames, which are admonitions and components with content, and their counterparts. */
import type { Block, Container, Page } from '../model.ts'
import { isSilent } from './blocks.ts'
import { mutualPairs } from './containers.ts'
import { perPair } from './per-pair.ts'

/** A frame: what it holds, and its opening mark. */
export interface Frame {
  readonly container: Container
  readonly mark: Block
}

/** A frame and its counterpart, or a frame whose content has lost it. */
export type FramePair =
  | { readonly kind: 'both'; readonly source: Frame; readonly target: Frame }
  | { readonly kind: 'lost'; readonly source: Frame; readonly target: Block }
  | { readonly kind: 'gained'; readonly source: Block; readonly target: Frame }

/** Pairs the frames of both sides: by their marks, else by what they hold. */
export const framePairs = perPair(({ source, target, alignment, containers }): readonly FramePair[] => {
  const here = framesOf(source)
  const there = framesOf(target)
  if (here.size === 0 && there.size === 0) return []
  const pairs: FramePair[] = []
  const paired = new Set<Frame>()
  const pair = (a: Frame | undefined, b: Frame | undefined) => {
    if (!a || !b || paired.has(a) || paired.has(b)) return
    paired.add(a).add(b)
    pairs.push({ kind: 'both', source: a, target: b })
  }
  const toTarget = new Map<number, number>()
  const toSource = new Map<number, number>()
  for (const bead of alignment.beads) {
    for (const i of bead.source) for (const j of bead.target) toTarget.set(i, toTarget.get(i) ?? j)
    for (const j of bead.target) for (const i of bead.source) toSource.set(j, toSource.get(j) ?? i)
  }
  for (const frame of here.values()) pair(frame, there.get(markOf(target, toTarget.get(frame.mark.index))))
  for (const [a, b] of mutualPairs(containers, source, target)) pair(here.get(a.index), there.get(b.index))
  for (const frame of here.values()) {
    const inside = paired.has(frame) ? undefined : counterpartInside(source, frame, target, toTarget)
    if (inside) pairs.push({ kind: 'lost', source: frame, target: inside })
  }
  for (const frame of there.values()) {
    const inside = paired.has(frame) ? undefined : counterpartInside(target, frame, source, toSource)
    if (inside) pairs.push({ kind: 'gained', source: inside, target: frame })
  }
  return pairs
})

/** Frames by the index of their container. */
function framesOf(page: Page): Map<number, Frame> {
  const frames = new Map<number, Frame>()
  for (const container of page.containers) {
    const mark = page.blocks[container.first]
    const isFrame = container.kind === 'admonition' || container.kind === 'component'
    if (isFrame && mark?.kind === 'open' && mark.container === container.index)
      frames.set(container.index, { container, mark })
  }
  return frames
}

/** The container that a mark opens. */
const markOf = (page: Page, index: number | undefined): number => page.blocks[index ?? -1]?.container ?? -1

/** The counterpart of the first matched block that a frame holds; none where its mark has one, or nothing in it has. */
function counterpartInside(
  page: Page,
  { container, mark }: Frame,
  other: Page,
  counterparts: ReadonlyMap<number, number>,
): Block | undefined {
  if (counterparts.has(mark.index)) return undefined
  const inside = page.blocks
    .slice(container.first + 1, container.last)
    .find((block) => !isSilent(block) && counterparts.has(block.index))
  return other.blocks[counterparts.get(inside?.index ?? -1) ?? -1]
}
