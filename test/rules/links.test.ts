import { describe, expect, test } from 'vitest'
import { linkLocale } from '../../rules/link-locale.ts'
import { linkTarget } from '../../rules/link-target.ts'
import { staleUrl } from '../../rules/stale-url.ts'
import type { Config } from '../../src/config/types.ts'
import type { Edit } from '../../src/model.ts'
import type { Rule } from '../../src/rule.ts'
import { checkRule } from '../support/check-rule.ts'

interface Said {
  /** `path line:column severity id message`. */
  readonly lines: readonly string[]
  /** The English page with every edit made. */
  readonly mended: string
}

const usual = {
  'fr/index.md': '# Accueil\n',
  'en/index.md': '# Home\n',
  'fr/guides/copies.md': '# Copies\n\n## Faire une copie\n',
  'en/guides/copies.md': '# Copies\n\n## Make a copy\n',
  'fr/guides/seul.md': '# Seul\n',
} as const

/** What a rule says of an English page `guides/page.md` whose source is in step. */
async function said(
  rule: Rule,
  text: string,
  more: Readonly<Record<string, string>> = {},
  config: Config = {},
): Promise<Said> {
  const files = { ...usual, 'fr/guides/page.md': 'Une page.\n', ...more, 'en/guides/page.md': text }
  const { pages } = await checkRule(rule, files, { source: 'fr', targets: ['en'], config })
  const findings = pages.flatMap((page) => page.findings.map((finding) => ({ page, finding })))
  const edits: Edit[] = findings.flatMap(({ finding }) => finding.edits ?? [])
  return {
    lines: findings.map(({ page, finding: { source, target, severity, said } }) => {
      const [path, at] = target ? [page.target?.path, target] : [page.source?.path, source]
      return `${path} ${at?.start.line}:${at?.start.column} ${severity} ${said.id} ${said.text.en}`
    }),
    mended: edits
      .toSorted((a, b) => b.start - a.start)
      .reduce((all, { start, end, text: by }) => all.slice(0, start) + by + all.slice(end), text),
  }
}
const lines = async (...given: Parameters<typeof said>) => (await said(...given)).lines

describe('link-target', () => {
  test('files of a folder that is not there are told once, and less gravely', async () => {
    expect(await lines(linkTarget, '![a](img/a.png) ![b](./img/b/c.png) [c](../../img/d.pdf) ![d](d.png)\n')).toEqual([
      'en/guides/page.md 1:1 warn folder There is no folder `img` here, into which `img/a.png` and `./img/b/c.png` lead: correct the path, or add the folder.',
      'en/guides/page.md 1:37 warn folder There is no folder `../../img` here, into which `../../img/d.pdf` leads: correct the path, or add the folder.',
      'en/guides/page.md 1:58 error file There is no file `d.png`: correct the path, or add the file.',
    ])
  })

  test.each([
    ['[a](copie.md)', 'error page The link `copie.md` leads to no page. Did you mean `copies.md`?'],
    ['[a](../copies.md#x)', 'error page The link `../copies.md#x` leads to no page. Did you mean `copies.md`?'],
    ['[a](zzz.md)', 'error page The link `zzz.md` leads to no page.'],
    ['[a](file.pdf)', 'error file There is no file `file.pdf`: correct the path, or add the file.'],
    ['![a](a.png)', 'error file There is no file `a.png`: correct the path, or add the file.'],
    [
      '[a](copies.md#make-copy)',
      'error fragment The link `copies.md#make-copy` leads to a page that has no anchor `#make-copy`. Did you mean `#make-a-copy`?',
    ],
    ['[a](#nothing-like-it)', 'error ownFragment This page has no anchor `#nothing-like-it`.'],
    [
      '[a](copies.md#faire-une-copie)',
      'error otherFragment The anchor `#faire-une-copie` is that of the page in another language; here it is `#make-a-copy`.',
    ],
    [
      '[a](seul.md)',
      'warn untranslated The link `seul.md` leads to a page that this language does not have yet: translate `fr/guides/seul.md`, or link to it.',
    ],
    ['[a][id]\n\n[id]: gone.md', undefined],
    ['<a href="zzz.md">a</a>', 'error page The link `zzz.md` leads to no page.'],
  ])('%s', async (text, expected) => {
    const found = await lines(linkTarget, text)
    expect(found).toEqual([
      expected === undefined
        ? expect.stringMatching(/^en\/guides\/page\.md 3:1 error page/)
        : `en/guides/page.md 1:1 ${expected}`,
    ])
  })

  test.each([
    '[a](copies.md)',
    '[a](../index.md)',
    '[a](#)',
    '[a](copies.md#make-a-copy)',
    '[a](copies.md#Make_a_copy)',
    '[a](#top)',
    '[a](#:~:text=a)',
    '[a](#fn1)',
    '[a](copies.md#tab=npm)',
    '[a](https://example.org/gone.md#x)',
    '`[a](gone.md)`',
    '```md\n[a](gone.md)\n```',
    '[a]({{base}}/gone.md)',
    'Voir\\[a](gone)',
    '<!-- [a](gone.md) -->',
  ])('%s is left alone', async (text) => {
    expect(await lines(linkTarget, text)).toEqual([])
  })

  test('mends what differs in case only, and anchors of the other language', async () => {
    const text = '[a](Copies.md#make-a-copy) [b](copies.md#Make-a-copy) [c](copies.md#faire-une-copie)\n'
    const { mended } = await said(linkTarget, text)
    expect(mended).toBe('[a](copies.md#make-a-copy) [b](copies.md#make-a-copy) [c](copies.md#make-a-copy)\n')
  })

  test('mends nothing that it only guesses', async () => {
    const text = '[a](copie.md) [b](copies.md#make-copy)\n'
    expect((await said(linkTarget, text)).mended).toBe(text)
  })

  test('speaks of the source too, once for all its translations', async () => {
    const files = { 'fr/a.md': '[a](gone.md)\n', 'en/a.md': 'A.\n', 'de/a.md': 'A.\n' }
    const { pages } = await checkRule(linkTarget, files, { source: 'fr', targets: ['en', 'de'] })
    expect(pages.flatMap(({ findings }) => findings.map(({ source }) => source?.start.column))).toEqual([1])
  })

  test('knows absolute paths below the base', async () => {
    const config: Config = { links: { base: '/manual', routes: { fr: 'fr', en: '' } } }
    const text = '[a](/manual/guides/gone) [b](/manual/guides/copies) [c](/manual/guides/copies#gone) [d](/shop)\n'
    expect(await lines(linkTarget, text, {}, config)).toEqual([
      expect.stringMatching(/1:1 error page The link `\/manual\/guides\/gone`/),
      expect.stringMatching(/1:\d+ error fragment .*`#gone`/),
    ])
    expect(await lines(linkTarget, text)).toEqual([])
  })
})

describe('link-locale', () => {
  test.each([
    ['[a](../../fr/guides/copies.md)', '[a](copies.md)'],
    ['[a](../../fr/guides/copies.md#faire-une-copie "t")', '[a](copies.md#make-a-copy "t")'],
    ['[a](../../fr/guides/copies.md#gone)', '[a](copies.md)'],
    ['[a](../../fr/index.md#accueil)', '[a](../index.md#home)'],
    ['[a](../../fr/guides/copies)', '[a](copies)'],
    ['[a](/fr/guides/copies/)', '[a](/en/guides/copies/)'],
    ['[a][id]\n\n[id]: ../../fr/guides/copies.md', '[a][id]\n\n[id]: copies.md'],
  ])('%s', async (text, mended) => {
    const found = await said(linkLocale, text)
    expect(found.lines).toEqual([
      expect.stringMatching(/^en\/guides\/page\.md \d:1 error foreign .* leads to a page in `fr`/),
    ])
    expect(found.mended).toBe(mended)
  })

  test.each([
    ['a page that this language does not have', '[a](../../fr/guides/seul.md)'],
    ['its own counterpart', '[Français](../../fr/guides/page.md)'],
    ['its own language', '[a](copies.md)'],
    ['a dead link', '[a](../../fr/gone.md)'],
  ])('%s is left alone', async (_, text) => {
    expect(await lines(linkLocale, text)).toEqual([])
  })

  test('a link of a page to the translation beside its source is one to its own language', async () => {
    const files = {
      'docs/a.md': 'Un.\n',
      'docs/a.en.md': '[b](b.md)\n',
      'docs/b.md': 'Deux.\n',
      'docs/b.en.md': 'Two.\n',
    }
    const { checkFiles } = await import('../../src/index.ts')
    const config: Config = {
      source: 'fr',
      targets: ['en'],
      content: { fr: 'docs/{path}.md', en: 'docs/{path}.en.md' },
      rules: { 'link-locale': 'error' },
    }
    const { pages } = await checkFiles(files, config, { rules: [linkLocale] })
    expect(pages.flatMap(({ findings }) => findings)).toEqual([])
  })
})

describe('stale-url', () => {
  const retired = (...entries: NonNullable<NonNullable<Config['links']>['retired']>): Config => ({
    links: { retired: [...entries] },
  })
  const replaced = { url: 'https://old.example', replacement: 'https://new.example' }

  test.each([
    [
      'a host, with the rest of the URL kept',
      '[a](https://old.example/b?c#d)',
      '[a](https://new.example/b?c#d)',
      replaced,
    ],
    ['the other scheme, capitals in the host', '[a](http://OLD.example/B)', '[a](https://new.example/B)', replaced],
    ['a bare URL', 'See https://old.example/b now.', 'See https://new.example/b now.', replaced],
    ['a definition', '[a]\n\n[a]: https://old.example', '[a]\n\n[a]: https://new.example', replaced],
    ['HTML', '<a href="https://old.example">a</a>', '<a href="https://new.example">a</a>', replaced],
    ['code', '`curl https://old.example/b`', '`curl https://new.example/b`', replaced],
    [
      'a host by its name keeps the scheme',
      '[a](http://old.example/b)',
      '[a](http://new.example/b)',
      { url: 'old.example', replacement: 'new.example' },
    ],
    ['a port', '[a](https://old.example:8080/b)', '[a](https://new.example:8080/b)', replaced],
    ['a path', '[a](/v1/b)', '[a](/v2/b)', { url: '/v1/', replacement: '/v2/' }],
    [
      'slashes that meet',
      '[a](https://old.example/b)',
      '[a](https://new.example/b)',
      { url: 'https://old.example/', replacement: 'https://new.example' },
    ],
  ])('%s', async (_, text, mended, entry) => {
    const found = await said(staleUrl, text, {}, retired(entry))
    expect(found.lines).toHaveLength(1)
    expect(found.mended).toBe(mended)
  })

  test('the longest entry counts', async () => {
    const found = await said(
      staleUrl,
      '[a](https://old.example/b/c)',
      {},
      retired(replaced, { url: 'https://old.example/b', replacement: 'https://b.example' }),
    )
    expect(found.mended).toBe('[a](https://b.example/c)')
  })

  test('without a replacement, it is only named', async () => {
    const found = await said(staleUrl, '[a](https://old.example/b)', {}, retired('old.example'))
    expect(found.lines).toEqual([
      expect.stringMatching(/retired `https:\/\/old\.example\/b` is on this project's list/),
    ])
    expect(found.mended).toBe('[a](https://old.example/b)')
  })

  test.each([
    '[a](https://very-old.example)',
    '[a](https://old.example.org)',
    'old.example',
    '[a](https://old.examples/b)',
    '[a](old.example/b)',
  ])('%s is left alone', async (text) => {
    expect(await lines(staleUrl, text, {}, retired(replaced))).toEqual([])
  })

  test('without a list, nothing is said', async () => {
    expect(await lines(staleUrl, '[a](https://old.example)')).toEqual([])
  })
})
