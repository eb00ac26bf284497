/** The facts of a language that Diptych needs; one file per language holds them. */

/** What Diptych knows of one language. Word lists are lower case with their accents. */
export interface Language {
  /** Primary subtag: `fr`. */
  readonly tag: string
  /** The whole tag, where the locale has more than a primary subtag: `fr-CH`. */
  readonly region?: string
  readonly numbers: NumberFacts
  /** Words so frequent that they tell the language and carry no meaning. */
  readonly functionWords: ReadonlySet<string>
  /** Splits an elided article off its word (`l'organisation`), with a group for what is left. */
  readonly elision?: RegExp
  /** What a noun may be in the other number: its plurals and what it may be the plural of, accents kept. */
  readonly otherNumber?: (word: string) => readonly string[]
  /** Articles and other words that stand before a noun, and before hardly anything else. */
  readonly determiners?: ReadonlySet<string>
  /** Prepositions and articles that stand inside a term: `mot de passe`. */
  readonly termJoints?: ReadonlySet<string>
  /** Abbreviations, without their last full stop, after which a sentence goes on. */
  readonly abbreviations: ReadonlySet<string>
  /** Titles of a section in a preamble's role: `préambule`, `introduction`. */
  readonly preambleTitles: ReadonlySet<string>
  /** Titles of a section of prerequisites. */
  readonly prerequisiteTitles: ReadonlySet<string>
  /** Whether this text announces a procedure: "Pour cela :", "To restore a domain:". */
  introducesProcedure(text: string): boolean
  /** Opens a step that only leads to where the work is done: "Log in to…", "Cliquez ici…". */
  readonly waysIn?: RegExp
  /** Opens a note that the translator adds for the readers of this language: "NdT :". */
  readonly translatorsNote?: RegExp
  /** What words of one family end in, accents folded: "restore", "restoring". */
  readonly endings?: RegExp
  /** Words that only make sense as a link: "click here", "ce lien". */
  readonly linkWords?: RegExp
}

/** How a language writes numbers and dates. */
export interface NumberFacts {
  readonly decimal: string
  /** All decimal marks that are at home, where there are several (`,` and `.` in Switzerland). */
  readonly decimals?: readonly string[]
  /** Characters that may part groups of three digits, the locale's own first. */
  readonly groups: readonly string[]
  /** `million` → 1e6. */
  readonly magnitudes: Readonly<Record<string, number>>
  /** Words for small numbers: `deux` → 2. */
  readonly words: Readonly<Record<string, number>>
  /** Words that join the parts of a compound number: `et` in `vingt et un`. */
  readonly joints?: ReadonlySet<string>
  /** Articles that stand for one before a unit, where they are not among `words`: `an hour`. */
  readonly articles?: ReadonlySet<string>
  /** What adds a half to the unit before it: ` and a half`. */
  readonly halfAfter?: RegExp
  /** Words for what is written with figures elsewhere, as it is read: `midi` → `12:00`, `nineties` → `1990s`. */
  readonly named?: Readonly<Record<string, string>>
  /** A decade in figures, as a sticky expression with its two or four digits as group: `1990s`, the `90` of `années 90`. */
  readonly decade?: RegExp
  /** Month names and abbreviations → 1–12. */
  readonly months: Readonly<Record<string, number>>
  /** Whether `04/07` is the fourth day of July; so it is where nothing is said. */
  readonly dayFirst?: boolean
  /** Whether the month may stand before its day (`July 4`). */
  readonly monthFirst?: boolean
  /** Fixed phrases with figures in them, as sticky expressions, and the reading and unit that they have as a whole. */
  readonly idioms?: readonly { readonly pattern: RegExp; readonly reading: string; readonly unit?: string }[]
  /** Suffixes of ordinals: `er`, `e`, `st`. */
  readonly ordinals: readonly string[]
  /** Local unit or currency spellings → canonical: `Go` → `GB`. */
  readonly units: Readonly<Record<string, string>>
}
