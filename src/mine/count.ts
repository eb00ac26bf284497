/** Counts the phrases of one side of a corpus. */
import type { Language } from '../text/language.ts'
import { phrasesIn, proseWords } from './phrases.ts'

/** A text, its translation, and where that stands. */
export interface Text {
  readonly source: string
  readonly target: string
  readonly found: string
}

/** A phrase throughout the texts. */
export interface CountedPhrase {
  readonly key: string
  readonly words: number
  /** The texts that have it, as indexes, in order. */
  readonly texts: readonly number[]
  /** In how many places it stands by itself; behind an article. */
  readonly alone: number
  readonly determined: number
  readonly closes: number
  /** How often it is written in which way, beginnings of sentences apart. */
  readonly surfaces: ReadonlyMap<string, number>
}

/** The phrases of one side that stand in several texts. */
export interface Counted {
  readonly phrases: ReadonlyMap<string, CountedPhrase>
  /** By text, the keys of its phrases, each once. */
  readonly keysOf: readonly (readonly string[])[]
  /** How a glossary writes a phrase: as most places do, in small letters where any place has them. */
  surfaceOf(phrase: CountedPhrase): string
}

interface Counting extends CountedPhrase {
  readonly texts: number[]
  readonly surfaces: Map<string, number>
  alone: number
  determined: number
  closes: number
}

/** Counts; phrases of fewer texts than `least` are left out. */
export function counted(texts: readonly string[], language: Language, least: number): Counted {
  const all = new Map<string, Counting>()
  const singular = singularIn(texts, language)
  for (const [at, text] of texts.entries()) {
    for (const { key, words, surface, alone, determined, closes, opens } of phrasesIn(text, language, singular)) {
      const known: Counting = all.get(key) ?? {
        key,
        words,
        texts: [],
        alone: 0,
        determined: 0,
        closes: 0,
        surfaces: new Map(),
      }
      all.set(key, known)
      if (known.texts.at(-1) !== at) {
        known.texts.push(at)
        if (determined) known.determined += 1
        if (closes) known.closes += 1
      }
      if (alone) known.alone += 1
      const written =
        opens && /^\p{Lu}\p{Ll}/u.test(surface) ? surface.charAt(0).toLowerCase() + surface.slice(1) : surface
      known.surfaces.set(written, (known.surfaces.get(written) ?? 0) + (opens ? 0.01 : 1))
    }
  }
  const phrases = new Map([...all].filter(([, phrase]) => phrase.texts.length >= least))
  const keysOf: string[][] = texts.map(() => [])
  for (const [key, phrase] of phrases) for (const at of phrase.texts) keysOf[at]?.push(key)
  return { phrases, keysOf, surfaceOf }
}

/** A word's singular, where the texts have it. */
function singularIn(texts: readonly string[], { otherNumber }: Language): (word: string) => string {
  const known = new Set(texts.flatMap((text) => proseWords(text).map((word) => word.text)))
  const singulars = new Map<string, string>()
  return (word) => {
    const made = singulars.get(word)
    if (made !== undefined) return made
    const shorter = word.length < 4 ? [] : (otherNumber?.(word) ?? []).filter((form) => form.length < word.length)
    const found = shorter.find((form) => known.has(form)) ?? word
    singulars.set(word, found)
    return found
  }
}

function surfaceOf({ key, surfaces }: CountedPhrase): string {
  const ranked = [...surfaces].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const isSingular = (surface: string): boolean => surface.toLowerCase().replace(/['’\-‐‑]/g, ' ') === key
  const [surface = key, count = 0] = ranked.find(([one]) => isSingular(one)) ?? ranked[0] ?? []
  // Titles have capitals that the term has not; a name has them everywhere.
  const small = surface.toLowerCase()
  return (surfaces.get(small) ?? 0) >= 0.2 * count ? small : surface
}
