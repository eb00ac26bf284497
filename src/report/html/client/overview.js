// The overview: how far apart the languages are, where, and what to do first.

import { h, plain } from './dom.js'
import { bar, counted, linkTo, table, tally } from './parts.js'
import { addressOf, data, filtered, say } from './state.js'
import { trendCard } from './trend.js'

const mostPages = 12

export const overview = () => {
  const words = say()
  const { totals, omitted } = data
  const pages = data.pages
    .map((page, index) => ({ page, index }))
    .filter(({ page }) => page.work > 0 || page.findings.length > 0)
  return [
    h('h1', null, data.name === '' ? words.title : `${words.title} · ${plain(data.name)}`),
    h(
      'p',
      { class: 'lead' },
      h('span', null, `${data.source} → ${data.targets.join(', ')} · ${words.somePages(data.pages.length)}`),
      // Of one language, its card says how much there is.
      pages.length === 0 ? h('span', null, words.allWell) : data.targets.length > 1 ? tally(totals.findings) : null,
    ),
    omitted > 0 ? h('p', { class: 'note' }, words.omitted(omitted)) : null,
    h('div', { class: 'cards' }, data.targets.map(localeCard), trendCard()),
    folderCard(),
    pages.length === 0
      ? null
      : h(
          'section',
          { class: 'card', 'aria-labelledby': 'first' },
          h('h2', { id: 'first' }, words.needWork),
          table(
            words.needWork,
            [
              [words.page],
              [words.parity, 'number', words.parityMeans],
              [words.work, 'number', words.workMeans],
              [words.findings],
            ],
            pages
              .slice(0, mostPages)
              .map(({ page, index }) => [
                linkTo(index),
                lacking(page) ?? bar(page.parity),
                words.places(page.work),
                tally(counted(page.findings)),
              ]),
          ),
          h('p', null, h('a', { href: addressOf({ view: 'pages' }) }, words.allPages)),
        ),
    h('div', { class: 'cards' }, ownerCard(), ruleCard()),
    h('p', { class: 'foot' }, words.madeBy),
  ]
}

/** What a page lacks altogether, in the place of its parity. @param {import('../shape.ts').HtmlPage} page */
export const lacking = ({ source, target, locale, parity, findings }) => {
  if (target === undefined) return h('span', { class: 'tag missing' }, say().noTarget(locale))
  if (source === undefined) return h('span', { class: 'tag extra' }, say().noSource(data.source))
  const isNotCompared = parity === 0 && findings.some(({ r }) => data.rules[r]?.id === 'not-compared')
  return isNotCompared ? h('span', { class: 'tag missing' }, say().notCompared) : null
}

/** @param {string} locale */
const localeCard = (locale) => {
  const words = say()
  const total = data.totals.locales[locale] ?? data.totals
  const { paired, missing, orphan } = total.pages
  const counts = [
    words.paired(paired),
    ...(missing ? [words.missing(missing)] : []),
    ...(orphan ? [words.orphan(orphan)] : []),
  ]
  return h(
    'section',
    { class: 'card locale', 'aria-label': `${words.parity} ${locale}` },
    h('h2', null, `${data.source} → ${locale}`),
    h('p', { class: 'big', title: words.parityMeans }, words.percent(total.parity)),
    bar(total.parity).querySelector('svg'),
    h('p', { class: 'quiet' }, words.parityMeans),
    h('p', null, counts.join(' · ')),
    h('p', null, tally(total.findings)),
  )
}

const folderCard = () => {
  const words = say()
  /** @type {Map<string, { locale: string, folder: string, pages: number, sources: number, parity: number, findings: import('../shape.ts').HtmlFinding[] }>} */
  const rows = new Map()
  for (const { folder, locale, source, parity, findings } of data.pages) {
    const key = `${locale}\n${folder}`
    const row = rows.get(key) ?? { locale, folder, pages: 0, sources: 0, parity: 0, findings: [] }
    rows.set(key, row)
    row.pages += 1
    if (source !== undefined) {
      row.sources += 1
      row.parity += parity
    }
    row.findings.push(...findings)
  }
  if (rows.size <= data.targets.length) return null
  const several = data.targets.length > 1
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'folders' },
    h('h2', { id: 'folders' }, words.byFolder),
    table(
      words.byFolder,
      [
        [words.folder],
        ...(several ? [/** @type {[string]} */ ([words.locale])] : []),
        [words.parity, 'number'],
        [words.pages, 'number'],
        [words.findings],
      ],
      [...rows.values()]
        .map((row) => ({ ...row, mean: row.sources === 0 ? 1 : row.parity / row.sources }))
        .sort((a, b) => a.mean - b.mean || (a.folder < b.folder ? -1 : 1))
        .map(({ locale, folder, pages, mean, findings }) => [
          h(
            'a',
            {
              href: addressOf({
                view: 'pages',
                filter: { folder: folder === '' ? '/' : folder, ...(several ? { locale } : {}) },
              }),
            },
            folder === '' ? words.noFolder : plain(folder),
          ),
          ...(several ? [locale] : []),
          bar(mean),
          words.somePages(pages),
          tally(counted(findings)),
        ]),
    ),
  )
}

const ruleCard = () => {
  const words = say()
  const rules = Object.entries(data.totals.rules).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  if (rules.length === 0) return null
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'rules' },
    h('h2', { id: 'rules' }, words.byRule),
    h(
      'ul',
      { class: 'rules' },
      rules.map(([rule, count]) =>
        h(
          'li',
          null,
          h('a', { href: addressOf({ view: 'findings', filter: { rule } }) }, plain(rule)),
          ' ',
          h('span', { class: 'number' }, String(count)),
        ),
      ),
    ),
  )
}

const ownerCard = () => {
  const words = say()
  const owners = [...new Set(data.pages.flatMap((page) => page.owners ?? []))].sort()
  if (owners.length === 0) return null
  return h(
    'section',
    { class: 'card', 'aria-labelledby': 'owners' },
    h('h2', { id: 'owners' }, words.byOwner),
    table(
      words.byOwner,
      [[words.owner], [words.pages, 'number'], [words.findings]],
      [...owners, '-']
        .map((owner) => ({ owner, theirs: filtered({ owner }) }))
        .filter(({ theirs }) => theirs.length > 0)
        .map(({ owner, theirs }) => [
          h(
            'a',
            { href: addressOf({ view: 'findings', filter: { owner } }) },
            owner === '-' ? words.noOwner : plain(owner),
          ),
          words.somePages(theirs.length),
          tally(counted(theirs.flatMap(({ findings }) => findings))),
        ]),
    ),
  )
}
