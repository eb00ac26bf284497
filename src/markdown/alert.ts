/** Alerts: quotes that open with `[!NOTE]`. https://docs.github.com/en/get-started/writing-on-github */
import type { Blockquote, Nodes, Paragraph } from 'mdast'
import { originOf } from './origin.ts'

/** A quote that is an alert. */
export interface Alert {
  /** `note` */
  readonly name: string
  /** What stands behind the mark (Obsidian, Starlight); empty on GitHub. */
  readonly title: string
  /** The paragraph that opens with the mark. */
  readonly paragraph: Paragraph
  /** What follows the mark's line in that paragraph. */
  readonly content: readonly Nodes[]
}

/** Reads a quote as an alert; `undefined` when it is none. `text` is what the engine read, without masks. */
export function alertIn(quote: Blockquote, text: string): Alert | undefined {
  const [paragraph] = quote.children
  if (paragraph?.type !== 'paragraph') return undefined
  const [words, ...inline] = paragraph.children
  if (words?.type !== 'text' || !words.position) return undefined
  const [mark, name = '', title = ''] =
    /^\[!([A-Za-z]{2,20})\][+-]?[ \t]*([^\r\n]*)(?:\r\n?|\n|$)/.exec(words.value) ?? []
  if (mark === undefined) return undefined
  const value = words.value.slice(mark.length)
  const rest =
    value === '' ? [] : [{ ...words, value, position: { ...words.position, start: startOf(words, mark.length, text) } }]
  return { name: name.toLowerCase(), title: title.trim(), paragraph, content: [...rest, ...inline] }
}

function startOf(
  { value, position }: Extract<Nodes, { type: 'text' }>,
  index: number,
  text: string,
): NonNullable<Nodes['position']>['start'] {
  const from = position?.start ?? { line: 1, column: 1, offset: 0 }
  return { ...from, offset: originOf(value, text, from.offset ?? 0, position?.end.offset ?? 0)(index) }
}
