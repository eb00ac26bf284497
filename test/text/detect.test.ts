import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { languageScore, tellLanguage } from '../../src/text/detect.ts'
import { knownLanguages, languageOf } from '../../src/text/languages.ts'
import { wordsIn } from '../../src/text/words.ts'

const told = (text: string) => tellLanguage(text, knownLanguages)?.tag

describe('tellLanguage', () => {
  test.each([
    ['Ouvrez la console et choisissez la langue dans le menu.', 'fr'],
    ['Open the console and choose the language in the menu.', 'en'],
    ['Modifier les paramètres du compte', 'fr'],
    ['Change the settings of your account', 'en'],
    ["L'accès à l'API n'est pas limité", 'fr'],
    ['This cannot be undone', 'en'],
    ['LES DONNÉES DE VOTRE COMPTE SONT CHIFFRÉES', 'fr'],
  ])('%j is %s', (text, tag) => {
    expect(told(text)).toBe(tag)
  })

  test.each([
    'Kubernetes, Docker, Terraform, PostgreSQL',
    'Introduction',
    'Installation',
    'the API',
    'Open console',
    'npm install --global',
    'The Lord of the Rings, le film de la semaine',
    '日本語の文書をここに置く',
    '12 34 56',
    '',
  ])('%j is not told', (text) => {
    expect(told(text)).toBeUndefined()
  })

  test('a longer text is told with more confidence', () => {
    const short = tellLanguage('Open the console of your account', knownLanguages)
    const long = tellLanguage('Open the console of your account. '.repeat(10), knownLanguages)
    expect(long?.confidence).toBeGreaterThan(short?.confidence ?? 1)
    expect(long?.confidence).toBeLessThanOrEqual(1)
  })

  test('a language without a word list is neither told nor in the way', () => {
    expect(tellLanguage('Open the console and choose the language.', [languageOf('de'), languageOf('en')])?.tag).toBe(
      'en',
    )
    expect(
      tellLanguage('Öffnen Sie die Konsole und wählen Sie die Sprache.', [languageOf('de'), languageOf('en')]),
    ).toBeUndefined()
    expect(tellLanguage('Open the console.', [])).toBeUndefined()
  })

  test('two regions of one language are that language', () => {
    expect(
      tellLanguage('Open the console and choose the language.', [
        languageOf('en-GB'),
        languageOf('en-US'),
        languageOf('fr'),
      ])?.tag,
    ).toBe('en')
  })
})

test('languageScore is the share of function words', () => {
  const french = languageOf('fr')
  expect(languageScore('le menu de droite', french)).toBe(0.5)
  expect(languageScore('', french)).toBe(0)
})

const seeds = new URL('../../../shared/seeds/', import.meta.url)

describe.skipIf(!existsSync(seeds))('the seed documents', () => {
  test.each([
    ['000_9eff971f4964ef6d.txt', 'fr'],
    ['004_88edb311cfc9732d.txt', 'en'],
  ])('%s is %s, and no line of eight words or more is taken for another language', (name, tag) => {
    const text = readFileSync(new URL(name, seeds), 'utf8')
    expect(told(text)).toBe(tag)
    const lines = text.split('\n').filter((line) => wordsIn(line, languageOf(tag)).length >= 8)
    expect(lines.length).toBeGreaterThan(50)
    expect(lines.filter((line) => ![tag, undefined].includes(told(line)))).toHaveLength(0)
    expect(lines.filter((line) => told(line) === tag).length / lines.length).toBeGreaterThan(0.9)
  })
})
