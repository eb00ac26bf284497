import fc from 'fast-check'
import type { Html, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'
import { escapeMarkdown, markdownCode, markdownFence, markdownSentence } from '../../src/report/escape-markdown.ts'
import { readForge } from '../../src/report/forge.ts'
import { markdown } from '../../src/report/markdown.ts'
import { inStep, report, view } from './sample.ts'

const parse = (text: string): Root => unified().use(remarkParse).use(remarkGfm).parse(text)

/** What a reader reads, in one line. */
const read = (text: string): string => {
  let said = ''
  visit(parse(text), (node) => {
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') said += node.value
  })
  return said.replaceAll('\u200b', '')
}

const kinds = (text: string): Set<string> => {
  const found = new Set<string>()
  visit(parse(text), (node) => {
    found.add(node.type)
  })
  return found
}

describe('the report as Markdown', () => {
  test('in English', () => {
    expect(markdown(report, view)).toMatchInlineSnapshot(`
      "# Parity report

      | Languages | Parity | Pages | Missing | Without source | Errors | Warnings | Infos |
      | --- | --: | --: | --: | --: | --: | --: | --: |
      | fr → en | 55% | 2 | 1 | 0 | 1 | 1 | 1 |

      ## By section of the site

      | Section | Languages | Parity | Pages | Errors | Warnings | Infos |
      | --- | --: | --: | --: | --: | --: | --: |
      | Top pages | en | 50% | 2 | 0 | 0 | 1 |
      | guides | en | 66% | 1 | 1 | 1 | 0 |

      ## Pages that need work first

      | Page | Parity | To do | Errors | Warnings | Infos |
      | --- | --: | --: | --: | --: | --: |
      | guides/backups | 66% | 1 | 1 | 1 | 0 |
      | seul | not translated | 1 | 0 | 0 | 1 |

      ## What was found

      ### \`fr/guides/backups.md\` ↔ \`en/guides/backups.md\` · parity 66%

      - **warning** \`number\` \`trente\` (30) became \`thirteen\` (13). · [fr/guides/backups.md:3](./fr/guides/backups.md#L3) ↔ [en/guides/backups.md:3](./en/guides/backups.md#L3)
      - **error** \`step-count\` This procedure has 3 steps, its translation 1. Translate the steps that are listed below, or remove them from the source. · [fr/guides/backups.md:5](./fr/guides/backups.md#L5) ↔ [en/guides/backups.md:5](./en/guides/backups.md#L5)

      ### \`fr/seul.md\`

      - **info** \`page-missing\` This page has no translation in \`en\`. · [fr/seul.md:1](./fr/seul.md#L1)
      "
    `)
  })

  test('in French, with links to the forge', () => {
    const forge = readForge('https://github.com/ada/docs', 'HEAD', '')
    const text = markdown(report, { ...view, tongue: 'fr', ...(forge ? { forge } : {}) })
    expect(text).toContain('# Rapport de parité')
    expect(text).toContain('- **avertissement** `number` `trente` (30) est devenu `thirteen` (13).')
    expect(text).toContain('](https://github.com/ada/docs/blob/HEAD/fr/guides/backups.md?plain=1#L3)')
  })

  test('says what a change brought about', () => {
    const [page] = report.pages
    const [finding] = page?.findings ?? []
    if (!page || !finding) throw new Error('no finding')
    const findings = [{ ...finding, since: 'made-stale' as const }]
    expect(markdown({ ...report, pages: [{ ...page, findings }] }, view)).toMatch(/ · left behind by this change\n/)
  })

  test('says in one sentence that all is well', () => {
    expect(markdown(inStep, view)).toContain('Nothing to report: the languages are in step.\n')
  })

  test('shows a suggestion as it is, whatever fences it holds', () => {
    const [page] = report.pages
    const [finding] = page?.findings ?? []
    if (!page || !finding) throw new Error('no finding')
    const text = 'Run:\n\n```sh\nls\n```'
    const suggestion = { edit: { side: 'target', start: 0, end: 0, text }, origin: 'deepl' } as const
    const shown = markdown({ ...report, pages: [{ ...page, findings: [{ ...finding, suggestion }] }] }, view)
    const codes: string[] = []
    visit(parse(shown), 'code', ({ value }) => {
      codes.push(value)
    })
    expect(codes).toEqual([text])
  })

  test('stays short enough for a forge to show it', () => {
    const pages = Array.from({ length: 3000 }, (_, at) =>
      report.pages.map((page) => ({ ...page, id: `${page.id}-${at}` })),
    ).flat()
    const text = markdown({ ...report, pages }, view)
    expect(text.length).toBeLessThan(450_000)
    expect(text).toMatch(/…and \d+ more pages: see the HTML or the JSON report\.\n$/)
  })
})

describe('text by others', () => {
  test.each([
    ['<img src=x onerror=alert(1)>', 'html'],
    ['[x](javascript:alert(1))', 'link'],
    ['![x](https://evil.example/x)', 'image'],
    ['https://evil.example www.evil.example', 'link'],
    ['a@example.org', 'link'],
    ['**a** ~~b~~ _c_', 'strong'],
    ['[^1]', 'footnoteReference'],
  ])('stays text: %s', (text, kind) => {
    const escaped = `- ${escapeMarkdown(text)}`
    expect(kinds(escaped)).not.toContain(kind)
    expect(kinds(escaped)).toEqual(new Set(['root', 'list', 'listItem', 'paragraph', 'text']))
    expect(read(escaped)).toBe(text)
  })

  test('mentions nobody, refers to nothing and draws no emoji', () => {
    expect(escapeMarkdown('@ada #12 :tada: | $x$')).toBe(
      '@&ZeroWidthSpace;ada \\#&ZeroWidthSpace;12 \\:tada: \\| \\$x\\$',
    )
  })

  test('whatever it is, is read as it was written, in a line, in a table and as code', () => {
    const anyText = fc.string({ unit: fc.constantFrom(...'ab`*_~[]()<>&|\\#@!:$./- \n', 'www.', 'http://', '\u202e') })
    const line = (text: string) =>
      text
        .replace(/\s*\n\s*/g, ' ')
        .replaceAll('\u202e', '')
        .replace(/\s+/g, ' ')
        .trim()
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeMarkdown(text)
        expect(line(read(`x ${escaped} x`))).toBe(line(`x ${line(text)} x`))
        const row = `| a |\n| --- |\n| x ${escaped} x |`
        expect(line(read(row))).toBe(line(`a x ${line(text)} x`.replace('a x', 'ax')))
        if (line(text) !== '') expect(line(read(`x ${markdownCode(text)}`))).toBe(line(`x ${line(text)}`))
        const htmls: Html[] = []
        visit(parse(`- ${markdownSentence(text)}\n\n${markdownFence(text, 'text')}`), 'html', (node) => {
          htmls.push(node)
        })
        expect(htmls).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})
