import { describe, expect, test } from 'vitest'
import { number } from '../rules/number.ts'
import { checkFiles } from '../src/index.ts'
import type { Finding } from '../src/model.ts'
import { withoutEchoes } from '../src/settle.ts'

const options = { source: 'fr', targets: ['en'], content: ['{locale}/*.md'] }
const said = async (source: string, target: string) => {
  const { pages } = await checkFiles({ 'fr/a.md': source, 'en/a.md': target }, options, { rules: [number] })
  return pages[0]?.findings ?? []
}
const rows = [10, 12, 14, 16, 18, 22, 24, 26]
const table = (head: string, by: (value: number) => number) =>
  `| ${head} | Go |\n| --- | --- |\n${rows.map((value, at) => `| serv-${'abcdefgh'[at]} | ${by(value)} |`).join('\n')}\n`

describe('findings that are many', () => {
  test('the same difference throughout a page is told once, with its places', async () => {
    const notes = ['Copie', 'Envoi', 'Reprise', 'Contrôle']
    const page = (days: number, unit: string) => notes.map((note) => `${note} : ${days} ${unit}.`).join('\n\n')
    const [finding, ...more] = await said(page(30, 'jours'), page(20, 'days'))
    expect(more).toEqual([])
    expect(finding?.said.text.en).toContain('in 4 places of this page')
    expect(finding?.parts?.map(({ target }) => target?.start.line)).toEqual([1, 3, 5, 7])
  })

  test('up to three places are told one by one', async () => {
    const page = (days: number, unit: string) => `Copie : ${days} ${unit}.\n\nEnvoi : ${days} ${unit}.`
    expect(await said(page(30, 'jours'), page(20, 'days'))).toHaveLength(2)
  })

  test('a table full of other figures is told once', async () => {
    const [finding, ...more] = await said(
      table('Nom', (value) => value),
      table('Name', (value) => value + 1),
    )
    expect(more).toEqual([])
    expect(finding?.parts).toHaveLength(rows.length)
    expect(finding?.said.text.fr).toContain(`Ce tableau a ${rows.length} écarts de ce genre.`)
  })

  test('a passage full of other figures is told once', async () => {
    const list = (by: number) => rows.map((value, at) => `\`${'abcdefgh'[at]}1\` ${value + by} Go`).join(', ')
    const [finding, ...more] = await said(
      `Les disques du serveur offrent ceci : ${list(0)}.`,
      `The disks of the server offer this: ${list(1).replaceAll('Go', 'GB')}.`,
    )
    expect(more).toEqual([])
    expect(finding?.said.text.en).toContain('places of this passage')
  })

  test('a few figures of a table are told one by one', async () => {
    const found = await said(
      table('Nom', (value) => value),
      table('Name', (value) => (value < 14 ? value + 1 : value)),
    )
    expect(found.map(({ said }) => said.id)).toEqual(['changed', 'changed'])
  })
})

describe('what the web says of a link', () => {
  const at = (offset: number) => {
    const point = { line: 1, column: offset + 1, offset }
    return { start: point, end: { ...point, column: offset + 6, offset: offset + 5 } }
  }
  const finding = (rule: string, id: string, place: Partial<Finding>): Finding => ({
    rule,
    category: 'links',
    severity: 'warn',
    said: { id, data: {}, text: { en: id, fr: id } },
    ...place,
  })
  const left = (...findings: Finding[]) => withoutEchoes(findings).map(({ said }) => said.id)

  test('is not repeated by the rules that compare links, at its place alone', () => {
    const dead = finding('stale-url', 'webDead', { target: at(5) })
    const there = finding('url', 'there', { source: at(9), target: at(5) })
    const elsewhere = finding('url', 'elsewhere', { source: at(9), target: at(30) })
    const missing = finding('url', 'missing', { source: at(5) })
    const extra = finding('url', 'extra', { target: at(40) })
    expect(left(dead, there, elsewhere, missing, extra)).toEqual(['webDead', 'elsewhere', 'missing', 'extra'])
    expect(left({ ...dead, severity: 'info' }, there)).toEqual(['webDead', 'there'])
  })

  test('gives way to what history or the project’s list says of the same link', () => {
    const web = finding('stale-url', 'webMoved', { target: at(5) })
    expect(left(web, finding('stale-url', 'moved', { source: at(1), target: at(5) }))).toEqual(['moved'])
    expect(left(web, finding('stale-url', 'moved', { source: at(5), target: at(9) }))).toEqual(['webMoved', 'moved'])
    const ofSource = finding('stale-url', 'webDead', { source: at(5) })
    expect(left(ofSource, finding('stale-url', 'retired', { source: at(5) }))).toEqual(['retired'])
  })
})

describe('a sentence that one side lacks', () => {
  const judged = async (source: string, target: string, rules: Readonly<Record<string, 'off'>> = {}) => {
    const { pages } = await checkFiles({ 'fr/a.md': source, 'en/a.md': target }, { ...options, rules })
    return (pages[0]?.findings ?? []).map(({ rule, severity }) => `${rule} ${severity}`)
  }
  const [french, english] = ['Vous recevez vos factures par e-mail.', 'You receive your invoices by email.']
  const lost =
    'Conservez-les pendant 10 ans dans le dossier `factures/` de votre [espace client](https://client.example/).'

  test('is one finding with all that it holds, as severe as the worst of it', async () => {
    expect(await judged(`${french} ${lost}\n`, `${english}\n`)).toEqual(['sentence-count error'])
  })

  test('and holds nothing that is gone from another sentence', async () => {
    const source = `${french.replace('.', ' de `billing`.')} Conservez-les pendant 10 ans dans un dossier.\n`
    expect(await judged(source, `${english}\n`)).toEqual(['inline-code error', 'sentence-count error'])
  })

  test('leaves what it holds to the other rules where nobody asks for sentences', async () => {
    expect(await judged(`${french} ${lost}\n`, `${english}\n`, { 'sentence-count': 'off' })).toEqual([
      'number error',
      'inline-code error',
      'url warn',
    ])
  })
})
