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
  const counts = words.showing(
    found.reduce((sum, { findings }) => sum + findings.length, 0),
    found.length,
  )
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
  const body = h('tbody')
  const more = inPieces(body, found, 100, ({ index, page, findings }) =>
    h(
      'tr',
      { 'data-row': true },
      h('th', { scope: 'row' }, linkTo(index, state.filter)),
      h('td', null, data.targets.length > 1 ? page.locale : null, page.owners?.map(plain).join(', ') ?? null),
      h('td', { class: 'number' }, lacking(page) ?? bar(page.parity)),
      h('td', { class: 'number' }, words.places(page.work)),
      h('td', null, tally(counted(findings))),
    ),
  )
  const heads = [
    words.page,
    data.pages.some(({ owners }) => owners) ? words.owner : data.targets.length > 1 ? words.locale : '',
  ]
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
            h('th', { scope: 'col' }, heads[0] ?? ''),
            heads[1] === '' ? h('td') : h('th', { scope: 'col' }, heads[1] ?? ''),
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
          h('span', { class: 'quiet' }, page.source && page.target ? say().parityIs(page.parity) : ''),
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
