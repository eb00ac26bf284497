// Which findings stand at which bead, and where a file is opened.

import { h, plain } from './dom.js'
import { data, say } from './state.js'

/** @import { HtmlBlock, HtmlFinding, HtmlPage, HtmlPanels, Place, WordDiff } from '../shape.ts' */
/** @import { Range } from './marks.js' */

/** The index of the block at an offset: the last one that starts at or before it. @param {readonly HtmlBlock[]} blocks @param {number} offset */
const blockAt = (blocks, offset) => {
  let [low, high] = [0, blocks.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((blocks[middle]?.[2] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * The index of the first block that a place touches: a list starts before the text of its first item does. A place between
 * blocks belongs to the one before.
 * @param {readonly HtmlBlock[]} blocks
 * @param {Place} place
 */
const blockOf = (blocks, [start, end]) => {
  const at = blockAt(blocks, start)
  const [here, next] = [blocks[at], blocks[at + 1]]
  return here && next && here[2] + here[4].length <= start && next[2] < end ? at + 1 : at
}

/**
 * Where a finding shows itself: what is missing stands in the source, everything else in the target, if anything does; a
 * finding of several parts at the first of them.
 * @param {HtmlFinding} finding
 * @returns {readonly ['source' | 'target', Place] | undefined}
 */
const placeOf = ({ parts = [], ...whole }) => {
  const { s, t } = parts.find((part) => part.s ?? part.t) ?? whole
  const filled = (/** @type {Place | undefined} */ place) => place !== undefined && place[1] > place[0]
  if (t && filled(t)) return ['target', t]
  if (s && filled(s)) return ['source', s]
  return t ? ['target', t] : s ? ['source', s] : undefined
}

/**
 * The findings at each bead, by its index; −1 has those without a place.
 * @param {HtmlPage} page
 * @param {HtmlPanels} panels
 */
export const findingsByBead = (page, panels) => {
  /** @type {Record<'source' | 'target', Map<number, number>>} */
  const beadOf = { source: new Map(), target: new Map() }
  for (const [index, [source, target]] of panels.beads.entries()) {
    for (const block of source) beadOf.source.set(block, index)
    for (const block of target) beadOf.target.set(block, index)
  }
  /** @type {Map<number, number[]>} */
  const found = new Map()
  for (const [index, finding] of page.findings.entries()) {
    const [side, place] = placeOf(finding) ?? []
    const bead = side && place ? (beadOf[side].get(blockOf(panels[side], place)) ?? -1) : -1
    found.set(bead, [...(found.get(bead) ?? []), index])
  }
  return found
}

/**
 * What is marked on a side: the places of findings, those of their parts, and the words of the source that are new since
 * it was translated.
 * @param {HtmlPage} page
 * @param {'s' | 't'} side
 * @param {readonly HtmlBlock[]} blocks
 * @returns {Range[]}
 */
export const rangesOf = (page, side, blocks) =>
  page.findings.flatMap((finding, index) =>
    [finding, ...(finding.parts ?? [])].flatMap((one) => {
      const place = one[side]
      if (!place || place[1] <= place[0]) return []
      const [start, end] = place
      const added = side === 's' && one.diff ? addedIn(blocks[blockAt(blocks, start)], one.diff) : []
      return [{ start, end }, ...added].map((range) => ({ ...range, severity: finding.v, finding: index }))
    }),
  )

/** The new words of a block, where the diff is of this block alone. @param {HtmlBlock | undefined} block @param {WordDiff} diff */
const addedIn = (block, diff) => {
  const now = diff.filter(([change]) => change >= 0)
  if (!block || now.map(([, text]) => text).join('') !== block[4]) return []
  let [, , at] = block
  return now.flatMap(([change, text]) => {
    const start = at
    at += text.length
    return change === 1 ? [{ start, end: at }] : []
  })
}

/** A path as an address has it. @param {string} path */
const encoded = (path) => path.split('/').map(encodeURIComponent).join('/')

/**
 * Links that open a file at a line: beside the report, on the forge, and in an editor where the report was opened from disk.
 * @param {string} path @param {number} line
 */
export const openLinks = (path, line) => {
  const words = say()
  const local = data.way + encoded(path)
  const { forge } = data
  const web =
    forge && /^https?:\/\//.test(forge.before) ? `${forge.before}${encoded(path)}${forge.after}${line}` : undefined
  const disk = location.protocol === 'file:' ? new URL(local, location.href).pathname : undefined
  const label = `${plain(path)}:${line}`
  return h(
    'span',
    { class: 'links' },
    h('a', { href: `${local}#L${line}`, 'aria-label': `${words.open}: ${label}` }, `${plain(path)}:${line}`),
    web
      ? h('a', { href: web, rel: 'noreferrer noopener', 'aria-label': `${words.onForge}: ${label}` }, words.onForge)
      : null,
    disk
      ? h('a', { href: `vscode://file${disk}:${line}`, 'aria-label': `${words.inEditor}: ${label}` }, words.inEditor)
      : null,
  )
}
