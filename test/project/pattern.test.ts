import { expect, test } from 'vitest'
import { globFor, parsePattern, readPath } from '../../src/project/pattern.ts'

test.each([
  ['docs/{locale}/**/*.{md,mdx}', 'docs/fr/guides/2fa.md', { name: 'fr', key: 'guides/2fa' }],
  ['docs/{locale}/**/*.md', 'docs/pt_BR/v1.2.md', { name: 'pt_BR', key: 'v1.2' }],
  ['./{locale}/**/*.md', 'fr/fr.md', { name: 'fr', key: 'fr' }],
  ['docs/{path}.{locale}.md', 'docs/guides/a.b.fr.md', { name: 'fr', key: 'guides/a.b' }],
  ['docs/**/*.{locale}.{md,mdx}', 'docs/guides/a.fr.mdx', { name: 'fr', key: 'guides/a' }],
  ['docs/**/{locale}.md', 'docs/guides/fr.md', { name: 'fr', key: 'guides' }],
  ['docs/**/{locale}_*.md', 'docs/guides/fr_intro.md', { name: 'fr', key: 'guides/intro' }],
  ['packages/*/docs/{locale}/**/*.md', 'packages/core/docs/fr/a/b.md', { name: 'fr', key: 'core/docs/a/b' }],
  ['packages/*/docs/{locale}/{path}.md', 'packages/core/docs/fr/a/b.md', { name: 'fr', key: 'core/docs/a/b' }],
  ['i18n/{locale}/x-{locale}/*.md', 'i18n/fr/x-fr/a.md', { name: 'fr', key: 'a' }],
  ['fr/{path}/index.md', 'fr/a/b/index.md', { key: 'a/b' }],
  ['../other/docs/**/*.md', '../other/docs/a/b.md', { key: 'a/b' }],
  ['README.{locale}.md', 'README.fr.md', { name: 'fr', key: 'README' }],
  ['README.md', 'README.md', { key: 'README' }],
  ['docs/**/[!_]*.md', 'docs/a b/c#d%20.md', { key: 'a b/c#d%20' }],
  ['docs/**/*', 'docs/a/b.txt', { key: 'a/b' }],
  ['docs/@(a|b)/*.md', 'docs/a/x.md', { key: 'a/x' }],
])('%s reads %s', (glob, path, expected) => {
  expect(readPath(parsePattern(glob), path)).toEqual(expected)
})

test('a glob for one locale finds each of its spellings', () => {
  expect(globFor(parsePattern('docs/{locale}/{path}.md'), 'fr')).toBe('docs/fr/**/*.md')
  expect(globFor(parsePattern('docs/x-{path}.{locale}.md'), 'pt-BR')).toBe('docs/x-*.{pt-BR,pt-br,pt_BR,pt_br}.md')
  expect(globFor(parsePattern('docs/{locale}/**/*.md'))).toBe('docs/*/**/*.md')
})

test('the longest path that a listing gives is read at once', () => {
  const start = performance.now()
  readPath(parsePattern('**/*/{path}.{locale}.md'), `${`${'a'.repeat(250)}/`.repeat(32)}${'a'.repeat(250)}`)
  expect(performance.now() - start).toBeLessThan(20_000)
})
