// The trend: parity over time, drawn, and as a table.

import { h, svg } from './dom.js'
import { bar, table, tally } from './parts.js'
import { data, say, tongueNow } from './state.js'

const [width, height, left, bottom] = [640, 150, 40, 22]

export const trendCard = () => {
  const points = data.trend ?? []
  if (points.length === 0) return null
  const words = say()
  const day = (/** @type {string | undefined} */ date) =>
    date === undefined ? '' : new Date(date).toLocaleDateString(tongueNow(), { dateStyle: 'medium', timeZone: 'UTC' })
  const isInGit = points.some(({ commit }) => commit !== undefined)
  const name = (/** @type {number} */ at) => day(points[at]?.date) || `${words.run} ${at + 1}`
  return h(
    'section',
    { class: 'card broad', 'aria-labelledby': 'trend' },
    h('h2', { id: 'trend' }, words.trend),
    points.length > 1
      ? drawing(
          points.map(({ date }) => date),
          name,
        )
      : h('p', { class: 'quiet' }, words.trendBegins),
    h(
      'details',
      null,
      h('summary', null, words.trendTable),
      table(
        words.trend,
        [
          [points.every(({ date }) => date) ? words.date : words.run],
          ...(isInGit ? [/** @type {[string]} */ ([words.commit])] : []),
          [words.parity, 'number'],
          [words.findings],
        ],
        points
          .map(({ commit, parity, findings }, at) => [
            name(at),
            ...(isInGit ? [h('code', null, (commit ?? '').replace(/^(.{7}).*?(\+?)$/, '$1$2'))] : []),
            bar(parity),
            tally(findings),
          ])
          .reverse(),
      ),
    ),
  )
}

/** A step for each run, at its date where all have one. @param {(string | undefined)[]} dates @param {(at: number) => string} name */
const drawing = (dates, name) => {
  const points = data.trend ?? []
  const times = dates.map((date) => (date === undefined ? Number.NaN : Date.parse(date)))
  const first = times[0] ?? 0
  const span = (times.at(-1) ?? 0) - first
  const dated = times.every((time, at) => !Number.isNaN(time) && time >= (times[at - 1] ?? time)) && span > 0
  const all = points.flatMap(({ parity, locales }) => [parity, ...Object.values(locales).map((one) => one.parity)])
  const low = Math.max(0, Math.floor((Math.min(...all) - 0.02) * 20) / 20)
  const x = (/** @type {number} */ at) =>
    left + 8 + (dated ? ((times[at] ?? first) - first) / span : at / (points.length - 1)) * (width - left - 24)
  const y = (/** @type {number} */ parity) => 10 + (1 - (parity - low) / (1 - low || 1)) * (height - bottom - 16)
  const lines = data.targets.map((locale, order) => {
    const path = points
      .map(({ locales }, at) => [x(at), y(locales[locale]?.parity ?? 0)])
      .map(([px, py], at) =>
        at === 0 ? `M${px?.toFixed(1)} ${py?.toFixed(1)}` : `H${px?.toFixed(1)}V${py?.toFixed(1)}`,
      )
      .join('')
    const last = points.length - 1
    const end = points[last]?.locales[locale]?.parity ?? 0
    return svg(
      'g',
      { class: `line line-${order % 4}` },
      svg('path', { d: path }),
      svg('circle', { cx: x(last), cy: y(end), r: 3.5 }),
    )
  })
  const middle = (1 + low) / 2
  return h(
    'figure',
    null,
    svg(
      'svg',
      {
        class: 'trend',
        viewBox: `0 0 ${width} ${height}`,
        role: 'img',
        'aria-label': say().trendOf(
          say().percent(points[0]?.parity ?? 0),
          say().percent(points.at(-1)?.parity ?? 0),
          points.length,
        ),
      },
      [1, middle, low].map((parity) =>
        svg(
          'g',
          { class: 'grid' },
          svg('line', { x1: left, x2: width - 8, y1: y(parity), y2: y(parity) }),
          svg('text', { x: left - 6, y: y(parity) + 4, 'text-anchor': 'end' }, say().percent(parity)),
        ),
      ),
      svg('text', { class: 'axis', x: left + 8, y: height - 4 }, name(0)),
      svg('text', { class: 'axis', x: width - 8, y: height - 4, 'text-anchor': 'end' }, name(points.length - 1)),
      lines,
    ),
    data.targets.length > 1
      ? h(
          'figcaption',
          { class: 'legend' },
          data.targets.map((locale, order) => h('span', { class: `key line-${order % 4}` }, locale)),
        )
      : null,
  )
}
