/** Reads word lists that are written as text, so that a language's file can be read like one. */

/** The entries of a list, parted by white space, or by another mark where entries have spaces. */
export function listOf(text: string, mark: string = ' '): ReadonlySet<string> {
  const entries = mark === ' ' ? text.split(/\s+/) : text.split(mark)
  return new Set(entries.map((entry) => entry.trim().replace(/\s+/g, ' ')).filter(Boolean))
}

/** A table with a line per value: `GB: Go, gigaoctet, gigaoctets` maps each name to `GB`. */
export function namesOf(text: string): Readonly<Record<string, string>> {
  const names: Record<string, string> = {}
  for (const line of text.split('\n')) {
    const [value = '', written] = line.split(': ')
    if (written === undefined) continue
    for (const name of written.split(',')) names[name.trim()] = value.trim()
  }
  return names
}

/** The same with numbers: `1000: mille, millier`. */
export const figuresOf = (text: string): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(namesOf(text)).map(([name, value]) => [name, Number(value)]))
