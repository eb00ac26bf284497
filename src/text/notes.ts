/** Notes that a translator puts between brackets for readers of the translation. */
import type { Locale, Span } from '../model.ts'
import { languageOf } from './languages.ts'

/** A note is no longer than this, in UTF-16 units. */
const longest = 1000

/** Whether a place in a page stands in a translator's note: `(NdT : …)`. */
export function isInNote(
  { text, locale }: { readonly text: string; readonly locale: Locale },
  { start }: Span,
): boolean {
  const { translatorsNote } = languageOf(locale)
  if (!translatorsNote) return false
  let closed = 0
  for (let at = start - 1; at >= Math.max(0, start - longest); at--) {
    const letter = text[at]
    if (letter === ')' || letter === ']') closed += 1
    else if (letter !== '(' && letter !== '[') continue
    else if (closed > 0) closed -= 1
    else if (translatorsNote.test(text.slice(at, at + 40))) return true
  }
  return false
}
