/**
 * How several threads share one run. Each reads and aligns pairs of its own; then all hear what the others found, so that each
 * can judge its own pairs in sight of them all. Nothing depends on who does what, or when: one that fails costs time alone.
 */
import type { PagePair } from '../model.ts'
import type { Said } from './judgement.ts'
import type { Step } from './step.ts'
import type { Lesson, Part } from './told.ts'

/** The threads of a run, as one of them sees them. */
export interface Crew {
  /** Whether a pair is done in this thread. That may become true when another one has failed. */
  isOwn(pair: PagePair): boolean
  /** What was learned: the thread that began the run learns it, the others do something else until they hear it. */
  lessons(learn: () => readonly Lesson[], meanwhile: () => boolean): Promise<readonly Lesson[]>
  /** Tells the others what was read and aligned here, and hears it of them; of one that failed, nothing. */
  exchange(own: () => Promise<Part>): Promise<readonly Part[]>
  /** Hears how far this thread is. */
  readonly step?: ((step: Step) => void) | undefined
}

/** The same, as the thread sees it that began the run. */
export interface Lead extends Crew {
  /** What the others said, by the first pair of a group; of those of a thread that failed, nothing. */
  judged(): Promise<(first: PagePair) => (() => Said) | undefined>
}
