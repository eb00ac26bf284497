/** How findings stand to the outcome of a run. */
import type { Finding } from '../model.ts'

/** Whether a finding counts: all do, but those that were there before the change that is judged. */
export const isNew = ({ since }: Finding): boolean => since !== 'known'

/**
 * Whether a finding says, as an error, that something could not be compared at all. A section or page that was rewritten
 * was compared, and found to differ: that has a drift.
 */
export const isNotCompared = ({ rule, severity, drift }: Finding): boolean =>
  rule === 'not-compared' && severity === 'error' && drift === undefined
