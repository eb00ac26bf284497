/** Opening marks of admonitions and components whose content has its counterpart: rules of their own compare these. */
import type { SideGaps } from './side.ts'

/** Passes over marks that stand around matched content: it is the frame that differs, nothing is missing. */
export function passOverMarks(side: SideGaps): void {
  for (const { kind, first, last } of side.page.containers) {
    if (kind !== 'admonition' && kind !== 'component') continue
    if (side.open.has(first) && side.block(first).kind === 'open' && !side.wholly(first, last)) side.open.delete(first)
  }
}
