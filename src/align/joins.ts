/** Matched pairs → beads; a block that was split in two, or two that were joined, become one bead. */
import type { Bead, BlockKind } from '../model.ts'
import { joined } from './features.ts'
import { inDocumentOrder } from './order.ts'
import { leftOver } from './windows.ts'
import type { Workspace } from './workspace.ts'

const prose = new Set<BlockKind>(['paragraph', 'item', 'html'])
/** Joining a leftover neighbour must make the match this much likelier. */
const gain = 3

/** Builds the beads of a pair: matches, moves and gaps, in document order. */
export function joinSplits(
  space: Workspace,
  kept: readonly (readonly [number, number])[],
  moved: readonly (readonly [number, number])[],
): Bead[] {
  const all = [...kept, ...moved]
  const left = {
    source: new Set(leftOver(space.window, 'source', all)),
    target: new Set(leftOver(space.window, 'target', all)),
  }
  const beads: Bead[] = moved.map(([i, j]) => ({
    source: [i],
    target: [j],
    similarity: similarity(space.score(i, j)),
    moved: true,
  }))
  for (const [i, j] of kept) {
    const source = [i]
    const target = [j]
    for (const step of [1, -1]) {
      const k = j + step
      if (left.target.has(k) && source.length === 1 && isSplit(space, [i], target, k, 'target')) {
        target.push(k)
        left.target.delete(k)
      }
      const h = i + step
      if (left.source.has(h) && target.length === 1 && isSplit(space, source, [j], h, 'source')) {
        source.push(h)
        left.source.delete(h)
      }
    }
    beads.push({
      source: source.sort((a, b) => a - b),
      target: target.sort((a, b) => a - b),
      similarity: similarity(space.score(i, j)),
    })
  }
  for (const i of left.source) beads.push({ source: [i], target: [], similarity: 0 })
  for (const j of left.target) beads.push({ source: [], target: [j], similarity: 0 })
  return inDocumentOrder(beads)
}

/** Log odds as a number from 0 to 1. */
const similarity = (score: number): number => Math.round(1000 / (1 + Math.exp(-score / 2))) / 1000

/** Whether adding a leftover neighbour on one side brings the two sides together. */
function isSplit(
  space: Workspace,
  source: readonly number[],
  target: readonly number[],
  added: number,
  side: 'source' | 'target',
): boolean {
  const page = side === 'source' ? space.source : space.target
  const block = page.blocks[added]
  const beside = page.blocks[(side === 'source' ? source : target)[0] ?? -1]
  const other = (side === 'source' ? space.target.blocks[target[0] ?? -1] : space.source.blocks[source[0] ?? -1])?.kind
  if (!block || !beside || !other || !prose.has(block.kind) || !prose.has(beside.kind) || !prose.has(other))
    return false
  if (block.section !== beside.section) return false
  // Two items are two things to do, even where the other side tells them in one.
  if (block.kind === 'item' && beside.kind === 'item' && other === 'item') return false
  const before = evidenceOf(space, source, target)
  const after =
    side === 'source' ? evidenceOf(space, [...source, added], target) : evidenceOf(space, source, [...target, added])
  return after - before >= gain
}

/** What all of these blocks say together; those of either side stand next to each other. */
function evidenceOf(space: Workspace, source: readonly number[], target: readonly number[]): number {
  const range = (indexes: readonly number[]) => [Math.min(...indexes), Math.max(...indexes) + 1] as const
  return space.between(joined(space.sourceFeatures, [range(source)]), joined(space.targetFeatures, [range(target)]))
}
