/** What retext's parsers said: to load them takes longer than to ask them, so that another run may want to hear it. */
import type { Span } from '../model.ts'

/** Plain data; keys hold the language. */
export interface ParserSaid {
  readonly words: readonly (readonly [key: string, ends: boolean])[]
  readonly texts: readonly (readonly [key: string, sentences: readonly Span[]])[]
}

const mostWords = 20_000
/** What is told: about a megabyte at most. */
const [mostTold, mostTexts, longestText] = [2000, 500, 1000]

/** Whether words end their sentences, and the sentences of texts, by what the parsers were asked. */
class Said {
  readonly words = new Map<string, boolean>()
  readonly texts = new Map<string, readonly Span[]>()

  keepWord(key: string, ends: boolean): void {
    if (key.length > longestText) return
    if (this.words.size >= mostWords) this.words.clear()
    this.words.set(key, ends)
  }

  keepText(key: string, spans: readonly Span[]): void {
    if (this.texts.size < mostTexts && key.length <= longestText) this.texts.set(key, spans)
  }

  /** How much of it would be told. */
  get size(): number {
    return Math.min(this.words.size, mostTold) + this.texts.size
  }

  told(): ParserSaid {
    return { words: [...this.words].slice(0, mostTold), texts: [...this.texts] }
  }

  hear({ words, texts }: ParserSaid): void {
    for (const [key, ends] of words) this.keepWord(key, ends)
    for (const [key, spans] of texts) this.keepText(key, spans)
  }
}

/** The parsers are pure functions: one memory for all. */
export const said = new Said()
