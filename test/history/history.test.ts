import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkProject, diskFiles } from '../../src/index.ts'
import type { Finding } from '../../src/model.ts'
import type { Tree } from '../support/repository.ts'
import { freshFolder, freshRepository } from './support.ts'

const config = { source: 'en', targets: ['fr'], content: ['docs/{locale}/**/*.md'] }

/** The findings about history, with the words of what was reported. */
async function findings(root: string, history = true): Promise<readonly Finding[]> {
  const { pages } = await checkProject(diskFiles(root), config, { history })
  return pages.flatMap((page) => page.findings.filter(({ rule }) => ['stale', 'not-compared'].includes(rule)))
}

/** `severity id` of what history could not tell. */
const toldIn = async (root: string): Promise<string[]> =>
  (await findings(root))
    .filter(({ rule }) => rule === 'not-compared')
    .map(({ severity, said }) => `${severity} ${said.id}`)

/** `line kind commit-subjects` of each stale block, by its line in the translation. */
async function staleIn(root: string): Promise<string[]> {
  return (await findings(root))
    .filter(({ rule }) => rule === 'stale')
    .map(({ target, said }) => {
      const { kind, by } = said.data as { kind: string; by: readonly ({ subject: string } | 'work-tree')[] }
      const names = by.map((commit) => (commit === 'work-tree' ? commit : commit.subject))
      return `${target?.start.line} ${kind} ${names.join(', ')}`
    })
}

const pages = (en: readonly string[], fr: readonly string[]): Tree => ({
  'docs/en/guide.md': `${en.join('\n\n')}\n`,
  'docs/fr/guide.md': `${fr.join('\n\n')}\n`,
})

const en = [
  '# Domains',
  'Open the manager and choose your domain in the list.',
  'Click the button to restore the domain before it is deleted.',
  'An e-mail tells you when the domain works again.',
]
const fr = [
  '# Domaines',
  'Ouvrez le gestionnaire et choisissez votre domaine dans la liste.',
  'Cliquez sur le bouton pour restaurer le domaine avant sa suppression.',
  'Un e-mail vous prévient dès que le domaine fonctionne de nouveau.',
]
const reworded = 'Double-click the icon to bring the domain back before it is deleted.'
const followed = "Double-cliquez sur l'icône pour rétablir le domaine avant sa suppression."

const withLine = (lines: readonly string[], at: number, line: string): string[] => lines.with(at, line)
const source = (lines: readonly string[]): Tree => ({ 'docs/en/guide.md': `${lines.join('\n\n')}\n` })
const target = (lines: readonly string[]): Tree => ({ 'docs/fr/guide.md': `${lines.join('\n\n')}\n` })

describe('a source that moved on', () => {
  test('names the block, the commit, its date and author, and the words that changed', async () => {
    const { root, commit } = freshRepository()
    commit('Translate', pages(en, fr))
    commit('Reword the restoring', source(withLine(en, 2, reworded)))
    const [finding, ...others] = await findings(root)
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      rule: 'stale',
      category: 'freshness',
      severity: 'warn',
      drift: 'stale',
      source: { start: { line: 5 } },
      target: { start: { line: 5 } },
    })
    const data = finding?.said.data as {
      by: unknown
      translated: unknown
      diff: readonly { change?: string; text: string }[]
    }
    expect(data.by).toMatchObject([
      { author: 'Ada Byron', date: '2026-01-02T12:00:00+00:00', subject: 'Reword the restoring' },
    ])
    expect(data.translated).toMatchObject({ subject: 'Translate' })
    const side = (not: string) => data.diff.flatMap(({ change, text }) => (change === not ? [] : [text])).join('')
    expect(side('added')).toBe(en[2])
    expect(side('removed')).toBe(reworded)
    expect(finding?.said.text.en).toContain('2026-01-02, Ada Byron, “Reword the restoring”')
  })

  test('stays stale when the translation is touched elsewhere', async () => {
    const { root, commit } = freshRepository()
    commit('Translate', pages(en, fr))
    commit('Reword', source(withLine(en, 2, reworded)))
    commit(
      'Touch',
      target([...withLine(fr, 1, 'Ouvrez le gestionnaire, puis prenez votre domaine dans la liste.'), '<!-- relu -->']),
    )
    expect(await staleIn(root)).toEqual(['5 wording Reword'])
  })

  test('is in step once the block itself was translated anew', async () => {
    const { root, commit } = freshRepository()
    commit('Translate', pages(en, fr))
    commit('Reword', source(withLine(en, 2, reworded)))
    commit('Follow', target(withLine(fr, 2, followed)))
    expect(await staleIn(root)).toEqual([])
  })

  test('names the first and the last commit where there are several', async () => {
    const { root, commit } = freshRepository()
    commit('Translate', pages(en, fr))
    commit('One', source(withLine(en, 2, reworded)))
    commit('Two', source(withLine(en, 2, `${reworded} This costs nothing.`)))
    commit(
      'Three',
      source(
        withLine(
          withLine(en, 2, `${reworded} This costs a fee.`),
          1,
          'Open the manager and choose a domain in the list.',
        ),
      ),
    )
    expect(await staleIn(root)).toEqual(['3 wording Three', '5 wording One, Three'])
  })

  test('tells facts, formatting and typos from wording', async () => {
    const { root, commit } = freshRepository()
    const misspelt = withLine(en, 3, 'An e-mail tells you when the domian works again.')
    commit('Translate', pages(misspelt, fr))
    commit('Change', {
      ...source([
        '# Domains',
        'Open the **manager** and choose your domain in the list.',
        'Click the button to restore the domain within 30 days before it is deleted.',
        en[3] ?? '',
      ]),
    })
    expect(await staleIn(root)).toEqual(['3 formatting Change', '5 facts Change', '7 typo Change'])
    expect((await findings(root)).map(({ severity }) => severity)).toEqual(['info', 'warn', 'info'])
  })

  test('is told once, with its parts, for a page that went stale as a whole', async () => {
    const { root, commit } = freshRepository()
    const names = ['invoice', 'mailbox', 'certificate', 'backup', 'database', 'password']
    const noms = ['facture', 'boîte', 'certificat', 'sauvegarde', 'base', 'mot de passe']
    const before = names.map((name) => `Choose the ${name} that you want to see in the list.`)
    commit(
      'Translate',
      pages(
        before,
        noms.map((nom) => `Choisissez l'élément « ${nom} » que vous voulez voir dans la liste.`),
      ),
    )
    commit('Reword', source(names.map((name) => `Search for the ${name} that you want to see in the table.`)))
    const found = await findings(root)
    expect(found).toHaveLength(1)
    expect(found[0]?.parts?.map(({ target: at }) => at?.start.line)).toEqual([1, 3, 5, 7, 9, 11])
  })
})

describe('what is no drift', () => {
  test('a change that was taken back, and lines that were wrapped', async () => {
    const { root, commit } = freshRepository()
    commit('Translate', pages(en, fr))
    commit('Reword', source(withLine(en, 2, reworded)))
    commit('Wrap', source(withLine(en, 2, 'Click the button to restore the domain\nbefore it is deleted.')))
    expect(await staleIn(root)).toEqual([])
  })

  test('both sides changed in one commit', async () => {
    const { root, commit } = freshRepository()
    commit('Translate', pages(en, fr))
    commit('Reword both', pages(withLine(en, 2, reworded), withLine(fr, 2, followed)))
    expect(await staleIn(root)).toEqual([])
  })

  test('pages that were merged together, whichever was written first', async () => {
    const { root, commit, git } = freshRepository()
    commit('Translate', pages(en, fr))
    git('switch', '-q', '-c', 'work')
    commit('Follow', target(withLine(fr, 2, followed)))
    commit('Reword', source(withLine(en, 2, reworded)))
    git('switch', '-q', 'main')
    git('merge', '-q', '--no-ff', '-m', 'Merge work', 'work')
    expect(await staleIn(root)).toEqual([])
  })

  test('anything when history is switched off', async () => {
    const { root, commit } = freshRepository()
    commit('Translate', pages(en, fr))
    commit('Reword', source(withLine(en, 2, reworded)))
    expect(await findings(root, false)).toEqual([])
  })
})

describe('repositories of all kinds', () => {
  test('a renamed page is followed', async () => {
    const { root, commit, git } = freshRepository()
    commit('Translate', pages(en, fr))
    commit('Reword', source(withLine(en, 2, reworded)))
    git('mv', 'docs/en/guide.md', 'docs/en/restore.md')
    git('mv', 'docs/fr/guide.md', 'docs/fr/restore.md')
    commit('Rename')
    expect(await staleIn(root)).toEqual(['5 wording Reword'])
  })

  test('a merged change counts when it was merged, and is named as it was made', async () => {
    const { root, commit, git } = freshRepository()
    commit('Translate', pages(en, fr))
    git('switch', '-q', '-c', 'work')
    commit('Reword', source(withLine(en, 2, reworded)))
    git('switch', '-q', 'main')
    commit('Touch', target(withLine(fr, 3, 'Un e-mail vous prévient quand le domaine fonctionne à nouveau.')))
    git('merge', '-q', '--no-ff', '-m', 'Merge work', 'work')
    expect(await staleIn(root)).toEqual(['5 wording Reword'])
  })

  test('the work tree is the newest version, on either side', async () => {
    const { root, commit, write } = freshRepository()
    commit('Translate', pages(en, fr))
    write(source(withLine(en, 2, reworded)))
    expect(await staleIn(root)).toEqual(['5 wording work-tree'])
    write(target(withLine(fr, 2, followed)))
    expect(await staleIn(root)).toEqual([])
  })

  test('a detached checkout, and a project in a folder of the repository', async () => {
    const { root, commit, git } = freshRepository()
    const below = (tree: Tree): Tree =>
      Object.fromEntries(Object.entries(tree).map(([path, text]) => [`packages/site/${path}`, text]))
    commit('Translate', below(pages(en, fr)))
    commit('Reword', below(source(withLine(en, 2, reworded))))
    git('checkout', '-q', '--detach')
    expect(await staleIn(join(root, 'packages/site'))).toEqual(['5 wording Reword'])
  })

  test('a shallow clone says what it cannot know, and the way out', async () => {
    const { root, commit, git } = freshRepository()
    commit('Translate', pages(en, fr))
    commit('Reword', source(withLine(en, 2, reworded)))
    const clone = join(root, 'clone')
    git('clone', '-q', '--depth', '1', `file://${root}`, clone)
    const found = await findings(clone)
    expect(found.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['not-compared warn'])
    expect(found[0]?.said.text.en).toContain('fetch-depth: 0')
  })

  test('a clone without blobs fetches what it needs', async () => {
    const { root, commit, git } = freshRepository()
    git('config', 'uploadpack.allowFilter', 'true')
    commit('Translate', pages(en, fr))
    commit('Reword', source(withLine(en, 2, reworded)))
    const clone = join(root, 'clone')
    git('clone', '-q', '--filter=blob:none', `file://${root}`, clone)
    expect(await staleIn(clone)).toEqual(['5 wording Reword'])
  })

  test('a folder without git, and a repository without a commit, say so as a remark', async () => {
    expect(await toldIn(freshFolder(pages(en, fr)))).toEqual(['info no-repository'])
    const unborn = freshRepository()
    unborn.write(pages(en, fr))
    expect(await toldIn(unborn.root)).toEqual(['info no-commit'])
  })

  test('a repository that git refuses to read is told', async () => {
    const { root, commit } = freshRepository()
    commit('Translate', pages(en, fr))
    writeFileSync(join(root, '.git/config'), '[broken\n')
    const found = await findings(root)
    expect(found.map(({ said }) => said.id)).toEqual(['refused'])
  })
})

describe('what is missing', () => {
  test('a block that the source gained is missing, and its neighbour in step, although they share their words', async () => {
    const { root, commit } = freshRepository()
    commit('Translate', pages(en, fr))
    commit(
      'Explain',
      source([...en.slice(0, 2), 'Click the button to restore the mailboxes of the domain as well.', ...en.slice(2)]),
    )
    const { pages: reported } = await checkProject(diskFiles(root), config)
    const all = reported.flatMap((page) => page.findings)
    expect(all.map(({ rule, source: at }) => `${rule} ${at?.start.line}`)).toEqual(['block-missing 5'])
  })
})
