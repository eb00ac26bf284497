import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { checkContract } from '../report/contract.ts'
import { makeRepository, type Repository } from '../support/repository.ts'
import { drifted, folderWith, runIn } from './support.ts'

let repository: Repository | undefined
afterEach(() => repository?.remove())

/** A repository with the drifted pages, committed. */
const drift = (): Repository => {
  repository = makeRepository()
  repository.commit('Start', drifted)
  return repository
}

const report = (cwd: string, ...args: readonly string[]) => runIn(cwd, ['report', ...args])
const filesOf = (root: string, folder = 'reports'): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(root, folder)).map((name) => [name, readFileSync(join(root, folder, name), 'utf8')]),
  )
const linesOf = (root: string): { commit?: string; date?: string; parity: number }[] =>
  readFileSync(join(root, 'reports/history.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

describe('diptych report', () => {
  test('writes a page, Markdown, JSON and the trend', async () => {
    const { root, git } = drift()
    expect(await report(root)).toEqual({
      code: 0,
      out: '',
      err: 'diptych: The reports are written: open `reports/index.html`.\n',
    })
    const files = filesOf(root)
    expect(Object.keys(files)).toEqual(['history.jsonl', 'index.html', 'parity.json', 'parity.md'])
    expect(() => checkContract.parse(JSON.parse(files['parity.json'] ?? ''))).not.toThrow()
    expect(files['parity.md']).toContain('](../docs/fr/backups.md#L5)')
    expect(files['index.html']).toContain('"way":"../"')
    expect(linesOf(root)).toMatchObject([
      { commit: git('rev-parse', 'HEAD').trim(), date: '2026-01-01T12:00:00+00:00' },
    ])
  })

  test('gives the same files for the same pages, also when they are committed with them', async () => {
    const { root, git, write, commit } = drift()
    await report(root)
    commit('Reports')
    await report(root)
    expect(git('status', '--porcelain')).toBe('')
    write({
      'docs/en/backups.md': `${drifted['docs/en/backups.md']}\nThe **Restore** button replaces the database \`clients\`.\n`,
    })
    await report(root)
    expect(linesOf(root).map((line) => [line.commit?.at(-1) === '+', line.parity])).toEqual([
      [false, 0.833],
      [true, 1],
    ])
    commit('Translate')
    await report(root)
    expect(git('status', '--porcelain')).toBe('')
  })

  test('leads to the forge: by the configuration, by what CI says, by git', async () => {
    const { root, git } = drift()
    git('remote', 'add', 'origin', 'git@github.com:ada/docs.git')
    await report(root)
    expect(filesOf(root)['parity.md']).toContain(
      '](https://github.com/ada/docs/blob/HEAD/docs/fr/backups.md?plain=1#L5)',
    )
    const env = { GITHUB_SERVER_URL: 'https://forge.example', GITHUB_REPOSITORY: 'ada/handbook', GITHUB_SHA: 'abc' }
    await runIn(root, ['report', '--ref', 'v2'], { env })
    expect(filesOf(root)['parity.md']).toContain('](https://forge.example/ada/handbook/blob/v2/docs/fr/backups.md')
    await runIn(root, ['check', '--reporter', 'markdown=a.md'], { env })
    expect(readFileSync(join(root, 'a.md'), 'utf8')).toContain('](https://forge.example/ada/handbook/blob/abc/docs/fr/')
    const config = JSON.parse(drifted['diptych.config.json'] ?? '')
    repository?.write({
      'diptych.config.json': JSON.stringify({ ...config, repository: 'https://gitlab.com/ada/docs' }),
    })
    await runIn(root, ['report'], { env })
    expect(filesOf(root)['parity.md']).toContain('](https://gitlab.com/ada/docs/-/blob/HEAD/docs/fr/backups.md')
  })

  test('goes where it is told, without git too, in French', async () => {
    const folder = folderWith(drifted)
    const { code, err } = await report(folder.path, '--out', 'public/parity', '--lang', 'fr')
    const files = filesOf(folder.path, 'public/parity')
    folder.remove()
    expect([code, err]).toEqual([0, 'diptych: Les rapports sont écrits : ouvrez `public/parity/index.html`.\n'])
    expect(files['index.html']).toContain('<html lang="fr">')
    expect(files['parity.md']).toContain('](../../docs/fr/backups.md#L5)')
    expect(files['history.jsonl']).not.toContain('commit')
  })

  test('has the words that changed since a block was translated', async () => {
    const { root, commit } = drift()
    const { history: _, ...config } = JSON.parse(drifted['diptych.config.json'] ?? '')
    commit('Throw away', {
      'diptych.config.json': JSON.stringify(config),
      'docs/fr/backups.md': (drifted['docs/fr/backups.md'] ?? '').replace('puis effacée', 'puis jetée'),
    })
    await report(root)
    const page = filesOf(root)['index.html']
    expect(page).toContain('[0,"Une sauvegarde est gardée trente jours, puis "],[-1,"effacée"],[1,"jetée"],[0,"."]')
  })

  test('bears a trend that a merge left in pieces, and says so', async () => {
    const { root, write } = drift()
    write({ 'reports/history.jsonl': '<<<<<<< HEAD\n=======\n' })
    const { code, err } = await report(root)
    expect(code).toBe(0)
    expect(err).toContain('2 lines of `reports/history.jsonl` could not be read and were left out.')
    expect(linesOf(root).length).toBe(1)
  })

  test('says in one sentence what it cannot read or write', async () => {
    const { root, write } = drift()
    write({ taken: '', 'full/index.html/x': '' })
    for (const folder of ['taken', 'full']) {
      const { code, err } = await report(root, '--out', folder)
      expect([code, err.split('\n').length]).toEqual([2, 2])
      expect(err).toMatch(/^diptych: .*`(?:taken|full)\/\S+`.* \(E[A-Z]+\)/)
    }
    write({ 'diptych.config.json': JSON.stringify({ repository: 'javascript:alert(1)' }) })
    expect((await report(root)).err).toMatch(/^diptych: diptych\.config\.json:1:\d+: .*`repository`.*\n$/)
  })

  test('exits with 2 when a page could not be read, and writes all the same', async () => {
    const { root, write } = drift()
    write({ 'docs/en/backups.md': 'a\u0000b' })
    expect((await report(root)).code).toBe(2)
    expect(filesOf(root)['parity.md']).toContain('`not-compared`')
    expect((await report(root, '--allow-not-compared')).code).toBe(0)
  })
})
