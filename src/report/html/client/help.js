// What the keys do, and how a page is read.

import { h } from './dom.js'
import { recall, remember, say } from './state.js'

export const help = /** @type {HTMLDialogElement} */ (document.getElementById('help'))

/** Shows the help. */
export const openHelp = () => {
  const words = say()
  help.replaceChildren(
    h('h2', { id: 'help-title' }, words.keys),
    h(
      'dl',
      null,
      words.shortcuts.flatMap(([key, does]) => [h('dt', null, h('kbd', null, key ?? '')), h('dd', null, does ?? '')]),
    ),
    h(
      'label',
      { class: 'check' },
      h('input', {
        type: 'checkbox',
        checked: recall('keys') !== 'off',
        onchange: (/** @type {Event} */ event) =>
          remember('keys', /** @type {HTMLInputElement} */ (event.target).checked ? 'on' : 'off'),
      }),
      words.keysOn,
    ),
    h('h2', null, words.reading),
    h('p', null, words.readingText),
    h('button', { type: 'button', onclick: () => help.close() }, words.close),
  )
  help.showModal()
}
