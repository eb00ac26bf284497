/** What threads that share a run tell each other, in plain data. */

/** What one thread tells the others of a page or a pair: plain data as JSON. */
export interface Told<Name> {
  readonly name: Name
  /** What it is known by: the key holds everything that it was computed from. */
  readonly key: string
  /** Of a pair: see `AlignedPair.content`. */
  readonly content?: string | undefined
  /** The JSON; made, or looked up, when it is asked for. */
  readonly said: () => string
}

/** What one thread read and aligned. */
export interface Part {
  /** By path. */
  readonly pages: readonly Told<string>[]
  /** By place among the pairs of the run. */
  readonly pairs: readonly Told<number>[]
}

/** What was learned of two languages, by the target's locale. */
export type Lesson = Told<string>
