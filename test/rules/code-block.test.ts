import { describe, expect, test } from 'vitest'
import { codeBlock } from '../../rules/code-block.ts'
import { checkFiles } from '../../src/index.ts'
import { fails, passes } from '../support/two-words.ts'

const fence = (language: string, ...lines: readonly string[]): string =>
  [`\`\`\`${language}`, ...lines, '```'].join('\n')

describe('code-block', () => {
  test.each([
    [
      'comments of JavaScript',
      'js',
      ['let a = 1 // un', '/* deux', '   lignes */', 'let b = 2'],
      ['let a = 1 // one', '/* two lines */', 'let b = 2'],
    ],
    [
      'comments of a shell',
      'sh',
      ['# Installer', 'npm ci', 'npm test # tout'],
      ['# Install the', '# dependencies', 'npm ci', 'npm test # all'],
    ],
    [
      'comments of SQL',
      'sql',
      ['-- Les clients', 'SELECT id FROM clients;'],
      ['-- The customers', 'SELECT id FROM clients;'],
    ],
    ['comments of HTML', 'html', ['<!-- Le titre -->', '<h1>Bonjour</h1>'], ['<!-- The title -->', '<h1>Hello</h1>']],
    ['comments of JSX', 'jsx', ['<ul>', '  {/* La liste */}', '</ul>'], ['<ul>', '  {/* The list */}', '</ul>']],
    ['strings', 'py', ['print("Bonjour le monde")'], ["print('Hello world')"]],
    ['text between tags of a string', 'js', ["put('<b>Bienvenue</b>')"], ["put('<b>Welcome</b>')"]],
    ['text between tags', 'vue', ['<p>Il y a {{ count }} articles !</p>'], ['<p>There are {{ count }} items!</p>']],
    [
      'values of YAML',
      'yaml',
      ['name: Installer les dépendances', 'run: npm ci'],
      ['name: Install dependencies', 'run: npm ci'],
    ],
    ['a field', 'bash', ['ssh <utilisateur>@host.example'], ['ssh <user>@host.example']],
    ['a made-up name', 'sh', ['cd mon-dossier', 'ls mon-dossier'], ['cd my-folder', 'ls my-folder']],
    [
      'a name renamed throughout',
      'js',
      ['const panier = []', 'panier.push(1)', 'panier.pop()'],
      ['const basket = []', 'basket.push(1)', 'basket.pop()'],
    ],
    ['indentation and marks', 'js', ['if (a) {', '    b( c );', '}'], ['if (a) {', '  b(c)', '}']],
    ['other quotes', 'js', ["const a = 'x'"], ['const a = "x"']],
    ['the locale', 'html', ['<html lang="fr">'], ['<html lang="en">']],
    [
      'text that is wrapped in another way',
      'html',
      ['<p>', '  Un <b>mot</b> en gras, puis', '  la suite&nbsp;; et la fin.', '</p>', '<p>Encore.</p>'],
      ['<p>', '  A word in <b>bold</b>,', '  then', '  more; and the end.', '</p>', '<p>Again.</p>'],
    ],
    [
      'comments in a transcript',
      'console',
      ['// Créez la variable', '$ export NAME="Ada"'],
      ['// Create the variable', '$ export NAME="Ada"'],
    ],
    ['prose', 'text', ['Bonjour,', 'votre facture est prête.'], ['Hello,', 'your invoice', 'is ready.']],
    ['a line of words', '', ['Total des fichiers : 42'], ['Total files: 42']],
    ['a short list', '', ['sûreté, priorité'], ['safety, priority']],
    ['Markdown', 'md', ['# Titre', '', 'Du texte en **gras**.'], ['# Title', '', 'Some **bold** text.']],
  ])('%s may be translated', async (_, language, source, target) => {
    await passes(codeBlock, fence(language, ...source), fence(language, ...target))
  })

  test.each([
    ['a keyword', 'js', ['const a = 1'], ['constOld a = 1'], '2:1 changed `const a = 1` `constOld a = 1`'],
    ['an argument', 'sh', ['npm run build --silent'], ['npm run start --silent'], '2:1 changed'],
    [
      'a word of a line without a language',
      '',
      ['sudo netup check ../site'],
      ['sudoOld netup check ../site'],
      '2:1 changed',
    ],
    ['one word among many', '', ['main, restricted, universe'], ['main, restricted, multiverse'], '2:1 changed'],
    ['a module', 'js', ["import { a } from 'react'"], ["import { a } from 'preact'"], '2:1 changed'],
    ['a number in a string', 'js', ['alert("Attendez 30 secondes")'], ['alert("Wait 20 seconds")'], '2:1 changed'],
    [
      'a field of a string',
      'js',
      ['translate(`Bonjour $' + '{name}`)'],
      ['translate(`Hello $' + '{user}`)'],
      '2:1 changed',
    ],
    [
      'an import that ends on a line of its own',
      'tsx',
      ['import {', '  a,', "} from './shop'"],
      ['import {', '  a,', "} from './shops'"],
      '4:1 changed',
    ],
    ['a branch', 'js', ['} else if (ready) {'], ['} else if (steady) {'], '2:1 changed'],
    ['an operator', 'js', ['if (!ready) stop()'], ['if (ready) stop()'], '2:1 changed'],
    ['a closing tag', 'html', ['<ul>', '</ul>'], ['<ul>', '<ul>'], '3:1 changed'],
    ['a key', 'yaml', ['image: node'], ['images: node'], '2:1 changed'],
    ['a value of YAML', 'yaml', ['image: node'], ['image: nodes'], '2:1 changed'],
    [
      'a path',
      'text',
      ['Ouvrez /etc/hosts.conf pour lire la suite.'],
      ['Open /etc/host.conf to read on.'],
      '2:1 changed',
    ],
  ])('%s that changed is named', async (_, language, source, target, expected) => {
    await fails(codeBlock, fence(language, ...source), fence(language, ...target), [expected])
  })

  test('four lines that only the source has, under comments that are translated', async () => {
    const head = ['# Se connecter', 'vault login', '# Écrire les secrets']
    const lines = ['vault kv put a x=1', 'vault kv put b x=2', 'vault kv put c x=3', 'vault kv put d x=4']
    const source = fence('sh', ...head, ...lines, 'vault status')
    const target = fence('sh', '# Sign in', 'vault login', '# Write the secrets', 'vault status')
    const { pages } = await checkFiles(
      { 'fr/a.md': source, 'en/a.md': target },
      { source: 'fr', targets: ['en'], content: ['{locale}/*.md'] },
      { rules: [codeBlock] },
    )
    const [finding] = pages[0]?.findings ?? []
    expect(finding).toMatchObject({
      drift: 'differs',
      source: { start: { line: 5 }, end: { line: 8 } },
      target: { start: { line: 4, column: 20 } },
    })
    expect(finding?.said.text.en).toContain('4 lines, from `vault kv put a x=1`')
    expect(finding?.parts?.map(({ source }) => source?.start.line)).toEqual([5, 6, 7, 8])
  })

  test('lines that came, went and changed are one finding', async () => {
    await fails(
      codeBlock,
      fence('js', 'first()', 'second(1)', 'third()', 'fifth()'),
      fence('js', 'first()', 'second(2)', 'fifth()', 'sixth()'),
      ['3:1 differs 1 missing 1 added 1 changed'],
    )
  })

  test('a file that the titles of fences rename too', async () => {
    const page = (name: string) =>
      `${fence(`js title="${name}.js"`, 'export const a = 1')}\n\n${fence('js', `load('${name}')`)}`
    await passes(codeBlock, page('billet-1'), page('entry-1'))
  })

  test('a block in a list keeps its places', async () => {
    await fails(
      codeBlock,
      '1. Lancez ceci :\n\n   ```sh\n   app start --port 80\n   ```',
      '1. Run this:\n\n   ```sh\n   app start --port 81\n   ```',
      ['4:4 changed'],
    )
  })

  test('the fence', async () => {
    await fails(codeBlock, fence('ts', 'a()'), fence('js', 'a()'), ['1:1 language `js` `ts`'])
    await passes(codeBlock, fence('bash', 'a'), fence('sh', 'a'))
    await fails(codeBlock, fence('js {1}', 'a()', 'b()'), fence('js {2}', 'a()', 'b()'), ['1:1 highlights `{2}` `{1}`'])
    await passes(codeBlock, fence('js title="mon-fichier.js" {1}', 'a()'), fence('js title="my-file.js" {1}', 'a()'))
    await passes(codeBlock, fence('js {3}', '// a', '// b', 'c()'), fence('js {2}', '// a and b', 'c()'))
  })
})
