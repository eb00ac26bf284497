/** What several rules ask of a pair. */
import type { PairView } from '../rule.ts'

/** Makes something once a pair, for as long as the pair is there. */
export function perPair<Made extends object>(make: (view: PairView) => Made): (view: PairView) => Made {
  const made = new WeakMap<PairView, Made>()
  return (view) => {
    let one = made.get(view)
    if (!one) made.set(view, (one = make(view)))
    return one
  }
}
