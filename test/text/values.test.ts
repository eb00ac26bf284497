import { describe, expect, test } from 'vitest'
import { holds } from '../../src/text/holds.ts'
import { isLocaleSwap } from '../../src/text/locale-swap.ts'
import { difference, digitRuns, piecesOf } from '../../src/text/pieces.ts'
import { contrasted, listed, quoted } from '../../src/text/quote.ts'
import { shortcodeOf } from '../../src/text/shortcode.ts'

test('the words of a name', () => {
  expect(piecesOf('my-oldFolder_v2/HTTPServer')).toEqual(['my', 'old', 'folder', 'v', 'http', 'server'])
  expect(piecesOf('CLÉ_API')).toEqual(['cle', 'api'])
  expect(digitRuns('v2.10, 1 000')).toEqual(['000', '1', '10', '2'])
  expect(difference(['a', 'a', 'b'], ['a', 'c'])).toEqual({ left: ['a', 'b'], right: ['c'] })
})

test('a value as a whole', () => {
  expect(holds('Lisez robots.txt ici', 'robots.txt')).toBe(true)
  expect(holds('Lisez robots.txts ici', 'robots.txt')).toBe(false)
  expect(holds('appelez `f()` ici', 'f()')).toBe(true)
  expect(holds('les paramètres', 'param')).toBe(false)
  expect(holds('deux\n  mots', 'deux mots')).toBe(true)
})

test('nothing but the locale', () => {
  expect(isLocaleSwap('/fr/guide', '/en/guide', 'fr', 'en')).toBe(true)
  expect(isLocaleSwap('lang="fr-FR"', 'lang="en"', 'fr', 'en')).toBe(true)
  expect(isLocaleSwap('/fr/guide', '/en/guides', 'fr', 'en')).toBe(false)
  expect(isLocaleSwap('/de/guide', '/en/guide', 'fr', 'en')).toBe(false)
})

describe('words for messages', () => {
  test('quotes', () => {
    expect(quoted('a')).toBe('`a`')
    expect(quoted('a `b`')).toBe('`` a `b` ``')
    expect(listed(['a', 'b', 'a'], 'fr')).toBe('`a` et `b`')
    expect(listed(['1', '2', '3', '4', '5', '6', '7'], 'en')).toBe('`1`, `2`, `3`, `4`, `5` and 2 more')
  })

  test.each(['en', 'fr'] as const)('lists are those of the language (%s)', (tongue) => {
    const and = new Intl.ListFormat(tongue === 'en' ? 'en-GB' : tongue, { type: 'conjunction' })
    for (let count = 0; count <= 5; count++) {
      const values = Array.from({ length: count }, (_, at) => `v${at}`)
      expect(listed(values, tongue)).toBe(and.format(values.map((value) => quoted(value))))
    }
  })

  test('long values are shown where they differ', () => {
    const same = 'x'.repeat(200)
    expect(contrasted(`${same}a`, `${same}b`)).toEqual([`…${'x'.repeat(20)}a`, `…${'x'.repeat(20)}b`])
    expect(contrasted('ab', 'ac')).toEqual(['ab', 'ac'])
  })
})

test.each([
  ['{{< figure src="a.png" title="Un titre" >}}', { name: 'figure', keys: ['src=a.png'] }],
  ['{{ Glossary("scope", "portée") }}', { name: 'glossary', keys: ['scope'] }],
  ['{% include note.html %}', { name: 'include', keys: ['note.html'] }],
  ['{{ count }}', { name: 'count', keys: [] }],
  ['{count}', undefined],
])('the macro %s', (value, expected) => {
  expect(shortcodeOf(value)).toEqual(expected)
})
