import { describe, expect, test } from 'vitest'
import { checkProject, diskFiles } from '../../src/index.ts'
import type { Finding } from '../../src/model.ts'
import { freshRepository } from './support.ts'

const config = { source: 'en', targets: ['fr'], content: ['docs/{locale}/**/*.md'] }
const words = 'The tariff of every plan stands in'
const mots = 'Le tarif de chaque formule figure dans'

/** What is found when the English page has changed from the one text to the other, and the French one has not. */
async function foundIn(before: string, after: string, french: string): Promise<readonly Finding[]> {
  const repository = freshRepository()
  repository.commit('Translate', { 'docs/en/a.md': `${before}\n`, 'docs/fr/a.md': `${french}\n` })
  repository.commit('Move', { 'docs/en/a.md': `${after}\n` })
  const { pages } = await checkProject(diskFiles(repository.root), config)
  return pages.flatMap(({ findings }) => findings)
}

const [old, now] = ['https://example.org/a', 'https://example.net/b']

describe('a link that the source changed', () => {
  test.each([
    ['a link', (url: string) => `[the list](${url}).`, (url: string) => `[la liste](${url}).`],
    ['a bare address', (url: string) => `<${url}>.`, (url: string) => `<${url}>.`],
    [
      'a definition',
      (url: string) => `[the list][1].\n\n[1]: ${url}`,
      (url: string) => `[la liste][1].\n\n[1]: ${url}`,
    ],
    ['an image', (url: string) => `![the list](${url}.png).`, (url: string) => `![la liste](${url}.png).`],
  ])('is one finding with the commit and the new address: %s', async (_, en, fr) => {
    const findings = await foundIn(`${words} ${en(old)}`, `${words} ${en(now)}`, `${mots} ${fr(old)}`)
    expect(findings.map(({ rule, drift }) => `${rule} ${drift}`)).toEqual(['stale-url stale'])
    const [{ said, edits = [] } = { said: undefined }] = findings
    expect(said?.text.en).toContain('“Move”')
    const png = en(old).includes('.png') ? '.png' : ''
    expect(edits.map(({ side, text }) => `${side} ${text}`)).toEqual([`target ${now}${png}`])
  })

  test('is told beside the words that changed with it', async () => {
    const findings = await foundIn(
      `${words} [the list](${old}).`,
      `${words} [our list of today](${now}).`,
      `${mots} [la liste](${old}).`,
    )
    expect(findings.map(({ rule }) => rule).sort()).toEqual(['stale', 'stale-url'])
  })

  test('has no edit where it was dropped', async () => {
    const findings = await foundIn(`${words} [the list](${old}).`, `${words} the list.`, `${mots} [la liste](${old}).`)
    const stale = findings.filter(({ rule }) => rule === 'stale-url')
    expect(stale.map(({ said, edits }) => `${said.id} ${edits?.length ?? 0}`)).toEqual(['dropped 0'])
    expect(findings.some(({ rule }) => rule === 'url')).toBe(false)
  })

  test('is silent where the translation has an address of its own, or followed', async () => {
    expect(
      (
        await foundIn(
          `${words} [it](#old-name).\n\n## Old name`,
          `${words} [it](#new-name).\n\n## New name`,
          `${mots} [elle](#nom).\n\n## Nom`,
        )
      ).filter(({ rule }) => rule === 'stale-url'),
    ).toEqual([])
    expect(
      await foundIn(`${words} [it](${old}).`, `${words} [it](${now}).`, `${mots} [elle](${now}).`),
    ).not.toContainEqual(expect.objectContaining({ rule: 'stale-url' }))
  })
})
