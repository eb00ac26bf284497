// The form above the lists.

import { h, plain } from './dom.js'
import { data, say } from './state.js'

/** @import { State } from './state.js' */

/** @param {readonly string[]} values */
const sorted = (values) => [...new Set(values)].sort()

/** Whether a list shows everything, in its usual order. @param {State} state */
export const isBare = ({ filter, order }) => order === '' && Object.values(filter).every((value) => value === '')

/**
 * The form above both lists.
 * @param {State} state
 * @param {(name: string, value: string) => void} set Sets one setting of the filter, or the order.
 * @param {() => void} clear
 */
export const filterForm = (state, set, clear) => {
  const words = say()
  /** @param {string} name @param {string} label @param {readonly (readonly [string, string])[]} options */
  const choice = (name, label, options) =>
    options.length < 2 && (state.filter[name] ?? '') === ''
      ? null
      : h(
          'label',
          null,
          h('span', null, label),
          h(
            'select',
            {
              name,
              onchange: (/** @type {Event} */ event) =>
                set(name, /** @type {HTMLSelectElement} */ (event.target).value),
            },
            h('option', { value: '' }, name === 'owner' ? words.anybody : words.any),
            options.map(([value, text]) => h('option', { value, selected: state.filter[name] === value }, plain(text))),
          ),
        )
  const findings = data.pages.flatMap((page) => page.findings)
  const owners = sorted(data.pages.flatMap((page) => page.owners ?? []))
  /** @template {string} Key @param {readonly Key[]} keys @param {Record<Key, string>} names @param {(key: Key) => boolean} isThere */
  const named = (keys, names, isThere) =>
    keys.filter(isThere).map((key) => /** @type {[string, string]} */ ([key, names[key]]))
  return h(
    'form',
    {
      class: 'filter',
      role: 'search',
      'aria-label': words.filter,
      onsubmit: (/** @type {Event} */ event) => event.preventDefault(),
    },
    h(
      'label',
      { class: 'wide' },
      h('span', null, words.search),
      h('input', {
        type: 'search',
        id: 'search',
        value: state.filter.q,
        placeholder: words.searchHint,
        autocomplete: 'off',
        oninput: (/** @type {Event} */ event) => set('q', /** @type {HTMLInputElement} */ (event.target).value),
      }),
    ),
    choice(
      'severity',
      words.gravity,
      named(['error', 'warn', 'info'], words.severity, (key) => data.totals.findings[key] > 0),
    ),
    choice(
      'rule',
      words.rule,
      data.rules.map(({ id }) => [id, id]),
    ),
    choice(
      'drift',
      words.kind,
      named(['missing', 'extra', 'moved', 'differs', 'stale', 'untranslated'], words.drift, (key) =>
        findings.some(({ d }) => d === key),
      ),
    ),
    choice(
      'locale',
      words.locale,
      data.targets.map((locale) => [locale, locale]),
    ),
    choice(
      'folder',
      words.folder,
      sorted(data.pages.map(({ folder }) => folder)).map((folder) => [
        folder === '' ? '/' : folder,
        folder === '' ? words.noFolder : folder,
      ]),
    ),
    choice(
      'owner',
      words.owner,
      owners.length === 0
        ? []
        : [...owners.map((owner) => /** @type {[string, string]} */ ([owner, owner])), ['-', words.noOwner]],
    ),
    choice(
      'since',
      words.state,
      named(['introduced', 'made-stale', 'known'], words.since, (key) => findings.some(({ since }) => since === key)),
    ),
    state.view === 'pages'
      ? h(
          'label',
          null,
          h('span', null, words.order),
          h(
            'select',
            {
              name: 'order',
              onchange: (/** @type {Event} */ event) =>
                set('order', /** @type {HTMLSelectElement} */ (event.target).value),
            },
            [
              ['', words.byNeed],
              ['name', words.byName],
              ['parity', words.lowest],
            ].map(([value, text]) => h('option', { value, selected: state.order === value }, text)),
          ),
        )
      : null,
    h('button', { type: 'button', class: 'clear', hidden: isBare(state), onclick: clear }, words.clear),
  )
}
