import { describe, expect, test } from 'vitest'
import { parseGlossary } from '../../src/glossary/read.ts'
import { checkFiles, type KnownError } from '../../src/index.ts'

const wordsOf = (text: string) => {
  try {
    return parseGlossary(text, 'glossary.csv')
  } catch (error) {
    return (error as KnownError).words
  }
}

describe('a glossary', () => {
  test('has its columns in any order', () => {
    expect(
      wordsOf(
        '\uFEFFtarget;source;note;dnt;forbidden\r\nworkspace|work space;espace de travail;;;space\r\n;Drive;nom;oui;',
      ),
    ).toEqual([
      { source: 'espace de travail', targets: ['workspace', 'work space'], forbidden: ['space'], dnt: false },
      { source: 'Drive', targets: ['Drive'], forbidden: [], dnt: true },
    ])
  })

  test('may leave out its last cells', () => {
    expect(wordsOf('source,target,note\nclé,key\n')).toEqual([
      { source: 'clé', targets: ['key'], forbidden: [], dnt: false },
    ])
  })

  test.each([
    ['no header', '', '`glossary.csv:1`: the first line must name the columns'],
    ['no target', 'source,note\na,b', '`glossary.csv:1`: the first line must name the columns'],
    ['a stranger', 'source,target,Ziel\na,b,c', '`glossary.csv:1`: there is no column `Ziel`'],
    ['a column twice', 'source,target,target\na,b,c', '`glossary.csv:1`: a column stands there twice'],
    ['too many cells', 'source,target\na,b\nc,d,e', '`glossary.csv:3`: there are 3 cells for 2 columns'],
    ['an empty source', 'source,target\n,b', '`glossary.csv:2`: the column `source` is empty'],
    ['an empty target', 'source,target\na,', '`glossary.csv:2`: `a` has no translation'],
    ['a term twice', 'source,target\na,b\n\na,c', '`glossary.csv:4`: `a` stands on line 2 already'],
    ['dnt that is neither', 'source,target,dnt\na,,maybe', '`glossary.csv:2`: `dnt` is `yes` or empty, not `maybe`'],
    ['dnt with a translation', 'source,target,dnt\na,b,yes', '`glossary.csv:2`: `a` is not to be translated'],
    ['wanted and forbidden', 'source,target,forbidden\na,b,b', '`glossary.csv:2`: `b` is both wanted and forbidden'],
    ['an open mark', 'source,target\na,"b', '`glossary.csv:2`: a quotation mark (`"`) opens here'],
    ['control characters', 'source,target\n"a\nb",c', '`glossary.csv:2`: `a b` is no term'],
    ['a very long term', `source,target\n${'a'.repeat(1025)},b`, '`glossary.csv:2`: `aaaa'],
  ])('%s is one clear error', (_, text, expected) => {
    const words = wordsOf(text)
    expect('en' in words && words.en.startsWith(expected) ? expected : words).toBe(expected)
    expect(words).toHaveProperty('fr', expect.stringContaining('glossary.csv'))
  })

  const pages = { 'fr/a.md': 'Ouvrez votre compte.\n', 'en/a.md': 'Open your profile.\n' }
  const config = { source: 'fr', targets: ['en'], content: ['{locale}/*.md'], glossary: 'glossary.csv' }
  test('is read where the configuration says', async () => {
    const { pages: found } = await checkFiles({ ...pages, 'glossary.csv': 'source,target\ncompte,account' }, config)
    expect(found.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toEqual(['terminology'])
  })

  test('that is not there is an error', async () => {
    await expect(checkFiles(pages, config)).rejects.toThrow('The glossary `glossary.csv` cannot be read')
  })

  test('is for one target', async () => {
    const files = { ...pages, 'de/a.md': 'Öffnen Sie Ihr Profil.\n', 'glossary.csv': 'source,target\ncompte,account' }
    const both = { ...config, targets: ['en', 'de'] }
    await expect(checkFiles(files, both)).rejects.toThrow('this project has 2')
    const { pages: found } = await checkFiles(files, { ...both, glossary: { en: 'glossary.csv' } })
    expect(found.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toEqual(['terminology'])
  })
})
