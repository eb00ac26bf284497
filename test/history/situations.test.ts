/** The states that a repository can be in: each is judged, or says in a sentence why not and what to do. */
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Config, checkProject, diskFiles } from '../../src/index.ts'
import type { Repository, Tree } from '../support/repository.ts'
import { freshRepository } from './support.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

const config: Config = { source: 'en', targets: ['fr'], content: ['docs/{locale}/**/*.md'] }
const guide = (locale: string, ...lines: readonly string[]): Tree => ({
  [`docs/${locale}/guide.md`]: `${lines.join('\n\n')}\n`,
})
const open = 'Open the manager and choose your domain in the list.'
const ouvrez = 'Ouvrez le gestionnaire et choisissez votre domaine dans la liste.'
const click = 'Click the button to restore the domain before it is deleted.'
const cliquez = 'Cliquez sur le bouton pour restaurer le domaine avant sa suppression.'
const doubleClick = 'Double-click the icon to bring the domain back before it is deleted.'
const both: Tree = { ...guide('en', open, click), ...guide('fr', ouvrez, cliquez) }

/** `line commits` of stale blocks; `severity id: words` of what could not be judged. */
async function toldOf(root: string, its: Config = config): Promise<string[]> {
  const { pages } = await checkProject(diskFiles(root), its)
  return pages.flatMap(({ findings }) =>
    findings.flatMap(({ rule, severity, said, target }) => {
      if (rule === 'not-compared') return [`${severity} ${said.id}: ${said.text.en}`]
      const by = (said.data.by ?? []) as readonly ({ subject: string } | 'work-tree')[]
      return rule === 'stale'
        ? [`${target?.start.line} ${by.map((one) => (one === 'work-tree' ? one : one.subject))}`]
        : []
    }),
  )
}

/** Takes the objects of a repository that git could do without, as a broken disk does. */
function loseBlob({ root, git }: Repository, name: string): void {
  const id = git('rev-parse', name).trim()
  rmSync(join(root, '.git/objects', id.slice(0, 2), id.slice(2)), { force: true })
}

describe('what can be judged', () => {
  test('after a rebase: by the order of the commits now', async () => {
    const { root, commit, git } = freshRepository()
    commit('Write', guide('en', open, click))
    git('switch', '-q', '-c', 'work')
    commit('Translate', guide('fr', ouvrez, cliquez))
    git('switch', '-q', 'main')
    commit('Reword', guide('en', open, doubleClick))
    git('switch', '-q', 'work')
    git('rebase', '-q', 'main')
    expect(await toldOf(root)).toEqual([])
    commit('Reword again', guide('en', `${open} Now.`, doubleClick))
    expect(await toldOf(root)).toEqual(['1 Reword again'])
  })

  test('a change within a merge, by the commit that made it, after the page was moved', async () => {
    const { root, commit, git } = freshRepository()
    commit('Translate', both)
    git('switch', '-q', '-c', 'work')
    commit('Touch', guide('en', open, click, 'Wait.'))
    commit('Reword', guide('en', open, doubleClick, 'Wait.'))
    commit('Finish', guide('en', open, doubleClick))
    git('switch', '-q', 'main')
    commit('Aside', { 'notes.txt': 'x' })
    git('merge', '-q', '--no-ff', '-m', 'Merge work', 'work')
    git('mv', 'docs/en/guide.md', 'docs/en/restore.md')
    git('mv', 'docs/fr/guide.md', 'docs/fr/restore.md')
    commit('Move')
    expect(await toldOf(root)).toEqual(['3 Reword'])
  })

  test('pages in a submodule: by its own history', async () => {
    const [outer, inner] = [freshRepository(), freshRepository()]
    inner.commit('Translate', both)
    inner.commit('Reword', guide('en', open, doubleClick))
    outer.commit('Begin', { 'README.md': 'x' })
    outer.git('-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', inner.root, 'site')
    outer.commit('Add the site')
    expect(await toldOf(outer.root, { ...config, content: ['site/docs/{locale}/**/*.md'] })).toEqual(['3 Reword'])
  })

  test('a translation in a repository of its own: by the dates', async () => {
    const { root, commit, git } = freshRepository()
    const other = freshRepository()
    commit('Write', guide('en', open, click))
    other.commit('Nothing', { 'README.md': 'x' })
    other.commit('Translate', { 'fr/guide.md': `${ouvrez}\n\n${cliquez}\n` })
    git('-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', other.root, 'docs/fr-repository')
    const its: Config = { ...config, content: { en: 'docs/en/**/*.md', fr: 'docs/fr-repository/fr/**/*.md' } }
    commit('Add the translations')
    expect(await toldOf(root, its)).toEqual([])
    commit('Reword', guide('en', open, doubleClick))
    expect(await toldOf(root, its)).toEqual(['3 Reword'])
  })

  test('a rename that is not committed', async () => {
    const { root, commit, git } = freshRepository()
    commit('Translate', both)
    commit('Reword', guide('en', open, doubleClick))
    git('mv', 'docs/en/guide.md', 'docs/en/restore.md')
    git('mv', 'docs/fr/guide.md', 'docs/fr/restore.md')
    expect(await toldOf(root)).toEqual(['3 Reword'])
  })

  test('a rename that git was not told of', async () => {
    const { root, commit, write, git } = freshRepository()
    commit('Translate', both)
    commit('Reword', guide('en', open, doubleClick))
    write({ 'docs/en/guide.md': null, 'docs/fr/guide.md': null })
    const moved = (locale: string, ...lines: readonly string[]): Tree =>
      Object.fromEntries(Object.values(guide(locale, ...lines)).map((text) => [`docs/${locale}/re "é".md`, text]))
    write({ ...moved('en', open, doubleClick), ...moved('fr', ouvrez, cliquez) })
    const before = git('ls-files', '-s')
    expect(await toldOf(root)).toEqual(['3 Reword'])
    git('rm', '-q', 'docs/en/guide.md')
    expect(await toldOf(root)).toEqual(['3 Reword'])
    git('reset', '-q')
    expect(git('ls-files', '-s')).toBe(before)
  })

  test('a translation that is being written: it is new', async () => {
    const { root, commit, write } = freshRepository()
    commit('Write', guide('en', open, click))
    commit('Reword', guide('en', open, doubleClick))
    write(guide('fr', ouvrez, cliquez))
    expect(await toldOf(root)).toEqual([])
    write({ 'docs/en/new.md': open, 'docs/fr/new.md': ouvrez })
    expect(await toldOf(root)).toEqual([])
  })
})

describe('what cannot', () => {
  test('without the git program', async () => {
    const { root, commit } = freshRepository()
    commit('Translate', both)
    commit('Reword', guide('en', open, doubleClick))
    vi.stubEnv('PATH', '/nowhere')
    expect(await toldOf(root)).toEqual([expect.stringMatching(/^warn no-git: .*no `git` program\. Install git/)])
  })

  test('with a blob that git has lost', async () => {
    const one = freshRepository()
    one.commit('Translate', both)
    one.commit('Reword', guide('en', open, doubleClick))
    loseBlob(one, 'HEAD~1:docs/en/guide.md')
    expect(await toldOf(one.root)).toEqual([
      expect.stringMatching(/^warn no-blobs: .*`docs\/en\/guide\.md`.*`git fsck`/),
    ])
  })

  test('in a blob-less clone whose remote is gone', async () => {
    const { root, commit, git } = freshRepository()
    git('config', 'uploadpack.allowFilter', 'true')
    commit('Translate', both)
    commit('Reword', guide('en', open, doubleClick))
    const clone = join(root, 'clone')
    git('clone', '-q', '--filter=blob:none', `file://${root}`, clone)
    git('-C', clone, 'remote', 'set-url', 'origin', 'file:///nowhere')
    expect(await toldOf(clone)).toEqual([expect.stringMatching(/^warn no-blobs: .*--refetch --no-filter/)])
  })

  test('with a source that git does not know; it is said once for all pages', async () => {
    const { root, commit, write } = freshRepository()
    commit('Translate', { '.gitignore': 'docs/en/\n', 'docs/fr/guide.md': ouvrez, 'docs/fr/other.md': cliquez })
    write({ 'docs/en/guide.md': open, 'docs/en/other.md': click })
    // What `.gitignore` excludes is no page.
    expect(await toldOf(root)).toEqual([])
    write({ '.gitignore': '' })
    expect(await toldOf(root)).toEqual([
      expect.stringMatching(
        /^info untracked: .*`docs\/en\/guide\.md` \(and so for `1` more page\)\. Commit the source/,
      ),
    ])
  })

  test('in a folder whose `.git` is none', async () => {
    const { root, commit } = freshRepository()
    commit('Translate', both)
    for (const name of readdirSync(join(root, '.git'))) rmSync(join(root, '.git', name), { recursive: true })
    expect(statSync(join(root, '.git')).isDirectory()).toBe(true)
    expect(await toldOf(root)).toEqual([expect.stringMatching(/^warn refused: .*not a git repository/)])
  })
})
