// One page: both languages side by side, with what was found between them.

import { h, plain, visible } from './dom.js'
import { marked } from './marks.js'
import { note } from './notes.js'
import { lacking } from './overview.js'
import { bar, counted, nameOf, tally } from './parts.js'
import { findingsByBead, openLinks, rangesOf } from './places.js'
import { addressOf, data, filtered, panelsOf, say } from './state.js'

/** @import { HtmlBlock, HtmlPage, HtmlPanels } from '../shape.ts' */
/** @import { Range } from './marks.js' */
/** @import { State } from './state.js' */

/** As many beads in step stay around what differs; fewer than that in a row are not worth folding. */
const [around, fewest] = [1, 4]

/** The pages before and after this one under the filter. @param {State} state */
export const neighbours = ({ page, filter }) => {
  const listed = filtered(filter).map(({ index }) => index)
  const at = listed.indexOf(page)
  return { before: at > 0 ? listed[at - 1] : undefined, after: at >= 0 ? listed[at + 1] : undefined }
}

/** @param {State} state @param {boolean} whole @param {() => void} toggle */
export const pageView = (state, whole, toggle) => {
  const words = say()
  const page = data.pages[state.page]
  if (!page) return []
  const { before, after } = neighbours(state)
  const panels = panelsOf(state.page)
  const go = (/** @type {number | undefined} */ to, /** @type {string} */ text, /** @type {string} */ key) =>
    to === undefined ? null : h('a', { href: addressOf({ ...state, page: to, at: -1 }), id: key, class: 'step' }, text)
  return [
    h(
      'nav',
      { class: 'steps', 'aria-label': words.page },
      h('a', { href: addressOf({ view: 'pages', filter: state.filter }), id: 'back' }, words.back),
      go(before, words.previous, 'previous'),
      go(after, words.next, 'next'),
    ),
    h('h1', { dir: 'auto' }, ...visible(nameOf(page))),
    h(
      'p',
      { class: 'lead' },
      lacking(page) ?? h('span', { class: 'inline-bar' }, `${words.parity} `, bar(page.parity)),
      page.findings.length === 0 ? h('span', null, words.inStep) : tally(counted(page.findings)),
      page.owners && page.owners.length > 0
        ? h('span', { class: 'quiet' }, `${words.owner} ${page.owners.map(plain).join(', ')}`)
        : null,
    ),
    panels
      ? sides(page, panels, whole, toggle)
      : [h('p', { class: 'none' }, words.noPanels), ...page.findings.map((_, index) => note(page, index))],
  ].flat()
}

/** @param {HtmlPage} page @param {HtmlPanels} panels @param {boolean} whole @param {() => void} toggle */
const sides = (page, panels, whole, toggle) => {
  const words = say()
  const found = findingsByBead(page, panels)
  const ranges = { source: rangesOf(page, 's', panels.source), target: rangesOf(page, 't', panels.target) }
  const list = h('ol', { class: 'beads' })
  const isLonely = page.source === undefined || page.target === undefined
  const isNear = (/** @type {number} */ at) =>
    Array.from({ length: 2 * around + 1 }, (_, step) => at - around + step).some(
      (near) => found.has(near) || isGap(panels, near),
    )
  /** @type {number[]} */
  let quiet = []
  const flush = () => {
    const folded = quiet
    quiet = []
    const rows = () => folded.map((index) => beadRow(index, page, panels, ranges, found))
    if (whole || isLonely || folded.length < fewest) {
      list.append(...rows())
      return
    }
    const fold = h('li', { class: 'fold' })
    const open = h(
      'button',
      {
        type: 'button',
        'data-row': true,
        onclick: () => {
          const shown = rows()
          fold.replaceWith(...shown)
          shown[0]?.setAttribute('tabindex', '-1')
          shown[0]?.focus()
        },
      },
      words.fold(folded.length),
    )
    fold.append(open)
    list.append(fold)
  }
  for (const index of panels.beads.keys()) {
    if (isNear(index)) {
      flush()
      list.append(beadRow(index, page, panels, ranges, found))
    } else quiet.push(index)
  }
  flush()
  const head = (/** @type {string} */ label, /** @type {string} */ locale, /** @type {string | undefined} */ path) =>
    h('div', null, h('h2', null, `${label} · ${locale}`), path === undefined ? null : openLinks(path, 1))
  return [
    isLonely
      ? null
      : h(
          'p',
          { class: 'switch' },
          h('button', { type: 'button', 'aria-pressed': String(whole), onclick: toggle }, words.everything),
        ),
    ...(found.get(-1) ?? []).map((index) => note(page, index)),
    h(
      'div',
      { class: 'heads' },
      head(words.source, data.source, page.source),
      head(words.target, page.locale, page.target),
    ),
    list,
  ].filter((one) => one !== null)
}

/** @param {HtmlPanels} panels @param {number} index */
const isGap = ({ beads }, index) => {
  const bead = beads[index]
  return bead !== undefined && (bead[0].length === 0 || bead[1].length === 0)
}

/**
 * @param {number} index
 * @param {HtmlPage} page
 * @param {HtmlPanels} panels
 * @param {{ source: Range[], target: Range[] }} ranges
 * @param {Map<number, number[]>} found
 */
const beadRow = (index, page, panels, ranges, found) => {
  const words = say()
  const [source, target, moved] = panels.beads[index] ?? [[], []]
  const notes = found.get(index) ?? []
  const blocks = (/** @type {'source' | 'target'} */ side, /** @type {readonly number[]} */ indexes) =>
    indexes.map((at) => panels[side][at]).filter((block) => block !== undefined)
  // Of a page that one language lacks, that is said once.
  const named = index === 0 || (page.source !== undefined && page.target !== undefined)
  const worst = notes.map((at) => page.findings[at]?.v).sort()[0]
  return h(
    'li',
    { class: `bead${worst ? ` has ${worst}` : ''}` },
    h(
      'div',
      { class: 'pair' },
      cell('source', blocks('source', source), data.source, ranges.source, named),
      cell('target', blocks('target', target), page.locale, ranges.target, named),
    ),
    moved ? h('p', { class: 'moved' }, h('span', { class: 'tag plain' }, words.elsewhere)) : null,
    notes.map((at) => note(page, at)),
  )
}

/**
 * One side of a bead, or the place where it would stand.
 * @param {'source' | 'target'} side
 * @param {readonly HtmlBlock[]} blocks
 * @param {string} locale
 * @param {readonly Range[]} ranges
 * @param {boolean} named Whether it is said that something is missing.
 */
const cell = (side, blocks, locale, ranges, named) => {
  const words = say()
  if (blocks.length === 0)
    return h('div', { class: 'cell gap' }, h('span', { class: named ? null : 'unheard' }, words.gap[side]))
  const line = blocks[0]?.[3] ?? 1
  return h(
    'div',
    { class: 'cell' },
    h('span', { class: 'unheard' }, `${words[side]}, ${words.line(line)}: `),
    h('span', { class: 'gutter', 'aria-hidden': 'true' }, String(line)),
    h(
      'div',
      { class: 'blocks', lang: locale },
      blocks.map((block) => shown(block, ranges)),
    ),
  )
}

/** @param {HtmlBlock} block @param {readonly Range[]} ranges */
const shown = (block, ranges) => {
  const [kind, depth, start, , text, number] = block
  const over = ranges.filter((range) => range.start < start + text.length && range.end > start)
  return h(
    'div',
    { class: `block ${kind}${depth > 0 ? ` depth-${depth}` : ''}`, dir: 'auto', 'data-number': number },
    ...marked(block, over),
  )
}
