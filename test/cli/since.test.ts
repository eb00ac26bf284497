/** `check --since` and `--changed`, on repositories made on the spot. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { checkContract } from '../report/contract.ts'
import { makeRepository, type Repository, type Tree } from '../support/repository.ts'
import { runIn } from './support.ts'

const config = JSON.stringify({ source: 'en', targets: ['fr'], content: ['docs/{locale}/**/*.md'] })

const backupsEn = `# Restore a backup

A backup is kept for 30 days, then it is erased.

Open the page of the server and choose **Backups**.

Write to the team when the server does not start again.
`
const backupsFr = `# Restaurer une sauvegarde

Une sauvegarde est gardée 20 jours, puis elle est effacée.

Ouvrez la page du serveur et choisissez **Backups**.

Écrivez à l'équipe quand le serveur ne redémarre pas.
`
const mailEn =
  '# Mail\n\nAn address receives 500 messages an hour.\n\nSee [the backups](backups.md#restore-a-backup).\n'
const mailFr =
  '# Courriel\n\nUne adresse reçoit 500 messages par heure.\n\nVoir [les sauvegardes](backups.md#restaurer-une-sauvegarde).\n'

const start: Tree = {
  'diptych.config.json': config,
  'docs/en/backups.md': backupsEn,
  'docs/fr/backups.md': backupsFr,
  'docs/en/mail.md': mailEn,
  'docs/fr/mail.md': mailFr,
}

let repository: Repository
afterEach(() => repository.remove())

/** A repository with `start` on `main`, on the branch `work`. */
const started = (): Repository => {
  repository = makeRepository()
  repository.commit('docs: start', start)
  repository.git('checkout', '-q', '-b', 'work')
  return repository
}

const check = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const { code, out, err } = await runIn(repository.root, ['check', '--format', 'json', ...args], { env })
  if (out === '') return { code, err, pages: [], found: {}, totals: undefined }
  const { pages, totals } = checkContract.parse(JSON.parse(out))
  const found = Object.fromEntries(
    pages.map(({ id, findings }) => [id, findings.map(({ rule, since }) => `${rule} ${since}`)]),
  )
  return { code, err, pages, found, totals }
}

describe('check --since', () => {
  test('reports nothing of pages that were not touched, and succeeds', async () => {
    started()
    expect(await check(['--since', 'main'])).toMatchObject({ code: 0, found: {}, err: '' })
    const { out } = await runIn(repository.root, ['check', '--since', 'main'])
    expect(out).toBe('✔ This change touches no page.\n')
  })

  test('parts what the change introduced from what was there, and fails by the first alone', async () => {
    started()
    const edited = backupsFr
      .replace("Écrivez à l'équipe", "# Aide\n\nÉcrivez vite à l'équipe")
      .replace('# Aide\n\n', '')
    repository.commit('docs: edit the end', { 'docs/fr/backups.md': edited })
    expect(await check(['--since', 'main'])).toMatchObject({ code: 0, found: { backups: ['number known'] } })
    repository.commit('docs: lose the message', { 'docs/fr/mail.md': mailFr.replace('500', '400') })
    const after = await check(['--since', 'main'])
    expect(after).toMatchObject({ code: 1, found: { backups: ['number known'], mail: ['number introduced'] } })
    expect(after.totals?.since).toEqual({ introduced: 1, 'made-stale': 0, known: 1 })
  })

  test('knows a finding again in a block that was edited, or moved to other lines', async () => {
    started()
    const edited = backupsFr
      .replace('puis elle est effacée', 'puis elle disparaît')
      .replace('# Restaurer une sauvegarde\n', '# Restaurer une sauvegarde\n\n\n\n')
    repository.write({ 'docs/fr/backups.md': edited })
    expect(await check(['--since', 'main'])).toMatchObject({ code: 0, found: { backups: ['number known'] } })
    repository.write({ 'docs/fr/backups.md': backupsFr.replace('20 jours', '10 jours') })
    expect(await check(['--since', 'main'])).toMatchObject({ code: 1, found: { backups: ['number introduced'] } })
  })

  test('is told once of many places, at the one that joined them', async () => {
    repository = makeRepository()
    const things = ['key', 'lock', 'door', 'wall', 'roof', 'lamp', 'desk', 'book']
    const page = (words: string, wrong: number): string =>
      things.map((thing, at) => `${words} ${thing} \`${at < wrong ? 'Enregistrer' : 'Save'}\`.`).join('\n\n')
    const docs = (wrong: number): Tree => ({
      'docs/en/save.md': page('To keep the', 0),
      'docs/fr/save.md': page('Pour garder', wrong),
    })
    repository.commit('docs: start', { 'diptych.config.json': config, ...docs(6) })
    repository.write(docs(7))
    const { code, pages } = await check(['--since', 'main'])
    expect([code, pages[0]?.findings.length]).toEqual([1, 1])
    const [finding] = pages[0]?.findings ?? []
    expect(finding).toMatchObject({
      since: 'introduced',
      data: { places: 7, added: 1 },
      target: { start: { line: 13 } },
    })
    expect(finding?.message).toContain('7 places of this page. This change added 1 of them.')
    repository.write(docs(5))
    expect((await check(['--since', 'main'])).found).toEqual({ save: ['inline-code known'] })
  })

  test('says what a change of the source alone left behind', async () => {
    started()
    const longer = `${mailEn}\nDelete the messages that nobody reads.\n`.replace('See [', 'Always see [')
    repository.commit('docs: say more', { 'docs/en/mail.md': longer })
    const { code, found } = await check(['--since', 'main'])
    expect(code).toBe(1)
    expect(found).toEqual({ mail: ['stale made-stale', 'block-missing made-stale'] })
  })

  test('counts a page that the translation now lacks, and one that was removed from it', async () => {
    started()
    repository.commit('docs: add one, remove one', {
      'docs/en/keys.md': '# Keys\n\nCopy the key.\n',
      'docs/fr/mail.md': null,
    })
    const { found } = await check(['--since', 'main'])
    expect(found).toEqual({ keys: ['page-missing made-stale'], mail: ['page-missing introduced'] })
  })

  test('follows renames', async () => {
    started()
    repository.git('mv', 'docs/en/backups.md', 'docs/en/restore.md')
    repository.git('mv', 'docs/fr/backups.md', 'docs/fr/restore.md')
    expect(await check(['--since', 'main'])).toMatchObject({
      code: 1,
      found: { mail: ['link-target introduced', 'link-target introduced'], restore: ['number known'] },
    })
  })

  test('follows renames that git was not told of', async () => {
    started()
    const moved = `${mailFr}\nC'est tout.\n`
    repository.write({ 'docs/en/mail.md': null, 'docs/fr/mail.md': null })
    repository.write({ 'docs/en/post.md': mailEn, 'docs/fr/post.md': moved, 'notes.md': '# Notes\n', 'a/b.md': 'x\n' })
    expect((await check(['--since', 'main'])).found).toEqual({ post: ['block-extra introduced'] })
    expect(repository.git('status', '--porcelain')).toContain(' D docs/en/mail.md\n')
  })

  test('counts what is not committed, what is staged, and what git does not know', async () => {
    started()
    repository.write({ 'docs/fr/mail.md': mailFr.replace('500', '400'), 'docs/en/new.md': '# New\n\nA page.\n' })
    repository.git('add', 'docs/fr/mail.md')
    expect((await check(['--since', 'main'])).found).toEqual({
      mail: ['number introduced'],
      new: ['page-missing made-stale'],
    })
    expect((await check(['--changed'])).found).toEqual((await check(['--since', 'main'])).found)
  })

  test('takes the point where the branch left, not what came to the base since', async () => {
    started()
    repository.git('checkout', '-q', 'main')
    repository.commit('docs: elsewhere', { 'docs/fr/mail.md': mailFr.replace('500', '400') })
    repository.git('checkout', '-q', 'work')
    repository.commit('docs: here', { 'docs/en/other.txt': 'x' })
    expect((await check(['--since', 'main'])).found).toEqual({})
  })

  test('keeps the whole site in sight', async () => {
    started()
    repository.write({ 'docs/en/mail.md': mailEn.replace('#restore-a-backup', '#restore'), 'docs/fr/mail.md': mailFr })
    const { found } = await check(['--since', 'main'])
    expect(found).toEqual({ mail: ['link-target introduced', 'stale made-stale'] })
  })

  test('tells of links that it breaks on pages that it does not touch, and of these alone', async () => {
    repository = makeRepository()
    const lost = { 'docs/fr/mail.md': `${mailFr.replace('500', '400')}\nVoir [le reste](ailleurs.md).\n` }
    repository.commit('docs: start', { ...start, ...lost })
    repository.git('checkout', '-q', '-b', 'work')
    repository.commit('docs: remove', { 'docs/en/backups.md': null, 'docs/fr/backups.md': null })
    const { code, found, pages } = await check(['--since', 'main'])
    expect([code, found]).toEqual([1, { mail: ['link-target introduced', 'link-target introduced'] }])
    expect(pages[0]?.findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('`backups.md#restore-a-backup` leads to no page'),
      expect.stringContaining('`backups.md#restaurer-une-sauvegarde` leads to no page'),
    ])
    repository.git('checkout', '-q', 'main')
    repository.git('checkout', '-q', '-b', 'rename')
    repository.commit('docs: rename the title', {
      'docs/fr/backups.md': backupsFr.replace('Restaurer une sauvegarde', 'Remettre une sauvegarde'),
    })
    const renamed = await check(['--since', 'main'])
    expect(renamed.found).toEqual({ backups: ['number known'], mail: ['link-target introduced'] })
    expect((await check(['--since', 'main', 'docs/fr/backups.md'])).found).toEqual({ backups: ['number known'] })
    await check(['--baseline', 'known.json', '--update-baseline'])
    repository.write({ 'docs/fr/backups.md': backupsFr.replace('Restaurer une', 'Récupérer une') })
    const { err } = await check(['--since', 'main', '--baseline', 'known.json'])
    expect(err).not.toContain('docs/fr/mail.md ·')
  })

  test('works below the top of the repository, in the merge that a forge makes', async () => {
    repository = makeRepository()
    const below = Object.fromEntries(Object.entries(start).map(([path, text]) => [`site/${path}`, text]))
    repository.commit('docs: start', below)
    repository.git('checkout', '-q', '-b', 'work')
    repository.commit('docs: lose', { 'site/docs/fr/mail.md': mailFr.replace('500', '400') })
    repository.git('checkout', '-q', 'main')
    repository.commit('docs: elsewhere', { 'site/docs/fr/backups.md': backupsFr.replace('20 jours', '10 jours') })
    repository.git('checkout', '-q', '--detach')
    repository.git('merge', '-q', '--no-ff', '-m', 'merge', 'work')
    const { code, out } = await runIn(join(repository.root, 'site'), ['check', '--changed', '--format', 'json'], {
      env: { GITHUB_BASE_REF: 'main' },
    })
    const { base, pages } = checkContract.parse(JSON.parse(out))
    expect([code, base]).toEqual([1, repository.git('rev-parse', 'main').trim()])
    expect(pages.map(({ id, findings }) => [id, findings.map(({ since }) => since)])).toEqual([
      ['mail', ['introduced']],
    ])
  })

  test('is not led astray by a merge in conflict, an odd name or a page that went on both sides', async () => {
    started()
    repository.commit('docs: here', { 'docs/fr/mail.md': mailFr.replace('500', '400') })
    repository.git('checkout', '-q', 'main')
    repository.commit('docs: there', { 'docs/fr/mail.md': mailFr.replace('500', '300') })
    expect(() => repository.git('merge', '-q', 'work')).toThrow()
    const odd = 'docs/fr/é "x"\t.md'
    repository.write({ 'docs/fr/mail.md': mailFr.replace('500', '200'), [odd]: '# Autre\n\nUne page.\n' })
    repository.write({ 'docs/en/backups.md': null, 'docs/fr/backups.md': null })
    const { found } = await check(['--since', 'HEAD'])
    expect(found).toMatchObject({ mail: ['number introduced', 'link-target introduced', 'link-target introduced'] })
    expect(Object.values(found).flat()).toEqual(expect.arrayContaining(['page-orphan introduced']))
    expect(Object.keys(found)).toHaveLength(2)
  })

  test('knows a block that was stale already', async () => {
    repository = makeRepository()
    repository.commit('docs: start', start)
    repository.commit('docs: reword', { 'docs/en/mail.md': mailEn.replace('See [', 'Always see [') })
    repository.git('checkout', '-q', '-b', 'work')
    repository.commit('docs: edit elsewhere', {
      'docs/fr/mail.md': mailFr.replace('Une adresse reçoit', 'Une seule adresse reçoit'),
    })
    expect(await check(['--since', 'main'])).toMatchObject({ code: 0, found: { mail: ['stale known'] } })
  })
})

describe('check --changed', () => {
  test('takes the base of the pull request where continuous integration names it', async () => {
    started()
    repository.commit('docs: first', { 'docs/fr/mail.md': mailFr.replace('500', '400') })
    repository.git('branch', 'release')
    repository.commit('docs: second', { 'docs/fr/backups.md': backupsFr.replace('20 jours', '10 jours') })
    expect(Object.keys((await check(['--changed'])).found)).toEqual(['backups', 'mail'])
    for (const env of [
      { GITHUB_BASE_REF: 'release' },
      { CI_MERGE_REQUEST_DIFF_BASE_SHA: repository.git('rev-parse', 'release').trim() },
      { SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/release' },
    ])
      expect(Object.keys((await check(['--changed'], env)).found)).toEqual(['backups'])
  })

  test('judges uncommitted work on the default branch', async () => {
    repository = makeRepository()
    repository.commit('docs: start', start)
    repository.write({ 'docs/fr/mail.md': mailFr.replace('500', '400') })
    expect((await check(['--changed'])).found).toEqual({ mail: ['number introduced'] })
  })
})

describe('what keeps a change from being judged', () => {
  test('a base that git does not know', async () => {
    started()
    expect(await check(['--since', 'nowhere'])).toMatchObject({
      code: 2,
      err: 'diptych: git knows no commit `nowhere` here. Check its name, or fetch it (`git fetch origin`).\n',
    })
    for (const ref of ['--output=x', 'a b', '']) expect((await check([`--since=${ref}`])).code, ref).toBe(2)
    expect((await check(['--since', 'main', '--changed'])).err).toContain('give one of them')
  })

  test('a shallow clone that lacks it', async () => {
    started()
    repository.commit('docs: more', { 'docs/fr/mail.md': mailFr.replace('500', '400') })
    const origin = repository
    const clone = mkdtempSync(join(tmpdir(), 'diptych-clone-'))
    origin.git('clone', '-q', '--depth', '1', '--branch', 'work', `file://${origin.root}`, clone)
    try {
      const { code, err } = await runIn(clone, ['check', '--changed', '--lang', 'fr'], {
        env: { GITHUB_BASE_REF: 'main' },
      })
      expect(code).toBe(2)
      expect(err).toContain('`fetch-depth: 0`')
      expect(err).toContain('git ne connaît ici aucun commit `origin/main`')
    } finally {
      rmSync(clone, { recursive: true })
    }
  })

  test('no repository', async () => {
    started()
    rmSync(join(repository.root, '.git'), { recursive: true })
    const { code, err } = await check(['--changed'])
    expect(code).toBe(2)
    expect(err).toContain('leave `--since` and `--changed` out')
  })
})

describe('the report for people', () => {
  test('says what came about in which way, in both languages', async () => {
    started()
    repository.commit('docs: both', {
      'docs/en/backups.md': `${backupsEn}\nDelete the messages that nobody reads.\n`,
      'docs/fr/mail.md': mailFr.replace('500', '400'),
    })
    for (const lang of ['en', 'fr']) {
      const { out } = await runIn(repository.root, ['check', '--since', 'main', '--no-history', '--lang', lang], {
        columns: 90,
      })
      expect(out).toMatchSnapshot(lang)
    }
  })
})
