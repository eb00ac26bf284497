import { groupBy } from '../group-by.ts'
import type { PagePair } from '../model.ts'

/** The pairs that hang together by their pages, in their order: a source page with all its translations. */
export const groupsOf = (pairs: readonly PagePair[]): Iterable<readonly PagePair[]> =>
  groupBy(pairs, ({ source, target }) => source ?? `\0${target}`).values()
