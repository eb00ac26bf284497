import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languageOf } from '../../src/text/languages.ts'
import { cognateKey, fold, wordsIn } from '../../src/text/words.ts'

const words = (text: string, locale: string) => wordsIn(text, languageOf(locale)).map((word) => word.text)

describe('wordsIn', () => {
  test.each([
    ['fr', "L'accès à l’organisation", ['l', 'accès', 'à', 'l', 'organisation']],
    ['fr', "aujourd'hui, qu'il n'y a", ["aujourd'hui", 'qu', 'il', 'n', 'y', 'a']],
    ['fr', 'Mise-à-jour du code 2FA (27001)', ['mise-à-jour', 'du', 'code', '2fa']],
    ['fr', "JUSQU'ICI", ['jusqu', 'ici']],
    ['en', "Don't use the user's key", ["don't", 'use', 'the', 'user', 's', 'key']],
    ['en', 'users’ two-factor codes', ['users', 'two-factor', 'codes']],
    ['en', 'e\u0301te\u0301 naïve', ['été', 'naïve']],
    ['ja', 'パスワード を変更', ['パス', 'スワ', 'ワー', 'ード', 'を変', '変更']],
    ['zh', '用 ab', ['用', 'ab']],
    ['ko', '한국어', ['한국', '국어']],
    ['th', 'ภาษา', ['ภา', 'าษ', 'ษา']],
    ['ru', 'Всё готово', ['всё', 'готово']],
    ['en', '😀 ok 𠮷野', ['ok', '𠮷野']],
    ['en', "''' -- 12 ’", []],
  ])('%s %j', (locale, text, expected) => {
    expect(words(text, locale)).toEqual(expected)
  })

  test('offsets lead to the word as it is written', () => {
    const text = 'L’Été d’abord'
    expect(wordsIn(text, languageOf('fr')).map(({ start, end }) => text.slice(start, end))).toEqual([
      'L',
      'Été',
      'd',
      'abord',
    ])
  })

  test('any text: spans are in order, inside the text, and lead to the word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('fr', 'en', 'ja'), (text, locale) => {
        let last = { start: -1, end: 0 }
        for (const { text: word, start, end } of wordsIn(text, languageOf(locale))) {
          expect(start).toBeGreaterThan(last.start)
          expect(end).toBeGreaterThan(Math.max(start, last.end - 1))
          expect(fold(text.slice(start, end).normalize('NFC'))).toBe(fold(word.normalize('NFC')))
          last = { start, end }
        }
        expect(last.end).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  test('a long hostile text takes one pass', () => {
    const french = languageOf('fr')
    for (const unit of ["l'", 'a-', "'", 'é\u0301', '漢', '1a', '\ud800']) {
      const started = performance.now()
      wordsIn(unit.repeat(500_000), french)
      expect(performance.now() - started).toBeLessThan(20_000)
    }
  })
})

describe('fold', () => {
  test.each([
    ['Été', 'ete'],
    ['cœur', 'coeur'],
    ['Straße', 'strasse'],
    ['plain', 'plain'],
    ['Plain', 'plain'],
    ['ﬁchier', 'fichier'],
    ['l’été', "l'ete"],
    ['e\u0301', 'e'],
    ['が', 'が'],
    ['й', 'й'],
    ['Điện', 'dien'],
  ])('%j → %j', (word, folded) => {
    expect(fold(word)).toBe(folded)
  })
})

describe('cognateKey', () => {
  test.each([
    ['sécurité', 'security'],
    ['connexion', 'connection'],
    ['adresse', 'address'],
    ['authentification', 'authentication'],
    ['téléphone', 'telephone'],
    ['organisation', 'organization'],
    ['système', 'system'],
    ['bibliothèque', 'bibliotheca'],
    ['technique', 'technical'],
  ])('%s and %s share a key', (french, english) => {
    expect(cognateKey(french)).toBe(cognateKey(english))
  })

  test.each([
    ['mot', 'password'],
    ['connexion', 'context'],
    ['utilisateur', 'user'],
  ])('%s and %s do not', (french, english) => {
    expect(cognateKey(french)).not.toBe(cognateKey(english))
  })
})
