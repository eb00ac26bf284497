import { describe, expect, test } from 'vitest'
import { inlineCode } from '../rules/inline-code.ts'
import { linkTarget } from '../rules/link-target.ts'
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

describe('links that lead nowhere', () => {
  const dead = async (source: string, target: string, more: Readonly<Record<string, string>> = {}) => {
    const files = { 'fr/a.md': source, 'en/a.md': target, 'fr/b.md': '# Suite\n', 'en/b.md': '# More\n', ...more }
    const { pages } = await checkFiles(files, options, { rules: [linkTarget] })
    return pages.flatMap(({ findings }) => findings)
  }

  test('in both languages alike are told once, with both places', async () => {
    const [finding, ...more] = await dead('Voyez [ceci](b.md#zzz).\n', 'See [this](b.md#zzz).\n')
    expect(more).toEqual([])
    expect([finding?.source?.start.column, finding?.target?.start.column]).toEqual([7, 5])
  })

  test('otherwise in each language are told of each', async () => {
    expect(await dead('Voyez [ceci](b.md#yyy).\n', 'See [this](b.md#zzz).\n')).toHaveLength(2)
  })

  test('more than five of a page are told once, and no edit is promised that would not end them', async () => {
    const page = (...anchors: string[]) => anchors.map((anchor) => `- [${anchor}](#${anchor})`).join('\n')
    const anchors = ['uuu', 'vvv', 'www', 'xxx', 'yyy', 'zzz']
    const [finding, ...more] = await dead('Voyez.\n', page(...anchors))
    expect(more).toEqual([])
    expect(finding?.parts).toHaveLength(6)
    expect(finding?.said.text.fr).toContain('6 liens de cette page')
    expect(finding?.edits).toBeUndefined()
    expect(await dead('Voyez.\n', page(...anchors.slice(1)))).toHaveLength(5)
  })
})

describe('code that was translated throughout a page', () => {
  const words = ['alpha', 'bravo', 'cargo', 'delta', 'ember', 'flora']
  const judged = async (count: number) => {
    const page = (tail: string) =>
      words
        .slice(0, count)
        .map((word) => `- \`${word}${tail}\` : 1`)
        .join('\n')
    const { pages } = await checkFiles({ 'fr/a.md': page('_un'), 'en/a.md': page('_deux') }, options, {
      rules: [inlineCode],
    })
    return pages[0]?.findings ?? []
  }

  test('is one finding, which names some of it', async () => {
    const [finding, ...more] = await judged(6)
    expect(more).toEqual([])
    expect(finding?.parts).toHaveLength(6)
    expect(finding?.said.text.en).toContain('in 6 places: also `bravo_un` → `bravo_deux`')
  })

  test('is told one by one up to five', async () => {
    expect(await judged(5)).toHaveLength(5)
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
