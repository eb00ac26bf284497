/**
 * The nouns of Diptych. Types only: nothing here runs.
 *
 * Everything below a {@link Page} is plain, serialisable data (the page's *digest*): no syntax tree stands behind it,
 * so that aligning, rules, caches and workers need the digest and the text alone.
 */

/** A BCP 47 language tag: `fr`, `en`, `fr-CH`. */
export type Locale = string

/** Which panel of the diptych. */
export type Side = 'source' | 'target'

/** A half-open range of UTF-16 offsets into a page's text; empty (`start === end`) for an insertion point. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A place as unist counts it: line and column from 1, offset from 0. */
export interface Point {
  readonly line: number
  readonly column: number
  readonly offset: number
}

/** A range as unist counts it; the end is exclusive. */
export interface Position {
  readonly start: Point
  readonly end: Point
}

/** What a translation must keep by value, with its place. */
export type Fact = NumberFact | PlainFact | LinkFact | ImageFact

/** A number, date, time … as its language wrote it. */
export interface NumberFact extends Span {
  readonly kind: 'number'
  /** What it may mean, canonical and the same in every language (`1000`, `36500000`, `2026-07-04`), likeliest first. */
  readonly readings: readonly string[]
  /** Canonical unit or currency, when one stands beside it: `%`, `CHF`, `GB`. */
  readonly unit?: string
  /** Whether the notation is the locale's own; `false` for another locale's (`1,000.50` in French). */
  readonly native: boolean
  readonly raw: string
}

/** Inline code, a placeholder (`{name}`, `%s`, `$VAR`, `<key>`) or an e-mail address. */
export interface PlainFact extends Span {
  readonly kind: 'code' | 'placeholder' | 'email'
  readonly value: string
}

/** A link's destination; a reference link carries its definition's. */
export interface LinkFact extends Span {
  readonly kind: 'url'
  readonly value: string
  /** The words that are linked; the destination itself for a bare URL. */
  readonly label: string
  /** The destination alone, where it stands in the text as `value` has it. */
  readonly destination?: Span
}

/** An image's path and its alternative text. */
export interface ImageFact extends Span {
  readonly kind: 'image'
  readonly value: string
  readonly alt: string
  /** The path alone, where it stands in the text as `value` has it. */
  readonly destination?: Span
}

/**
 * The kinds of leaf block.
 *
 * `item` is the first paragraph of a list item (or an item without one); its further paragraphs are `paragraph`.
 * `open` is the opening mark of a container that has one of its own: an admonition or a component with content.
 * `close` is the closing mark of a container directive (`:::`).
 * `component` is a component, leaf directive or shortcode without content.
 */
export type BlockKind =
  | 'front-matter'
  | 'heading'
  | 'paragraph'
  | 'item'
  | 'row'
  | 'code'
  | 'html'
  | 'comment'
  | 'open'
  | 'close'
  | 'component'
  | 'expression'
  | 'esm'
  | 'definition'
  | 'rule'

/** The smallest thing that is aligned. Leaf blocks do not overlap; they stand in document order. */
export interface Block extends Span {
  /** Its place in `Page.blocks`. */
  readonly index: number
  readonly kind: BlockKind
  /** Index into `Page.sections`. */
  readonly section: number
  /** Index into `Page.containers` of the nearest one around it, or -1. */
  readonly container: number
  /** Heading depth 1–6, or 7 for a bold line in a heading's place; 0 for everything else. */
  readonly depth: number
  /** What a reader reads, markup removed; a code block's value; a component's opening tag as it is written. */
  readonly text: string
  /** `text` without inline code, URLs and placeholders: where words and numbers are looked for. */
  readonly prose: string
  readonly facts: readonly Fact[]
  /** Code: its language. Component or admonition: its name. HTML: its first tag. Definition: its label. */
  readonly name?: string
  /** Code: `meta`. Component: its props, `true` for one without value. */
  readonly attributes?: Readonly<Record<string, string | true>>
  /** Heading: the fragment that leads to it. */
  readonly id?: string
  /** Heading: whether the author wrote the fragment (`{#id}`). */
  readonly explicitId?: boolean
}

/** The kinds of thing that hold blocks. */
export type ContainerKind = 'list' | 'item' | 'quote' | 'admonition' | 'component' | 'table' | 'footnote'

/** Something that holds blocks or other containers. */
export interface Container extends Span {
  readonly index: number
  readonly kind: ContainerKind
  /** The container around it, or -1. */
  readonly parent: number
  readonly section: number
  /** Its blocks, nested ones included: `Page.blocks.slice(first, last)`. */
  readonly first: number
  readonly last: number
  /** Admonition: its kind (`note`). Component: its name. Footnote: its label. */
  readonly name?: string
  readonly attributes?: Readonly<Record<string, string | true>>
  /** List: whether it is numbered. */
  readonly ordered?: boolean
  /** Table: cells a row. */
  readonly columns?: number
}

/** A heading and what stands under it; section 0 is the page itself: what stands before the first heading. */
export interface Section extends Span {
  readonly index: number
  /** The section around it, or -1 for section 0. */
  readonly parent: number
  /** Its heading's depth; 0 for section 0. */
  readonly depth: number
  /** Index of its heading in `Page.blocks`, or -1 for section 0. */
  readonly heading: number
  readonly title: string
  /** Its blocks, heading included, subsections excluded: `Page.blocks.slice(first, ownLast)`. */
  readonly first: number
  readonly ownLast: number
  /** The end of its blocks with its subsections. */
  readonly last: number
}

/** A comment in the page (HTML or MDX), which may be addressed to Diptych. */
export interface PageComment extends Span {
  readonly text: string
}

/** One key of the front matter. */
export interface FrontMatterEntry extends Span {
  /** Path of keys, joined by dots: `hero.title`. */
  readonly key: string
  readonly value: string | number | boolean | null
}

/** What is wrong with front matter that could not be read, and where. */
export interface FrontMatterFault extends Span {
  readonly reason: Readonly<Record<Tongue, string>>
}

/** One file in one locale, as read. */
export interface Page {
  /** Relative to the root, with `/`. */
  readonly path: string
  readonly locale: Locale
  /** Without a byte order mark. */
  readonly text: string
  readonly blocks: readonly Block[]
  readonly containers: readonly Container[]
  readonly sections: readonly Section[]
  readonly frontMatter: readonly FrontMatterEntry[]
  /** Why its front matter could not be read, when it has some that could not; `frontMatter` is what was read of it. */
  readonly frontMatterFault?: FrontMatterFault | undefined
  readonly comments: readonly PageComment[]
  /** Every fragment that leads somewhere in this page. */
  readonly anchors: readonly string[]
}

/** What reading one file gave. */
export type Reading =
  | { readonly state: 'read'; readonly page: Page }
  | {
      readonly state: 'unread'
      readonly path: string
      readonly locale: Locale
      readonly reason: Readonly<Record<Tongue, string>>
      readonly at?: Position
    }

/** The aligner's result: these source blocks ↔ these target blocks. One empty side is a gap. */
export interface Bead {
  /** Indexes into `Page.blocks` of the source. */
  readonly source: readonly number[]
  readonly target: readonly number[]
  /** 0 to 1; 0 for a gap. */
  readonly similarity: number
  /** The same content in another place. */
  readonly moved?: boolean
}

/** Two sections that tell the same. */
export interface SectionBead {
  readonly source: number
  readonly target: number
  readonly moved?: boolean
}

/** What the aligner says of one pair. */
export interface Alignment {
  /** By source; gaps of the target where they stand. */
  readonly beads: readonly Bead[]
  readonly sections: readonly SectionBead[]
}

export type PairedBy = 'path' | 'front-matter' | 'content'

/** A page and its translation, by path; one side absent for a missing page or an orphan. */
export interface PagePair {
  /** The same for every locale: `guides/2fa`. */
  readonly id: string
  /** The target's locale. */
  readonly locale: Locale
  readonly source?: string
  readonly target?: string
  readonly pairedBy?: PairedBy
  /** 0 to 1, for `content`. */
  readonly confidence?: number
}

export type Severity = 'error' | 'warn' | 'info'
export type Drift = 'missing' | 'extra' | 'moved' | 'differs' | 'stale' | 'untranslated'
export type Category = 'structure' | 'content' | 'links' | 'language' | 'freshness' | 'lint'

/** The languages in which Diptych speaks. */
export type Tongue = 'en' | 'fr'

/** Words for people, in every tongue, beside the data that they were made from. */
export interface Said {
  readonly id: string
  readonly data: Readonly<Record<string, unknown>>
  readonly text: Readonly<Record<Tongue, string>>
}

/** What a finding is made of. */
export interface FindingPart {
  readonly drift?: Drift
  readonly source?: Position
  readonly target?: Position
}

/** An edit that would end a finding: replace `span` of that side by `text`. */
export interface Edit extends Span {
  readonly side: Side
  readonly text: string
}

/** A draft of the text that would close a gap, for a person to review. It decides nothing. */
export interface Suggestion {
  /** What would be put in: into the target, at the span that it replaces (empty for an insertion). */
  readonly edit: Edit
  /** Who made it: `memory`, `deepl`, or a provider of the project's own. */
  readonly origin: string
  /** How close the memory's source was, as CAT tools count: 100 exact, 99 to 75 alike; absent for a machine's draft. */
  readonly score?: number
  /** What a check of the draft found wrong with it. */
  readonly failed?: readonly Said[]
}

/** When a finding came about, seen from a base commit (`check --since`). */
export type Since = 'introduced' | 'made-stale' | 'known'

/** One report of one rule, with its place on both sides. */
export interface Finding {
  readonly rule: string
  readonly category: Category
  readonly severity: Severity
  readonly drift?: Drift
  readonly said: Said
  /** For `extra`: the insertion point, or absent. */
  readonly source?: Position
  /** For `missing`: the insertion point, or absent. */
  readonly target?: Position
  readonly parts?: readonly FindingPart[]
  /** Safe edits that need no translation. */
  readonly edits?: readonly Edit[]
  readonly suggestion?: Suggestion
  readonly since?: Since
  /**
   * What it is known by wherever its lines move to: 16 hex digits, each at most once in a report. Made from the rule,
   * the page's path, the titles above it and the text that it is about.
   */
  readonly fingerprint?: string
  /** The titles of the sections around it, outermost first. */
  readonly section?: readonly string[]
  /** What the text of its source blocks is known by: 8 hex digits, for a comment that is to lapse when they change. */
  readonly sourceHash?: string
}

/** What was found about one pair. */
export interface PageReport {
  readonly id: string
  readonly locale: Locale
  readonly source?: { readonly path: string; readonly locale: Locale }
  readonly target?: { readonly path: string; readonly locale: Locale }
  readonly pairedBy?: PairedBy
  /** How much of the source has a complete counterpart, 0 to 1. */
  readonly parity: number
  /** Who looks after the translation, by CODEOWNERS or the configuration. */
  readonly owners?: readonly string[]
  /** Whether only the links are told of that a change elsewhere broke (`check --since`). */
  readonly untouched?: true
  readonly findings: readonly Finding[]
}

/** One part of a run that several processes share. */
export interface ShardReport {
  /** From 1. */
  readonly part: number
  readonly of: number
  /** Which build of Diptych computed it. */
  readonly build: string
  /** What it computed, packed. */
  readonly kept: string
}

/** The whole run. */
export interface Report {
  readonly source: Locale
  readonly targets: readonly Locale[]
  /**
   * The id of the commit that the change was judged against (`check --since`); `pages` are then those it touched, and those
   * whose links it broke.
   */
  readonly base?: string
  /** What one part of a run found, if it is one; `merge` takes it over. */
  readonly shard?: ShardReport
  /** How many findings the project's baseline keeps out of it. */
  readonly inBaseline?: number
  readonly pages: readonly PageReport[]
}
