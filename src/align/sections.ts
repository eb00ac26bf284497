/** Which sections tell the same, from the blocks that were matched. */
import type { Page, SectionBead } from '../model.ts'

/** A matched heading says more about its section than one matched paragraph in it. */
const headingVotes = 3

/**
 * Pairs sections one to one: each pair of matched blocks votes for the pair of their sections, and the pairs with most
 * votes are taken first.
 */
export function pairSections(
  source: Page,
  target: Page,
  matches: readonly (readonly [number, number])[],
): SectionBead[] {
  const votes = new Map<number, number>()
  const width = target.sections.length
  for (const [i, j] of matches) {
    const a = source.blocks[i]
    const b = target.blocks[j]
    if (!a || !b || a.kind === 'front-matter') continue
    const isHeading = source.sections[a.section]?.heading === i && target.sections[b.section]?.heading === j
    const key = a.section * width + b.section
    votes.set(key, (votes.get(key) ?? 0) + (isHeading ? headingVotes : 1))
  }
  const beads: SectionBead[] = []
  const sources = new Set<number>()
  const targets = new Set<number>()
  const ranked = [...votes].sort((x, y) => y[1] - x[1] || x[0] - y[0])
  // The pages themselves are each other's counterpart, whatever stands before their first headings.
  for (const [key] of [[0, 0] as const, ...ranked]) {
    const bead = { source: Math.floor(key / width), target: key % width }
    if (sources.has(bead.source) || targets.has(bead.target)) continue
    sources.add(bead.source)
    targets.add(bead.target)
    beads.push(bead)
  }
  return beads.sort((a, b) => a.source - b.source)
}
