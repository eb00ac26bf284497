/** Notes that a translator puts between brackets for readers of the translation. */
import type { Span } from '../model.ts'

/** How such a note opens: `(NdT : …)`, `[N.D.T. …]`, `(Note du traducteur …)`, `(translator's note: …)`. */
const opening =
  /[([]\s?(?:N\.?\s?d\.?\s?T\.?(?!\p{L})|notes? du traducteur|notes? de traduction|translator['’]s note)[^()[\]]{0,10}/giu
/** A note is no longer than this. */
const longest = 1000

/** Whether a place in a text stands in a translator's note. */
export function isInNote({ text }: { readonly text: string }, { start }: Span): boolean {
  const from = Math.max(0, start - longest)
  const before = text.slice(from, start)
  const paragraph = before.slice(before.lastIndexOf('\n\n') + 1)
  const at = [...paragraph.matchAll(opening)].at(-1)?.index
  if (at === undefined) return false
  const [open, close] = paragraph[at] === '(' ? ['(', ')'] : ['[', ']']
  let depth = 0
  for (const letter of paragraph.slice(at)) depth += letter === open ? 1 : letter === close ? -1 : 0
  // A closing bracket of the note itself leaves none open.
  return depth > 0
}
