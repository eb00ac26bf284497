/** `check --baseline` and `--update-baseline`. */
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type BaselineEntry, readBaseline, writeBaseline } from '../../src/baseline.ts'
import { KnownError } from '../../src/known-error.ts'
import { checkContract } from '../report/contract.ts'
import { folderWith, runIn } from './support.ts'

const en = `# Restore a backup

A backup is kept for 30 days.

## Choose a date

Open the page of the server, then **Backups**.

Every morning a message tells you what was kept in the night.
`
const fr = `# Restaurer une sauvegarde

Une sauvegarde est gardée 20 jours.

## Choisir une date

Ouvrez la page du serveur, puis **Backups**.
`
const config = { source: 'en', targets: ['fr'], content: ['docs/{locale}/**/*.md'], history: false }

let folder: ReturnType<typeof folderWith>
beforeEach(() => {
  folder = folderWith({
    'diptych.config.json': JSON.stringify(config),
    'docs/en/backups.md': en,
    'docs/fr/backups.md': fr,
    'docs/en/mail.md': '# Mail\n\nAn address receives 500 messages.\n',
    'docs/fr/mail.md': '# Courriel\n\nUne adresse reçoit 400 messages.\n',
  })
})
afterEach(() => folder.remove())

const put = (path: string, text: string): void => writeFileSync(join(folder.path, path), text)
const read = (path: string): string => readFileSync(join(folder.path, path), 'utf8')
const check = (...args: string[]) => runIn(folder.path, ['check', ...args])
const entries = (): readonly BaselineEntry[] => readBaseline(read('known.json'), 'known.json')

describe('a baseline', () => {
  test('puts off what is there, and lets nothing new through', async () => {
    expect((await check()).code).toBe(1)
    const updated = await check('--baseline', 'known.json', '--update-baseline')
    expect(updated).toEqual({
      code: 0,
      out: '✔ 2 pages compared, nothing to report (parity: fr\u00A055%).\n',
      err: 'diptych: The baseline `known.json` now has 3 findings.\n',
    })
    expect(readdirSync(folder.path).toSorted()).toEqual(['diptych.config.json', 'docs', 'known.json', 'node_modules'])

    const again = await check('--baseline', 'known.json', '--format', 'json')
    expect(again.code).toBe(0)
    expect(again.err).toBe('diptych: 3 findings are in the baseline `known.json` and are left out.\n')
    expect(checkContract.parse(JSON.parse(again.out)).totals).toMatchObject({ inBaseline: 3, findings: { error: 0 } })

    put('docs/fr/mail.md', '# Courriel\n\nUne adresse reçoit 400 messages.\n\nVoir `mailq`.\n')
    const more = await check('--baseline', 'known.json')
    expect(more.code).toBe(1)
    expect(more.out).toContain('block-extra')
    expect(more.out).not.toContain('number')
  })

  test('is sorted, one entry a line, with what a reader looks for', async () => {
    await check('--baseline', 'known.json', '--update-baseline')
    const lines = read('known.json').split('\n')
    expect(lines.slice(0, 3)).toEqual(['{', '  "schema": 1,', '  "findings": ['])
    expect(entries().map(({ page, rule, section }) => [page, rule, section.at(-1)])).toEqual([
      ['docs/fr/backups.md', 'number', 'Restaurer une sauvegarde'],
      ['docs/fr/backups.md', 'block-missing', 'Choose a date'],
      ['docs/fr/mail.md', 'number', 'Courriel'],
    ])
    expect(lines).toHaveLength(3 + 3 + 3)
  })

  test('holds when lines move, and lapses when the text changes', async () => {
    await check('--baseline', 'known.json', '--update-baseline')
    put('docs/en/backups.md', en.replace('\n\n', '\n\n\n\nThis takes a minute.\n\n').replace('then **', 'and then **'))
    put('docs/fr/backups.md', fr.replace('\n\n', '\n\n\n\nIl faut une minute.\n\n'))
    expect(await check('--baseline', 'known.json', '--lang', 'fr')).toMatchObject({
      code: 0,
      err: 'diptych: 3 constats figurent dans la référence `known.json` et ne comptent pas.\n',
    })
    put('docs/en/backups.md', en.replace('Every morning', 'Every evening'))
    const { code, out, err } = await check('--baseline', 'known.json')
    expect(code).toBe(1)
    expect(out).toContain('Every evening')
    expect(err).toContain(
      '1 entry of the baseline `known.json` matches nothing any more; `--update-baseline` removes it.\n  docs/fr/backups.md · block-missing · Choose a date\n',
    )
  })

  test('is pruned when it is updated, but not of pages that were left out', async () => {
    await check('--baseline', 'known.json', '--update-baseline')
    put('docs/fr/backups.md', fr.replace('20 jours', '30 jours'))
    put('docs/fr/mail.md', '# Courriel\n\nUne adresse reçoit 500 messages.\n')
    const { err } = await check('docs/fr/backups.md', '--baseline', 'known.json', '--update-baseline')
    expect(err).toBe(
      'diptych: The baseline `known.json` now has 2 findings; 1 that matched nothing any more was removed.\n',
    )
    expect(entries().map(({ page }) => page)).toEqual(['docs/fr/backups.md', 'docs/fr/mail.md'])
    await check('--baseline', 'known.json', '--update-baseline')
    expect(entries().map(({ page }) => page)).toEqual(['docs/fr/backups.md'])
  })

  test('keeps what a page that cannot be read would have said, and never hides that', async () => {
    await check('--baseline', 'known.json', '--update-baseline')
    writeFileSync(join(folder.path, 'docs/fr/mail.md'), Uint8Array.of(0xff, 0xfe, 0, 1))
    const { code } = await check('--baseline', 'known.json', '--update-baseline')
    expect(code).toBe(2)
    expect(entries()).toHaveLength(3)
    expect(read('known.json')).not.toContain('not-compared')
  })

  test('may be named by the configuration', async () => {
    put('diptych.config.json', JSON.stringify({ ...config, baseline: 'known.json' }))
    expect((await check()).err).toContain('`known.json` cannot be read (ENOENT)')
    expect((await check('--update-baseline')).code).toBe(0)
    expect((await check()).code).toBe(0)
    const below = await runIn(join(folder.path, 'docs'), ['check', '-c', '../diptych.config.json'])
    expect(below).toMatchObject({ code: 0 })
    expect(below.err).toContain('`../known.json`')
  })

  test('needs a name to be written', async () => {
    expect(await check('--update-baseline')).toMatchObject({ code: 2, out: '' })
  })

  test('is whole or as it was', async () => {
    await check('--baseline', 'known.json', '--update-baseline')
    const before = read('known.json')
    if (process.getuid?.() === 0) return
    chmodSync(folder.path, 0o555)
    try {
      const { code, err } = await check('--baseline', 'known.json', '--update-baseline')
      expect([code, err]).toEqual([2, expect.stringContaining('`--baseline`')])
    } finally {
      chmodSync(folder.path, 0o755)
    }
    expect(read('known.json')).toBe(before)
  })

  test.each([
    ['nothing', ''],
    ['no JSON', 'findings'],
    ['the marks of a merge', '{ "schema": 1, "findings": [\n<<<<<<< ours\n=======\n>>>>>>> theirs\n] }'],
    ['a later version', '{ "schema": 2, "findings": [] }'],
    ['another file', '[1, 2]'],
    [
      'a number for a page',
      '{ "schema": 1, "findings": [{ "page": 1, "rule": "a", "section": [], "fingerprint": "0123456789abcdef" }] }',
    ],
    [
      'no fingerprint',
      '{ "schema": 1, "findings": [{ "page": "a", "rule": "a", "section": [], "fingerprint": "x" }] }',
    ],
    ['a deep nest', '['.repeat(100_000)],
  ])('is refused clearly when it holds %s', async (_, text) => {
    put('known.json', text)
    for (const args of [[], ['--update-baseline']]) {
      const { code, out, err } = await check('--baseline', 'known.json', ...args)
      expect([code, out]).toEqual([2, ''])
      expect(err).toMatch(
        /^diptych: The baseline `known\.json` cannot be read: .+ write it anew with `--update-baseline`\.\n$/s,
      )
    }
    expect(read('known.json')).toBe(text)
  })

  test('is read as it was written, whatever the titles are', () => {
    const entry = fc.record({
      page: fc.string(),
      rule: fc.string(),
      section: fc.array(fc.string(), { maxLength: 3 }),
      fingerprint: fc.stringMatching(/^[0-9a-f]{16}$/),
    })
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), (all) => {
        const text = writeBaseline(all)
        const back = readBaseline(text, 'x')
        expect(writeBaseline(back)).toBe(text)
        expect(new Set(back.map((one) => JSON.stringify(one)))).toEqual(new Set(all.map((one) => JSON.stringify(one))))
        expect(writeBaseline(all.toReversed())).toBe(text)
      }),
    )
    expect(() => readBaseline('{', 'x')).toThrow(KnownError)
    expect(JSON.parse(writeBaseline([]))).toEqual({ schema: 1, findings: [] })
  })
})

test('a file of the project is not taken for a baseline by mistake', async () => {
  await check('--baseline', 'docs/en/mail.md', '--update-baseline')
  expect(read('docs/en/mail.md')).toContain('# Mail')
  rmSync(join(folder.path, 'docs/en/mail.md'))
  expect(existsSync(join(folder.path, 'known.json'))).toBe(false)
})
