// Pieces that several views share.

import { h, plain, svg } from './dom.js'
import { addressOf, data, say } from './state.js'

/** @import { HtmlPage } from '../shape.ts' */

/** A figure as a bar, with its words. @param {number} parity */
export const bar = (parity) =>
  h(
    'span',
    { class: 'share' },
    svg(
      'svg',
      { class: 'bar', viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      svg('rect', { class: 'bar-all', width: 100, height: 6 }),
      svg('rect', { class: 'bar-part', width: (parity * 100).toFixed(1), height: 6 }),
    ),
    h('span', { class: 'number' }, say().percent(parity)),
  )

/** How many findings there are of each severity. @param {readonly { readonly v: 'error' | 'warn' | 'info' }[]} findings */
export const counted = (findings) => {
  const counts = { error: 0, warn: 0, info: 0 }
  for (const { v } of findings) counts[v] += 1
  return counts
}

/** Counts, as coloured words. @param {Readonly<Record<'error' | 'warn' | 'info', number>>} counts */
export const tally = (counts) =>
  h(
    'span',
    { class: 'tally' },
    /** @type {const} */ (['error', 'warn', 'info'])
      .filter((severity) => counts[severity] > 0)
      .map((severity) => h('span', { class: `count ${severity}` }, say().severities[severity](counts[severity]))),
  )

/** A page's name: its id, the language where there are several, and what it lacks. @param {HtmlPage} page */
export const nameOf = ({ id, locale }) => (data.targets.length > 1 ? `${plain(id)} · ${locale}` : plain(id))

/** A link to a page of the report. @param {number} index @param {Record<string, string>} [filter] */
export const linkTo = (index, filter) => {
  const page = data.pages[index]
  return h('a', { href: addressOf({ view: 'page', page: index, filter: filter ?? {} }) }, page ? nameOf(page) : '')
}

/**
 * A table, its first column the rows' headings.
 * @param {string} caption
 * @param {readonly (readonly [heading: string, kind?: 'number', title?: string])[]} columns
 * @param {readonly (readonly (import('./dom.js').Child | import('./dom.js').Child[])[])[]} rows
 */
export const table = (caption, columns, rows) =>
  h(
    'div',
    { class: 'scroll' },
    h(
      'table',
      null,
      h('caption', { class: 'unheard' }, caption),
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          columns.map(([heading, kind, title]) => h('th', { scope: 'col', class: kind, title }, heading)),
        ),
      ),
      h(
        'tbody',
        null,
        rows.map((cells) =>
          h(
            'tr',
            null,
            cells.map((cell, at) =>
              at === 0
                ? h('th', { scope: 'row' }, ...[cell].flat())
                : h('td', { class: columns[at]?.[1] }, ...[cell].flat()),
            ),
          ),
        ),
      ),
    ),
  )

/**
 * A long list, shown piece by piece: more comes when its end is in sight, or is asked for.
 * @template Item
 * @param {Element} parent
 * @param {readonly Item[]} items
 * @param {number} step
 * @param {(item: Item) => Node} show
 */
export const inPieces = (parent, items, step, show) => {
  let shown = 0
  const button = h('button', { type: 'button', class: 'more', onclick: () => advance(true) })
  /** @param {boolean} [asked] */
  const advance = (asked) => {
    const piece = items.slice(shown, shown + step).map(show)
    parent.append(...piece)
    shown += piece.length
    const left = items.length - shown
    button.hidden = left === 0
    button.textContent = say().more(left)
    if (asked)
      /** @type {HTMLElement | null} */ (
        piece[0] instanceof Element ? piece[0].querySelector('a, [tabindex]') : null
      )?.focus()
  }
  advance()
  if (items.length > shown) {
    new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting) && shown < items.length) advance()
    }).observe(button)
  }
  return button
}
