import { describe, expect, test } from 'vitest'
import { frontMatter } from '../../rules/front-matter.ts'
import { checkRule } from '../support/check-rule.ts'
import { fails, passes } from '../support/two-words.ts'

const page = (keys: Readonly<Record<string, unknown>>, text: string): string =>
  `---\n${Object.entries(keys)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join('\n')}\n---\n\n${text}`
const pair = (source: object, target: object): [string, string] => [
  page({ ...source }, 'Fermez.'),
  page({ ...target }, 'Close.'),
]

describe('front-matter', () => {
  test.each([
    ['translated text', { title: 'Un', tags: ['a', 'b'] }, { title: 'One', tags: ['c'] }],
    [
      'dates and what concerns the translation',
      { date: '2026-01-01', i18nReady: true },
      { lastmod: '2026-02-01', translator: 'Ada' },
    ],
    ['keys that only the translation has', { title: 'Un' }, { title: 'One', note: 'x' }],
    ['locales in a path', { image: '/fr/a.png' }, { image: '/en/a.png' }],
    ['an empty source', { title: '', draft: false }, { draft: false }],
    ['a slug of its own', { slug: 'sauvegardes' }, { slug: 'backups' }],
  ])('passes %s', async (_, source, target) => {
    await passes(frontMatter, ...pair(source, target))
  })

  test.each([
    ['a kept value', { weight: 3 }, { weight: 4 }, ['2:9 changed `weight` `4` `3`']],
    ['a nested one', { sidebar: { order: 1 } }, { sidebar: { order: 2 } }, ['changed `sidebar.order`']],
    ['a list as one', { pagination_next: ['a', 'b'] }, { pagination_next: ['a', 'c'] }, ['changed `a, c` `a, b`']],
    ['a key that is lost', { title: 'Un', order: 4 }, { title: 'One' }, ['missing `order` `4`']],
    ['a key that nobody knows', { title: 'Un', product: 'x' }, { title: 'One' }, ['missing `product`']],
    ['an empty translation', { title: 'Un' }, { title: '' }, ['empty `title` `Un`']],
  ])('reports %s', async (_, source, target, expected) => {
    const report = await checkRule(
      frontMatter,
      { 'fr/a.md': pair(source, target)[0], 'en/a.md': pair(source, target)[1] },
      { source: 'fr', targets: ['en'] },
    )
    const said = report.pages.flatMap(({ findings }) => findings.map(({ said }) => `${said.id} ${said.text.en}`))
    expect(said).toHaveLength(1)
    for (const word of expected[0]?.replace(/^\d+:\d+ /, '').split(/ (?=`)/) ?? []) expect(said[0]).toContain(word)
  })

  test('the configuration speaks for all pages, a rule’s own options before it', async () => {
    const [source, target] = pair({ product: 'Caisse', owner: 'Ada' }, { product: 'Till', owner: 'Bob' })
    await fails(frontMatter, source, target, ['2:10 changed `product`'], {
      config: { frontMatter: { keep: ['product', 'owner'], ignore: ['owner'] } },
    })
    await passes(frontMatter, source, target, { config: { frontMatter: { keep: ['product'] } }, options: { keep: [] } })
  })

  test('a key that most translations do without is a habit', async () => {
    const files = Object.fromEntries(
      [0, 1, 2, 3, 4].flatMap((at) => [
        [`fr/${at}.md`, page({ title: `Page ${at}`, product: 'x' }, 'Fermez.')],
        [`en/${at}.md`, page({ title: `Page ${at}`, ...(at === 0 ? { product: 'x' } : {}) }, 'Close.')],
      ]),
    )
    const count = async (pages: Readonly<Record<string, string>>) =>
      (await checkRule(frontMatter, pages, { source: 'fr', targets: ['en'] })).pages.flatMap(({ findings }) => findings)
        .length
    expect(await count(files)).toBe(0)
    const { 'fr/4.md': _, 'en/4.md': __, ...fewer } = files
    expect(await count(fewer)).toBe(3)
  })

  test('TOML is front matter too', async () => {
    await fails(frontMatter, '+++\nweight = 3\n+++\n\nFermez.', '+++\nweight = 4\n+++\n\nClose.', [
      '2:1 changed `weight`',
    ])
  })
})
