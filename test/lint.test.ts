import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Config } from '../src/config/types.ts'
import { diskFiles } from '../src/files.ts'
import { checkProject } from '../src/index.ts'
import { LintError } from '../src/lint/plugins.ts'

let root: string
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'diptych-lint-'))
  // The plugins are the project's own packages, which only its folder can see.
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
  write('package.json', '{ "type": "module" }')
  write('lint/throws.js', 'export default () => () => { throw new Error("out of ink") }')
  write(
    'lint/fails.js',
    'export default () => (tree, file) => { file.fail("No word here", tree.children[0], "own:words") }',
  )
  write(
    'lint/notes.js',
    'export default (options) => (tree, file) => { file.info(options.text, { line: 3, column: 1 }) }',
  )
  write('lint/broken.js', 'export default (')
  write('lint/nothing.js', 'export const plugin = 1')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** What plugins say of two pages: `path line:column severity rule reason`. */
async function said(lint: Config['lint'], source: string, target: string, extension = 'md'): Promise<string[]> {
  write(`fr/page.${extension}`, source)
  write(`en/page.${extension}`, target)
  const config: Config = {
    source: 'fr',
    targets: ['en'],
    content: [`{locale}/**/*.${extension}`],
    ...(lint ? { lint } : {}),
  }
  const { pages } = await checkProject(diskFiles(root), config, { rules: [] })
  return pages.flatMap((page) =>
    page.findings.map((finding) => {
      expect(finding.category).toBe('lint')
      const side = finding.target ? 'target' : 'source'
      const at = finding[side]?.start
      return `${page[side]?.path} ${at?.line}:${at?.column} ${finding.severity} ${finding.rule} ${finding.said.text.en}`
    }),
  )
}

describe('remark plugins', () => {
  test('a preset speaks of the pages of its locale only', async () => {
    const text = '# Titre\n\nhttp://example.org\n'
    expect(await said({ fr: { remark: ['remark-preset-lint-recommended'] } }, text, text)).toEqual([
      expect.stringMatching(/^fr\/page\.md 3:1 warn remark-lint:no-literal-urls /),
    ])
    expect(await said(undefined, text, text)).toEqual([])
  })

  test('a plugin has its options', async () => {
    const lint = { en: { remark: [['remark-lint-ordered-list-marker-style', [1, ')']] as const] } }
    expect(await said(lint, '1. un\n', '1. one\n')).toEqual([
      expect.stringMatching(/^en\/page\.md 1:2 warn remark-lint:ordered-list-marker-style /),
    ])
    expect(await said(lint, '1. un\n', '1) one\n')).toEqual([])
  })

  test('its own comments are obeyed, and ours', async () => {
    const lint = { en: { remark: ['remark-preset-lint-recommended'] } }
    const url = 'http://example.org\n'
    expect(await said(lint, 'Un.\n', `<!--lint disable no-literal-urls-->\n\n${url}`)).toEqual([])
    expect(
      await said(lint, 'Un.\n', `<!-- diptych-disable-next remark-lint:no-literal-urls -- as it is -->\n\n${url}`),
    ).toEqual([])
    expect(
      await said(lint, 'Un.\n', `<!-- diptych-disable-next remark-lint:no-undefined-references -->\n\n${url}`),
    ).toHaveLength(1)
  })

  test('MDX is read as MDX, and places are those of the page', async () => {
    const lint = { en: { remark: ['remark-preset-lint-recommended'] } }
    // Docusaurus' comment and heading id are rewritten for the parser; what follows keeps its place.
    const text = '<!-- a note -->\n\n## Title {#own-id}\n\n<Card title="x" />\n\nSee http://example.org now.\n'
    expect(await said(lint, text, text, 'mdx')).toEqual([
      expect.stringMatching(/^en\/page\.mdx 7:5 warn remark-lint:no-literal-urls /),
    ])
  })

  test('a file of the project may be a plugin', async () => {
    expect(
      await said({ en: { remark: [['./lint/notes.js', { text: 'Read again' }]] } }, 'Un.\n', 'One.\n\nTwo.\n'),
    ).toEqual(['en/page.md 3:1 info lint Read again'])
  })
})

describe('retext plugins', () => {
  const lint = { fr: { retext: ['retext-repeated-words'] }, en: { retext: ['retext-repeated-words'] } }

  test('see the prose of both languages, not the code', async () => {
    const source = '# Le guide\n\nOuvrez la *la* page avec `la la la`.\n\n```sh\nla la\n```\n'
    expect(await said(lint, source, '# The guide\n\n- Open the the page.\n')).toEqual([
      expect.stringMatching(/^fr\/page\.md 3:8 warn retext-repeated-words:la /),
      expect.stringMatching(/^en\/page\.md 3:8 warn retext-repeated-words:the /),
    ])
  })

  test('keep their places after what the reading engine takes out', async () => {
    const target =
      '---\ntitle: the the\n---\n\n## The guide {#guide}\n\n:::note The the title\nOpen the the page.\n:::\n'
    const found = await said({ en: { retext: ['retext-repeated-words'] } }, 'Un.\n', target)
    expect(found.at(-1)).toMatch(/^en\/page\.md 8:6 warn/)
  })
})

describe('a plugin that', () => {
  test('is not installed is one clear error', async () => {
    const check = said({ fr: { remark: ['remark-lint-no-such-thing'] } }, 'Un.\n', 'One.\n')
    await expect(check).rejects.toThrow(LintError)
    await expect(check).rejects.toThrow(/`lint\.fr\.remark`: the plugin `remark-lint-no-such-thing` is not installed/)
  })

  test.each([
    ['./lint/broken.js', /cannot be loaded/],
    ['./lint/nothing.js', /neither a plugin nor a preset/],
    ['./lint/absent.js', /does not exist; its path starts at the configuration/],
  ])('cannot be used (%s) is one clear error', async (name, message) => {
    await expect(said({ en: { retext: [name] } }, 'Un.\n', 'One.\n')).rejects.toThrow(message)
  })

  test('is a preset takes no options', async () => {
    const entry = ['remark-preset-lint-recommended', {}] as const
    await expect(said({ en: { remark: [entry] } }, 'Un.\n', 'One.\n')).rejects.toThrow(/is a preset/)
  })

  test('throws is a finding, and what others said stays', async () => {
    const lint = { en: { remark: [['./lint/notes.js', { text: 'Read again' }] as const, './lint/throws.js'] } }
    expect(await said(lint, 'Un.\n', 'One.\n\nTwo.\n')).toEqual([
      expect.stringMatching(/^en\/page\.md 1:1 error lint A plugin of `lint\.en` failed on this page: out of ink\./),
      'en/page.md 3:1 info lint Read again',
    ])
  })

  test('fails the file is told once', async () => {
    expect(await said({ en: { remark: ['./lint/fails.js'] } }, 'Un.\n', 'One.\n')).toEqual([
      'en/page.md 1:1 error own:words No word here',
    ])
  })
})
