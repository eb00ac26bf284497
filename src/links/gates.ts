/** Lets so many through at a time. */

/** Waits for its turn, then works. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>

/** A gate that lets `most` through at a time, in the order in which they came. */
export function gate(most: number): Gate {
  const waiting: (() => void)[] = []
  let inside = 0
  return async (work) => {
    if (inside >= most) await new Promise<void>((pass) => waiting.push(pass))
    else inside += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else inside -= 1
    }
  }
}

/** A gate for each name. */
export function gates(most: number): (name: string) => Gate {
  const known = new Map<string, Gate>()
  return (name) => {
    const found = known.get(name) ?? gate(most)
    known.set(name, found)
    return found
  }
}
