/** `diptych status`, on a repository made on the spot. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeRepository, type Repository } from '../support/repository.ts'
import { folderWith, runIn } from './support.ts'

const config = JSON.stringify({ source: 'en', targets: ['fr'], content: ['docs/{locale}/**/*.md'] })
const backupsEn =
  '# Restore a backup\n\nA backup is kept for 30 days.\n\nOpen the page of the server.\n\nChoose **Backups**.\n'
const backupsFr =
  '# Restaurer une sauvegarde\n\nUne sauvegarde est gardée 30 jours.\n\nOuvrez la page du serveur.\n\nChoisissez **Backups**.\n'
const mailEn = '# Mail\n\nAn address receives 500 messages.\n'
const mailFr = '# Courriel\n\nUne adresse reçoit 500 messages.\n'

let repository: Repository
beforeAll(() => {
  repository = makeRepository()
  repository.commit('docs: start', {
    'diptych.config.json': config,
    'docs/en/guides/backups.md': backupsEn,
    'docs/fr/guides/backups.md': backupsFr,
    'docs/en/mail.md': mailEn,
    'docs/fr/mail.md': mailFr,
    'docs/en/dns.md': '# DNS\n\nA zone holds records.\n',
    'docs/fr/dns.md': '# DNS\n\nUne zone contient des enregistrements.\n',
  })
  repository.commit('docs: reword', {
    'docs/en/guides/backups.md': backupsEn.replace('Open the page of', 'Look up the address and the name of'),
  })
  repository.commit('docs: add a page, change a number', {
    'docs/en/keys.md': '# Keys\n\nCopy the key.\n\nKeep it.\n\nNever send it.\n',
    'docs/fr/mail.md': mailFr.replace('500', '400'),
  })
})
afterAll(() => repository.remove())

// 2 April 2026, noon: 90 days after the second commit.
const env = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 3, 2, 12) / 1000) }
const status = (args: readonly string[], terminal = {}) =>
  runIn(repository.root, ['status', ...args], { env, ...terminal })

describe('diptych status', () => {
  test.each([
    ['en', 100],
    ['fr', 100],
    ['en', 50],
    ['fr', 50],
  ])('shows tables that fit: %s, %i columns', async (lang, columns) => {
    const { code, out, err } = await status(['--lang', lang], { isTTY: true, columns })
    expect([code, err]).toEqual([0, ''])
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns)
    expect(out).toMatchSnapshot()
  })

  test('gives the same as JSON, with dates', async () => {
    const { code, out } = await status(['--format', 'json'])
    expect(code).toBe(0)
    const json = JSON.parse(out)
    expect(json).toMatchObject({
      schema: 1,
      source: 'en',
      targets: ['fr'],
      locales: {
        fr: {
          pages: { paired: 3, missing: 1, orphan: 0 },
          findings: { error: 1, warn: 2, info: 0 },
          blocks: { fresh: 7, stale: 1 },
          oldest: { date: '2026-01-02T12:00:00.000Z', days: 90 },
        },
      },
    })
    expect(json.pages.map(({ id, score }: { id: string; score: number }) => [id, score])).toEqual([
      ['keys', 13],
      ['mail', 3],
      ['guides/backups', 1],
    ])
  })

  test.each([
    [
      ['--sort', 'path'],
      ['guides/backups', 'keys', 'mail'],
    ],
    [
      ['--sort', 'age'],
      ['guides/backups', 'keys', 'mail'],
    ],
    [
      ['--sort', 'parity'],
      ['keys', 'mail', 'guides/backups'],
    ],
    [['--limit', '1'], ['keys']],
    [
      ['--limit', '0'],
      ['keys', 'mail', 'guides/backups'],
    ],
    [['docs/fr/guides'], ['guides/backups']],
    [['docs/en/mail.md', '--no-history'], ['mail']],
  ])('lists what is asked for: %j', async (args, ids) => {
    const { code, out } = await status([...args, '--format', 'json'])
    expect(code).toBe(0)
    expect(JSON.parse(out).pages.map(({ id }: { id: string }) => id)).toEqual(ids)
  })

  test('counts older pages more', async () => {
    const later = { SOURCE_DATE_EPOCH: String(Date.UTC(2036, 0, 1) / 1000) }
    const { out } = await runIn(repository.root, ['status', '--format', 'json'], { env: later })
    expect(JSON.parse(out).pages).toContainEqual(expect.objectContaining({ id: 'guides/backups', score: 3 }))
  })

  test('says what it does not know', async () => {
    expect(await status(['--limit', 'few'])).toMatchObject({ code: 2, out: '' })
    const { out } = await status(['docs/en/dns.md', '--no-history'])
    expect(out).toBe(
      '      pages  missing  parity  fresh  stale  oldest drift\n  fr      1        0    100%      –      –             –\n\nNo page needs work.\n',
    )
    const folder = folderWith({ 'diptych.config.json': config, 'docs/en/a.md': mailEn, 'docs/fr/a.md': mailFr })
    try {
      const alone = await runIn(folder.path, ['status', '--format', 'json'])
      expect(alone.code).toBe(0)
      expect(JSON.parse(alone.out).locales.fr).not.toHaveProperty('blocks')
    } finally {
      folder.remove()
    }
  })
})

describe('--owner', () => {
  test('a name that no page has is told, with those that there are', async () => {
    const owned = folderWith({
      'diptych.config.json': JSON.stringify({ ...JSON.parse(config), translators: { 'docs/fr/mail.md': '@org/mail' } }),
      'docs/en/mail.md': mailEn,
      'docs/fr/mail.md': mailFr,
    })
    const { code, out, err } = await runIn(owned.path, ['status', '--no-history', '--owner', '@ada'])
    const check = await runIn(owned.path, ['check', '--no-history', '--owner', '@ada', '--lang', 'fr'])
    const right = await runIn(owned.path, ['check', '--no-history', '--owner', 'ORG/mail'])
    owned.remove()
    expect(code).toBe(0)
    expect(err).toBe('diptych: no page here has the owner `@ada`; there are `@org/mail`.\n')
    expect(out.trim().split('\n')).toHaveLength(2)
    expect(check.err).toContain('aucune page ne revient ici à `@ada` ; les responsables sont `@org/mail`.')
    expect(right.err).toBe('')
  })

  test('where no page has an owner, it says where owners are named', async () => {
    const { err } = await status(['--no-history', '--owner', '@ada', '--owner', '-'])
    expect(err).toBe(
      'diptych: no page here has the owner `@ada`, nor any other: name them in `translators` of the configuration, or in `CODEOWNERS`.\n',
    )
  })
})
