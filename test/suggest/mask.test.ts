import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPage } from '../../src/index.ts'
import { unwrapped } from '../../src/suggest/chunk.ts'
import { billable, mask, unmask } from '../../src/suggest/mask.ts'
import { segmentsIn } from '../../src/suggest/segments.ts'
import { marks } from '../markdown/soup.ts'
import { isWellFormed } from '../support/deepl-peer.ts'

describe('mask', () => {
  test.each([
    ['Press `Ctrl` & wait.', 'Press <x id="1"/> &amp; wait.'],
    ['See [the **guide**](a.md "t") now.', 'See <g id="1">the <g id="2">guide</g></g> now.'],
    ['Bare https://example.org/a here.', 'Bare <x id="1"/> here.'],
    ['<https://example.org> and me@example.org', '<x id="1"/> and <x id="2"/>'],
    ['![The plan](a.png) of {name}', '<g id="1">The plan</g> of <x id="2"/>'],
    ['[](a.md) and [`x`](b.md)', '<x id="1"/> and <g id="2"><x id="3"/></g>'],
    ['![](a.png) alone', '<x id="1"/> alone'],
    ['{{< ref "a" >}} and {{% note %}}', '<x id="1"/> and <x id="2"/>'],
    ['%s of $HOME_DIR, 5&nbsp;GB, \\*', '<x id="1"/> of <x id="2"/>, 5<x id="3"/>GB, <x id="4"/>'],
    ['a < b & c', 'a &lt; b &amp; c'],
    ['$x^2 = y$ costs $5, or $10', '<x id="1"/> costs $5, or $10'],
    ['<kbd>Ctrl</kbd> goes', '<x id="1"/>Ctrl<x id="2"/> goes'],
    ['note[^1], [text][ref] and <old>', 'note<x id="1"/>, [text<x id="2"/> and <x id="3"/>'],
  ])('%s', (text, xml) => {
    expect(mask(text, { syntax: 'markdown' }).xml).toBe(xml)
  })

  test.each([
    ['Use <Tip text="x">this **tip**</Tip> {value}', 'Use <g id="1">this <g id="2">tip</g></g> <x id="3"/>'],
    ['Broken <Tip and {x', 'Broken &lt;Tip and {x'],
  ])('MDX: %s', (text, xml) => {
    expect(mask(text, { syntax: 'mdx' }).xml).toBe(xml)
  })

  test('words that are kept, the longest first, as whole words', () => {
    const { xml } = mask('Diptych Pro and Diptych, not Diptychs; C++ too', {
      syntax: 'markdown',
      keep: ['Diptych', 'Diptych Pro', 'C++'],
    })
    expect(xml).toBe('<x id="1"/> and <x id="2"/>, not Diptychs; <x id="3"/> too')
  })
})

describe('unmask', () => {
  const { marks } = mask('See [the `x`](a.md) now.', { syntax: 'markdown' })

  test.each([
    ['Voir <g id="1">le <x id="2"/></g>.', 'Voir [le `x`](a.md).', []],
    ["Voir <g id='1'>le <x id='2'></x></g>.", 'Voir [le `x`](a.md).', []],
    ['<x id="2"/> <g id="1">là</g> &amp; &lt;&#233;', '`x` [là](a.md) & <é', []],
    ['Voir <g id="1">le</g>.', 'Voir [le](a.md).', ['`x`']],
    ['<x id="2"/><x id="2"/> <g id="1">a</g>', '`x``x` [a](a.md)', ['`x`']],
    ['<g id="1">a <x id="2"/>', '[a `x`](a.md)', ['[']],
    ['<x id="9"/> a <x id="2"/><g id="1"/>', ' a `x`[](a.md)', ['<x id="9"/>']],
    ['faisceau de protons', 'faisceau de protons', ['[', '`x`']],
    ['a < b <g id="1"><x id="2"/></g>', 'a < b [`x`](a.md)', ['<']],
  ])('%s', (xml, text, lost) => {
    expect(unmask(xml, marks)).toEqual({ text, lost })
  })
})

describe('mask, then unmask', () => {
  const same = (text: string, syntax: 'markdown' | 'mdx'): void => {
    const { xml, marks } = mask(text, { syntax, keep: ['Diptych', 'DeepL'] })
    expect(unmask(xml, marks)).toEqual({ text, lost: [] })
    expect(isWellFormed(xml)).toBe(true)
    expect(billable(xml)).toBeLessThanOrEqual([...text].length)
  }

  const pages = ['docs/en', 'docs/fr', 'examples/help-centre/fr', 'examples/help-centre/en'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.mdx?$/.test(name))
      .map((name) => `${folder}/${name}`),
  )

  test('is the identity for every text of our own pages', () => {
    let count = 0
    for (const path of pages) {
      const reading = readPage(path, 'en', readFileSync(path, 'utf8'))
      if (reading.state === 'unread') continue
      for (const block of reading.page.blocks) {
        for (const span of segmentsIn(reading.page, block)) {
          same(unwrapped(reading.page.text, span), 'markdown')
          count += 1
        }
      }
    }
    expect(count).toBeGreaterThan(1000)
  }, 30_000)

  const fragment = fc.constantFrom(
    ...marks,
    '](',
    '<',
    '>',
    '<Tip x={1}>',
    '</Tip>',
    '{{',
    '}}',
    '&',
    '| ',
    'https://a.b/c',
    'Diptych',
    'é',
    '\u0007',
    '%s',
    '$A_B',
    ':::',
  )
  const hostile = fc.array(fc.oneof(fragment, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 30 })

  test.each(['markdown', 'mdx'] as const)(
    'is the identity for any text: %s',
    (syntax) => {
      fc.assert(
        fc.property(hostile, (parts) => same(parts.join(''), syntax)),
        { numRuns: 400, seed: 7 },
      )
    },
    30_000,
  )

  test('and any answer is taken without a word of complaint', () => {
    fc.assert(
      fc.property(hostile, hostile, (text, answer) => {
        const { marks } = mask(text.join(''), { syntax: 'markdown' })
        expect(typeof unmask(answer.join(''), marks).text).toBe('string')
      }),
      { numRuns: 200, seed: 7 },
    )
  })
})
