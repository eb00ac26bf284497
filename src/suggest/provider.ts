/** What makes drafts: the project's memory, DeepL, or a provider of the project's own. */
import type { DiffPiece } from '../history/kind.ts'
import type { BlockKind, Locale, Said } from '../model.ts'

/** A text that is to be translated. */
export interface TextRequest {
  /** Inline Markdown (or MDX), without the marks that open its lines; lines end with LF. */
  readonly text: string
  /** What it is on its page. */
  readonly kind: BlockKind
  readonly source: Locale
  readonly target: Locale
  /** What stands around it in the source, in plain words; the same for all texts of one gap. */
  readonly context: string
  /** The target's page, relative to the root: its extension says the syntax. */
  readonly path: string
}

/** A provider's answer to one request. */
export type Answer =
  | {
      readonly state: 'text'
      /** As Markdown, to stand where the request's text stood. */
      readonly text: string
      /** 100 exact, 99 to 75 alike; absent for a machine's draft. */
      readonly score?: number
      /** From the memory's source to the requested text, where they differ. */
      readonly differences?: readonly DiffPiece[]
      /** Where the memory has it from: `docs/en/a.md:12`. */
      readonly found?: string
      /** What was found wrong with it. */
      readonly failed?: readonly Said[]
    }
  | { readonly state: 'none'; readonly reason: Said }

/** What asking would cost. */
export interface Forecast {
  /** Texts that would be sent. */
  readonly texts: number
  /** Characters that would be billed for them, as Unicode code points. */
  readonly characters: number
  /** Texts and characters that earlier answers save. */
  readonly cached: { readonly texts: number; readonly characters: number }
  /** What should be known of it: the limit that it would pass, why nothing would be sent. */
  readonly note?: Said
}

/** What a provider has to say for the run: what it billed, what was left out and why. */
export interface Account {
  /** Characters billed in this run. */
  readonly billed?: number
  /** Texts that earlier answers spared. */
  readonly cached?: number
  /** Characters used and allowed in the account's period, as of the start of the run. */
  readonly usage?: { readonly count: number; readonly limit: number }
  /** What kept it from answering all, in whole sentences. */
  readonly notes?: readonly Said[]
}

/**
 * Makes drafts. The answers stand in the order of the requests, one for each; a request that cannot be answered has a
 * reason, and goes to the next provider; `undefined` is for what was not even looked at. Foreseen failures are reasons,
 * not exceptions.
 */
export interface Provider {
  /** Said with each draft. */
  readonly name: string
  answer(requests: readonly TextRequest[]): Promise<readonly (Answer | undefined)[]>
  /** Whether asking costs nothing and sends nothing: then it is asked in a dry run too. Default: no. */
  readonly free?: boolean
  /** For `--dry-run`, of a provider that can tell more than how long the texts are. Must send nothing that is billed. */
  forecast?(requests: readonly TextRequest[]): Promise<Forecast>
  account?(): Account
}
