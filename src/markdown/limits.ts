/** What is too long or too deep to be parsed, and the words for it. */
import type { Words } from '../known-error.ts'

/** A longer page is generated data; reading it would hold up all others. */
const longestPage = 2_000_000
/** Quotes, lists, notes and directives nested deeper than this cost the parser quadratic time, and no reader follows them. */
const deepestMark = 100

/** Why a page is not read. */
export interface Refusal {
  readonly reason: Words
  /** Where the limit is passed, as an offset into the text. */
  readonly offset?: number
}

/** Says why a text is not even parsed; `undefined` when it can be. */
export function refusalOf(text: string): Refusal | undefined {
  if (text.length > longestPage) {
    return {
      reason: {
        en: `it has ${text.length} characters; at most ${longestPage} are read`,
        fr: `il compte ${text.length} caractères ; ${longestPage} au plus sont lus`,
      },
    }
  }
  const offset = tooDeepAt(text)
  return offset === undefined ? undefined : { reason: tooDeep, offset }
}

/** So many marks of containers at the start of a line. */
const marks = new RegExp(
  String.raw`(^|[\r\n])(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]|\[\^[^\]\s]+\]:)){${deepestMark}}`,
)

/** Where marks of containers follow one another on a line, or directives are open, beyond what is read. */
function tooDeepAt(text: string): number | undefined {
  const marked = marks.exec(text)
  if (marked) return marked.index + (marked[1]?.length ?? 0)
  if (!text.includes(':::')) return undefined
  let open = 0
  for (const { 1: name, index } of text.matchAll(/^[ \t>]*:{3,}[ \t]*([A-Za-z]?)/gm)) {
    open = name ? open + 1 : Math.max(0, open - 1)
    if (open > deepestMark) return index
  }
  return undefined
}

export const tooDeep: Words = {
  en: `quotes, lists or directives are nested more than ${deepestMark} deep`,
  fr: `des citations, des listes ou des directives sont imbriquées sur plus de ${deepestMark} niveaux`,
}

export const tooCostly: Words = {
  en: 'its markup takes too long to be read: so many marks, or so many blocks, are data rather than a page; split it or ignore it',
  fr: "son balisage est trop long à lire : tant de marques, ou tant de blocs, sont des données plutôt qu'une page ; scindez-le ou excluez-le",
}
