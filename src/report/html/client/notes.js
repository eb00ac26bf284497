// A finding in full: what it says, what would end it, and where it stands.

import { h, plain, sentence, visible } from './dom.js'
import { openLinks } from './places.js'
import { data, say, spoken } from './state.js'

/** @import { HtmlFinding, HtmlPage, WordDiff } from '../shape.ts' */

/** Says something to who does not see the page. @param {string} text */
export const announce = (text) => {
  const region = document.getElementById('live')
  if (region) region.textContent = text
}

/** @param {string} text */
const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text)
    announce(say().copied)
    return true
  } catch {
    announce(say().notCopied)
    return false
  }
}

/** @param {string} text @param {string} label */
const copyButton = (text, label) =>
  h(
    'button',
    {
      type: 'button',
      class: 'copy',
      'aria-label': label,
      onclick: async (/** @type {Event} */ event) => {
        const button = /** @type {HTMLElement} */ (event.currentTarget)
        button.textContent = (await copy(text)) ? say().copied : say().notCopied
      },
    },
    say().copy,
  )

/**
 * A finding as a note below the blocks that it speaks of.
 * @param {HtmlPage} page
 * @param {number} index
 */
export const note = (page, index) => {
  const finding = page.findings[index]
  if (!finding) return h('p')
  const words = say()
  const { r, v, d, m, s, t, parts = [], edits, draft, since, diff } = finding
  const places = /** @type {const} */ ([
    [page.source, s],
    [page.target, t],
  ])
  return h(
    'article',
    {
      class: `note ${v}`,
      id: `f${index}`,
      tabindex: '-1',
      'data-row': true,
      'aria-label': `${words.severity[v]}, ${data.rules[r]?.id ?? ''}`,
    },
    h(
      'p',
      { class: 'says' },
      h('span', { class: `tag ${v}` }, words.severity[v]),
      d ? h('span', { class: 'tag plain' }, words.drift[d]) : null,
      since ? h('span', { class: 'tag plain' }, words.since[since]) : null,
      h('span', null, ...sentence(spoken(m))),
    ),
    diff ? difference(diff) : null,
    parts.map((part) => (part.diff ? difference(part.diff) : null)),
    edits && page.target !== undefined ? edits.map((edit) => fix(edit)) : null,
    draft ? suggestion(draft, page.locale) : null,
    h(
      'p',
      { class: 'quiet places' },
      h('code', null, data.rules[r]?.id ?? ''),
      places.map(([path, place]) => (path !== undefined && place ? openLinks(path, place[2]) : null)),
    ),
  )
}

/** @param {WordDiff} diff */
const difference = (diff) =>
  h(
    'div',
    { class: 'offer' },
    h('p', { class: 'label' }, say().changed),
    h(
      'p',
      { class: 'text', lang: data.source, dir: 'auto' },
      diff.map(([change, text]) =>
        change === 0 ? h('span', null, ...visible(text)) : h(change < 0 ? 'del' : 'ins', null, ...visible(text)),
      ),
    ),
  )

/** @param {NonNullable<HtmlFinding['edits']>[number]} edit */
const fix = ({ text }) =>
  h(
    'div',
    { class: 'offer' },
    h('p', { class: 'label' }, say().fix, text === '' ? null : copyButton(text, say().copyFix)),
    h('p', { class: 'text', dir: 'auto' }, text === '' ? say().removed : h('ins', null, ...visible(text))),
  )

/** @param {NonNullable<HtmlFinding['draft']>} draft @param {string} locale */
const suggestion = ({ text, origin, score, failed }, locale) => {
  const words = say()
  return h(
    'div',
    { class: 'offer draft' },
    h(
      'p',
      { class: 'label' },
      `${words.suggestion} `,
      h('span', { class: 'quiet' }, words.origin(plain(origin), score)),
      copyButton(text, words.copyDraft),
    ),
    h('p', { class: 'text', lang: locale, dir: 'auto' }, ...visible(text)),
    failed
      ? h(
          'div',
          null,
          h('p', { class: 'label' }, words.failed),
          h(
            'ul',
            null,
            failed.map((said) => h('li', null, ...sentence(spoken(said)))),
          ),
        )
      : null,
    h('p', { class: 'quiet' }, words.reviewed),
  )
}
