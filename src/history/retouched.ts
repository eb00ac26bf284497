/** Edits of a translation that bring nothing up to date: typography, and a letter or two. */
import { isNear } from '../text/near.ts'

/** A retouch changes this many words at most, by a letter each. */
const mostWords = 2
/** So many words must have stayed as they were beside one that changed. */
const fewestKept = 3
/** Longer passages are not looked for. Words and marks. */
const longest = 600

/** Words, and the marks of markup; typography is what is left out: spaces, apostrophes, quotes, dashes, punctuation. */
const tokens = /[\p{L}\p{N}]+|[#*_`~|[\](){}<>=+/\\@&%$^€£°§©®]/gu
const letters = /^\p{L}{4,}$/u

/** A word or mark, in lower case, and where it stands. */
export interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The words and marks of a text, in order. */
export const tokensOf = (text: string): Token[] =>
  [...text.toLowerCase().matchAll(tokens)].map(({ 0: token, index }) => ({
    text: token,
    start: index,
    end: index + token.length,
  }))

/**
 * The passage of an older version that a text came from by a retouch; `undefined` when there is none.
 * @param before The words and marks of the older version.
 * @param named The words of what the text translates: one that was taken from there is no retouch.
 */
export function retouched(
  older: string,
  before: readonly Token[],
  text: string,
  named: ReadonlySet<string>,
): string | undefined {
  const now = tokensOf(text)
  if (now.length === 0 || now.length > longest) return undefined
  let found: { readonly at: number; readonly changed: number } | undefined
  for (let at = 0; at + now.length <= before.length && found?.changed !== 0; at++) {
    const changed = changesAt(before, at, now, named)
    if (changed !== undefined && changed < (found?.changed ?? mostWords + 1)) found = { at, changed }
  }
  if (!found || (found.changed > 0 && now.length - found.changed < fewestKept)) return undefined
  return older.slice(before[found.at]?.start, before[found.at + now.length - 1]?.end)
}

/** How many words changed by a letter; `undefined` for another text. */
function changesAt(
  before: readonly Token[],
  at: number,
  now: readonly Token[],
  named: ReadonlySet<string>,
): number | undefined {
  let changed = 0
  for (const [index, { text }] of now.entries()) {
    const old = before[at + index]?.text ?? ''
    if (old === text) continue
    if (++changed > mostWords || !letters.test(old) || !letters.test(text)) return undefined
    if (named.has(text) || !isNear(old, text)) return undefined
  }
  return changed
}
