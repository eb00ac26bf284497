/**
 * What was found out about a pair, kept for every lesson that says the same to whoever found it out. What was asked of the lesson is
 * kept too, so that another one can be asked the same (the “constructive traces” of build systems: Mokhov, Mitchell, Peyton Jones,
 * 2018): where it answers as the first one did, it would lead to the very same questions, and to the same result.
 */
import type { Heard, Listener } from '../align/listener.ts'
import { type AskedLesson, ownLesson } from '../align/own-lesson.ts'
import { keyOf } from '../cache/key.ts'
import type { Store } from '../cache/store.ts'
import { type Brief, briefOf, type Found, type Speakers } from './aligned-pair.ts'

/** What every run asks for: what is known of it without its alignment, and the last lesson of which that is known. */
interface Last extends Brief {
  readonly lesson: string
  /** What that lesson said; absent where it was not asked. */
  readonly own?: string | undefined
}

/** What is known of a pair without its alignment, and the key of all. */
export interface Recalled {
  readonly key: string
  readonly brief: Brief
}

/** What is found out about a pair with a lesson; `base` holds all else that it is computed from. */
export class KeptFound {
  private readonly store: Store
  private readonly base: string
  private readonly speakers: Speakers

  constructor(store: Store, base: string, speakers: Speakers) {
    this.store = store
    this.base = base
    this.speakers = speakers
  }

  /** What an earlier run found, if this lesson says the same as its own. */
  recall(): Recalled | undefined {
    const last = this.store.get(this.base) as Last | undefined
    if (!last) return undefined
    const { lesson, own } = last
    if (own === undefined || lesson === this.speakers.key) return { key: this.keyFor(own), brief: last }
    const asked = this.store.get(this.askedKey) as AskedLesson | undefined
    if (!asked) return undefined
    const now = ownLesson(this.speakers.languages(), asked)
    const key = this.keyFor(now)
    const brief = now === own ? briefOf(last) : this.briefAt(key)
    if (brief) this.note(brief, now)
    return brief && { key, brief }
  }

  /** Keeps what was found now, and what the lesson was asked; its key. */
  keep(found: Found, listener: Listener): string {
    const heard: Heard | undefined = listener.heard()
    const key = this.keyFor(heard?.own)
    this.store.set(key, found)
    if (heard) this.store.set(this.askedKey, { terms: heard.terms, words: heard.words })
    this.note(briefOf(found), heard?.own)
    return key
  }

  private keyFor(own: string | undefined): string {
    return keyOf(this.base, own)
  }

  private get askedKey(): string {
    return `${this.base}:asked`
  }

  private briefAt(key: string): Brief | undefined {
    const found = this.store.get(key) as Found | undefined
    return found && briefOf(found)
  }

  private note(brief: Brief, own: string | undefined): void {
    const last: Last = { ...brief, lesson: this.speakers.key, own }
    this.store.set(this.base, last, true)
  }
}
