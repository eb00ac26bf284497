import type { Bead } from '../model.ts'

/** Beads by source; gaps of the target where they stand. */
export function inDocumentOrder(beads: readonly Bead[]): Bead[] {
  const withSource = beads
    .filter((bead) => bead.source.length > 0)
    .sort((a, b) => (a.source[0] ?? 0) - (b.source[0] ?? 0))
  const inserted = beads
    .filter((bead) => bead.source.length === 0)
    .sort((a, b) => (a.target[0] ?? 0) - (b.target[0] ?? 0))
  const ordered: Bead[] = []
  let next = 0
  for (const bead of withSource) {
    const at = bead.moved ? -1 : (bead.target[0] ?? -1)
    while (next < inserted.length && (inserted[next]?.target[0] ?? 0) < at) ordered.push(inserted[next++] as Bead)
    ordered.push(bead)
  }
  return [...ordered, ...inserted.slice(next)]
}
