import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { alignContract } from '../report/contract.ts'
import { drifted, folderWith, runIn, type Terminal } from './support.ts'

let folder: ReturnType<typeof folderWith>
beforeAll(() => {
  folder = folderWith({ ...drifted, 'notes.txt': 'Une sauvegarde est gardée trente jours, puis elle est effacée.\n' })
})
afterAll(() => folder.remove())

const run = (args: readonly string[], terminal?: Terminal) => runIn(folder.path, ['align', ...args], terminal)

/** How alike two blocks are is the aligner's to say. */
const unweighed = (text: string): string => text.replace(/\b[01]\.\d\d$/gm, '0.xx')

describe('diptych align', () => {
  test('shows two files side by side, gaps and all', async () => {
    const { code, out, err } = await run(['docs/fr/backups.md', 'docs/en/backups.md'])
    expect([code, err]).toEqual([0, ''])
    expect(unweighed(out)).toMatchInlineSnapshot(`
      "  docs/fr/backups.md                            │ docs/en/backups.md
        ──────────────────────────────────────────────┼──────────────────────────────────────────────
          1 # Restaurer une sauvegarde                │   1 # Restore a backup                        0.xx
          3 Une sauvegarde est gardée trente jours,   │   3 A backup is kept for thirty days, then    0.xx
            puis effacée.                             │     deleted.
      −   5 Le bouton Restaurer remplace la base de   │ ·
            données clients.                          │
        3 beads · 1 gap
      "
    `)
  })

  test('in French, on a narrow terminal', async () => {
    const { out } = await run(['docs/en/backups.md', 'docs/fr/backups.md', '--lang', 'fr'], {
      isTTY: true,
      columns: 60,
      env: { NO_COLOR: '1' },
    })
    expect(unweighed(out)).toMatchInlineSnapshot(`
      "  docs/en/backups.md        │ docs/fr/backups.md
        ──────────────────────────┼──────────────────────────
          1 # Restore a backup    │   1 # Restaurer une       0.xx
                                  │     sauvegarde
          3 A backup is kept for  │   3 Une sauvegarde est    0.xx
            thirty days, then     │     gardée trente jours,
            deleted.              │     puis effacée.
      + ·                         │   5 Le bouton Restaurer
                                  │     remplace la base de
                                  │     données clients.
        3 couples de blocs · 1 lacune
      "
    `)
  })

  test('has no line wider than the terminal', async () => {
    for (const columns of [40, 60, 100, 160]) {
      const { out } = await run(['docs/fr/backups.md', 'docs/en/backups.md'], {
        isTTY: true,
        columns,
        env: { NO_COLOR: '1' },
      })
      expect(out.split('\n').filter((line) => line.length > columns)).toEqual([])
    }
  })

  test('shows every pair of the project', async () => {
    const { out } = await run([])
    expect(out).toContain('docs/en/backups.md')
    expect(out).toContain('docs/en/mail/quota.md')
    const { pairs } = alignContract.parse(JSON.parse((await run(['--format', 'json'])).out))
    expect(pairs.map(({ source }) => source.path)).toEqual(['docs/fr/backups.md', 'docs/fr/mail/quota.md'])
  })

  test('takes a locale from the option, the path, the configuration or the words', async () => {
    const locales = async (...args: string[]): Promise<string[] | string> => {
      const { out, err } = await run([...args, '--format', 'json'])
      if (out === '') return err
      const { pairs } = alignContract.parse(JSON.parse(out))
      return pairs.flatMap(({ source, target }) => [source.locale, target.locale])
    }
    expect(await locales('docs/fr/backups.md', 'docs/en/backups.md')).toEqual(['fr', 'en'])
    expect(await locales('notes.txt', 'docs/en/backups.md')).toEqual(['fr', 'en'])
    expect(await locales('notes.txt', 'docs/en/backups.md', '--source', 'de')).toEqual(['de', 'en'])
    expect(await locales('diptych.config.json', 'notes.txt')).toEqual(['fr', 'en'])
    const bare = folderWith({ 'notes.txt': drifted['docs/fr/backups.md'] ?? '', 'figures.txt': '1 2 3\n' })
    const { out } = await runIn(bare.path, ['align', 'notes.txt', 'figures.txt', '--target', 'it', '--format', 'json'])
    expect(alignContract.parse(JSON.parse(out)).pairs[0]?.source.locale).toBe('fr')
    expect(await runIn(bare.path, ['align', 'notes.txt', 'figures.txt'])).toEqual({
      code: 2,
      out: '',
      err: 'diptych: Nothing tells the language of `figures.txt`; name it with `--target`.\n',
    })
    bare.remove()
  })

  test('asks for the second file, and names one that is not there', async () => {
    expect(await run(['docs/fr/backups.md'])).toEqual({
      code: 2,
      out: '',
      err: 'diptych: `docs/fr/backups.md` needs a second file to be aligned with: `diptych align SOURCE TARGET`. See `diptych align --help`.\n',
    })
    expect(await run(['docs/fr/nothing.md', 'docs/en/backups.md'])).toMatchObject({
      code: 2,
      err: 'diptych: `docs/fr/nothing.md` cannot be read: it is not there, or no longer.\n',
    })
  })
})
