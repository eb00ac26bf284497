import { describe, expect, test } from 'vitest'
import { checkProject, diskFiles } from '../../src/index.ts'
import type { Finding } from '../../src/model.ts'
import type { Tree } from '../support/repository.ts'
import { freshRepository } from './support.ts'

const config = { source: 'en', targets: ['fr'], content: ['docs/{locale}/**/*.md'] }
const en = (...lines: readonly string[]): Tree => ({ 'docs/en/guide.md': `${lines.join('\n\n')}\n` })
const fr = (...lines: readonly string[]): Tree => ({ 'docs/fr/guide.md': `${lines.join('\n\n')}\n` })

/** What is found after some commits, the first of which has both pages. */
async function foundIn(...commits: readonly (readonly [string, Tree])[]): Promise<readonly Finding[]> {
  const repository = freshRepository()
  for (const [subject, tree] of commits) repository.commit(subject, tree)
  const { pages } = await checkProject(diskFiles(repository.root), config)
  return pages.flatMap(({ findings }) => findings)
}

/** `rule drift side: target's commit, source's commit`. */
const movers = (findings: readonly Finding[]): string[] =>
  findings.flatMap(({ rule, drift, said }) => {
    const moved = said.data.moved as { last: string; source: Named; target: Named } | undefined
    return moved ? [`${rule} ${drift} ${moved.last}: ${nameOf(moved.target)}, ${nameOf(moved.source)}`] : []
  })
type Named = { readonly subject: string } | 'work-tree'
const nameOf = (commit: Named): string => (commit === 'work-tree' ? commit : commit.subject)

const wait = ['Wait 20 seconds before you restart the server.', 'The guide tells more about restarts.'] as const
const attendez = [
  'Attendez 20 secondes avant de redémarrer le serveur.',
  'Le guide en dit plus sur les redémarrages.',
] as const
const translate = ['Translate', { ...en(...wait), ...fr(...attendez) }] as const

describe('a correction made in the translation alone', () => {
  test('is told with both commits, in one finding, without an edit that would undo it', async () => {
    const findings = await foundIn(
      ['Write', en(...wait)],
      ['Translate', fr(...attendez)],
      ['Correct the delay', fr('Attendez 30 secondes avant de redémarrer le serveur.', attendez[1])],
    )
    expect(movers(findings)).toEqual(['number differs target: Correct the delay, Write'])
    expect(findings).toHaveLength(1)
    expect(findings[0]?.source?.start.line).toBe(1)
    const { en: words = '', fr: mots = '' } = findings[0]?.said.text ?? {}
    expect(words).toMatch(/The translation changed last \(`\w{7}`, 2026-01-03, Ada Byron, “Correct the delay”\)/)
    expect(words).toMatch(/the source \(`\w{7}`, 2026-01-01, Ada Byron, “Write”\)/)
    expect(mots).toContain('La traduction a changé en dernier')
  })

  test('takes no edit that would undo it', async () => {
    const link = (url: string) => `See [the list](${url}).`
    const lien = (url: string) => `Voyez [la liste](${url}).`
    const [old, now] = ['https://example.org/v1/list', 'https://example.org/v2/list']
    const [corrected] = await foundIn(
      ['Translate', { ...en(link(old)), ...fr(lien(old)) }],
      ['Correct the link', fr(lien(now))],
    )
    expect(movers(corrected ? [corrected] : [])).toEqual(['url differs target: Correct the link, Translate'])
    expect(corrected?.edits).toBeUndefined()
    const [wrong] = await foundIn(['Translate', { ...en(link(old)), ...fr(lien(now)) }])
    expect(wrong?.edits).toHaveLength(1)
  })

  test('a paragraph that only the translation gained', async () => {
    const added = 'Prévenez vos clients une heure à l’avance.'
    const findings = await foundIn(translate, ['Warn the customers', fr(attendez[0], added, attendez[1])])
    expect(movers(findings)).toEqual(['block-extra extra target: Warn the customers, Translate'])
  })
})

describe('who moved last', () => {
  test('is the source where it changed after the translation', async () => {
    const findings = await foundIn(translate, [
      'Be quicker',
      en('Wait 10 seconds before you restart the server.', wait[1]),
    ])
    expect(movers(findings)).toEqual(['number differs source: Translate, Be quicker'])
  })

  test('is asked of the fact, not of what else changed in its block', async () => {
    const wrong = 'Attendez 15 secondes avant de redémarrer le serveur.'
    const findings = await foundIn(
      ['Translate', { ...en(...wait), ...fr(wrong, attendez[1]) }],
      ['Reword', fr('Attendez bien 15 secondes avant de relancer le serveur.', attendez[1])],
    )
    expect(findings.map(({ rule }) => rule)).toContain('number')
    expect(movers(findings)).toEqual([])
  })

  test('is nobody where the two were written so together, and where they are in step', async () => {
    const both = [
      'Correct both',
      { ...en('Wait 30 seconds now.', wait[1]), ...fr('Attendez 40 secondes.', attendez[1]) },
    ] as const
    expect(movers(await foundIn(translate, both))).toEqual([])
    expect(await foundIn(translate, ['Touch', fr(attendez[0], 'Le guide parle aussi des redémarrages.')])).toEqual([])
  })

  test('may not be committed yet', async () => {
    const repository = freshRepository()
    repository.commit(...translate)
    repository.write(fr('Attendez 30 secondes avant de redémarrer le serveur.', attendez[1]))
    const { pages } = await checkProject(diskFiles(repository.root), config)
    expect(movers(pages.flatMap(({ findings }) => findings))).toEqual(['number differs target: work-tree, Translate'])
  })
})
