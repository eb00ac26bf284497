import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { importCommand } from '../../src/cli/import.ts'
import { KnownError } from '../../src/known-error.ts'
import type { Tongue } from '../../src/model.ts'

let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'diptych-import-'))
  writeFileSync(join(cwd, 'help.txt'), 'Help\nAll about trees.\nThis guide helps you plant trees.\nText.\n')
})
afterEach(() => rmSync(cwd, { recursive: true }))

/** Runs the command as `main` does: a known error is its sentence and exit code 2. */
const run = async (args: readonly string[], tongue: Tongue = 'en') => {
  let out = ''
  let err = ''
  const streams = {
    out: { write: (text: string) => (out += text) },
    err: { write: (text: string) => (err += text) },
    env: {},
    cwd,
  }
  try {
    return { code: await importCommand.run(args, streams, tongue), out, err }
  } catch (error) {
    if (!(error instanceof KnownError)) throw error
    return { code: 2, out, err: error.words[tongue] }
  }
}

const guides = ['01-help.md', '02-plant-trees.md']

describe('diptych import', () => {
  test('writes the guides to docs/LOCALE and lists them', async () => {
    expect(await run(['help.txt', '--locale', 'en'])).toEqual({
      code: 0,
      out: 'docs/en/01-help.md\n  help.txt:1  Help\ndocs/en/02-plant-trees.md\n  help.txt:3  This guide helps you plant trees.\n',
      err: '2 guides from one file in `docs/en`.\n',
    })
    expect(readdirSync(join(cwd, 'docs/en')).sort()).toEqual(guides)
    expect(readFileSync(join(cwd, 'docs/en/01-help.md'), 'utf8')).toBe('# Help\n\nAll about trees.\n')
  })

  test('takes several files and another folder, above the working directory too', async () => {
    writeFileSync(join(cwd, 'oak.html'), '<h1>Oaks</h1><p>They grow.</p>')
    mkdirSync(join(cwd, 'work'))
    cwd = join(cwd, 'work')
    const { code, err } = await run(['../help.txt', '../oak.html', '-l', 'en', '-o', '../content/en'])
    cwd = join(cwd, '..')
    expect({ code, err }).toEqual({
      code: 0,
      err: `3 guides from 2 files in \`${cwd}/content/en\`.\n`,
    })
    expect(readdirSync(join(cwd, 'content/en')).sort()).toEqual([...guides, 'oaks.md'])
  })

  test('lists as JSON what it made', async () => {
    const { out } = await run(['help.txt', '--locale', 'en', '--format', 'json'])
    expect(JSON.parse(out)).toEqual({
      schema: 1,
      locale: 'en',
      out: 'docs/en',
      dryRun: false,
      guides: [
        {
          path: 'docs/en/01-help.md',
          state: 'created',
          from: { path: 'help.txt', line: 1, format: 'text' },
          opening: 'Help',
        },
        {
          path: 'docs/en/02-plant-trees.md',
          state: 'created',
          from: { path: 'help.txt', line: 3, format: 'text' },
          opening: 'This guide helps you plant trees.',
        },
      ],
    })
  })

  test('writes nothing in a dry run', async () => {
    const { code, out, err } = await run(['help.txt', '--locale', 'en', '--dry-run'])
    expect(code).toBe(0)
    expect(out).toContain('docs/en/02-plant-trees.md')
    expect(err).toBe('2 guides from one file would go to `docs/en`; nothing was written (dry run).\n')
    expect(readdirSync(cwd)).toEqual(['help.txt'])
  })

  test('replaces nothing that differs, unless told so, and leaves alone what is the same', async () => {
    await run(['help.txt', '--locale', 'en'])
    const changed = join(cwd, 'docs/en/02-plant-trees.md')
    writeFileSync(changed, 'Edited by hand.\n')
    rmSync(join(cwd, 'docs/en/01-help.md'))

    const refused = await run(['help.txt', '--locale', 'en'])
    expect(refused).toMatchObject({ code: 2, out: '' })
    expect(refused.err).toMatch(
      /^`docs\/en\/02-plant-trees\.md` already exists with other content; nothing was written\. `--force`/,
    )
    expect(readdirSync(join(cwd, 'docs/en'))).toEqual(['02-plant-trees.md'])
    expect(readFileSync(changed, 'utf8')).toBe('Edited by hand.\n')

    const forced = await run(['help.txt', '--locale', 'en', '--force'])
    expect(forced.out).toContain('02-plant-trees.md (replaced)')
    expect(readFileSync(changed, 'utf8')).toContain('This guide helps')
    const again = await run(['help.txt', '--locale', 'en'], 'fr')
    expect(again).toMatchObject({ code: 0 })
    expect(again.out).toContain('01-help.md (inchangé)')
  })

  test('says when a dump stayed in one piece, and does not let it steer the terminal', async () => {
    writeFileSync(join(cwd, 'one.txt'), 'Text \u001B[2J\u202Eonly.\n')
    const { out, err } = await run(['one.txt', '--locale', 'en'])
    expect(out).toBe('docs/en/text-2j-only.md\n  one.txt:1  Text \uFFFD[2J\uFFFDonly.\n')
    expect(err).toContain('`one.txt` became one guide: no other line opens an article in a way that is known.')
    expect((await run(['one.txt', '--locale', 'en', '--split', 'x'])).err).toContain(
      '`--split x` matches no further line of it.',
    )
  })

  test.each([
    ['no file', ['--locale', 'fr'], /^There is no file to import/, /^Aucun fichier à importer/],
    ['no locale', ['help.txt'], /add `--locale fr`/, /ajoutez `--locale fr`/],
    [
      'a locale that is a path',
      ['help.txt', '--locale', '../fr'],
      /not a language tag/,
      /n'est pas une étiquette de langue/,
    ],
    [
      'a file that is not there',
      ['none.txt', '--locale', 'fr'],
      /^There is no file `none\.txt`/,
      /^Le fichier `none\.txt` n'existe pas/,
    ],
    [
      'an empty name',
      ['', '--locale', 'fr'],
      /^One of the files has an empty name/,
      /^L'un des fichiers a un nom vide/,
    ],
    ['a folder', ['docs', '--locale', 'fr'], /^`docs` is a folder; .*`docs\/\*\.html`/, /^`docs` est un dossier/],
    ['a huge file', ['huge.txt', '--locale', 'fr'], /^`huge\.txt` is larger than 32 MB/, /^`huge\.txt` dépasse 32 Mo/],
    [
      'a folder for guides that is a file',
      ['help.txt', '--locale', 'fr', '--out', 'help.txt'],
      /help\.txt` is a file; `--out`/,
      /est un fichier ; `--out`/,
    ],
    ['an unknown option', ['help.txt', '--locale', 'fr', '--froce'], /`--force`\?/, /`--force` \?/],
  ])('says in both tongues what is wrong: %s', async (_, args, en, fr) => {
    mkdirSync(join(cwd, 'docs'))
    writeFileSync(join(cwd, 'huge.txt'), '')
    truncateSync(join(cwd, 'huge.txt'), 32 * 1024 * 1024 + 1)
    const english = await run(args)
    expect(english).toMatchObject({ code: 2, out: '' })
    expect(english.err).toMatch(en)
    expect((await run(args, 'fr')).err).toMatch(fr)
    expect(readdirSync(join(cwd, 'docs'))).toEqual([])
  })

  test('explains itself in both tongues, naming every option in each', async () => {
    for (const tongue of ['en', 'fr'] as const) {
      const { code, out } = await run(['--help'], tongue)
      expect(code).toBe(0)
      expect(out).toBe(importCommand.help(tongue))
      for (const option of ['locale', 'out', 'split', 'encoding', 'force', 'dry-run', 'format', 'lang', 'help']) {
        expect(out).toContain(`--${option}`)
      }
    }
  })
})
