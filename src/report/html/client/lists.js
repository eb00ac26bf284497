// The lists: pages, and findings by page.

import { h, plain, sentence } from './dom.js'
import { lacking } from './overview.js'
import { bar, counted, inPieces, linkTo, nameOf, tally } from './parts.js'
import { addressOf, data, filtered, say, spoken } from './state.js'

/** @import { State } from './state.js' */

/** What a list shows; the count is said aloud by the caller. @param {State} state */
export const listOf = (state) => {
  const words = say()
  const found = filtered(state.filter)
  const sum = found.reduce((sum, { findings }) => sum + findings.length, 0)
  const counts =
    state.view === 'pages'
      ? words.showingPages(found.length, sum)
      : words.showing(sum, found.filter(({ findings }) => findings.length > 0).length)
  if (found.length === 0) return { counts, nodes: [h('p', { class: 'none' }, words.nothing)] }
  return {
    counts,
    nodes: state.view === 'pages' ? pageList(inOrder(found, state.order), state) : findingList(found, state),
  }
}

/** @typedef {ReturnType<typeof filtered>[number]} Found */

/** @param {Found[]} found @param {string} order */
const inOrder = (found, order) => {
  if (order === 'name') return found.toSorted((a, b) => (a.page.id < b.page.id ? -1 : 1))
  if (order === 'parity') return found.toSorted((a, b) => a.page.parity - b.page.parity)
  return found
}

/** @param {Found[]} found @param {State} state */
const pageList = (found, state) => {
  const words = say()
  const owned = data.pages.some(({ owners }) => owners)
  const body = h('tbody')
  const more = inPieces(body, found, 100, ({ index, page, findings }) =>
    h(
      'tr',
      { 'data-row': true },
      h('th', { scope: 'row' }, linkTo(index, state.filter)),
      owned ? h('td', { class: 'names' }, page.owners?.map(plain).join(', ') ?? null) : null,
      h('td', { class: 'number' }, lacking(page) ?? bar(page.parity)),
      h('td', { class: 'number' }, words.places(page.work)),
      h('td', null, tally(counted(findings))),
    ),
  )
  return [
    h(
      'div',
      { class: 'scroll' },
      h(
        'table',
        { class: 'pages' },
        h('caption', { class: 'unheard' }, words.pages),
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            h('th', { scope: 'col' }, words.page),
            owned ? h('th', { scope: 'col' }, words.owner) : null,
            h('th', { scope: 'col', class: 'number', title: words.parityMeans }, words.parity),
            h('th', { scope: 'col', class: 'number', title: words.workMeans }, words.work),
            h('th', { scope: 'col' }, words.findings),
          ),
        ),
        body,
      ),
    ),
    more,
  ]
}

/** Findings under the name of their page. @param {Found[]} found @param {State} state */
const findingList = (found, state) => {
  const list = h('div', { class: 'findings' })
  const more = inPieces(
    list,
    found.filter(({ findings }) => findings.length > 0),
    12,
    ({ index, page, findings }) =>
      h(
        'section',
        { 'aria-label': nameOf(page) },
        h(
          'h2',
          null,
          linkTo(index, state.filter),
          ' ',
          lacking(page) ?? h('span', { class: 'quiet' }, say().parityIs(page.parity)),
        ),
        h(
          'ul',
          null,
          findings.map((finding) => findingRow(index, page.findings.indexOf(finding), finding, state)),
        ),
      ),
  )
  return [list, more]
}

/** @param {number} index @param {number} at @param {import('../shape.ts').HtmlFinding} finding @param {State} state */
const findingRow = (index, at, { r, v, m, s, t }, state) => {
  const words = say()
  const line = t?.[2] ?? s?.[2]
  return h(
    'li',
    { 'data-row': true },
    h('span', { class: `tag ${v}` }, words.severity[v]),
    h(
      'a',
      { class: 'what', href: addressOf({ view: 'page', page: index, at, filter: state.filter }) },
      ...sentence(spoken(m)),
    ),
    h(
      'span',
      { class: 'quiet where' },
      `${data.rules[r]?.id ?? ''}${line === undefined ? '' : ` · ${words.line(line)}`}`,
    ),
  )
}
