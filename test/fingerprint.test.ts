import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passageHash } from '../src/fingerprint.ts'
import { checkFiles } from '../src/index.ts'
import { readPage } from '../src/markdown/read.ts'
import type { Finding } from '../src/model.ts'

const source = [
  '# Restore a backup',
  '',
  'A backup is kept for 30 days.',
  '',
  '## Choose a date',
  '',
  'Open the page of the server, then **Backups**.',
  '',
  'Every morning a message tells you what was kept in the night.',
  '',
  '## Ask for help',
  '',
  'Write to support@example.org and give the name of the server.',
].join('\n')

const target = [
  '# Restaurer une sauvegarde',
  '',
  'Une sauvegarde est gardée 20 jours.',
  '',
  '## Choisir une date',
  '',
  'Ouvrez la page du serveur, puis **Backups**.',
].join('\n')

const findingsOf = async (en: string, fr: string, name = 'backup'): Promise<readonly Finding[]> => {
  const files = { [`docs/en/${name}.md`]: `${en}\n`, [`docs/fr/${name}.md`]: `${fr}\n` }
  const report = await checkFiles(files, { source: 'en', targets: ['fr'] })
  return report.pages.flatMap(({ findings }) => findings)
}
const printsOf = (findings: readonly Finding[]): string[] =>
  findings.map(({ rule, fingerprint }) => `${rule} ${fingerprint}`).sort()

describe('the fingerprint of a finding', () => {
  test('survives other lines, other line breaks and edits elsewhere in the page', async () => {
    const before = await findingsOf(source, target)
    expect(before.map(({ rule }) => rule).sort()).toEqual(['block-missing', 'number', 'section-missing'])
    const grown = source
      .replace('# Restore a backup\n', '---\ntitle: Backups\n---\n\n# Restore a backup\n\nThis guide takes a minute.\n')
      .replace('what was kept in', 'what was kept\nin')
      .replace('give the name', 'always give the name')
    const grownTarget = target.replace(
      '# Restaurer une sauvegarde\n',
      '---\ntitle: Sauvegardes\n---\n\n# Restaurer une sauvegarde\n\nCe guide prend une minute.\n',
    )
    expect(printsOf(await findingsOf(grown, grownTarget))).toEqual(printsOf(before))
  })

  test('changes with the text, the page and the section that it is about', async () => {
    const blockMissing = async (...args: Parameters<typeof findingsOf>): Promise<string | undefined> =>
      (await findingsOf(...args)).find(({ rule }) => rule === 'block-missing')?.fingerprint
    const before = await blockMissing(source, target)
    expect(before).toMatch(/^[0-9a-f]{16}$/)
    expect(await blockMissing(source.replace('Every morning', 'Every evening'), target)).not.toBe(before)
    expect(await blockMissing(source, target, 'backups')).not.toBe(before)
    expect(await blockMissing(source.replace('Choose a date', 'Pick a date'), target)).not.toBe(before)
  })

  test('tells two of one page apart, by their order', async () => {
    const line = 'Every morning a message tells you what was kept in the night.'
    const findings = await findingsOf(`${source}\n\n${line}\n\nWait for an answer.\n\n${line}`, target)
    const prints = findings.map(({ fingerprint }) => fingerprint)
    expect(new Set(prints).size).toBe(prints.length)
  })

  test('comes with the titles around it', async () => {
    const findings = await findingsOf(source, target)
    expect(Object.fromEntries(findings.map(({ rule, section }) => [rule, section]))).toEqual({
      number: ['Restaurer une sauvegarde'],
      'block-missing': ['Restore a backup', 'Choose a date'],
      'section-missing': ['Restore a backup', 'Ask for help'],
    })
  })
})

describe('the hash of a passage', () => {
  const hashOf = (text: string): string => {
    const reading = readPage('a.md', 'en', text)
    if (reading.state !== 'read') throw new Error('unread')
    return passageHash(reading.page, reading.page.blocks)
  }

  test('is the same wherever lines break', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 20 }),
        fc.nat(),
        (words, at) => {
          const broken = words.map((word, index) => (index === at % words.length ? `\n${word}` : word)).join(' ')
          expect(hashOf(broken.trim())).toBe(hashOf(words.join(' ')))
        },
      ),
    )
  })

  test('is another for other words, other markup and another order', () => {
    const texts = ['Keep it.', 'Keep it', 'Keep **it**.', 'Keep\n\nit.', 'it. Keep']
    expect(new Set(texts.map(hashOf)).size).toBe(texts.length)
    expect(hashOf('Café')).toBe(hashOf('Cafe\u0301'))
  })
})
