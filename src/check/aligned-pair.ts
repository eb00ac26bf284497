/** A pair of pages, aligned: what is found out about it, when that is asked for, and what it is known by. */
import type { Listener } from '../align/listener.ts'
import type { AlignContext } from '../align/weighed.ts'
import type { PairHistory } from '../history.ts'
import type { Alignment, Page, PagePair } from '../model.ts'
import type { TranslatedCode } from '../site/translations.ts'
import { loaded } from './held-page.ts'
import { HeldBy, type Holding, type Shelf } from './shelf.ts'

/** Both pages of a pair, aligned. */
export interface AlignedPair extends Found {
  readonly pair: PagePair
  readonly source: Page
  readonly target: Page
  /** What the run knows of the two languages. */
  readonly languages: AlignContext
  /** What the alignment and its history are known by: the key holds everything that they were computed from. */
  readonly key: string
  /** What was learned of the two languages is known by this. */
  readonly lesson: string
  /**
   * What they came to is known by this, together with the pages: another lesson, or another way, may have come to the same
   * (“early cutoff” of build systems: Mokhov, Mitchell, Peyton Jones, 2018).
   */
  readonly content: string
}

/** What is found out about a pair: plain data. */
export interface Found {
  readonly alignment: Alignment
  /** What its history says, where that was asked for. */
  readonly history?: PairHistory | undefined
  /** The code that it translates, where that was noted. */
  readonly code?: TranslatedCode | undefined
  /** See {@link AlignedPair.content}; absent where nothing is kept. */
  readonly content?: string | undefined
  /** See {@link AlignedPair.key}; absent where it was known before. */
  readonly key?: string | undefined
}

/** Of a pair that nothing is kept of. */
export const unkept = { key: '', lesson: '', content: '' }

/** What was found out about a pair, by itself. */
export const foundIn = ({ alignment, history, code, content }: Found): Found => ({ alignment, history, code, content })

/** What is found out about a pair, but for its alignment: every run asks for it. */
export type Brief = Omit<Found, 'alignment' | 'key'>

export const briefOf = ({ history, code, content }: Brief): Brief => ({ history, code, content })

/** About so many bytes for each bead. */
const beadBytes = 200
const size = ({ alignment }: Found): number => beadBytes * alignment.beads.length

/** How what others told is held: it can be told again. */
export const untoldOn = (shelf: Shelf | undefined): Holding<Found> => ({ shelf, size })

/** How what was computed of pairs is held. */
export const packedOn = (shelf: Shelf | undefined): Holding<Found> => ({ shelf, size, pack: true })

/** What is known of two languages, and what it is known by. */
export interface Speakers {
  readonly key: string
  readonly languages: () => AlignContext
}

/**
 * A pair about which everything is found out when it is first asked for, and held; `followed`: its history too. `brief`: what is
 * known of it without its alignment.
 */
export class HeldPair extends HeldBy<Found> implements AlignedPair {
  readonly pair: PagePair
  readonly source: Page
  readonly target: Page
  readonly followed: boolean
  readonly speakers: Speakers
  readonly brief: Brief | undefined
  private readonly known: Partial<Pick<AlignedPair, 'key' | 'content'>>

  /** @param key Left out where it is not known before all is found out. */
  constructor(
    { pair, source, target }: Pick<AlignedPair, 'pair' | 'source' | 'target'>,
    key: string | undefined,
    find: () => Found,
    how: Holding<Found>,
    {
      speakers,
      followed = false,
      brief,
      content = brief?.content,
    }: {
      readonly speakers: Speakers
      readonly followed?: boolean
      readonly brief?: Brief | undefined
      readonly content?: string | undefined
    },
  ) {
    super(find, how)
    this.pair = pair
    this.source = source
    this.target = target
    this.followed = followed
    this.speakers = speakers
    this.brief = brief
    this.known = { ...(key === undefined ? {} : { key }), ...(content === undefined ? {} : { content }) }
  }

  get languages(): AlignContext {
    return this.speakers.languages()
  }

  get lesson(): string {
    return this.speakers.key
  }

  get key(): string {
    return this.known.key ?? this.get().key ?? ''
  }

  get content(): string {
    return this.known.content ?? this.get().content ?? this.key
  }

  get alignment(): Alignment {
    return this.get().alignment
  }

  get history(): PairHistory | undefined {
    return this.followed ? (this.brief ?? this.get()).history : undefined
  }

  get code(): TranslatedCode | undefined {
    return (this.brief ?? this.get()).code
  }
}

/** A pair of which more has been found out: what follows its history. It holds no more of the pair as it was than `find` does. */
export const followedPair = (
  one: AlignedPair,
  key: string,
  find: () => Found,
  how: Holding<Found>,
  brief?: Brief,
): AlignedPair =>
  new HeldPair(one, key, find, how, {
    speakers: { key: one.lesson, languages: () => one.languages },
    followed: true,
    brief,
  })

/** The pair with all that is known of it loaded, for those who look into it again and again; one may listen what they ask. */
export function opened(one: AlignedPair, listener?: Listener): AlignedPair {
  const { pair, source, target, alignment, history, lesson } = one
  return {
    ...{ pair, source: loaded(source), target: loaded(target), alignment, history, lesson },
    get languages() {
      return listener ? listener.context : one.languages
    },
    get key() {
      return one.key
    },
    get content() {
      return one.content
    },
  }
}
