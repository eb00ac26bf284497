import { describe, expect, test } from 'vitest'
import { readCode } from '../../src/text/code.ts'
import { codeLanguage } from '../../src/text/code-languages.ts'

const told = (language: string, code: string): string[] =>
  readCode(code, codeLanguage(language, code)).lines.map(({ tokens }) =>
    tokens.map(({ kind, value }) => (kind === 'word' || kind === 'mark' ? value : `${kind}:${value}`)).join(' '),
  )

describe('reading code', () => {
  test.each([
    ['js', 'let url = "https://example.org" // note', ['let url = string:https://example.org']],
    ['js', 'a /* b', 'a'.split('')],
    ['css', 'a { color: #fff; /* red */ }', ['a { color : # fff ; }']],
    ['c', '#include <stdio.h>', ['# include field:stdio.h']],
    ['sh', 'curl https://example.org/#top # note', ['curl https : / / example.org / # top']],
    ['sh', 'npm run x -- --flag', ['npm run x - - - - flag']],
    ['py', "print('l\\'été') # note", ["print ( string:l\\'été )"]],
    ['sql', 'SELECT 1 -- note', ['SELECT 1']],
    ['html', '<b>Deux mots</b><!-- note -->', ['< b > text:Deux mots < / b >']],
    ['jsx', '{/* note */}', []],
    ['jsx', '<A b={() => c} />', ['< A b = { ( ) = > c } / >']],
    ['yaml', '- name: Deux mots # note', ['- name : text:Deux mots']],
    ['text', 'Deux mots.', ['text:Deux mots.']],
    ['text', '$ app <clé>', ['$ app field:clé']],
  ])('%s: %s', (language, code, lines) => {
    expect(told(language, code)).toEqual(lines)
  })

  test('lines of nothing but comments are known', () => {
    const code = readCode('/* one\ntwo */\nthree() // four\n\n// five', codeLanguage('js'))
    expect([[...code.comments], code.lines.map(({ number }) => number)]).toEqual([[0, 1, 4], [2]])
  })

  test('languages have their aliases', () => {
    expect(
      ['javascript', 'JS', 'js{1,3}', 'js-nolint', 'shell', 'yml', undefined].map((name) => codeLanguage(name).name),
    ).toEqual(['js', 'js', 'js', 'js', 'sh', 'yaml', 'text'])
  })

  test.each([
    '"'.repeat(500_000),
    '<a '.repeat(300_000),
    `${'a'.repeat(3999)}\n`.repeat(250),
    '{/*'.repeat(300_000),
    '- - '.repeat(250_000),
  ])('a hostile megabyte takes no time', (code) => {
    const started = performance.now()
    for (const language of ['jsx', 'yaml', 'text', 'sh', 'unheard-of']) readCode(code, codeLanguage(language, code))
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})
