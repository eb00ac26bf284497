// What is shown: the data, the filter, the language; and how the address keeps them.

import { words } from './words.js'

/** @import { HtmlData, HtmlFinding, HtmlPage, HtmlPanels, Sentence } from '../shape.ts' */

/** @param {string} id */
const embedded = (id) => document.getElementById(id)?.textContent ?? 'null'

/** @type {HtmlData} */
export const data = JSON.parse(embedded('data'))

/** @type {Map<number, HtmlPanels>} */
const opened = new Map()

/** The panels of a page, once {@link openPanels} has read them. @param {number} index */
export const panelsOf = (index) => opened.get(index)

/** Reads the panels of a page, which may be deflated. @param {number} index */
export const openPanels = async (index) => {
  if (opened.has(index) || !data.pages[index]?.panels) return
  const text = embedded(`p${index}`)
  opened.set(index, JSON.parse(text.startsWith('{') ? text : await inflated(text)))
}

/** @param {string} text Base64. */
const inflated = (text) => {
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text()
}

/** Settings outlive the page where the browser allows that. @param {string} name */
export const recall = (name) => {
  try {
    return localStorage.getItem(`diptych-${name}`)
  } catch {
    return null
  }
}

/** @param {string} name @param {string} value */
export const remember = (name, value) => {
  try {
    localStorage.setItem(`diptych-${name}`, value)
  } catch {
    // A browser that keeps nothing shows the report all the same.
  }
}

const filters = ['q', 'severity', 'rule', 'drift', 'locale', 'folder', 'owner', 'since']

/**
 * @typedef {'overview' | 'pages' | 'findings' | 'page'} ViewName
 * @typedef {{ view: ViewName, page: number, at: number, order: string, filter: Record<string, string> }} State
 */

/** @type {'en' | 'fr'} */
let tongue = recall('lang') === 'en' ? 'en' : recall('lang') === 'fr' ? 'fr' : data.tongue

/** The words of the language in hand. */
export const say = () => words[tongue]
export const tongueNow = () => tongue

/** @param {'en' | 'fr'} next */
export const speak = (next) => {
  tongue = next
  document.documentElement.lang = next
}

/** The sentence in the language in hand. @param {Sentence} said */
export const spoken = ([english, french]) => (tongue === 'fr' && french !== undefined ? french : english)

/** @returns {State} */
export const readAddress = () => {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?')
  const [view = '', id = ''] = path.split('/')
  const given = new URLSearchParams(query)
  const filter = Object.fromEntries(filters.map((name) => [name, given.get(name) ?? '']))
  const page = Number(id)
  const order = given.get('order') ?? ''
  const at = Number(given.get('at') ?? -1)
  if (view === 'page' && Number.isInteger(page) && data.pages[page]) return { view, page, at, order, filter }
  return { view: view === 'pages' || view === 'findings' ? view : 'overview', page: -1, at, order, filter }
}

/** The address of a state. @param {{ view: ViewName, page?: number, at?: number, order?: string, filter?: Record<string, string> }} state */
export const addressOf = ({ view, page, at = -1, order = '', filter = {} }) => {
  const given = new URLSearchParams(
    Object.entries({ ...filter, order, at: at < 0 ? '' : String(at) }).filter(([, value]) => value !== ''),
  )
  const query = given.size > 0 ? `?${given}` : ''
  return `#/${view}${view === 'page' ? `/${page}` : ''}${query}`
}

/** Lower case without accents, so that `parite` finds `Parité`. @param {string} text */
const folded = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** What is searched in, by language, page and finding; made when a language is first searched in. */
/** @type {Map<string, { pages: string[], findings: string[][] }>} */
const searched = new Map()

const searchable = () => {
  const known = searched.get(tongue)
  if (known) return known
  const made = {
    pages: data.pages.map(({ id, source = '', target = '' }) => folded(`${id}\n${source}\n${target}`)),
    findings: data.pages.map(({ findings }) =>
      findings.map(({ r, m, draft }) => folded(`${data.rules[r]?.id}\n${spoken(m)}\n${draft?.text ?? ''}`)),
    ),
  }
  searched.set(tongue, made)
  return made
}

/**
 * The pages that pass a filter, each with those of its findings that do; without a filter on findings, all pages.
 * @param {Record<string, string>} filter
 * @returns {{ index: number, page: HtmlPage, findings: HtmlFinding[] }[]}
 */
export const filtered = (filter) => {
  const { q = '', severity = '', rule = '', drift = '', locale = '', folder = '', owner = '', since = '' } = filter
  const sought = folded(q.trim())
  const texts = sought === '' ? undefined : searchable()
  const ruleIndex = rule === '' ? -1 : data.rules.findIndex(({ id }) => id === rule)
  const onFindings = severity !== '' || rule !== '' || drift !== '' || since !== ''
  /** @type {{ index: number, page: HtmlPage, findings: HtmlFinding[] }[]} */
  const kept = []
  for (const [index, page] of data.pages.entries()) {
    if (locale !== '' && page.locale !== locale) continue
    if (folder !== '' && page.folder !== (folder === '/' ? '' : folder)) continue
    if (owner !== '' && !(owner === '-' ? (page.owners ?? []).length === 0 : page.owners?.includes(owner))) continue
    const named = texts === undefined || (texts.pages[index] ?? '').includes(sought)
    const findings = page.findings.filter(
      (finding, at) =>
        (severity === '' || finding.v === severity) &&
        (rule === '' || finding.r === ruleIndex) &&
        (drift === '' || finding.d === drift) &&
        (since === '' || finding.since === since) &&
        (named || (texts?.findings[index]?.[at] ?? '').includes(sought)),
    )
    if (findings.length > 0 || (named && !onFindings)) kept.push({ index, page, findings })
  }
  return kept
}
