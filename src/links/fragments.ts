/** Whether the fragment of a link leads somewhere in a page of the web. */
import { piecesOf, tagIds } from '../markdown/html.ts'

/** Fragments that no id stands for: routes of scripts, quoted text, lines of code, the top of the page. */
const handledByScript = /^(?:[!/]|.*:~:|L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?$|top$|$)|[=&?/]/is
/** What pages name so that links can lead to it. Where none has an id, a script gives them out, or builds the page. */
const place = /^(?:h[1-6]|a|section|dt)$/i
const longest = 200

/** Whether a fragment is one that an id must stand for. */
export const isPlainFragment = (fragment: string): boolean =>
  fragment.length <= longest && !handledByScript.test(fragment)

/**
 * Which of the fragments lead nowhere in an HTML page; `undefined` when it cannot tell. An id counts as it is written; only where
 * GitHub puts `user-content-` before it do capitals not matter. An id that a script of the page has as a text counts too.
 */
export function missingFragments(html: string, isWhole: boolean, fragments: readonly string[]): string[] | undefined {
  const ids = new Set<string>()
  let namesPlaces = false
  for (const piece of piecesOf(html)) {
    for (const id of tagIds(piece)) {
      ids.add(id.startsWith(own) ? id.toLowerCase() : id)
      namesPlaces ||= piece.kind === 'tag' && place.test(piece.name)
    }
  }
  const unknown = fragments.filter((fragment) => !ids.has(fragment) && !ids.has(own + fragment.toLowerCase()))
  if (unknown.length === 0) return []
  const quoted = new Set(Array.from(html.matchAll(quotedText), ([, text = '']) => text))
  const missing = unknown.filter((fragment) => !quoted.has(fragment) && !quoted.has(encodeURIComponent(fragment)))
  if (missing.length > 0 && !(isWhole && namesPlaces)) return undefined
  return missing
}

const own = 'user-content-'
/** A short text between quotes, whichever they are; the closing one may open the next. */
const quotedText = /["']([^"'\\<>\s]{1,200})(?=\\?["'])/g
