/** Whether the fragment of a link leads somewhere in a page of the web. */
import { piecesOf, tagIds } from '../markdown/html.ts'

/** Fragments that no id stands for: routes of scripts, quoted text, lines of code, the top of the page. */
const handledByScript = /^(?:[!/]|.*:~:|L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?$|top$|$)|[=&?/]/is
/** A page that scripts build has none of these yet. */
const heading = /<h[1-6][\s>]/i
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
  for (const piece of piecesOf(html))
    for (const id of tagIds(piece)) ids.add(id.startsWith(own) ? id.toLowerCase() : id)
  const missing = fragments.filter(
    (fragment) => !ids.has(fragment) && !ids.has(own + fragment.toLowerCase()) && !isQuoted(html, fragment),
  )
  if (missing.length > 0 && (!isWhole || !heading.test(html))) return undefined
  return missing
}

const own = 'user-content-'

const isQuoted = (html: string, fragment: string): boolean =>
  [`"${fragment}"`, `'${fragment}'`, `${fragment}\\"`, `"${encodeURIComponent(fragment)}"`].some((quoted) =>
    html.includes(quoted),
  )
