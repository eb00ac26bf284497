/** The attributes that authors write behind a heading, the way of each generator. */

/** What stands behind a heading's words. */
export interface HeadingAttributes {
  /** Where they begin in the line, with the space before them. */
  readonly start: number
  /** The fragment that leads to the heading, when they name one. */
  readonly id?: string
}

/** Attributes are short; what is longer is something else. */
const longest = 300

/**
 * Finds the attributes at the end of a heading's line: `{#id}` (Docusaurus, VitePress, Hugo), `{#id .class key=value}`
 * (Hugo, Pandoc), `{: #id }` (kramdown, Python-Markdown), `{ #id }` (Material for MkDocs), a comment that is an id
 * (`{/* #id *\/}` in Docusaurus, without `#` in React's documentation), and lists of classes alone.
 */
export function headingAttributes(line: string): HeadingAttributes | undefined {
  const trimmed = line.trimEnd()
  const open = trimmed.endsWith('}') ? trimmed.lastIndexOf('{') : -1
  if (open <= 0 || trimmed.length - open > longest) return undefined
  const inside = trimmed.slice(open + 1, -1).trim()
  const comment = /^\/\*\s*#?([^\s*#{}]+)\s*\*\/$/.exec(inside)?.[1]
  const attributes = comment === undefined ? attributesIn(inside) : { id: comment }
  if (!attributes) return undefined
  // `\{#id}` is how translation platforms hand it back.
  const start = trimmed[open - 1] === '\\' ? open - 1 : open
  return { start: trimmed.slice(0, start).trimEnd().length, ...attributes }
}

function attributesIn(inside: string): { id?: string } | undefined {
  const words = inside
    .replace(/^:/, '')
    .replace(/"[^"]*"|'[^']*'/g, '""')
    .split(/\s+/)
  const listed = words.filter((word) => word !== '')
  if (listed.length === 0 || !listed.every((word) => /^(?:[#.][^\s#={}]+|[\w:-]+=\S*)$/.test(word))) return undefined
  const id = listed.find((word) => word.startsWith('#'))?.slice(1)
  return id === undefined ? {} : { id }
}
