// A block's text, with what findings speak of marked.

import { h, visible } from './dom.js'

/** @import { HtmlBlock } from '../shape.ts' */
/** @typedef {{ start: number, end: number, severity: string, finding: number }} Range Offsets into the page. */

/** Markdown's own signs, which are shown, but step back: emphasis, link destinations, the borders of cells. */
const signs = /((?<=^|\s)\|(?=\s|$)|\*\*|__|~~|!?\[(?=[^\][]{0,300}\]\()|\]\([^()\s]{0,500}(?:\s"[^"\n]{0,200}")?\))/

/** What a block's text begins with that the layout says already. */
const openings = { heading: /^#{1,6}[ \t]+/ }

/**
 * The text of a block. Ranges that cover all of it are left to the block's own colour.
 * @param {HtmlBlock} block
 * @param {readonly Range[]} ranges
 * @returns {Node[]}
 */
export const marked = ([kind, , start, , whole], ranges) => {
  const opening = kind === 'heading' ? (openings.heading.exec(whole)?.[0].length ?? 0) : 0
  const text = whole.slice(opening).trimEnd()
  const from = start + opening
  const inside = ranges
    .map((range) => ({
      ...range,
      start: Math.max(0, range.start - from),
      end: Math.min(text.length, range.end - from),
    }))
    .filter((range) => range.start < range.end && !(range.start === 0 && range.end >= text.length))
  const cuts = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  const plainly =
    kind === 'code' || kind === 'front-matter' || kind === 'html' || kind === 'esm' || kind === 'expression'
  /** @type {Node[]} */
  const nodes = []
  for (const [index, cut] of cuts.entries()) {
    const end = cuts[index + 1]
    if (end === undefined) break
    const over = inside.filter((range) => range.start <= cut && range.end >= end)
    const content = plainly ? visible(text.slice(cut, end)) : lightly(text.slice(cut, end))
    if (over.length === 0) nodes.push(...content.map((one) => (typeof one === 'string' ? new Text(one) : one)))
    else
      nodes.push(
        h(
          'mark',
          { class: over.some(({ severity }) => severity === 'error') ? 'error' : over[0]?.severity },
          ...content,
        ),
      )
  }
  return nodes
}

/** Prose, its Markdown signs stepping back and its code in code's face. @param {string} text */
const lightly = (text) =>
  text
    .split(/(`[^`\n]+`)/)
    .flatMap((piece, at) =>
      at % 2 === 1
        ? [h('code', null, ...visible(piece.slice(1, -1)))]
        : piece
            .split(signs)
            .flatMap((part, index) =>
              index % 2 === 1 ? [h('span', { class: 'sign' }, ...visible(part))] : visible(part),
            ),
    )
