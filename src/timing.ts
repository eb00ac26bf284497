/** Where the time of a run goes, for `--timing`. Nothing is measured before somebody asks. */

/** Milliseconds by the name of what was done; what it waited for from another name is that name's. */
export type Timing = ReadonlyMap<string, number>

/** Ends measuring, and says what was measured. */
export type EndTiming = () => Timing

let watch:
  | { readonly spent: Map<string, number>; readonly open: string[]; since: number; now: () => number }
  | undefined

/** Begins measuring, for the whole process. */
export function startTiming(now: () => number = () => performance.now()): EndTiming {
  const mine = { spent: new Map<string, number>(), open: [] as string[], since: now(), now }
  watch = mine
  return () => {
    if (watch === mine) watch = undefined
    return mine.spent
  }
}

/** Whether anybody measures. */
export const isTiming = (): boolean => watch !== undefined

/** Adds what another thread measured. */
export function addTiming(timing: Timing): void {
  for (const [name, spent] of timing) watch?.spent.set(name, (watch.spent.get(name) ?? 0) + spent)
}

/** Does something, and notes how long it took, without what is noted under other names meanwhile. */
export function timed<Result>(name: string, work: () => Result): Result {
  if (!watch) return work()
  const own = watch
  const turn = (): void => {
    const now = own.now()
    const before = own.open.at(-1)
    if (before !== undefined) own.spent.set(before, (own.spent.get(before) ?? 0) + now - own.since)
    own.since = now
  }
  turn()
  own.open.push(name)
  const end = (): void => {
    turn()
    own.open.splice(own.open.lastIndexOf(name), 1)
  }
  let result: Result
  try {
    result = work()
  } catch (error) {
    end()
    throw error
  }
  if (result instanceof Promise) return result.finally(end) as Result
  end()
  return result
}
