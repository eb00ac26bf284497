/** What several rules ask of a pair. */
import type { PairView } from '../rule.ts'
import { objectMemo } from '../text/memo.ts'

/** Makes something once a pair, for as long as the pair is there. */
export const perPair = <Made>(make: (view: PairView) => Made): ((view: PairView) => Made) => objectMemo(make)
