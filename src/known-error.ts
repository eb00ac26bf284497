import type { Tongue } from './model.ts'

/** Words for people, in both tongues, without more. */
export type Words = Readonly<Record<Tongue, string>>

/**
 * An error that Diptych foresees: the words say what is wrong, where, and the way out.
 * The command line prints them in the reader's language, without a stack.
 */
export class KnownError extends Error {
  readonly words: Words

  constructor(words: Words, options?: ErrorOptions) {
    super(words.en, options)
    this.name = new.target.name
    this.words = words
  }
}
