/** The terms of a project, as `glossary.csv` has them. */
import type { Locale } from '../model.ts'

/** One term and how it is translated. */
export interface Term {
  readonly source: string
  /** How it is translated, the preferred way first; of a term that is not translated, itself. */
  readonly targets: readonly string[]
  /** Translations that are not wanted for it. */
  readonly forbidden: readonly string[]
  /** Whether it stands in every language as it is: a product's name, a label of a screen. */
  readonly dnt: boolean
}

/** The terms by the locale that they are translated to. */
export type Glossaries = Readonly<Record<Locale, readonly Term[]>>
