/** Macros and shortcodes: `{{< figure src="a.png" >}}`, `{{jsxref("Array")}}`, `{% include note.html %}`. */

/** What a macro does, without the words that a translator gives it. */
export interface Shortcode {
  /** In lower case. */
  readonly name: string
  /** The arguments that are no words for readers. */
  readonly keys: readonly string[]
}

/** Arguments whose value is shown to readers. */
const shown = /^(?:text|title|caption|alt|label|description|summary|heading|subtitle|aria-label|tooltip)$/i
const shape = /^\{[{%][<%-]?\s*\/?\s*([\w./-]{1,60})\s*(\(?)([\s\S]{0,1000}?)\)?\s*\/?[->%]?[}%]\}$/
const argument = /(?:([\w-]{1,40})\s{0,3}[=:]\s{0,3})?(?:"([^"]{0,200})"|'([^']{0,200})'|([^\s,"'()|]{1,200}))/g

/**
 * Reads a macro; `undefined` for anything else. Of positional arguments in parentheses only the first counts, as the others
 * are the words to show.
 */
export function shortcodeOf(value: string): Shortcode | undefined {
  const [, name, parenthesis, rest = ''] = shape.exec(value.slice(0, 1200)) ?? []
  if (name === undefined) return undefined
  const keys: string[] = []
  for (const [, key, double, single, bare] of rest.matchAll(argument)) {
    const given = (double ?? single ?? bare ?? '').toLowerCase()
    if (key !== undefined ? shown.test(key) : parenthesis !== '' && keys.length > 0) continue
    keys.push(key === undefined ? given : `${key.toLowerCase()}=${given}`)
  }
  return { name: name.toLowerCase(), keys: keys.sort() }
}

/** What a shortcode or template tag is given: values by name, and in order those without one. */
export interface ShortcodeArguments {
  readonly named: Readonly<Record<string, string>>
  readonly positional: readonly string[]
}

const tag = /^\{(?:\{[<%]|%)-?\s*\/?\s*[\w./-]{1,60}(?=[\s>%/-])([^{}]{0,1000}?)\/?\s*-?(?:[>%]\}|%)\}$/

/** Reads one shortcode or template tag (`{{< … >}}`, `{{% … %}}`, `{% … %}`); `undefined` for anything else, such as two of them. */
export function shortcodeArguments(text: string): ShortcodeArguments | undefined {
  const rest = tag.exec(text.trim().slice(0, 1200))?.[1]
  if (rest === undefined) return undefined
  const named: Record<string, string> = {}
  const positional: string[] = []
  for (const [, key, double, single, bare] of rest.matchAll(argument)) {
    const given = double ?? single ?? bare ?? ''
    if (key === undefined) positional.push(given)
    else named[key] = given
  }
  return { named, positional }
}
