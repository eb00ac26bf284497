/** Whether a translation is known to be older than its source. */
import type { Span } from '../model.ts'
import type { PairView } from '../rule.ts'

/** Whether the history says that the source of what stands here in the translation changed after it was translated. */
export const isOutdated = ({ target, history }: PairView, { start, end }: Span): boolean =>
  history?.stale.some((bead) =>
    bead.target.some((index) => {
      const block = target.blocks[index]
      return block !== undefined && block.start < end && start < block.end
    }),
  ) === true
