/** Reads a word list that is written as text. */

/** The entries of a list, parted by white space, or by another mark where entries have spaces. */
export function listOf(text: string, mark: string = ' '): ReadonlySet<string> {
  const entries = mark === ' ' ? text.split(/\s+/) : text.split(mark)
  return new Set(entries.map((entry) => entry.trim().replace(/\s+/g, ' ')).filter(Boolean))
}
