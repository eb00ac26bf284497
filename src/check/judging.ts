/** What pairs are judged by. */
import { keyOf } from '../cache/key.ts'
import type { Store } from '../cache/store.ts'
import type { Config } from '../config/types.ts'
import type { Files } from '../files.ts'
import type { Opened } from '../history.ts'
import type { ActiveRule } from '../judge.ts'
import type { Linter } from '../lint.ts'
import type { Locale, PagePair } from '../model.ts'
import type { LinkAnswers } from '../rule.ts'
import type { AlignedPair } from './aligned-pair.ts'
import type { TextReading } from './read.ts'
import type { Shelf } from './shelf.ts'
import type { Step } from './step.ts'

/** What judging takes. */
export interface Judging {
  readonly files: Files
  readonly source: Locale
  readonly targets: readonly Locale[]
  readonly pairs: readonly PagePair[]
  readonly config: Config
  readonly rules: readonly ActiveRule[]
  /** The ids of all rules there are, on or off; those of `rules` when left out. */
  readonly knownRules?: readonly string[]
  /** The project's own remark and retext plugins, by locale. */
  readonly linters?: ReadonlyMap<Locale, Linter>
  /** Every page that was asked for, by path. */
  readonly readings: ReadonlyMap<string, TextReading>
  /** The pairs of which both pages were read. */
  readonly aligned: ReadonlyMap<PagePair, AlignedPair>
  /** What git knows of the pages. */
  readonly history?: Opened
  /** What the web said of the links, when it was asked. */
  readonly answers?: LinkAnswers
  /** Whether other processes judge the other pairs, so that nothing can be concluded from all of them. */
  readonly isPart?: boolean
  /** Hears how far the run is. */
  readonly step?: (step: Step) => void
  /** What earlier runs found. */
  readonly store?: Store
  /** Holds the pages for as long as there is room. */
  readonly shelf?: Shelf
}

/** What was configured. */
export type Ruling = Pick<Judging, 'config' | 'source' | 'targets' | 'rules' | 'knownRules'>

/** What findings depend on beside the pages: the rules and their options, and all else that is configured. */
export const judgedBy = ({ config, source, targets, rules, knownRules }: Ruling): string =>
  keyOf(
    configuredBy(config),
    source,
    targets,
    knownRules,
    rules.map(({ rule, severity, options }) => [rule.id, severity, options]),
  )

/** What of a configuration findings depend on. */
export const configuredBy = ({
  suggest: _,
  baseline: __,
  cache: ___,
  repository: ____,
  ...said
}: Config): Partial<Config> => said
