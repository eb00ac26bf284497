import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../src/markdown/edits.ts'
import { prepare } from '../../src/markdown/prepare.ts'
import { markdown, mdx } from './fragments.ts'

const prepared = (text: string, syntax: 'markdown' | 'mdx' = 'markdown'): string => prepare(text, syntax).text

describe('what the engine gets', () => {
  test.each([
    ['::: tip Title', ':::tip[Title]'],
    [':::note Title {.c}', ':::note[Title]{.c}'],
    [':::note {.c}', ':::note{.c}'],
    [':::note [Title]', ':::note[[Title]]'],
    [':::note[Title]', ':::note[Title]'],
    [':::note a]b[', ':::note[a\\]b\\[]'],
    [':::', ':::'],
    ['!!! note\n    a', '::::::::::::note\na\n::::::::::::'],
    ['!!! note "T"\n\ta', '::::::::::::note[T]\na\n::::::::::::'],
    ['=== "A"\n    a\n=== "B"\n    b', '::::::::::::tab[A]\na\n::::::::::::\n::::::::::::tab[B]\nb\n::::::::::::'],
    ['/// tip | T\na\n///', ':::tip[T]\na\n:::'],
    ['# A {#b .c}', '# A'],
    ['A {#b}\n---', 'A\n---'],
    ['A {#b}\n\nc', 'A {#b}\n\nc'],
    ['{/* a */}', '<!-- a -->'],
    ['{/* a --> b */}', '<!-- a     b -->'],
    ['a\n{% b %}\nc', `a\n\n\uE000\uE100\uE100\uE100${'\uE001'.repeat(3)}\n\nc`],
    ['```\n::: tip T\n# A {#b}\n```', '```\n::: tip T\n# A {#b}\n```'],
    ['> ```\n\n# A {#b}', '> ```\n\n# A'],
    ['``` `not a fence` ```\n# A {#b}', '``` `not a fence` ```\n# A'],
    ['---\na: {#b}\n# c {#d}\n---\n# e {#f}', '---\na: {#b}\n# c {#d}\n---\n# e'],
  ])('%j', (text, expected) => {
    expect(prepared(text)).toBe(expected)
  })

  test('in MDX: braces and slashes are code, HTML comments are not', () => {
    expect(prepared('!!! note\n    a', 'mdx')).toBe('!!! note\n    a')
    expect(prepared('/// tip\n///', 'mdx')).toBe('/// tip\n///')
    expect(prepared('{{ a }} {% b %} {/* c */}', 'mdx')).toBe('{{ a }} {% b %} {/* c */}')
    expect(prepared('<!-- a */ b -->\n`<!-- c -->` <!-- d -->', 'mdx')).toBe('{/* a    b */}\n`<!-- c -->` {/* d */}')
    expect(prepared('# A {#b}', 'mdx')).toBe('# A')
  })

  test('a text with the masks in it is left alone', () => {
    expect(prepared('\uE000 {{ a }}')).toBe('\uE000 {{ a }}')
  })
})

describe('the way back', () => {
  test.each([
    ['markdown', markdown],
    ['mdx', mdx],
  ] as const)('never falls, ends at the end, and is exact outside of what was replaced: %s', (syntax, pages) => {
    fc.assert(
      fc.property(pages, (text) => {
        const { text: made, at } = prepare(text, syntax)
        let last = 0
        for (let offset = 0; offset <= made.length; offset++) {
          const origin = at(offset)
          expect(origin).toBeGreaterThanOrEqual(last)
          expect(origin).toBeLessThanOrEqual(text.length)
          last = origin
        }
        expect(at(made.length)).toBe(text.length)
      }),
      { numRuns: 200 },
    )
  })

  test('keeps every character that no edit touches', () => {
    const edit = fc
      .tuple(fc.nat(40), fc.nat(6), fc.string({ maxLength: 4 }))
      .map(([start, width, by]) => ({ start, end: start + width, by }))
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        const text = Array.from({ length: 50 }, (_, index) => String.fromCharCode(0x4e00 + index)).join('')
        const { text: made, at } = applyEdits(text, edits)
        for (const [offset, char] of [...made].entries()) {
          if (char >= '\u4e00' && char < '\u4e32') expect(text[at(offset)]).toBe(char)
        }
      }),
    )
  })
})
