/** The fragments that lead somewhere in a page, as far as its text can tell. */
import type { Page } from '../model.ts'

/** Ids in inline HTML and in components. */
const attribute = /\b(?:id|name)\s{0,3}=\s{0,3}\{?["'`]([^"'`\s]{1,200})["'`]/g
/** Ids in attribute lists of Python-Markdown and kramdown: `{ #id }`, `{: .class #id }`. */
const listed = /\{:?[^{}\n#]{0,80}#([^\s{}]{1,200})[^{}\n]{0,80}\}/g
/** Labels of MyST. */
const label = /^\(([\w.-]{1,200})\)=[ \t]*$/gm
/** Text that stands in another file, with headings of its own. */
const included =
  /\bfrom\s{1,3}['"][^'"\n]{1,300}\.mdx?['"]|\{[{%][<%]?-?\s{0,3}include|--8<--|<!--\s{0,3}@?include|^:::+\s{0,3}\{?include|^```\{include\}/m

/** The fragments of a page, in its order; `undefined` when other files add to them. */
export function anchorsOf({ text, anchors }: Page): ReadonlySet<string> | undefined {
  if (included.test(text)) return undefined
  const all = new Set(anchors)
  for (const pattern of [attribute, listed, label]) for (const [, id = ''] of text.matchAll(pattern)) all.add(id)
  return all
}
