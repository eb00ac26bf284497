/** Whether a text holds a value as a whole, not as part of a longer word. */

const wordly = /[\p{L}\p{M}\p{N}_]/u

/** Whether `value` stands in `text` with no letter or digit glued to it. Case matters, white space does not. */
export function holds(text: string, value: string): boolean {
  const part = level(value)
  if (part === '') return true
  // White space matters to a value that has some; of a long text, nothing else is worth levelling.
  const whole = /\s/.test(part) ? level(text.slice(0, longest)) : text.slice(0, longest)
  const [opens, closes] = [wordly.test(part[0] ?? ''), wordly.test(part.at(-1) ?? '')]
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) {
    const before = opens && wordly.test(whole[at - 1] ?? '')
    const after = closes && wordly.test(whole[at + part.length] ?? '')
    if (!before && !after) return true
  }
  return false
}

/** Nobody reads on in a block as long as this. */
const longest = 200_000

const level = (text: string): string => (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text)
