import fc from 'fast-check'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { directive } from 'micromark-extension-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { parseTree } from '../../src/markdown/engine.ts'
import { readPage } from '../../src/markdown/read.ts'
import { markdown, mdx } from './fragments.ts'

function blockDirectives(this: Processor): void {
  const data = this.data()
  const syntax = directive()
  delete syntax.text
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), syntax]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), directiveFromMarkdown()]
}

const unmetered = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .use(blockDirectives)
  .freeze()
const unmeteredMdx = unmetered().use(remarkMdx).freeze()

describe('the engine reads as remark does', () => {
  const marks = fc.array(
    fc.constantFrom(
      '`',
      '``',
      '*',
      '**',
      '_',
      '~',
      '[',
      ']',
      '(',
      ')',
      '!',
      '<',
      '>',
      '&',
      '\\',
      '{',
      '\n',
      ' ',
      'a',
      '|',
      '-',
      '=',
      ':',
      '@',
      'b.c',
      '#',
      '1.',
      '[a]: b\n',
    ),
    { maxLength: 25 },
  )

  const same = (parse: () => unknown, reference: () => unknown): void => {
    const result = (of: () => unknown): unknown => {
      try {
        return JSON.parse(JSON.stringify(of()))
      } catch (error) {
        return String(error)
      }
    }
    expect(result(parse)).toEqual(result(reference))
  }

  test('marks in any order', () => {
    const property = fc.property(marks, (parts) => {
      const text = parts.join('')
      same(
        () => parseTree(text, 'markdown'),
        () => unmetered.parse(text),
      )
    })
    fc.assert(property, { numRuns: 500 })
  })

  test('pages of Markdown, and of MDX with its errors', () => {
    const property = fc.property(markdown, mdx, (text, other) => {
      same(
        () => parseTree(text, 'markdown'),
        () => unmetered.parse(text),
      )
      same(
        () => parseTree(other, 'mdx'),
        () => unmeteredMdx.parse(other),
      )
    })
    fc.assert(property)
  })
})

describe('a page that costs too much', () => {
  const times = (part: string, length: number): string => part.repeat(length / part.length)
  const long = 60_000

  test.each([
    ['brackets', 'a.md', times(']', long)],
    ['links in links', 'a.md', times('[', long / 2) + times(']', long / 2)],
    ['emphasis', 'a.md', times('*a_ ', long)],
    ['headings of two lines', 'a.md', times('a\n=\n', 2 * long)],
    ['lazy lines', 'a.md', `> a\n${times('b\n', 3 * long)}`],
    ['braces', 'a.mdx', times('{', long / 2) + times('}', long / 2)],
    ['a string of braces', 'a.mdx', `{"${times('}', long / 2)}"}`],
    ['exports without an end', 'a.mdx', `export const a = [${times('a,\n\n', long)}`],
    ['a long program', 'a.mdx', `{[${times('a,\n', 5 * long)}]}`],
    ['tables', 'a.md', `a|b\n-|-\n${times('a|b\n', 8 * long)}`],
    ['paragraphs', 'a.md', times('a\n\n', 20 * long)],
  ])('%s: is refused, with the place', (_, path, text) => {
    const reading = readPage(path, 'en', text, 'remark')
    expect(reading).toMatchObject({ state: 'unread', reason: { en: expect.stringContaining('takes too long') } })
    expect(reading.state === 'unread' && reading.at?.start.offset).toBeGreaterThan(0)
  })

  test.each([
    ['quotes', times('>', 10_000)],
    ['lists', times('- ', 10_000)],
    ['notes', times('[^a]: ', 10_000)],
    ['numbered quotes', times('1. > ', 10_000)],
    ['directives', times(':::a\n', 10_000)],
    ['emphasis', times('*a ', 1500) + times('b* ', 1500)],
  ])('%s in each other: are refused', (_, text) => {
    expect(readPage('a.md', 'en', text, 'remark')).toMatchObject({
      state: 'unread',
      reason: { en: expect.stringContaining('nested') },
    })
  })

  test('what people write is read: long tables, lists, paragraphs and programs', () => {
    const row = '| `option` | string | `"value"` | What [it](#x) does, and *when*. |\n'
    const texts: readonly (readonly [string, string])[] = [
      ['a.md', `| A | B | C | D |\n|---|---|---|---|\n${row.repeat(1000)}`],
      ['a.md', '- [A link](https://example.org/a_b) and **bold** text\n'.repeat(3000)],
      ['a.md', 'A sentence with `code`, a [link](a.md) and *emphasis*.\n'.repeat(200)],
      ['a.md', 'A sentence of some length, without any mark in it at all. '.repeat(5000)],
      [
        'a.mdx',
        `export const data = [\n${"  { name: 'a', values: [1, 2, 3] },\n".repeat(500)}]\n\n<Table rows={[\n${"  { name: 'a' },\n".repeat(300)}]} />\n`,
      ],
    ]
    for (const [path, text] of texts) expect(readPage(path, 'en', text, 'remark').state).toBe('read')
  })
})
