import { describe, expect, test } from 'vitest'
import { admonition } from '../../rules/admonition.ts'
import { component } from '../../rules/component.ts'
import { tableShape } from '../../rules/table-shape.ts'
import { kindMeant, sameKind } from '../../src/text/admonitions.ts'
import { fitsAny } from '../../src/text/keys.ts'
import { checkRule } from '../support/check-rule.ts'
import { fails, passes } from '../support/two-words.ts'

const [french, english] = [
  'Les messages effacés sont perdus, le mot de passe aussi.',
  'Deleted messages are lost, and so is the password.',
]

describe('admonition', () => {
  test.each([
    ['the same kind', ':::tip', ':::tip'],
    ['a title', ':::tip[Astuce]', ':::tip[Hint]'],
    ['an alias', ':::caution', ':::warning'],
    ['another syntax', '!!! tip', ':::hint'],
  ])('passes %s', async (_, source, target) => {
    const frame = (mark: string, text: string) =>
      mark.startsWith('!') ? `${mark}\n    ${text}` : `${mark}\n${text}\n:::`
    await passes(admonition, frame(source, french), frame(target, english))
  })

  test('tells caution from warning in alerts', async () => {
    await fails(admonition, `> [!CAUTION]\n> ${french}`, `> [!WARNING]\n> ${english}`, ['1:3 kind `warning` `caution`'])
  })

  test('tells a translated name from another kind, and mends it', async () => {
    const [source, target] = [`:::warning\n${french}\n:::`, `:::avertissement\n${english}\n:::`]
    await fails(admonition, source, target, ['1:1 translated `avertissement` `warning`'])
    const report = await checkRule(
      admonition,
      { 'fr/a.md': source, 'en/a.md': target },
      { source: 'fr', targets: ['en'] },
    )
    expect(report.pages[0]?.findings[0]?.edits).toEqual([{ side: 'target', start: 3, end: 16, text: 'warning' }])
  })

  test('reports a frame that one side lacks, once', async () => {
    await fails(admonition, `> [!NOTE]\n> ${french}`, english, ['1:1 lost `note`'])
    await fails(admonition, french, `> [!NOTE]\n> ${english}`, ['1:3 gained `note`'])
  })

  test('names', () => {
    expect(kindMeant('Précaution')).toBeUndefined()
    expect(kindMeant('Atenção')).toBe('warning')
    expect(sameKind('hint', 'TIP', false)).toBe(true)
    expect(sameKind('caution', 'warning', true)).toBe(false)
  })
})

describe('component', () => {
  const mdx = { extension: 'mdx' } as const
  const pair = (source: string, target: string): [string, string] => [
    `${source}\n\n${french}`,
    `${target}\n\n${english}`,
  ]

  test.each([
    ['text', '<Card title="Fichiers" aria-label="Voir" />', '<Card title="Files" aria-label="See" />'],
    ['words in a prop of no known name', '<Card lead="Tous les fichiers" />', '<Card lead="All the files" />'],
    ['words in an expression', "<Card items={['Fichiers']} />", "<Card items={['Files']} />"],
    ['locales in a path', '<Card file="/fr/x.png" />', '<Card file="/en/x.png" />'],
    ['quotes and braces', '<Card size={"4"} />', "<Card size='4' />"],
    ['true, said or not', '<Card open />', '<Card open={true} />'],
    ['the language', '<Card lang="fr" />', '<Card lang="en" />'],
  ])('passes %s', async (_, source, target) => {
    await passes(component, ...pair(source, target), mdx)
  })

  test.each([
    ['a value', '<Card size="4" />', '<Card size="5" />', ['1:7 changed `size` `5` `4`']],
    ['an icon', '<Card icon="pencil" />', '<Card icon="crayon" />', ['1:7 changed `icon`']],
    ['a prop that is lost', '<Card open size="4" />', '<Card size="4" />', ['1:1 lost `open`']],
    ['a prop that is extra', '<Card size="4" />', '<Card size="4" open />', ['1:16 gained `open`']],
    ['one that only one side uses', '<Banner />', '', ['3:1 unused `Banner`']],
  ])('reports %s', async (_, source, target, expected) => {
    await fails(component, ...pair(source, target), expected, mdx)
  })

  test('reports another name, and a frame that is gone', async () => {
    await fails(
      component,
      `<Card>\n\n${french}\n\n</Card>`,
      `<Panel>\n\n${english}\n\n</Panel>`,
      ['1:1 name `Panel` `Card`'],
      mdx,
    )
    await fails(component, `<Card>\n\n${french}\n\n</Card>`, english, ['1:1 unframed `Card`'], mdx)
    await fails(component, french, `<Card>\n\n${english}\n\n</Card>`, ['1:1 framed `Card`'], mdx)
  })

  test('leaves destinations to their own rules', async () => {
    await passes(component, ...pair('<Card href="/a" src="/a.png" />', '<Card href="/b" src="/b.png" />'), mdx)
  })
})

describe('table-shape', () => {
  const table = (...rows: readonly string[]) =>
    [rows[0], rows[0]?.replace(/[^|]+/g, '---'), ...rows.slice(1)].join('\n')

  test('counts columns, and leaves rows alone', async () => {
    const source = table('| Offre | Espace | Prix |', '| Essentiel | 10 Go | 5 € |', '| Avancé | 50 Go | 9 € |')
    await fails(tableShape, source, table('| Plan | Space |', '| Essential | 10 GB |', '| Advanced | 50 GB |'), [
      '1:1 columns `3` `2` Prix',
    ])
    await passes(tableShape, source, table('| Plan | Space | Price |', '| Essential | 10 GB | €5 |'))
  })
})

describe('patterns of keys', () => {
  test.each([
    ['title', 'title', true],
    ['Title', 'title', true],
    ['sidebar.order', 'sidebar.*', true],
    ['sidebar', 'sidebar.*', false],
    ['aria-label', '*label', true],
    ['head.0.tag', 'head.*.tag', true],
    ['head.tag', 'head.*.tag', false],
    ['aba', 'ab*ba', false],
  ])('%s %s', (key, pattern, fits) => {
    expect(fitsAny(key, [pattern])).toBe(fits)
  })

  test('a hostile pattern takes no time', () => {
    expect(fitsAny('a'.repeat(100_000), [`${'a*'.repeat(100)}b`])).toBe(false)
  })
})
