import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { staticBase } from '../../src/text/globs.ts'
import { canonicalLocale, localeOfName, sameLocale, spellings } from '../../src/text/locales.ts'
import { nearest } from '../../src/text/nearest.ts'

describe('names of locales', () => {
  test.each([
    ['fr', 'fr', true],
    ['pt-br', 'pt-BR', true],
    ['zh_CN', 'zh-CN', true],
    ['sr-latn-rs', 'sr-Latn-RS', true],
    ['es-419', 'es-419', true],
    ['fil', 'fil', true],
    ['jp', 'ja', true],
    ['cn', 'zh-CN', true],
    ['it', 'it', true],
    ['ts', 'ts', false],
    ['cs', 'cs', false],
    ['to', 'to', false],
    ['src', 'sc', false],
    ['FR', 'fr', false],
  ])('%s is %s', (name, locale, certain) => {
    expect(localeOfName(name)).toEqual({ locale, certain })
  })

  test.each([
    'js',
    'go',
    'py',
    'rb',
    'api',
    'cli',
    'faq',
    'css',
    'dev',
    'www',
    'und',
    'zxx',
    'guides',
    'fr-',
    '-fr',
    'f',
    '',
    'fr_',
    'é',
    'constructor',
  ])('%s is none', (name) => {
    expect(localeOfName(name)).toBeUndefined()
  })

  test('a locale is the same in each of its spellings', () => {
    expect(spellings('pt-BR')).toEqual(['pt-BR', 'pt-br', 'pt_BR', 'pt_br'])
    expect(spellings('fr')).toEqual(['fr'])
    for (const name of spellings('pt-BR')) expect(sameLocale(name, 'pt-BR')).toBe(true)
    expect(sameLocale('fr', 'fr-CA')).toBe(false)
  })

  test('no text makes them throw', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        canonicalLocale(name)
        expect(spellings(name)).toContain(name)
        const read = localeOfName(name)
        if (read) expect(sameLocale(read.locale, read.locale)).toBe(true)
      }),
    )
  })
})

test.each([
  ['../other/docs/**/*.md', '../other/docs'],
  ['docs/{fr,en}/*.md', 'docs'],
  ['docs/a.md', 'docs'],
  ['*.md', ''],
  ['../*.md', '..'],
])('the folder of %s is %s', (glob, base) => {
  expect(staticBase(glob)).toBe(base)
})

test('the nearest word is one that a slip of the keyboard makes', () => {
  const words = ['source', 'targets', 'content', 'step-count']
  expect(nearest('sorce', words)).toBe('source')
  expect(nearest('tragets', words)).toBe('targets')
  expect(nearest('STEP-COUNT', words)).toBe('step-count')
  expect(nearest('banana', words)).toBeUndefined()
  expect(nearest('', words)).toBeUndefined()
  expect(nearest('x'.repeat(1_000_000), words)).toBeUndefined()
})
