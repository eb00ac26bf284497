/** What Diptych says of the example, word for word: a change in it shows what a change in the code does. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { WireReport } from '../src/report/wire.ts'
import { runIn } from './cli/support.ts'

const folder = resolve(import.meta.dirname, '../examples/help-centre')

test('what `diptych check` says of the help centre is pinned (vitest -u renews it)', async () => {
  const { code, out, err } = await runIn(folder, ['check'])
  expect([code, err]).toEqual([1, ''])
  await expect(out).toMatchFileSnapshot('snapshots/help-centre.txt')
})

test('French says the same of the same places', async () => {
  const places = (text: string): string[] => text.match(/\S+\.md:\d+:\d+/g) ?? []
  const [en, fr] = await Promise.all(
    ['en', 'fr'].map((lang) => runIn(folder, ['check', '--lang', lang, '--format', 'json'])),
  )
  const located = (text = '') => JSON.stringify(JSON.parse(text), (key, value) => (key === 'message' ? '' : value))
  expect(located(fr?.out)).toBe(located(en?.out))
  expect(places((await runIn(folder, ['check', '--lang', 'fr'])).out)).toEqual(
    places((await runIn(folder, ['check'])).out),
  )
})

/** What a README's second section tells of the findings: `page rule drift` and the first lines of both sides. */
function rowsOf(readme: string): string[] {
  const section = readFileSync(join(folder, readme), 'utf8').split(/^## /m)[1] ?? ''
  return section.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim().replaceAll('`', ''))
    const [, page, rule, drift, source, target] = cells
    if (!/^[a-z][a-z-]+$/.test(rule ?? '')) return []
    return [[page, rule, drift, lineOf(source), lineOf(target)].join(' ')]
  })
}

/** The line where something stands or belongs: `12`, `12–15`, `after 12`. */
const lineOf = (cell = ''): string => /\d+/.exec(cell)?.[0] ?? '—'

describe('the tables of the READMEs', async () => {
  const report: WireReport = JSON.parse((await runIn(folder, ['check', '--format', 'json'])).out)
  const found = report.pages.flatMap(({ id, source: one, target: other, findings }) =>
    findings.map(({ rule, drift = '—', source, target }) => {
      const isOfPage = !one || !other
      const lines = [source, target].map((span) => (span && !isOfPage ? span.start.line : '—'))
      return [id, rule, drift, ...lines].join(' ')
    }),
  )

  test.each(['README.md', 'README.fr.md'])('%s has the findings, all of them and no other', (readme) => {
    expect(rowsOf(readme).sort()).toEqual(found.sort())
    expect(readFileSync(join(folder, readme), 'utf8')).toMatch(new RegExp(` ${found.length} (?:findings|constats) `))
  })
})
