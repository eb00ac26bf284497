/** Sync points: what the lock and pins say of pages, and what wins. */
import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkProject, diskFiles, syncProject } from '../../src/index.ts'
import type { Finding } from '../../src/model.ts'
import { type Repository, type Tree, writeTree } from '../support/repository.ts'
import { freshFolder, freshRepository } from './support.ts'

const config = { source: 'en', targets: ['fr'], content: ['docs/{locale}/**/*.md'] }
const en = (...lines: readonly string[]): Tree => ({ 'docs/en/guide.md': `${lines.join('\n\n')}\n` })
const fr = (...lines: readonly string[]): Tree => ({ 'docs/fr/guide.md': `${lines.join('\n\n')}\n` })
const open = 'Open the manager and choose your domain in the list.'
const ouvrez = 'Ouvrez le gestionnaire et choisissez votre domaine dans la liste.'
const click = 'Click the button to restore the domain before it is deleted.'
const cliquez = 'Cliquez sur le bouton pour restaurer le domaine avant sa suppression.'
const doubleClick = 'Double-click the icon to bring the domain back before it is deleted.'
const doubleCliquez = "Double-cliquez sur l'icône pour rétablir le domaine avant sa suppression."
const both: Tree = { ...en(open, click), ...fr(ouvrez, cliquez) }

const findings = async (root: string, history = true): Promise<readonly Finding[]> =>
  (await checkProject(diskFiles(root), config, { history })).pages.flatMap((page) => page.findings)

/** `line evidence kind` of stale blocks, and the ids of what could not be judged. */
const toldOf = async (root: string, history = true): Promise<string[]> =>
  (await findings(root, history)).flatMap(({ rule, said, target }) => {
    if (rule === 'not-compared') return [said.id]
    return rule === 'stale' ? [`${target?.start.line} ${said.data.evidence} ${said.data.kind}`] : []
  })

const sync = async (root: string, options: Parameters<typeof syncProject>[2] = {}): Promise<string> => {
  const { path, text } = await syncProject(diskFiles(root), config, options)
  await diskFiles(root).write(path, text)
  return text
}

describe('a lock without git', () => {
  test('calls stale what changed since, and is silent about what did not', async () => {
    const root = freshFolder(both)
    await sync(root)
    expect(await toldOf(root)).toEqual([])
    writeTree(root, en(open, doubleClick))
    expect(await toldOf(root)).toEqual(['3 lock unknown'])
    expect(await toldOf(root, false)).toEqual(['3 lock unknown'])
  })

  test('needs no git for a page that it knows as a whole, remarks and marks aside', async () => {
    const root = freshFolder({
      ...en(open, '---', '<!-- note -->', click),
      ...fr(ouvrez, '---', '<!-- note -->', cliquez),
    })
    await sync(root)
    expect(await toldOf(root)).toEqual([])
  })

  test('knows a block wherever it was moved and however its lines are broken', async () => {
    const root = freshFolder(both)
    await sync(root)
    writeTree(root, en(click.replace(' before', '\nbefore'), 'Nothing else.', open))
    expect(await toldOf(root)).toEqual([])
  })

  test('is silent about a translation that changed as well', async () => {
    const root = freshFolder(both)
    await sync(root)
    writeTree(root, { ...en(open, doubleClick), ...fr(ouvrez, doubleCliquez) })
    expect((await toldOf(root)).filter((told) => told !== 'no-repository')).toEqual([])
  })

  test('is renewed for some pages alone, and forgets pages that are gone when it is renewed as a whole', async () => {
    const root = freshFolder({ ...both, 'docs/en/b.md': open, 'docs/fr/b.md': ouvrez })
    const before = await sync(root)
    writeTree(root, { ...en(open, doubleClick), 'docs/en/b.md': `${open} Now.` })
    const text = await sync(root, { only: ({ id }) => id === 'guide' })
    const linesOf = (lock: string, page: string) => lock.split('\n').filter((line) => line.endsWith(page))
    expect(linesOf(text, 'b.md')).toEqual(linesOf(before, 'b.md'))
    expect(linesOf(text, 'guide.md')).not.toEqual(linesOf(before, 'guide.md'))
    expect(await toldOf(root)).toEqual(['1 lock unknown'])
    writeTree(root, { 'docs/en/b.md': null, 'docs/fr/b.md': null })
    expect(linesOf(await sync(root), 'b.md')).toEqual([])
    expect(await sync(root)).toBe(await sync(root))
  })

  test.each([
    ['conflict', (lock: string) => lock.replace(/\n/, '\n<<<<<<< HEAD\n')],
    ['damaged', (lock: string) => `${lock}<script>alert(1)</script>\n`],
    ['format', (lock: string) => lock.replace('lock 1', 'lock 9')],
    ['unread-lock', () => '\u0000\u0001'],
  ])('that has a %s is told once; what can be read of it still counts', async (id, spoil) => {
    const root = freshFolder({ ...both, 'docs/en/b.md': open, 'docs/fr/b.md': ouvrez })
    const lock = await sync(root)
    writeFileSync(join(root, 'diptych.lock'), spoil(lock))
    writeTree(root, en(open, doubleClick))
    const told = await toldOf(root, false)
    expect(told).toContain(id)
    expect(told.filter((one) => one === id)).toHaveLength(1)
    if (id !== 'unread-lock') expect(told).toContain('3 lock unknown')
    await expect(sync(root, { only: ({ id: page }) => page === 'b' })).rejects.toThrow(/diptych\.lock/)
  })
})

describe('a lock with git', () => {
  test('shows what changed, found in git, and by whom', async () => {
    const { root, commit } = freshRepository()
    commit('Translate', both)
    await sync(root)
    commit('Record')
    commit('Reword', en(open, doubleClick))
    const [stale] = await findings(root)
    expect(stale?.said.data).toMatchObject({ evidence: 'lock', kind: 'wording', by: [{ subject: 'Reword' }] })
    expect(JSON.stringify(stale?.said.data.diff)).toContain('"change":"added"')
  })

  test('wins over the history: what somebody declared in step is', async () => {
    const { root, commit } = freshRepository()
    commit('Translate', both)
    commit('Reword', en(open, doubleClick))
    expect(await toldOf(root)).toEqual(['3 history wording'])
    await sync(root)
    expect(await toldOf(root)).toEqual([])
  })

  test('leaves a block that was translated anew since to the history', async () => {
    const { root, commit } = freshRepository()
    commit('Translate', both)
    await sync(root)
    commit('Follow badly', fr(ouvrez, `${cliquez} Vite.`))
    commit('Reword', en(open, doubleClick))
    expect(await toldOf(root)).toEqual(['3 history wording'])
  })

  test('can be started from git: what is stale stays stale, without git as well', async () => {
    const { root, commit } = freshRepository()
    commit('Translate', both)
    commit('Reword', en(open, doubleClick))
    await sync(root, { fromHistory: true })
    expect(await toldOf(root)).toEqual(['3 lock wording'])
    rmSync(join(root, '.git'), { recursive: true, force: true })
    expect(await toldOf(root)).toEqual(['3 lock unknown'])
  })

  test('survives a squash, and speaks for a shallow clone', async () => {
    const { root, commit, git } = freshRepository()
    commit('Translate', both)
    commit('Reword', en(open, doubleClick))
    await sync(root, { fromHistory: true })
    commit('Record')
    const clone = join(root, 'clone')
    git('clone', '-q', '--depth', '1', `file://${root}`, clone)
    expect(await toldOf(clone)).toEqual(['3 lock unknown'])
    await expect(sync(clone, { fromHistory: true })).rejects.toThrow(/unshallow/)
  })

  test('of two branches is merged by git line by line', async () => {
    const { root, commit, git } = freshRepository()
    const pages = Array.from({ length: 12 }, (_, at) => `p${String.fromCharCode(97 + at)}`)
    const page = (name: string, from: string, to: string): Tree => ({
      [`docs/en/${name}.md`]: `${from} ${name}\n`,
      [`docs/fr/${name}.md`]: `${to} ${name}\n`,
    })
    commit('Translate', Object.assign({}, ...pages.map((name) => page(name, open, ouvrez))))
    await sync(root)
    commit('Record')
    git('switch', '-q', '-c', 'work')
    writeTree(root, page('pb', click, cliquez))
    await sync(root)
    commit('One')
    git('switch', '-q', 'main')
    writeTree(root, page('pk', click, cliquez))
    await sync(root)
    commit('Other')
    git('merge', '-q', '-m', 'Merge', 'work')
    expect(await toldOf(root)).toEqual([])
    expect(await sync(root)).toBe(execFileSync('git', ['show', 'HEAD:diptych.lock'], { cwd: root, encoding: 'utf8' }))
  })
})

describe('a pin in the front matter', () => {
  const pinned = (front: string, ...lines: readonly string[]): Tree =>
    fr(`---\ntitle: Domaines\n${front}\n---`, ...lines)
  const titled = (...lines: readonly string[]): Tree => en('---\ntitle: Domains\n---', ...lines)
  const idOf = ({ git }: Repository): string => git('rev-parse', 'HEAD').trim()

  test.each([
    ['MDN', (id: string) => `l10n:\n  sourceCommit: ${id}`],
    ['OpenTelemetry', (id: string) => `default_lang_commit: ${id} # patched`],
  ])('as %s has it is when the page was translated, whenever it was committed', async (_, front) => {
    const one = freshRepository()
    one.commit('Write', titled(open, click))
    const id = idOf(one)
    one.commit('Reword', titled(open, doubleClick))
    one.commit('Translate', pinned(front(id), ouvrez, cliquez))
    expect(await toldOf(one.root)).toHaveLength(1)
    expect((await toldOf(one.root))[0]).toMatch(/^\d+ pin wording$/)
    one.commit('Follow', pinned(front(idOf(one)), ouvrez, doubleCliquez))
    expect(await toldOf(one.root)).toEqual([])
  })

  test('that nobody knows is said, and the history used', async () => {
    const one = freshRepository()
    one.commit('Translate', {
      ...titled(open, click),
      ...pinned(`default_lang_commit: ${'0'.repeat(40)}`, ouvrez, cliquez),
    })
    one.commit('Reword', titled(open, doubleClick))
    expect((await toldOf(one.root)).sort()).toEqual([expect.stringMatching(/^\d+ history wording$/), 'lost-pin'])
  })

  test('gives way to a lock that knows it, and wins over one that does not', async () => {
    const one = freshRepository()
    one.commit('Write', titled(open, click))
    const old = idOf(one)
    one.commit('Translate', pinned(`default_lang_commit: ${old}`, ouvrez, cliquez))
    one.commit('Reword', titled(open, doubleClick))
    expect((await toldOf(one.root)).map((told) => told.replace(/^\d+ /, ''))).toEqual(['pin wording'])
    await sync(one.root)
    expect(await toldOf(one.root)).toEqual([])
    one.commit('Reword again', titled(open, `${doubleClick} Twice.`))
    expect((await toldOf(one.root)).map((told) => told.replace(/^\d+ /, ''))).toEqual(['lock wording'])
    one.commit('Set the pin', pinned(`default_lang_commit: ${idOf(one)}`, ouvrez, cliquez))
    expect(await toldOf(one.root)).toEqual([])
  })
})
