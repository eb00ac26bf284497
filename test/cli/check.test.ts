import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkContract } from '../report/contract.ts'
import { drifted, folderWith, runIn, type Terminal } from './support.ts'

let folder: ReturnType<typeof folderWith>
beforeAll(() => {
  folder = folderWith(drifted)
})
afterAll(() => folder.remove())

const run = (args: readonly string[], terminal?: Terminal) => runIn(folder.path, ['check', ...args], terminal)

describe('diptych check', () => {
  test('shows what has drifted, and exits with 1', async () => {
    const { code, out, err } = await run([])
    expect(out).toContain('docs/fr/backups.md ↔ docs/en/backups.md')
    expect(out).toContain('docs/fr/backups.md:5:1 → belongs at docs/en/backups.md:3:')
    expect(out).toContain('✖ 1 error on 1 page\n')
    expect([code, err]).toEqual([1, ''])
  })

  test('prints JSON by the contract', async () => {
    const { code, out } = await run(['--format', 'json'])
    const report = checkContract.parse(JSON.parse(out))
    expect(report.pages.map(({ findings }) => findings.map(({ rule }) => rule))).toEqual([['block-missing'], []])
    expect(code).toBe(1)
  })

  test.each([
    ['docs/en/backups.md', 1],
    ['docs/fr/backups.md', 1],
    ['docs/fr', 1],
    ['.', 1],
    ['docs/en/mail', 0],
    ['docs/fr/mail/quota.md', 0],
  ])('reports on %s alone', async (path, code) => {
    const { out, ...rest } = await run([path])
    expect(rest).toEqual({ code, err: '' })
    expect(out.includes('block-missing')).toBe(code === 1)
  })

  test('takes paths as the working directory sees them', async () => {
    const { out, code } = await runIn(join(folder.path, 'docs'), [
      'check',
      'en/backups.md',
      '-c',
      '../diptych.config.json',
    ])
    expect(out).toContain('../docs/fr/backups.md ↔ ../docs/en/backups.md')
    expect(code).toBe(1)
  })

  test('says which path is no page, and refuses one that is not there', async () => {
    expect(await run(['diptych.config.json', 'docs/en/mail'])).toMatchObject({
      code: 0,
      err: 'diptych: No page of the project is at `diptych.config.json`; `diptych pairs` lists the pages.\n',
    })
    expect(await run(['docs/en/bakcups.md'])).toEqual({
      code: 2,
      out: '',
      err: 'diptych: There is nothing at `docs/en/bakcups.md`; check its name and the working directory.\n',
    })
  })

  test('writes a file instead, whole or not at all', async () => {
    const goal = join(folder.path, 'new/report.json')
    const { code, out, err } = await run(['--format', 'json', '--output', 'new/report.json'], { env: { CI: '1' } })
    expect([code, out, err]).toEqual([1, '', 'diptych: The report is in `new/report.json`.\n'])
    expect(() => checkContract.parse(JSON.parse(readFileSync(goal, 'utf8')))).not.toThrow()
    expect(readdirSync(join(folder.path, 'new'))).toEqual(['report.json'])

    mkdirSync(join(folder.path, 'taken'))
    expect(await run(['-o', 'taken'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('`taken`') })
    expect(readdirSync(folder.path).filter((name) => name.includes('.tmp'))).toEqual([])
  })

  test('counts warnings against the limit, also those that are not shown', async () => {
    const config = JSON.parse(drifted['diptych.config.json'] ?? '')
    const path = join(folder.path, 'warn.config.json')
    writeFileSync(path, JSON.stringify({ ...config, rules: { 'block-missing': 'warn' } }))
    const warned = ['-c', 'warn.config.json']
    expect((await run(warned)).code).toBe(0)
    expect((await run([...warned, '--max-warnings', '1'])).code).toBe(0)
    expect(await run([...warned, '--quiet', '--max-warnings=0'])).toEqual({
      code: 1,
      out: '✔ 2 pages compared, nothing to report (parity: en\u00A083%).\n',
      err: 'diptych: There is 1 warning; at most 0 are allowed (`--max-warnings`).\n',
    })
    expect(await run(['--max-warnings', 'many'])).toMatchObject({ code: 2, out: '' })
  })

  test.each([
    ['no terminal', {}, false],
    ['a terminal', { isTTY: true, columns: 80 }, true],
    ['a terminal and NO_COLOR', { isTTY: true, env: { NO_COLOR: '1' } }, false],
    ['a terminal that is dumb', { isTTY: true, env: { TERM: 'dumb' } }, false],
    ['FORCE_COLOR', { env: { FORCE_COLOR: '1' } }, true],
    ['FORCE_COLOR=0', { isTTY: true, env: { FORCE_COLOR: '0' } }, false],
    ['CI', { env: { CI: 'true' } }, true],
    ['CI and NO_COLOR', { env: { CI: 'true', NO_COLOR: '1' } }, false],
  ])('has colours as the environment wants them: %s', async (_, terminal, colored) => {
    expect((await run([], terminal)).out.includes('\u001b[')).toBe(colored)
    expect((await run(['--format', 'json'], terminal)).out).not.toContain('\u001b[')
  })

  test('speaks French', async () => {
    const { out } = await run(['--lang', 'fr'])
    expect(out).toContain('à insérer dans docs/en/backups.md:3:')
    expect(out).toContain('✖ 1 erreur sur 1 page\n')
  })

  test('exits with 2 when a page could not be read, unless that is allowed', async () => {
    const unread = folderWith({ ...drifted, 'docs/en/backups.md': 'a\u0000b' })
    const check = (...args: string[]) => runIn(unread.path, ['check', ...args])
    expect(await check('docs/en/backups.md')).toMatchObject({
      code: 2,
      out: expect.stringContaining('not-compared  docs/en/backups.md:1:1'),
      err: expect.stringContaining('`--allow-not-compared`'),
    })
    expect(await check('docs/en/backups.md', '--allow-not-compared')).toMatchObject({
      code: 0,
      out: expect.stringContaining('warning  This page was not compared'),
      err: '',
    })
    expect((await check('docs/en/mail')).code).toBe(0)

    const align = (...args: string[]) => runIn(unread.path, ['align', '--format', 'json', ...args])
    expect(await align()).toMatchObject({
      code: 2,
      err: 'diptych: `docs/en/backups.md` was not aligned: it holds NUL bytes, so it is not a text file.\n',
    })
    expect((await align('--allow-not-compared')).code).toBe(0)
    unread.remove()
  })

  test('says what it took for what where there is no configuration', async () => {
    const { 'diptych.config.json': _, ...pages } = drifted
    const bare = folderWith(pages)
    const { code, err } = await runIn(bare.path, ['check', '--source', 'fr'])
    bare.remove()
    expect(err).toContain('`fr` (2 pages), `en` (2 pages)')
    expect(code).toBe(1)
  })

  test('names a mistake in the configuration in one sentence, with its place', async () => {
    const broken = folderWith({ 'diptych.config.json': '{\n  "sorce": "fr"\n}\n' })
    const { code, out, err } = await runIn(broken.path, ['check'])
    broken.remove()
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^diptych: diptych\.config\.json:2:3: .*`source`.*\n$/)
  })
})
