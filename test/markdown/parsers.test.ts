/** Both parsers, held together: whatever the fast one reads, it reads as remark-parse does. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundle } from '../../scripts/build.ts'
import { isDoubtful } from '../../src/markdown/doubt.ts'
import { parseFast } from '../../src/markdown/fast.ts'
import { prepare } from '../../src/markdown/prepare.ts'
import { readPage } from '../../src/markdown/read.ts'
import type { Syntax } from '../../src/markdown/syntax.ts'
import { type Built, buildPackage } from '../support/built.ts'
import { markdown, mdx } from './fragments.ts'
import { kinds, soup, soupOfKind } from './soup.ts'

const root = join(import.meta.dirname, '../..')
const extension = { markdown: 'md', mdx: 'mdx' } as const

/** Reads a page with both; says whether the fast one was sure. */
function expectSame(text: string, syntax: Syntax): boolean {
  const path = `page.${extension[syntax]}`
  expect(readPage(path, 'en', text, 'auto')).toEqual(readPage(path, 'en', text, 'remark'))
  return parseFast(prepare(text, syntax).text, syntax) !== undefined
}

describe('the same digest, places included', () => {
  test.each(['docs', 'examples'])('for all pages of %s, and nearly none is left to remark', (folder) => {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.mdx?$/.test(file),
    )
    expect(files.length).toBeGreaterThan(20)
    const sure = files.filter((file) =>
      expectSame(readFileSync(join(root, folder, file), 'utf8'), file.endsWith('x') ? 'mdx' : 'markdown'),
    )
    expect(sure.length).toBeGreaterThan(0.9 * files.length)
  })

  test.each(['markdown', 'mdx'] as const)('for pages made of pieces of every dialect (%s)', (syntax) => {
    let sure = 0
    const property = fc.property(syntax === 'mdx' ? mdx : markdown, (text) => {
      if (expectSame(text, syntax)) sure++
    })
    fc.assert(property, { numRuns: 120 })
    expect(sure).toBeGreaterThan(40)
  })

  test.each(['markdown', 'mdx'] as const)('for marks in any order (%s)', (syntax) => {
    let sure = 0
    const property = fc.property(soup(syntax), (text) => {
      if (expectSame(text, syntax)) sure++
    })
    fc.assert(property, { numRuns: 1500 })
    expect(sure).toBeGreaterThan(syntax === 'mdx' ? 250 : 700)
  })

  test.each(Object.keys(kinds))('for marks of %s in any order', (kind) => {
    let sure = 0
    const property = fc.property(soupOfKind(kind), (text) => {
      if (expectSame(text, 'markdown')) sure++
    })
    fc.assert(property, { numRuns: 600 })
    expect(sure).toBeGreaterThan(120)
  })

  const real = join(root, '../shared/bench/astro-fr.dev.jsonl.gz')
  const shared = existsSync(real) ? real : '/work/shared/bench/astro-fr.dev.jsonl.gz'
  test.skipIf(!existsSync(shared))('for real pages', () => {
    const lines = gunzipSync(readFileSync(shared)).toString('utf8').trim().split('\n')
    const texts = lines
      .filter((_, index) => index % 20 === 0)
      .map((line) => JSON.parse(line) as { en1: string; fr1: string })
    const sure = texts.flatMap(({ en1, fr1 }) => [en1, fr1]).filter((text) => expectSame(text, 'mdx'))
    expect(sure.length).toBeGreaterThan(1.8 * texts.length)
  })
})

describe('what both read differently is left to remark', () => {
  test.each<[string, string, Syntax]>([
    ['a fence that opens no front matter', '---\n\n- a\n  ====\n', 'markdown'],
    ['text directives', ':::note\nit is :so[here]\n:::\n', 'markdown'],
    ['a directive that a quote ends', '> :::note\n> a\n\nb\n', 'markdown'],
    ['directives of the same size within each other', ':::a\n:::b\nx\n:::\n:::\n', 'markdown'],
    ['a table that a directive ends', ':::a\n| a |\n|---|\n| b |\n:::\n', 'markdown'],
    ['an address without a word before it', '/x@y.zz\n', 'markdown'],
    ['an underscore before an address', '/_x@y.zz\n', 'markdown'],
    ['an address with braces behind it', 'https://e.org’_}\n', 'markdown'],
    ['an address with an entity that it takes as it is written', 'www.a.b’_&#120;@y.zz\n', 'markdown'],
    ['a user behind a colon', ':::a\n:::\n\n.xmpp:a@b.cx\\@y.zz\n', 'markdown'],
    ['a symbol beyond the basic plane beside a mark', '😀_a_\n', 'markdown'],
    ['such a symbol behind a mark that may close', 'a **b** (**😀 c** d\n', 'markdown'],
    ['marks of several lengths beside such a symbol', '(**😀 a*\n', 'markdown'],
    ['an escaped mark beside such a symbol', '\\**😀 a*\n', 'markdown'],
    ['different marks beside one another', 'a**_ b**\n', 'markdown'],
    ['different marks behind one that is open', '**(_**a**_\n', 'markdown'],
    ['marks that are loose to one', '*a_*a\n', 'markdown'],
    ['marks of several lengths around a loose one', '_**a*_\n', 'markdown'],
    ['different marks beside a symbol beyond the basic plane', '😀_* a\n', 'markdown'],
    ['emphasis behind many tildes', '~~~~ _*~~(_ **(*((* (~~*\n', 'markdown'],
    ['a mark behind an escaped one', '\\**a\n', 'markdown'],
    ['a directive of a symbol', '::😀\n', 'markdown'],
    ['NUL', 'a\0\n', 'markdown'],
    ['half a character', 'a\uD83D\n', 'markdown'],
    ['footnotes in footnotes', '[^a]: [^b]: c\n', 'markdown'],
    ['footnotes in footnotes, indented', '[^a]: b\n    [^c]: d\n', 'markdown'],
    ['footnotes whose label has spaces', 'a[^b c]\n\n[^b c]: d\n', 'markdown'],
    ['a list behind the label of a footnote', '[^a]: - b\n    - c\n', 'markdown'],
    ['a directive behind the label of a footnote', '[^a]:::note\n', 'markdown'],
    ['HTML in the line behind a footnote', '[^a]: b\n<b>\n', 'markdown'],
    ['HTML in the line behind a quote', '> a\n  <b>\n', 'markdown'],
    ['HTML in the line behind a table', '| a |\n|---|\n<b>\n', 'markdown'],
    ['an indented table behind a definition', '[a]: b\n    | c |\n|---|\n', 'markdown'],
    ['a table under a definition', '[a]: b\n|-\n', 'markdown'],
    ['a tab behind the mark of an item in others', '> - \ta\n', 'markdown'],
    ['a box without an item', '*\n[ ] a\n', 'markdown'],
    ['a box with its text in the next line', '- [ ] \n  a\n', 'markdown'],
    ['a directive that is none, behind a line', ':::a\n:::\n\nb\n::c:d\n', 'markdown'],
    ['what may be a port', ':::a\n:::\n\n[ www.a.b:8\n', 'markdown'],
    ['text directives in images', ':::a\n:::\n\n![1:b](c)\n', 'markdown'],
    ['bars in addresses in tables', 'https://a.b/c| d |\n|---|\n', 'markdown'],
    ['colons behind a list', '- a\n::: {.b}\n', 'markdown'],
    ['colons in quotes', '> > :::{a} b\n> \n', 'markdown'],
    ['HTML behind a quote that ends with a definition', '> [a]: b\n<b>\n', 'markdown'],
    ['a backslash at the end of a directive', ':::a\nb\n\\\n:::\n', 'markdown'],
    ['a directive whose end is code', ':::note\n\n    :::\n', 'markdown'],
    ['imports that are none', 'import a from "b"\n|\n', 'mdx'],
    ['an import of one thing twice', 'import a from "b"\nimport a from "c"\n', 'mdx'],
    ['an empty prop', 'x <A b={}/>\n', 'mdx'],
    ['expressions beside others', '{a} {b}\n', 'mdx'],
    ['a definition within a component', '<div>\n[a]: b\n\nx\n\n</div>\n', 'mdx'],
    ['a syntax error', 'x {a b} y\n', 'mdx'],
  ])('%s', (_, text, syntax) => {
    expect(expectSame(text, syntax)).toBe(false)
  })
})

describe('what looks odd, and is read alike', () => {
  test.each<[string, string, Syntax]>([
    ['emphasis that begins with a symbol', '<summary>**🙋 May I?**</summary>\n', 'mdx'],
    ['emphasis that ends with a symbol', '**Done 🎉**: so _it_ is\n', 'markdown'],
    ['emphasis within emphasis', '(**_a_**) and _**b**_.\n', 'markdown'],
    ['emphasis of keys', 'press (**__Ctrl__+__u__**) in *__Note:__*\n', 'markdown'],
    ['emphasis that ends with emphasis', '**a** and _b **c**_.\n', 'markdown'],
    [
      'footnotes that begin with anything',
      'a[^1] [^é]\n\n[^1]: `b`\n[^é]: https://c.d\n[^x]:\n    e\n\n    - f\n',
      'markdown',
    ],
    ['colons beside directives', ':::note\nat 10:30, node:fs or localhost:3000\n:::\n', 'markdown'],
    ['boxes before anything', '- [ ] **a** b\n- [x] `c`\n- [ ] [d](e)\n', 'markdown'],
    ['addresses beside escapes', 'see \\_x@y.zz, me\\@e.org, www\\.e.org, http\\://e.org/a\n', 'markdown'],
    [
      'addresses beside entities',
      'voir&nbsp;: https://e.org/a&amp;b et&nbsp;www.e.org «&nbsp;c@e.org&nbsp;»\n',
      'markdown',
    ],
    ['addresses in quotes and brackets', '"https://e.org" ‘www.e.org’ [https://e.org] \\&amp;x\\@y.zz\n', 'markdown'],
    ["other generators' fences", '::: {.a}\nb\n:::\n\n:::{note}\nc\n:::\n', 'markdown'],
    ['a mark in code', 'the `dh_*` programs, `*_source` **\\\\**\n', 'markdown'],
  ])('%s', (_, text, syntax) => {
    expect(expectSame(text, syntax)).toBe(true)
  })
})

describe('hostile text never reaches native code', () => {
  const many = 50_000
  const nested: Readonly<Record<string, string>> = {
    parentheses: `{${'('.repeat(many)}1${')'.repeat(many)}}`,
    arrays: `{${'['.repeat(many)}${']'.repeat(many)}}`,
    'arrays behind a string': `{"}" + ${'['.repeat(many)}${']'.repeat(many)}}`,
    'arrays behind a fence in a list': `- \`\`\`\n{${'['.repeat(many)}${']'.repeat(many)}}`,
    functions: `{${'a=>'.repeat(many)}1}`,
    conditions: `{${'a?b:'.repeat(many)}1}`,
    constructors: `{${'new '.repeat(many)}a}`,
    templates: `{${'`$'.concat('{').repeat(many)}}`,
    components: `{${'<a>'.repeat(many)}}`,
    props: '<a b={'.repeat(20),
    spread: `<a {...${'['.repeat(many)}${']'.repeat(many)}}/>`,
    export: `export const a = ${'['.repeat(many)}${']'.repeat(many)}`,
    expressions: '{a}'.repeat(many),
    'components that nothing closes': `{${'<p>'.repeat(30)}`,
    'components closed in strings': `{${'<a b="</a>">'.repeat(30)}`,
    'components closed in comments': `{${'<a>{/* </a> */}'.repeat(30)}`,
    'components behind plain expressions': `x {["a", { b: 1 }]} {a${'<p>'.repeat(30)}}`,
    'components behind what is not well-formed': `x {a ''} ${'<p>'.repeat(30)} }`,
    'components behind what is no code': `- \`\n- {${'<p>'.repeat(30)}\n- \``,
    'components behind backticks in an attribute': `<a b="\`"> {${'<p>'.repeat(30)} <c d="\`">`,
    'components behind backticks in cells': `| \` | {${'<p>'.repeat(30)} | \` |`,
    'components behind a backtick in an address': `https://a\` {${'<p>'.repeat(30)}\``,
    tags: '> <a>\n'.repeat(many),
  }
  test.each(Object.entries(nested))('JavaScript nested in %s', (_, text) => {
    expect(isDoubtful(text, 'mdx', false)).toBe(true)
  })

  test('imports before other lines, and backslashes at the end, behind which satteri reads', () => {
    expect(isDoubtful('import a from "b"\n<A/>\n\\', 'mdx', false)).toBe(true)
    expect(isDoubtful('import a from "b"\n<A/>\n', 'mdx', false)).toBe(true)
    expect(isDoubtful('<A/>\n\\', 'mdx', false)).toBe(true)
    expect(isDoubtful('import a from "b"\nimport {\n  c,\n} from "d"\n\n<A/>\n', 'mdx', false)).toBe(false)
  })

  test('but pages that name many components in code, or have plain lists in braces, do', () => {
    const code = 'Write `{<p>}`, `<p>` or `<a b={`.\n\n'.repeat(20)
    expect(isDoubtful(code, 'mdx', false)).toBe(false)
    expect(isDoubtful(`<A b={["c", "d"]} /> \\{ ${'<br> '.repeat(20)}`, 'mdx', false)).toBe(false)
  })

  test('labels within labels, marks without end, data', () => {
    expect(isDoubtful(':a['.repeat(301), 'markdown', true)).toBe(true)
    expect(isDoubtful(':a['.repeat(300), 'markdown', true)).toBe(false)
    expect(isDoubtful('a: '.repeat(5001), 'markdown', true)).toBe(true)
    expect(isDoubtful('a: '.repeat(5000), 'markdown', true)).toBe(false)
    expect(isDoubtful('_a'.repeat(many), 'markdown', false)).toBe(true)
    expect(isDoubtful('a:b '.repeat(many), 'markdown', true)).toBe(true)
    expect(isDoubtful('> :::{a}\n'.repeat(many), 'markdown', true)).toBe(true)
    expect(isDoubtful('a*_a\n\n'.repeat(many), 'markdown', false)).toBe(true)
    expect(isDoubtful('a'.repeat(1_000_000), 'markdown', false)).toBe(true)
  })
})

describe('real processes', () => {
  let built: Built
  beforeAll(async () => {
    built = await buildPackage()
  })
  afterAll(() => built.remove())

  test('survive what is as deep as it is let through', { timeout: 60_000 }, async () => {
    const folder = join(dirname(built.bin), '../fast')
    await bundle(folder, ['src/markdown/fast'])
    const fast = pathToFileURL(join(folder, 'src/markdown/fast.js')).href
    const texts = [
      `{${'['.repeat(1900)}${']'.repeat(1900)}}`,
      `:::a\n:::\n\n${':a['.repeat(300)}`,
      `:::a\n:::\n\n${'a:b '.repeat(4900)}`,
      `{${'a=>'.repeat(3900)}1}`,
      `${'{((1))}'.repeat(300)}\n\n{${'('.repeat(1200)}${')'.repeat(1200)}}`,
      '<a b={'.repeat(12),
      `${'['.repeat(40_000)}a${']'.repeat(40_000)}`,
      '*a **b '.repeat(40_000),
      '<a>'.repeat(3900),
      'a'.repeat(500_000),
    ]
    const script = `
      import { Worker } from 'node:worker_threads'
      const read = "const { parseFast } = await import(" + JSON.stringify(${JSON.stringify(fast)}) + "); for (const text of texts) parseFast(text, 'mdx')"
      const texts = "const texts = " + await new Response(process.stdin).text() + ";"
      const code = 'data:text/javascript,' + encodeURIComponent(texts + read)
      await import(code)
      const worker = new Worker(new URL(code))
      worker.on('error', (error) => { throw error })
      worker.on('exit', () => process.stdout.write('alive'))`
    const input = JSON.stringify(texts)
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      input,
      encoding: 'utf8',
    })
    expect(stdout, stderr).toBe('alive')
  })

  test('report the same where the fast parser is not installed', { timeout: 60_000 }, () => {
    const refuse =
      "export async function resolve(name, context, next) { if (name === 'satteri') throw new Error('absent'); return next(name, context) }"
    const register = `import { register } from 'node:module'; register('data:text/javascript,${encodeURIComponent(refuse).replaceAll("'", '%27')}')`
    const run = (...options: string[]): string =>
      spawnSync(process.execPath, [...options, built.bin, 'check', '--format', 'json', '--no-history'], {
        cwd: join(root, 'examples/help-centre'),
        encoding: 'utf8',
      }).stdout
    const without = run('--import', `data:text/javascript,${encodeURIComponent(register)}`)
    expect(without.length).toBeGreaterThan(1000)
    expect(without).toBe(run())
  })
})
