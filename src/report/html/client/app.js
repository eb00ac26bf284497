// The page as a whole: its frame, its views, its keys.

import { h } from './dom.js'
import { filterForm, isBare } from './filter.js'
import { help, openHelp } from './help.js'
import { listOf } from './lists.js'
import { announce } from './notes.js'
import { overview } from './overview.js'
import { neighbours, pageView } from './page.js'
import { move } from './rows.js'
import { addressOf, openPanels, readAddress, recall, remember, say, speak, tongueNow } from './state.js'

/** @import { State } from './state.js' */

const top = /** @type {HTMLElement} */ (document.getElementById('top'))
const main = /** @type {HTMLElement} */ (document.getElementById('main'))

let state = readAddress()
let whole = false
/** The list that a page was opened from, and how far it was read. */
let left = { address: '', scroll: 0 }

const isDark = () => {
  const chosen = document.documentElement.dataset.theme
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
}

const toggleTheme = () => {
  const next = isDark() ? 'light' : 'dark'
  document.documentElement.dataset.theme = next
  remember('theme', next)
  announce(say()[next])
  frame()
}

const toggleTongue = () => {
  speak(tongueNow() === 'fr' ? 'en' : 'fr')
  remember('lang', tongueNow())
  return show()
}

/** The head of the page: views, language, theme, help. */
const frame = () => {
  const words = say()
  const tab = (/** @type {'overview' | 'pages' | 'findings'} */ view) =>
    h(
      'a',
      {
        href: addressOf({ view, filter: view === 'overview' ? {} : state.filter }),
        'aria-current': state.view === view ? 'page' : undefined,
      },
      words[view],
    )
  document.title = words.title
  const focused = document.activeElement?.id
  top.replaceChildren(
    h(
      'a',
      {
        class: 'skip',
        href: '#main',
        onclick: (/** @type {Event} */ event) => {
          event.preventDefault()
          main.focus()
        },
      },
      words.skip,
    ),
    h('span', { class: 'brand' }, h('span', { class: 'leaf', 'aria-hidden': 'true' }), 'Diptych'),
    h('nav', { 'aria-label': words.views }, tab('overview'), tab('pages'), tab('findings')),
    h(
      'div',
      { class: 'tools', role: 'group', 'aria-label': words.tools },
      h(
        'button',
        { type: 'button', id: 'tongue', lang: tongueNow() === 'fr' ? 'en' : 'fr', onclick: toggleTongue },
        tongueNow() === 'fr' ? 'English' : 'Français',
      ),
      h(
        'button',
        { type: 'button', id: 'theme', 'aria-label': words.theme, onclick: toggleTheme },
        isDark() ? '☀' : '☾',
      ),
      h('button', { type: 'button', id: 'keys', 'aria-label': words.help, onclick: openHelp }, '?'),
    ),
  )
  if (focused) document.getElementById(focused)?.focus()
}

/** Shows the state in hand. */
const show = async () => {
  frame()
  if (state.view === 'overview') main.replaceChildren(...overview().filter((node) => node !== null))
  else if (state.view === 'page') {
    const { page } = state
    await openPanels(page)
    if (state.view === 'page' && state.page === page) main.replaceChildren(...pageView(state, whole, toggleWhole))
  } else showList()
}

const showList = () => {
  const results = h('div', { id: 'results' })
  const count = h('p', { class: 'counts', id: 'counts' })
  const fill = () => {
    const { counts, nodes } = listOf(state)
    count.textContent = counts
    results.replaceChildren(...nodes)
    return counts
  }
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let said
  const change = (/** @type {State} */ next) => {
    state = next
    history.replaceState(null, '', addressOf(state))
    main.querySelector('.clear')?.toggleAttribute('hidden', isBare(state))
    const counts = fill()
    clearTimeout(said)
    said = setTimeout(() => announce(counts), 400)
    frame()
  }
  const set = (/** @type {string} */ name, /** @type {string} */ value) =>
    change(name === 'order' ? { ...state, order: value } : { ...state, filter: { ...state.filter, [name]: value } })
  const clear = () => {
    change({ ...state, order: '', filter: {} })
    main.querySelector('form')?.replaceWith(filterForm(state, set, clear))
    document.getElementById('search')?.focus()
  }
  fill()
  const title = say()[state.view === 'pages' ? 'pages' : 'findings']
  main.replaceChildren(h('h1', null, title), filterForm(state, set, clear), count, results)
}

const toggleWhole = async () => {
  whole = !whole
  await show()
  const button = main.querySelector('.switch button')
  if (button instanceof HTMLElement) button.focus()
}

/** Goes to the finding that the address names, if it names one. */
const reach = () => {
  const finding = state.view === 'page' && state.at >= 0 ? document.getElementById(`f${state.at}`) : null
  finding?.focus()
  finding?.scrollIntoView({ block: 'center' })
  return finding !== null
}

/** The address changed: another view, another page, or a finding to be looked at. */
const follow = async () => {
  const before = state
  if (before.view !== 'page') left = { address: addressOf(before), scroll: scrollY }
  state = readAddress()
  if (before.page !== state.page) whole = false
  await show()
  if (reach()) return
  scrollTo(0, left.address === addressOf(state) ? left.scroll : 0)
  main.focus({ preventScroll: true })
}

const neighbour = (/** @type {'before' | 'after'} */ side) => {
  const to = state.view === 'page' ? neighbours(state)[side] : undefined
  if (to !== undefined) location.hash = addressOf({ ...state, page: to, at: -1 })
}

/** @type {Record<string, () => void>} */
const keys = {
  j: () => move(main, 1),
  ArrowDown: () => move(main, 1),
  k: () => move(main, -1),
  ArrowUp: () => move(main, -1),
  '/': () => {
    if (state.view !== 'pages' && state.view !== 'findings') {
      location.hash = addressOf({ view: 'findings' })
      setTimeout(() => document.getElementById('search')?.focus())
    } else document.getElementById('search')?.focus()
  },
  '?': openHelp,
  c: () => {
    const row = document.activeElement?.closest('[data-row], .bead')
    const button = /** @type {HTMLElement | null | undefined} */ (row?.querySelector('.copy'))
    button?.click()
  },
  n: () => neighbour('after'),
  p: () => neighbour('before'),
  u: () => {
    if (state.view === 'page') location.hash = left.address || addressOf({ view: 'pages' })
  },
  t: toggleTheme,
  l: toggleTongue,
}
for (const [index, view] of /** @type {const} */ (['overview', 'pages', 'findings']).entries())
  keys[String(index + 1)] = () => {
    location.hash = addressOf({ view })
  }

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || help.open) return
  const target = /** @type {Element} */ (event.target)
  if (target.matches('input, select, textarea')) {
    if (event.key === 'Escape') main.focus()
    return
  }
  // Arrows scroll, as everywhere, until a row has been reached.
  if (event.key.startsWith('Arrow') && !target.closest('[data-row]')) return
  const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined
  if (!act || (recall('keys') === 'off' && event.key !== '?')) return
  event.preventDefault()
  act()
})

const theme = recall('theme')
if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme
speak(tongueNow())
addEventListener('hashchange', follow)
void show().then(reach)
