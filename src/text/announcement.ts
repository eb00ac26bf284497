/** The sentence that announces what comes after it. */

/** Lead-ins are short; of a longer text only the end is looked at. */
const longest = 400

/** The last sentence of a text that ends with a colon, without the colon; `undefined` for any other text. */
export function announcementOf(text: string): string | undefined {
  const said = text
    .slice(-longest)
    .replace(/[\s\u00a0\u202f]{1,20}/g, ' ')
    .trim()
  if (!said.endsWith(':')) return undefined
  return said
    .slice(0, -1)
    .trimEnd()
    .split(/[.!?…]["”»)]? /)
    .at(-1)
}
