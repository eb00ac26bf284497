import { describe, expect, test } from 'vitest'
import { memoryFiles } from '../../src/files.ts'
import { describeProject, findProject, type ProjectOptions, pairPages } from '../../src/project.ts'

const nothingAlike = (): never => {
  throw new Error('no page should be left over to be compared')
}

/** A tree as a list of paths; a path may carry its text after ` = `. */
const tree = (paths: string): Record<string, string> =>
  Object.fromEntries(
    paths
      .trim()
      .split('\n')
      .map((line) => {
        const [path = '', ...text] = line.trim().split(' = ')
        return [path, text.join(' = ').replaceAll('\\n', '\n')]
      }),
  )

/** The pairs as `locale id: source ↔ target`. */
const seen = async (paths: string, options: ProjectOptions = {}) => {
  const files = memoryFiles(tree(paths))
  const project = await findProject(files, options)
  const pairs = await pairPages(files, project, () => () => 0, options)
  return {
    name: project.layout?.name.en,
    source: project.source,
    targets: project.targets,
    content: project.content,
    pairs: pairs.map(({ id, locale, source = '—', target = '—' }) => `${locale} ${id}: ${source} ↔ ${target}`),
    told: describeProject(project).map(({ en }) => en),
  }
}

interface Case {
  readonly title: string
  readonly paths: string
  readonly name: string
  readonly source: string
  readonly targets: readonly string[]
  readonly content: unknown
  readonly pairs: readonly string[]
}

const cases: readonly Case[] = [
  {
    title: 'docs/{locale}',
    paths: `
      README.md
      docs/en/index.md
      docs/en/guides/2fa.md
      docs/fr/guides/2fa.md
      docs/fr/index.md
      docs/fr/only.md
      src/js/README.md`,
    name: 'a folder for each locale in `docs`',
    source: 'en',
    targets: ['fr'],
    content: ['docs/{locale}/**/*.md'],
    pairs: [
      'fr guides/2fa: docs/en/guides/2fa.md ↔ docs/fr/guides/2fa.md',
      'fr index: docs/en/index.md ↔ docs/fr/index.md',
      'fr only: — ↔ docs/fr/only.md',
    ],
  },
  {
    title: 'a folder for each locale at the top, names translated',
    paths: `
      fr/activer.md
      fr/domaine.md
      en/enable.md`,
    name: 'a folder for each locale',
    source: 'en',
    targets: ['fr'],
    content: ['{locale}/**/*.md'],
    pairs: ['fr activer: — ↔ fr/activer.md', 'fr domaine: — ↔ fr/domaine.md', 'fr enable: en/enable.md ↔ —'],
  },
  {
    title: 'Hugo with the languages by name',
    paths: `
      hugo.toml = defaultContentLanguage = "en"
      content/english/docs/a.md
      content/english/_index.md
      content/french/docs/a.md
      content/french/_index.md`,
    name: 'Hugo, a folder for each locale in `content`',
    source: 'en',
    targets: ['fr'],
    content: { en: ['content/english/**/*.md'], fr: ['content/french/**/*.md'] },
    pairs: [
      'fr _index: content/english/_index.md ↔ content/french/_index.md',
      'fr docs/a: content/english/docs/a.md ↔ content/french/docs/a.md',
    ],
  },
  {
    title: 'languages by their own names',
    paths: `
      docs/Deutsch/a.md
      docs/Français/a.md
      docs/polish/style.md`,
    name: 'a folder for each locale in `docs`',
    source: 'de',
    targets: ['fr'],
    content: { de: ['docs/Deutsch/**/*.md'], fr: ['docs/Français/**/*.md'] },
    pairs: ['fr a: docs/Deutsch/a.md ↔ docs/Français/a.md'],
  },
  {
    title: 'Jekyll collections by locale',
    paths: `
      _config.yml = collections
      _en/a.md
      _fr/a.md
      _posts/2026-01-01-x.md`,
    name: 'a folder for each locale',
    source: 'en',
    targets: ['fr'],
    content: { en: ['_en/*.md'], fr: ['_fr/*.md'] },
    pairs: ['fr a: _en/a.md ↔ _fr/a.md'],
  },
  {
    title: 'Jekyll with translations in `_i18n`',
    paths: `
      _i18n/en/docs/a.md
      _i18n/fr/docs/a.md
      _posts/x.md`,
    name: 'a folder for each locale in `_i18n`',
    source: 'en',
    targets: ['fr'],
    content: ['_i18n/{locale}/**/*.md'],
    pairs: ['fr docs/a: _i18n/en/docs/a.md ↔ _i18n/fr/docs/a.md'],
  },
  {
    title: 'Starlight with a root locale',
    paths: `
      astro.config.mjs = starlight({ locales: { root: { label: 'English', lang: 'en' }, 'pt-br': { label: 'x', lang: 'pt-BR' } } })
      src/content/docs/index.mdx
      src/content/docs/guides/a.md
      src/content/docs/pt-br/guides/a.md`,
    name: 'Starlight, a folder for each locale in `src/content/docs`',
    source: 'en',
    targets: ['pt-BR'],
    content: { en: ['src/content/docs/**/*.{md,mdx}'], 'pt-BR': ['src/content/docs/pt-br/**/*.{md,mdx}'] },
    pairs: [
      'pt-BR guides/a: src/content/docs/guides/a.md ↔ src/content/docs/pt-br/guides/a.md',
      'pt-BR index: src/content/docs/index.mdx ↔ —',
    ],
  },
  {
    title: 'Starlight with a folder for each locale, led by French',
    paths: `
      astro.config.mjs = starlight({ defaultLocale: 'fr', locales: { fr: {}, en: {} } })
      src/content/docs/fr/a.md
      src/content/docs/en/a.md
      src/content/docs/de/a.md`,
    name: 'Starlight, a folder for each locale in `src/content/docs`',
    source: 'fr',
    targets: ['de', 'en'],
    content: ['src/content/docs/{locale}/**/*.md'],
    pairs: [
      'de a: src/content/docs/fr/a.md ↔ src/content/docs/de/a.md',
      'en a: src/content/docs/fr/a.md ↔ src/content/docs/en/a.md',
    ],
  },
  {
    title: 'Docusaurus with a blog and versions',
    paths: `
      website/docusaurus.config.ts = export default { i18n: { defaultLocale: 'en', locales: ['en', 'fr'] } }
      website/docs/intro.md
      website/docs/more.md
      website/versioned_docs/version-1.0/intro.md
      website/blog/2024-01-01-hello.md
      website/i18n/fr/docusaurus-plugin-content-docs/current/intro.md
      website/i18n/fr/docusaurus-plugin-content-docs/version-1.0/intro.md
      website/i18n/fr/docusaurus-plugin-content-blog/2024-01-01-hello.md`,
    name: 'Docusaurus',
    source: 'en',
    targets: ['fr'],
    content: {
      en: ['website/blog/**/*.md', 'website/docs/**/*.md', 'website/versioned_docs/**/*.md'],
      fr: [
        'website/i18n/fr/docusaurus-plugin-content-blog/**/*.md',
        'website/i18n/fr/docusaurus-plugin-content-docs/current/**/*.md',
        'website/i18n/fr/docusaurus-plugin-content-docs/version-*/**/*.md',
      ],
    },
    pairs: [
      'fr blog/2024-01-01-hello: website/blog/2024-01-01-hello.md ↔ website/i18n/fr/docusaurus-plugin-content-blog/2024-01-01-hello.md',
      'fr docs/intro: website/docs/intro.md ↔ website/i18n/fr/docusaurus-plugin-content-docs/current/intro.md',
      'fr docs/more: website/docs/more.md ↔ —',
      'fr versioned_docs/version-1.0/intro: website/versioned_docs/version-1.0/intro.md ↔ website/i18n/fr/docusaurus-plugin-content-docs/version-1.0/intro.md',
    ],
  },
  {
    title: 'Docusaurus whose docs stand beside the site, led by French',
    paths: `
      website/docusaurus.config.js = module.exports = { i18n: { defaultLocale: "fr" } }
      docs/intro.mdx
      website/i18n/en/docusaurus-plugin-content-docs/current/intro.mdx`,
    name: 'Docusaurus',
    source: 'fr',
    targets: ['en'],
    content: { fr: ['docs/**/*.mdx'], en: ['website/i18n/en/docusaurus-plugin-content-docs/current/**/*.mdx'] },
    pairs: ['en intro: docs/intro.mdx ↔ website/i18n/en/docusaurus-plugin-content-docs/current/intro.mdx'],
  },
  {
    title: 'VitePress with a root locale and a third language',
    paths: `
      docs/.vitepress/config.ts = export default { locales: { root: { label: 'English', lang: 'en-US' }, fr: {}, zh: {} } }
      docs/index.md
      docs/guide/start.md
      docs/fr/guide/start.md
      docs/zh/guide/start.md
      docs/zh/guide/more.md`,
    name: 'VitePress, a folder for each locale in `docs`',
    source: 'en-US',
    targets: ['fr', 'zh'],
    content: { 'en-US': ['docs/**/*.md'], fr: ['docs/fr/**/*.md'], zh: ['docs/zh/**/*.md'] },
    pairs: [
      'zh guide/more: — ↔ docs/zh/guide/more.md',
      'fr guide/start: docs/guide/start.md ↔ docs/fr/guide/start.md',
      'zh guide/start: docs/guide/start.md ↔ docs/zh/guide/start.md',
      'fr index: docs/index.md ↔ —',
      'zh index: docs/index.md ↔ —',
    ],
  },
  {
    title: 'Hugo by folder',
    paths: `
      hugo.toml = baseURL = "https://example.org/"\\ndefaultContentLanguage = 'fr'
      content/en/docs/_index.md
      content/fr/docs/_index.md`,
    name: 'Hugo, a folder for each locale in `content`',
    source: 'fr',
    targets: ['en'],
    content: ['content/{locale}/**/*.md'],
    pairs: ['en docs/_index: content/fr/docs/_index.md ↔ content/en/docs/_index.md'],
  },
  {
    title: 'Hugo by suffix, the default without one',
    paths: `
      config.toml = languageCode = "en"\\ndefaultContentLanguage = "en"
      content/posts/a.md
      content/posts/a.fr.md
      content/posts/b/index.md
      content/posts/b/index.fr.md
      content/posts/c.md`,
    name: 'Hugo, a suffix for each locale in `content`',
    source: 'en',
    targets: ['fr'],
    content: { en: ['content/**/*.md'], fr: ['content/**/*.fr.md'] },
    pairs: [
      'fr posts/a: content/posts/a.md ↔ content/posts/a.fr.md',
      'fr posts/b/index: content/posts/b/index.md ↔ content/posts/b/index.fr.md',
      'fr posts/c: content/posts/c.md ↔ —',
    ],
  },
  {
    title: 'MkDocs by suffix, led by French',
    paths: `
      mkdocs.yml = plugins:\\n  - i18n:\\n      docs_structure: suffix\\n      languages:\\n        - build: true\\n          default: true\\n          locale: fr\\n        - locale: en\\n          name: English
      docs/index.md
      docs/index.en.md
      docs/how-to.md
      docs/how-to.en.md`,
    name: 'MkDocs, a suffix for each locale in `docs`',
    source: 'fr',
    targets: ['en'],
    content: { fr: ['docs/**/*.md'], en: ['docs/**/*.en.md'] },
    pairs: ['en how-to: docs/how-to.md ↔ docs/how-to.en.md', 'en index: docs/index.md ↔ docs/index.en.md'],
  },
  {
    title: 'a suffix for each locale, none without',
    paths: `
      docs/a.en.md
      docs/a.pt-BR.md
      docs/sub/b.en.md`,
    name: 'a suffix for each locale in `docs`',
    source: 'en',
    targets: ['pt-BR'],
    content: ['docs/{path}.{locale}.md'],
    pairs: ['pt-BR a: docs/a.en.md ↔ docs/a.pt-BR.md', 'pt-BR sub/b: docs/sub/b.en.md ↔ —'],
  },
  {
    title: 'README.md and its translations, in the spellings that people use',
    paths: `
      README.md = # Tool\\nThis is the tool that you want when all of the others have failed and there is no time to lose.
      README.fr.md
      README_de.md
      README.cn.md
      CHANGELOG.md`,
    name: 'a suffix for each locale',
    source: 'en',
    targets: ['de', 'fr', 'zh-CN'],
    content: { en: ['README.md'], de: ['README_de.md'], fr: ['README.fr.md'], 'zh-CN': ['README.cn.md'] },
    pairs: [
      'de README: README.md ↔ README_de.md',
      'fr README: README.md ↔ README.fr.md',
      'zh-CN README: README.md ↔ README.cn.md',
    ],
  },
  {
    title: 'README.md in French',
    paths: `
      README.md = Ce guide est pour vous si vous avez un nom de domaine dans une autre agence et que vous ne savez pas comment le faire venir chez nous.
      README.en.md`,
    name: 'a suffix for each locale',
    source: 'fr',
    targets: ['en'],
    content: { fr: ['README.md'], en: ['README.en.md'] },
    pairs: ['en README: README.md ↔ README.en.md'],
  },
  {
    title: 'the root locale at the top of a repository',
    paths: `
      README.md
      CONTRIBUTING.md
      guide/a.md
      guide/b.md
      fr/guide/a.md
      fr/guide/b.md`,
    name: 'a folder for each locale',
    source: 'en',
    targets: ['fr'],
    content: { en: ['guide/**/*.md'], fr: ['fr/guide/**/*.md'] },
    pairs: ['fr a: guide/a.md ↔ fr/guide/a.md', 'fr b: guide/b.md ↔ fr/guide/b.md'],
  },
  {
    title: 'two roots beside each other',
    paths: `
      docs/guides/a.md
      docs/b.md
      docs.fr-FR/guides/a.md
      docs.fr-FR/b.md`,
    name: 'folders `docs` with a suffix for each locale',
    source: 'en',
    targets: ['fr-FR'],
    content: { en: ['docs/**/*.md'], 'fr-FR': ['docs.fr-FR/**/*.md'] },
    pairs: ['fr-FR b: docs/b.md ↔ docs.fr-FR/b.md', 'fr-FR guides/a: docs/guides/a.md ↔ docs.fr-FR/guides/a.md'],
  },
  {
    title: 'versions, each with its locales; tests and examples aside',
    paths: `
      docs/v1/en/a.md
      docs/v1/fr/a.md
      docs/v2/en/a.md
      docs/v2/fr/a.md
      test/fixtures/en/1.md
      test/fixtures/fr/1.md
      test/fixtures/en/2.md
      test/fixtures/fr/2.md`,
    name: 'a folder for each locale in `docs/v1`',
    source: 'en',
    targets: ['fr'],
    content: ['docs/v1/{locale}/**/*.md', 'docs/v2/{locale}/**/*.md'],
    pairs: ['fr v1/a: docs/v1/en/a.md ↔ docs/v1/fr/a.md', 'fr v2/a: docs/v2/en/a.md ↔ docs/v2/fr/a.md'],
  },
  {
    title: 'a chooser page beside the languages',
    paths: `
      docs/index.md
      docs/en/index.md
      docs/it/index.md
      docs/it/guida.md`,
    name: 'a folder for each locale in `docs`',
    source: 'en',
    targets: ['it'],
    content: ['docs/{locale}/**/*.md'],
    pairs: ['it guida: — ↔ docs/it/guida.md', 'it index: docs/en/index.md ↔ docs/it/index.md'],
  },
  {
    title: 'no English at all: the locale with the most pages leads',
    paths: `
      docs/de/a.md
      docs/fr/a.md
      docs/fr/b.md`,
    name: 'a folder for each locale in `docs`',
    source: 'fr',
    targets: ['de'],
    content: ['docs/{locale}/**/*.md'],
    pairs: ['de a: docs/fr/a.md ↔ docs/de/a.md', 'de b: docs/fr/b.md ↔ —'],
  },
]

describe('recognised without a configuration', () => {
  test.each(cases)('$title', async ({ paths, name, source, targets, content, pairs }) => {
    const found = await seen(paths)
    expect(found).toMatchObject({ name, source, targets, content, pairs })
    expect(found.told[0]).toContain(name)
    expect(found.told[1]).toContain(`The source is \`${source}\``)
  })

  test.each(cases)(
    '$title: what was recognised, written down as a configuration, finds the same',
    async ({ paths }) => {
      const found = await seen(paths)
      const again = await seen(paths, { source: found.source, targets: found.targets, content: found.content })
      expect(again.pairs).toEqual(found.pairs)
      expect(again.told).toEqual([])
    },
  )
})

describe('not recognised', () => {
  test.each([
    ['nothing', 'README.txt', 'there are no pages (`.md`, `.mdx`, `.markdown`, `.mdoc`) in'],
    [
      'one language in a folder',
      'docs/en/a.md',
      'has pages in `en` (`docs/en`), and none in a second language. Put the translations beside them, or say in `diptych.config.json` where they are, or will be: `{ "source": "en", "targets": ["fr"], "content": ["docs/{locale}/**/*.{md,mdx}"] }`.',
    ],
    [
      'one language in suffixes',
      'docs/a.fr.md\ndocs/b.fr.md',
      'has pages in `fr` (`docs/*.fr.md`), and none in a second language. Put the translations beside them, or say in `diptych.config.json` where they are, or will be: `{ "source": "fr", "targets": ["en"], "content": ["docs/{path}.{locale}.md"] }`.',
    ],
    ['one page', 'docs/a.md', 'one page was found in'],
    ['programming languages', 'docs/js/a.md\ndocs/ts/a.md\ndocs/cs/a.md\ndocs/go/a.md', '4 pages were found in'],
    ['folders that are no locales', 'docs/api/a.md\ndocs/faq/a.md\ndocs/cli/a.md\nsrc/lib/a.md', '4 pages were found'],
    ['how-to files', 'docs/how.md\ndocs/how-to.md\ndocs/what-is.md', 'but not in two languages'],
  ])('%s', async (_, paths, words) => {
    await expect(seen(paths)).rejects.toThrow(words)
  })

  test.each([
    ['docs/en/a.md', 'docs/{locale}/**/*.{md,mdx}', 'en', 'fr'],
    ['docs/a.fr.md', 'docs/{path}.{locale}.md', 'fr', 'en'],
  ])('what is proposed for %s reads its pages, and misses their translations', async (paths, glob, source, target) => {
    const { pairs } = await seen(paths, { content: [glob], source, targets: [target] })
    expect(pairs).toEqual([`${target} a: ${paths} ↔ —`])
  })
})

describe('what was asked for', () => {
  const paths = 'docs/en/a.md\ndocs/fr/a.md\ndocs/de/a.md\ndocs/pt-br/a.md'
  const content = ['docs/{locale}/**/*.md']

  test('outdoes what is guessed, in any spelling', async () => {
    expect(await seen(paths, { source: 'fr' })).toMatchObject({ source: 'fr', targets: ['de', 'en', 'pt-BR'] })
    expect(await seen(paths, { source: 'PT_br', targets: ['en'] })).toMatchObject({
      source: 'pt-BR',
      targets: ['en'],
    })
    expect(await seen(paths, { content, targets: ['de', 'en'] })).toMatchObject({ source: 'fr', targets: ['de', 'en'] })
    expect(await seen(paths, { content, source: 'fr' })).toMatchObject({ source: 'fr', targets: ['de', 'en', 'pt-BR'] })
    expect(await seen(paths, { content, source: 'fr', targets: ['en'] })).toMatchObject({
      source: 'fr',
      targets: ['en'],
    })
  })

  test('must be there', async () => {
    await expect(seen(paths, { source: 'es' })).rejects.toThrow('there are no pages in `es`; there are some in')
    await expect(seen(paths, { targets: ['fr-FR'] })).rejects.toThrow('Did you mean')
    await expect(seen('docs/fr/a.txt', { content, source: 'fr', targets: ['en'] })).rejects.toThrow(
      'no file matches `docs/{locale}/**/*.md`',
    )
    await expect(seen('docs/fr/a.md', { content, source: 'fr' })).rejects.toThrow('has pages in `fr` only')
  })

  test('a target that is configured and has no page yet lacks every page', async () => {
    const found = await seen('docs/fr/a.md', { content, source: 'fr', targets: ['en'] })
    expect(found.pairs).toEqual(['en a: docs/fr/a.md ↔ —'])
    expect(found.told).toEqual([
      'No page of `en` was found. Check the globs in `content`, and whether `.gitignore` excludes the pages.',
    ])
  })

  test('leaves out a third language that stands among the source, and says so', async () => {
    const among = 'docs/a.md\ndocs/b.md\ndocs/fr/a.md\ndocs/de/a.md\ndocs/de/more.md\ndocs/b.it.md'
    const found = await seen(among, { content: { en: 'docs/**/*.md', fr: 'docs/fr/**/*.md' } })
    expect(found.pairs).toEqual(['fr a: docs/a.md ↔ docs/fr/a.md', 'fr b: docs/b.md ↔ —'])
    expect(found.told.at(-1)).toBe('Left out as pages of another language: `*.it.*`, `docs/de/`.')
  })
})

test('two roots, one of them another checkout', async () => {
  const files = memoryFiles({ 'docs/a.md': '', '../other/docs/a.md': '', '../other/docs/b.md': '' }, ['../other/docs'])
  const content = { fr: 'docs/**/*.md', en: '../other/docs/**/*.md' }
  const project = await findProject(files, { source: 'fr', targets: ['en'], content })
  expect(await pairPages(files, project, nothingAlike)).toEqual([
    { id: 'a', locale: 'en', source: 'docs/a.md', target: '../other/docs/a.md', pairedBy: 'path' },
    { id: 'b', locale: 'en', target: '../other/docs/b.md' },
  ])
})

test('odd names find each other', async () => {
  const names = ['a b', 'a#b', '100%', 'l’été', 'x.y.z', '[slug]', '(group)/x', '日本']
  const both = names.flatMap((name) => [`docs/fr/${name}.md`, `docs/en/${name}.md`])
  const files = memoryFiles(
    Object.fromEntries([...both, 'docs/fr/caf\u00e9.md', 'docs/en/cafe\u0301.md'].map((path) => [path, ''])),
  )
  const pairs = await pairPages(files, await findProject(files), nothingAlike)
  expect(pairs.map(({ id, pairedBy }) => [id, pairedBy])).toEqual(
    [...names, 'caf\u00e9'].sort().map((id) => [id, 'path']),
  )
})

test('a base whose name is a pattern is taken as a name', async () => {
  const found = await seen('app/[docs]/en/a.md\napp/[docs]/fr/a.md\napp/d/en/zzz.txt')
  expect(found.pairs).toEqual(['fr a: app/[docs]/en/a.md ↔ app/[docs]/fr/a.md'])
})
