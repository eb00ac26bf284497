import { describe, expect, test } from 'vitest'
import { frontMatter } from '../../rules/front-matter.ts'
import { notCompared } from '../../rules/not-compared.ts'
import { checkRule } from '../support/check-rule.ts'
import { fails, passes } from '../support/two-words.ts'

const page = (head: string, fence = '---'): string => `${fence}\n${head}\n${fence}\n\nText.\n`

describe('not-compared, of front matter', () => {
  test.each([
    ['an open list', page('title: "Un"\ntags: [a, b'), '3:12 frontMatter Flow sequence'],
    ['a colon too many', page('title: a: b'), '2:8 frontMatter Nested mappings are not allowed'],
    ['TOML without quotes', page('title = Un\nweight = 3', '+++'), '2:9 frontMatter Invalid TOML document'],
    ['TOML, further down', page('title = "Un"\n\nweight = ', '+++'), '4:10 frontMatter Invalid TOML document'],
    ['what nests without end', page(`a: ${'['.repeat(200)}`), '2:1 frontMatter nested too deeply'],
    ['what is a database', page(`a: ${'x'.repeat(100_001)}`), '2:1 frontMatter 100,000'],
  ])('says %s once, with its place', async (_, text, expected) => {
    await fails(notCompared, page('title: Un'), text, [expected])
  })

  test('says it of the source too, and nothing of the keys', async () => {
    await fails(notCompared, page('title: a: b'), page('title: One'), ['2:8 frontMatter'])
    await passes(frontMatter, page('title: a: b\nweight: 3'), page('title: One'))
    await passes(frontMatter, page('title: Un\nweight: 3'), page('title: a: b'))
  })

  test.each([
    ['twice the same key', page('a: 1\na: 2')],
    ['a comment alone', page('# later')],
    ['nothing', '---\n---\n\nText.\n'],
    ['a rule at the top', '---\n\nWords: between rules.\n\n---\n\nText.\n'],
  ])('is silent about %s', async (_, text) => {
    await passes(notCompared, text, text)
  })

  test('the rest of the page is compared', async () => {
    const report = await checkRule(
      notCompared,
      { 'fr/a.md': page('title: Un'), 'en/a.md': page('title: a: b') },
      { source: 'fr', targets: ['en'] },
    )
    expect(report.pages[0]?.parity).toBeGreaterThan(0.5)
  })
})
