/** How far a run is. */

/** So many of all pages were read, or of all pairs aligned through history or judged. */
export interface Step {
  readonly what: 'read' | 'aligned' | 'judged'
  readonly done: number
  readonly all: number
}

/** Counts the steps of one kind. */
export const counting = (what: Step['what'], all: number, step: ((step: Step) => void) | undefined): (() => void) => {
  let done = 0
  return () => step?.({ what, done: ++done, all })
}

/** So many steps are usually done at one go. */
const atOneGo = 16

/** Lets others have a turn now and then: native code that waits for one to free the memory of what it has read. */
export function takingTurns(each: number = atOneGo): () => Promise<void> | undefined {
  let done = 0
  return () => (++done % each === 0 ? new Promise<void>((resolve) => setImmediate(resolve)) : undefined)
}
