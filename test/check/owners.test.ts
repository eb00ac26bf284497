import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkFiles } from '../../src/index.ts'
import { folderWith, runIn } from '../cli/support.ts'

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

  test('a hostile pattern takes no time and matches nothing', async () => {
    expect((await owned(`${'*a'.repeat(500)}b @no`)).index).toBe('')
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
