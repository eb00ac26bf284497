import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkFiles } from '../../src/index.ts'
import { folderWith, runIn } from '../cli/support.ts'
import { makeRepository } from '../support/repository.ts'

const page = (title: string) => `# ${title}\n\nA page.\n`
const pages = {
  'docs/en/index.md': page('Home'),
  'docs/fr/index.md': '# Accueil\n\nUne page.\n',
  'docs/en/api/keys.md': page('Keys'),
  'docs/fr/api/keys.md': '# Clés\n\nUne page.\n',
  'docs/en/api/deep/limits.md': page('Limits'),
  'docs/fr/api/deep/limits.md': '# Limites\n\nUne page.\n',
  'docs/en/api/new.md': page('New'),
}
const config = { source: 'en', targets: ['fr'], content: 'docs/{locale}/**/*.md' }

const ownersOf = async (files: Readonly<Record<string, string>>, more: object = {}) => {
  const report = await checkFiles({ ...pages, ...files }, { ...config, ...more })
  return Object.fromEntries(report.pages.map(({ id, owners = [] }) => [id, owners.join(' ')]))
}

describe('CODEOWNERS', () => {
  const owned = (text: string) => ownersOf({ CODEOWNERS: text })

  test.each([
    ['the last that matches counts', '* @all\n/docs/fr/ @fr\n/docs/fr/api/ @api', { index: '@fr', 'api/keys': '@api' }],
    ['a line without owners frees', '* @all\ndocs/fr/api/', { index: '@all', 'api/keys': '' }],
    ['a star stays in its folder', '/docs/fr/api/* @api', { 'api/keys': '@api', 'api/deep/limits': '' }],
    ['two stars go deeper', '/docs/fr/api/** @api', { 'api/keys': '@api', 'api/deep/limits': '@api' }],
    ['a name without folder matches anywhere', 'keys.md @keys', { 'api/keys': '@keys', index: '' }],
    ['a folder without slash at its front matches anywhere', 'deep/ @deep', { 'api/deep/limits': '@deep' }],
    ['several owners, and a comment', '*.md @a ada@example.org # both @c', { index: '@a ada@example.org' }],
    ['what GitHub does not know is passed over', '* @all\n!*.md @no\n[a-z]*.md @no\n\\#x @no', { index: '@all' }],
    ['a line whose owners are none is passed over', '* @all\ndocs/fr/ ada\n*.md @fr ,', { index: '@all' }],
    ['names tell case', 'DOCS/ @no', { index: '' }],
    ['Windows ends lines too', '# owners\r\n*.md @a\r\n', { index: '@a' }],
  ])('%s', async (_, text, expected) => {
    expect(await owned(text)).toMatchObject(expected)
  })

  test('a missing translation has the owners of its place', async () => {
    expect(await owned('/docs/fr/api/ @api')).toMatchObject({ 'api/new': '@api' })
  })

  test('the first of the three places counts', async () => {
    const files = { CODEOWNERS: '* @top', 'docs/CODEOWNERS': '* @docs' }
    expect((await ownersOf(files)).index).toBe('@top')
    expect((await ownersOf({ 'docs/CODEOWNERS': '* @docs' })).index).toBe('@docs')
    expect((await ownersOf({ ...files, '.github/CODEOWNERS': '* @github' })).index).toBe('@github')
  })

  test('a file that is too large counts, and says nothing', async () => {
    const files = { '.github/CODEOWNERS': `* @all\n${'# '.repeat(2 ** 21)}`, CODEOWNERS: '* @top' }
    expect((await ownersOf(files)).index).toBe('')
  })

  test('of a project in a folder of its repository it is that of the repository', async () => {
    const repository = makeRepository()
    try {
      const moved = Object.fromEntries(Object.entries(pages).map(([path, text]) => [`site/${path}`, text]))
      const config = JSON.stringify({ source: 'en', targets: ['fr'], content: 'docs/{locale}/**/*.md' })
      const files = { 'site/diptych.config.json': config, 'site/CODEOWNERS': '* @nobody' }
      repository.commit('A site', { ...moved, ...files, '.github/CODEOWNERS': '/docs/ @no\n/site/docs/fr/api/ @api' })
      const { out } = await runIn(join(repository.root, 'site'), ['check', '--format', 'json', '--no-cache'])
      const owners = JSON.parse(out).pages.map((one: { owners?: string[] }) => one.owners?.join(' '))
      expect(owners).toEqual(['@api', '@api', '@api', undefined])
    } finally {
      repository.remove()
    }
  })

  test('a hostile pattern takes no time and matches nothing', async () => {
    expect((await owned(`${'*a'.repeat(500)}b @no`)).index).toBe('')
  })
})

describe('CODEOWNERS of GitLab', () => {
  const index = '/docs/fr/index.md'
  test.each([
    ['sections add up', '* @all\n[Docs]\n/docs/ @docs\n[French]\n/docs/fr/ @fr', { index: '@all @docs @fr' }],
    ['of a section the last pattern counts', '[A]\n* @a\n/docs/fr/api/ @api', { 'api/keys': '@api', index: '@a' }],
    [
      'a heading names owners',
      '^[A][2] @a @@maintainer\n/docs/\nkeys.md @k',
      { index: '@a @@maintainer', 'api/keys': '@k' },
    ],
    ['names of sections do not tell case', '[Docs] @a\n*.md\n[docs]\nindex.md @b', { index: '@b', 'api/keys': '@a' }],
    ['an exclusion takes out', '[A]\n* @a\n!/docs/fr/api/', { index: '@a', 'api/keys': '' }],
    [
      'a pattern without a slash at its end is of files',
      `[A]\n/docs/fr @no\n${index} @i`,
      { index: '@i', 'api/keys': '' },
    ],
    ['a star stays in its folder', '[A]\n/docs/fr/* @fr', { index: '@fr', 'api/keys': '' }],
    ['two stars go deeper', '[A]\n/docs/**/*.md @fr', { index: '@fr', 'api/deep/limits': '@fr' }],
    ['what does not begin with a slash is anywhere', '[A]\nfr/api/ @api', { 'api/keys': '@api', index: '' }],
    ['names in a comment count', '[A]\n*.md @a # and @b', { index: '@a @b' }],
  ])('%s', async (_, text, expected) => {
    expect(await ownersOf({ CODEOWNERS: text })).toMatchObject(expected)
  })

  test('stands in a folder of its own too', async () => {
    expect((await ownersOf({ '.gitlab/CODEOWNERS': 'index.md @a' })).index).toBe('@a')
  })
})

describe('translators', () => {
  test('patterns first, then the locale, then CODEOWNERS', async () => {
    const translators = { fr: '@fr', 'docs/fr/api/': ['@api', '@ada'], 'docs/fr/api/deep/': [] }
    expect(await ownersOf({ CODEOWNERS: '* @all' }, { translators })).toEqual({
      index: '@fr',
      'api/keys': '@api @ada',
      'api/deep/limits': '',
      'api/new': '@api @ada',
    })
  })

  test('without any, pages have no owners at all', async () => {
    const report = await checkFiles(pages, config)
    expect(report.pages.some((one) => 'owners' in one)).toBe(false)
  })
})

describe('on the command line', () => {
  let folder: ReturnType<typeof folderWith>
  beforeAll(() => {
    folder = folderWith({
      ...pages,
      'diptych.config.json': JSON.stringify({ ...config, history: false, translators: { 'docs/fr/api/': '@Ada' } }),
    })
  })
  afterAll(() => folder.remove())
  const ids = async (...args: readonly string[]) => {
    const { out } = await runIn(folder.path, ['check', '--format', 'json', ...args])
    return JSON.parse(out).pages.map(({ id }: { id: string }) => id)
  }

  test('--owner keeps their pages, - those of nobody', async () => {
    expect(await ids('--owner', 'ada')).toEqual(['api/deep/limits', 'api/keys', 'api/new'])
    expect(await ids('--owner', '-')).toEqual(['index'])
    expect(await ids('--owner', '@ada,-')).toHaveLength(4)
    expect(await ids('--owner', '@bob')).toEqual([])
  })

  test('status groups by owner', async () => {
    const { out } = await runIn(folder.path, ['status'])
    expect(out).toMatch(
      /owner +pages +missing +parity +errors +score\n +@Ada +3 +1 +66% +0 +\d+\n +\(nobody\) +1 +0 +100% +0 +0\n/,
    )
    const { owners } = JSON.parse((await runIn(folder.path, ['status', '--format', 'json'])).out)
    expect(owners.map(({ name }: { name: string }) => name)).toEqual(['@Ada', '-'])
  })

  test('a report of some owners is no point of the trend', async () => {
    const { code } = await runIn(folder.path, ['report', '--owner', '@ada', '--out', 'theirs'])
    expect(code).toBe(0)
    expect(readdirSync(join(folder.path, 'theirs')).sort()).toEqual(['index.html', 'parity.json', 'parity.md'])
  })

  test('so does the Markdown report', async () => {
    const { out } = await runIn(folder.path, ['check', '--format', 'markdown'])
    expect(out).toContain('## By owner')
    expect(out).toMatch(/\| `@Ada` \| 66% \| 3 \|/)
  })
})
