/** What a rule is, and the few words that rules are written with. */
import type { ZodType } from 'zod'
import type { AlignContext } from './align/weighed.ts'
import type { PairHistory } from './history.ts'
import type {
  Alignment,
  Block,
  Category,
  Drift,
  Edit,
  Locale,
  Page,
  PagePair,
  Said,
  Severity,
  Side,
  Span,
  Tongue,
} from './model.ts'
import type { ContainerPairs } from './rule/containers.ts'
import { objectMemo } from './text/memo.ts'

/** Why a rule matters; its recommended severity follows. */
export type Harm = 'misleads' | 'leaves-behind' | 'looks-careless'

/** What a rule yields: places as spans of the text of their side; the judge turns them into positions. */
export interface Raised {
  readonly drift?: Drift
  readonly source?: Span
  readonly target?: Span
  readonly say: Said
  readonly parts?: readonly { readonly drift?: Drift; readonly source?: Span; readonly target?: Span }[]
  readonly edits?: readonly Edit[]
  /** Below the rule's own severity, where this one case is less grave. */
  readonly atMost?: Severity
}

/** A bead as rules see it. */
export type Match =
  | {
      readonly kind: 'both'
      readonly source: readonly Block[]
      readonly target: readonly Block[]
      readonly similarity: number
      readonly moved: boolean
    }
  | { readonly kind: 'source-only'; readonly source: readonly Block[] }
  | { readonly kind: 'target-only'; readonly target: readonly Block[] }

/** The kinds of gap, each reported by one family of rules, so that nothing is reported twice. */
export type GapKind = 'preamble' | 'section' | 'step' | 'item' | 'block' | 'duplicate' | 'rewritten'

/** One thing that a person would name in a gap. */
export interface GapPart extends Span {
  /** Where it stands on the other side, when it is not absent but elsewhere. */
  readonly elsewhere?: Span
}

/** Blocks of one side without counterpart, grouped as an editor would name them. */
export interface Gap {
  readonly kind: GapKind
  /** Which side has the blocks. */
  readonly side: Side
  /** Indexes into that side's `Page.blocks`, in order. */
  readonly blocks: readonly number[]
  /** What the gap covers on its side; for `step` and `item`, the whole list. */
  readonly span: Span
  /** What it is made of, one part for each thing that a person would name. */
  readonly parts: readonly GapPart[]
  /** Where the text belongs on the other side (empty span). */
  readonly insertAt: Span
  /** `step` and `item`: the list, as an index into that side's `Page.containers`; its counterpart, when there is one. */
  readonly list?: number
  readonly otherList?: number
  /** `section`, `preamble` and `rewritten`: index into that side's `Page.sections`. */
  readonly section?: number
  /** `duplicate`: the block of the same side that says the same, as an index into `Page.blocks`. */
  readonly twin?: number
  /** `rewritten`: index into the other side's `Page.sections`; 0 with `section` 0 for the whole page. */
  readonly otherSection?: number
}

/** Content that both sides have, in different places. */
export interface Move {
  /** A whole section; items of one list in another order; anything else. */
  readonly kind: 'section' | 'order' | 'block'
  readonly source: Span
  readonly target: Span
  /** Indexes into `Page.blocks` of each side, in order. */
  readonly sourceBlocks: readonly number[]
  readonly targetBlocks: readonly number[]
}

/** What the web said of a URL (`check --links`). What is neither there nor gone for sure has no answer. */
export type LinkAnswer =
  | {
      readonly state: 'alive'
      /** Where it has moved for good. */
      readonly movedTo?: string
      /** The fragments that were asked for and that the page does not have. */
      readonly missing: readonly string[]
    }
  | { readonly state: 'dead'; readonly why: 'not-found' | 'gone' | 'no-host' | 'refused' }

/** Answers by URL, as `webAddress` writes it. */
export type LinkAnswers = ReadonlyMap<string, LinkAnswer>

/** What a rule may know of the web. */
export interface Web {
  /** What it said of a URL, as `webAddress` writes it; `undefined` where nothing is certain. */
  answer(url: string): LinkAnswer | undefined
  /** The destinations to which the counterparts of a block link, on the pages of the other panel. */
  linksBeside(path: string, block: number): readonly string[]
}

/** What a rule may know of the other pages. */
export interface Site {
  readonly source: Locale
  readonly targets: readonly Locale[]
  /** Whether a file of the project stands at this path (relative to the root). */
  has(path: string): boolean
  /** The fragments of the page at this path, or `undefined` when it is no page that was read. */
  anchors(path: string): ReadonlySet<string> | undefined
  /** The fragment that leads, in the page at `path`, to the heading that `fragment` leads to in `from`, its counterpart. */
  anchorIn(path: string, from: string, fragment: string): string | undefined
  /** The code blocks that stand for the same code in other pages of a locale. */
  translationsOf(code: Block, locale: Locale): readonly { readonly page: Page; readonly block: Block }[]
  /** The path of the same page in another locale. */
  counterpart(path: string, locale: Locale): string | undefined
  /** The locale of the page at this path. */
  localeOf(path: string): Locale | undefined
  /** The page that a link in `from` leads to: `undefined` when it leaves the site or cannot be told, `missing` when no such page exists. */
  resolve(
    from: string,
    destination: string,
  ): { readonly path: string; readonly fragment?: string } | 'missing' | undefined
  /** The destination, without fragment, that leads from a page to another, written as another destination is; `undefined` when it cannot be told. */
  destination(from: string, like: string, path: string): string | undefined
  /** The page that a link in `from` to nowhere was probably meant for. */
  likeliest(from: string, destination: string): string | undefined
  /** What the web said; absent where it was not asked. */
  readonly web?: Web
}

/** Both pages, aligned. */
export interface PairView {
  readonly source: Page
  readonly target: Page
  readonly alignment: Alignment
  readonly matches: readonly Match[]
  readonly gaps: readonly Gap[]
  readonly moves: readonly Move[]
  /** Which lists, tables and frames hold the same content. */
  readonly containers: ContainerPairs
  /** What the run knows of the two languages. */
  readonly languages: AlignContext
  readonly site: Site
  /** What the pages' history says; absent where there is none. */
  readonly history?: PairHistory | undefined
}

/** One page by itself, whichever panel it stands in. */
export interface PageView {
  readonly page: Page
  readonly side: Side
  readonly site: Site
}

/** A page without its counterpart. */
export interface LonelyView {
  readonly pair: PagePair
  readonly page: Page
  readonly side: Side
}

/** A page that could not be read, and so not compared. */
export interface UnreadView {
  readonly pair: PagePair
  readonly side: Side
  readonly path: string
  /** Its text, when it is one; empty otherwise. */
  readonly text: string
  readonly reason: Readonly<globalThis.Record<Tongue, string>>
  /** Where in the text, when that is known. */
  readonly at?: Span
}

/** A comment to Diptych that suppresses nothing. */
export interface NeedlessView {
  readonly page: Page
  readonly side: Side
  readonly span: Span
  /** The rules that it names and that this is said of; empty when it names none. */
  readonly rules: readonly string[]
  /** Why it hides nothing. `nothing-open`: it ends what was never begun. `unknown-directive`: no such comment exists. */
  readonly cause: 'nothing-hidden' | 'unknown-rule' | 'nothing-open' | 'unknown-directive'
}

/** What a rule kept of one pair for the end of the run. */
export interface Gathered<Record> {
  readonly pair: PagePair
  readonly record: Record
  /** What the pair's pages, and what was said of them, are known by; absent where nothing is kept. */
  readonly key?: string | undefined
  /** The text of a page of the pair. */
  texts(side: Side): string
}

/** Tells what an earlier run concluded, plain data, of what is known by the same key; concludes it anew where none did. */
export type Recall = <T>(key: string, conclude: () => T) => T

/**
 * A rule. It has the hooks that it needs:
 * `pair` judges two aligned pages, `page` one page by itself, `lonely` a page without counterpart; `unread` speaks of a
 * page that could not be read, `needless` of a suppression without effect;
 * `gather` keeps what `conclude` needs once all pairs have been seen: plain data, as JSON has it, for another run may
 * have gathered it.
 */
export interface Rule<Options = unknown, Record = unknown> {
  readonly id: string
  readonly category: Category
  readonly harm: Harm
  /** Whether some of what it raises has edits, which `diptych fix` makes. */
  readonly fixable?: true
  /** Validates the options; every option has a default. */
  readonly options?: ZodType<Options>
  pair?(view: PairView, options: Options): Iterable<Raised>
  page?(view: PageView, options: Options): Iterable<Raised>
  lonely?(view: LonelyView, options: Options): Iterable<Raised>
  unread?(view: UnreadView, options: Options): Iterable<Raised>
  needless?(view: NeedlessView, options: Options): Iterable<Raised>
  gather?(view: PairView, options: Options): Record | undefined
  conclude?(
    all: readonly Gathered<Record>[],
    options: Options,
    recall: Recall,
  ): Iterable<Raised & { readonly pair: PagePair }>
}

/** A rule as it is written: its options may be described when somebody looks at them. */
type Written<Options, Record> = Omit<Rule<Options, Record>, 'options'> & {
  readonly options?: ZodType<Options> | (() => ZodType<Options>)
}

/** Gives a rule its type, with its options and its record inferred. */
export function defineRule<Options = unknown, Record = unknown>({
  options,
  ...rule
}: Written<Options, Record>): Rule<Options, Record> {
  if (typeof options !== 'function') return { ...rule, ...(options ? { options } : {}) }
  return {
    ...rule,
    get options() {
      return options()
    },
  }
}

type Words<Data> = (data: Data) => Readonly<globalThis.Record<Tongue, string>>
// biome-ignore lint/suspicious/noExplicitAny: each message has its own data
type Vocabulary = Readonly<globalThis.Record<string, Words<any>>>
type Speaking<V extends Vocabulary> = {
  readonly [Id in keyof V]: (...data: Parameters<V[Id]>) => Said
}

/**
 * Messages of a rule: each is a function from its data to a sentence in every tongue.
 * The result is data too: the reporter chooses the tongue.
 */
export function bilingual<const V extends Vocabulary>(vocabulary: V): Speaking<V> {
  const speaking: globalThis.Record<string, (data?: object) => Said> = {}
  for (const [id, words] of Object.entries(vocabulary)) {
    speaking[id] = (data = {}) => ({ id, data: { ...data }, text: words(data) })
  }
  return speaking as Speaking<V>
}

/** A match that has both sides. */
export type BothMatch = Extract<Match, { kind: 'both' }>

/** The matches that have both sides, one block or several on each. Many rules ask for them. */
export const both: (matches: readonly Match[]) => readonly BothMatch[] = objectMemo((matches) =>
  matches.filter((match) => match.kind === 'both'),
)

/** The span from the first block's start to the last one's end. */
export function spanOf(blocks: readonly Span[]): Span {
  const first = blocks[0]
  const last = blocks.at(-1)
  if (!first || !last) throw new RangeError('A span needs at least one block.')
  return { start: first.start, end: last.end }
}
