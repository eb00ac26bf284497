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

describe('the fingerprint of many places at once', () => {
  const line = (name: string, days: number) => `The plan ${name} keeps every copy for ${days} days.`
  const ligne = (name: string, days: number) => `La formule ${name} garde chaque copie ${days} jours.`
  const plans = ['Alder', 'Birch', 'Cedar', 'Elm', 'Fir', 'Hazel', 'Larch', 'Maple', 'Oak']
  const crowdOf = async (names: readonly string[], days: (at: number) => number, wrong: (at: number) => number) => {
    const sections = (write: typeof line, figure: typeof days, title: string) =>
      names.map((name, at) => `## ${title} ${name}\n\n${write(name, figure(at))}`).join('\n\n')
    const findings = await findingsOf(
      `# Plans\n\n${sections(line, days, 'About')}`,
      `# Formules\n\n${sections(ligne, wrong, 'À propos de')}`,
    )
    return findings.filter(({ said }) => said.data.places !== undefined)
  }

  test('stays when one more joins them, at the end or at the beginning', async () => {
    const alike = (names: readonly string[]) =>
      crowdOf(
        names,
        () => 30,
        () => 20,
      )
    const before = await alike(plans.slice(1, 6))
    expect(before.map(({ said }) => said.data.places)).toEqual([5])
    const more = await alike(plans.slice(1, 7))
    expect(more.map(({ said }) => said.data.places)).toEqual([6])
    expect(printsOf(more)).toEqual(printsOf(before))
    expect(printsOf(await alike(plans.slice(0, 6)))).toEqual(printsOf(before))
  })

  test('is another for another difference', async () => {
    const of = (days: number) =>
      crowdOf(
        plans.slice(0, 5),
        () => 30,
        () => days,
      )
    expect(printsOf(await of(20))).not.toEqual(printsOf(await of(25)))
  })
})

describe('in a table', () => {
  const rows = (from: number, to: number, change: number) =>
    Array.from({ length: to - from }, (_, at) => `| plan ${'abcdefghij'[at + from]} | ${10 + at + from + change} GB |`)
  const tableOf = async (from: number, to: number) => {
    const findings = await findingsOf(
      ['# Plans', '', '| Plan | Space |', '|---|---|', ...rows(from, to, 0)].join('\n'),
      ['# Formules', '', '| Formule | Espace |', '|---|---|', ...rows(from, to, 50)]
        .join('\n')
        .replaceAll('GB', 'Go')
        .replaceAll('| plan', '| formule'),
    )
    return findings.filter(({ said }) => said.data.places !== undefined)
  }

  test('many places of one kind keep their fingerprint when one more joins them', async () => {
    const before = await tableOf(1, 8)
    expect(before.map(({ said }) => said.data.places)).toEqual([7])
    expect(printsOf(await tableOf(1, 9))).toEqual(printsOf(before))
    expect(printsOf(await tableOf(0, 8))).toEqual(printsOf(before))
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
