import { describe, expect, test } from 'vitest'
import type { LinksConfig } from '../src/config/types.ts'
import { memoryFiles } from '../src/files.ts'
import { readPage } from '../src/markdown/read.ts'
import type { PagePair } from '../src/model.ts'
import type { Site } from '../src/rule.ts'
import { siteOf } from '../src/site.ts'

interface Tree {
  /** Path → text; `fr` is the source, `en` the target. */
  readonly files: Readonly<Record<string, string>>
  /** Ids of pages, and how a locale's path is made of one. */
  readonly ids: readonly string[]
  readonly path?: (id: string, locale: string) => string
  readonly links?: LinksConfig
}

function site({ files, ids, path = (id, locale) => `docs/${locale}/${id}.md`, links }: Tree): Site {
  const disk = memoryFiles(files)
  const at = (id: string, locale: string) => (disk.has(path(id, locale)) ? path(id, locale) : undefined)
  const pairs = ids.map((id): PagePair => {
    const [source, target] = [at(id, 'fr'), at(id, 'en')]
    return { id, locale: 'en', ...(source ? { source } : {}), ...(target ? { target } : {}) }
  })
  const readings = new Map(
    ids.flatMap((id) =>
      ['fr', 'en'].flatMap((locale) => {
        const its = at(id, locale)
        return its ? [[its, readPage(its, locale, files[its] ?? '')] as const] : []
      }),
    ),
  )
  return siteOf({
    source: 'fr',
    targets: ['en'],
    pairs,
    config: links ? { links } : {},
    readings,
    has: (one) => disk.has(one),
  })
}

const both = (id: string, fr = '# Un\n', en = '# One\n') => ({ [`docs/fr/${id}.md`]: fr, [`docs/en/${id}.md`]: en })
const usual: Tree = {
  files: {
    ...both('index'),
    ...both('guides/index'),
    ...both('guides/copies', '# Copies\n\n## Faire une copie\n', '# Copies\n\n## Make a copy\n'),
    ...both('guides/01-start'),
    ...both('guides/named', '---\nslug: /elsewhere\n---\n\n# Un\n', '# One\n'),
    'docs/fr/guides/alone.md': '# Seul\n',
    'docs/images/a b.png': 'x',
  },
  ids: ['index', 'guides/index', 'guides/copies', 'guides/01-start', 'guides/named', 'guides/alone'],
}
const from = 'docs/en/guides/copies.md'
const resolved = (destination: string, tree: Tree = usual, page = from): string => {
  const found = site(tree).resolve(page, destination)
  return found === undefined || found === 'missing'
    ? String(found)
    : [found.path, found.fragment].filter(Boolean).join('#')
}

describe('a destination that leads somewhere', () => {
  test.each([
    ['index.md', 'docs/en/guides/index.md'],
    ['./index.md?raw', 'docs/en/guides/index.md'],
    ['../index.md#one', 'docs/en/index.md#one'],
    ['#make-a-copy', `${from}#make-a-copy`],
    ['#faire%20une', `${from}#faire une`],
    ['copies', from],
    ['./', 'docs/en/guides/index.md'],
    ['..', 'docs/en/index.md'],
    ['../guides/', 'docs/en/guides/index.md'],
    ['../guides', 'docs/en/guides/index.md'],
    ['copies.html', from],
    ['../../fr/guides/alone.md', 'docs/fr/guides/alone.md'],
    ['../../images/a%20b.png', 'docs/images/a b.png'],
    ['../../images', 'docs/images'],
    // The page is served at `guides/copies/`, to which its links may be relative.
    ['../../guides/named', 'docs/en/guides/named.md'],
  ])('%s', (destination, path) => {
    expect(resolved(destination)).toBe(path)
  })
})

describe('a destination that leads nowhere', () => {
  test.each([
    'gone.md',
    '../gone.md#a',
    'Index.md',
    './gone',
    '../gone/',
    '../../images/gone.png',
    'copies.mdx',
    '../../es/index.md',
  ])('%s', (destination) => {
    expect(resolved(destination)).toBe('missing')
  })
})

describe('a destination that leaves the site, or cannot be told', () => {
  test.each([
    'https://example.org/a.md',
    '//example.org',
    'mailto:a@example.org',
    'www.example.org',
    '',
    '  ',
    '/gone',
    '/images/a.png',
    '{{ base }}/a.md',
    '{% link a.md %}',
    '<target>',
    '@site/docs/a.md',
    '~/a.md',
    '$BASE/a.md',
    '../../../../a.md',
    'api/classes/Copy',
    '01-elsewhere.json',
    'notes.v2',
    './elsewhere',
    './start',
    `${'a/'.repeat(2000)}b.md`,
  ])('%s', (destination) => {
    expect(resolved(destination)).toBe('undefined')
  })

  test('files of a generator that reads destinations as URLs', () => {
    const hugo = { ...usual, files: { ...usual.files, 'hugo.toml': '' } }
    expect(resolved('../../images/gone.png', hugo)).toBe('undefined')
    expect(resolved('./gone', hugo)).toBe('undefined')
    expect(resolved('gone.md', hugo)).toBe('missing')
  })
})

describe('absolute paths', () => {
  const links = { base: '/manual', routes: { fr: '', en: 'en' } } as const

  test('without a configuration, what names a locale may be found', () => {
    expect(resolved('/fr/guides/copies#x')).toBe('docs/fr/guides/copies.md#x')
    expect(resolved('/en/guides/')).toBe('docs/en/guides/index.md')
    expect(resolved('/en/gone')).toBe('undefined')
    expect(resolved('/guides/copies')).toBe('undefined')
  })

  test('with a base and routes, everything below the base is known', () => {
    const tree = { ...usual, links }
    expect(resolved('/manual/guides/copies', tree)).toBe('docs/fr/guides/copies.md')
    expect(resolved('/manual/en/guides/copies/', tree)).toBe(from)
    expect(resolved('/manual/en', tree)).toBe('docs/en/index.md')
    expect(resolved('/manual/en/guides/start', tree)).toBe('docs/en/guides/01-start.md')
    expect(resolved('/manual/en/gone', tree)).toBe('missing')
    expect(resolved('/manual/elsewhere', tree)).toBe('undefined')
    expect(resolved('/manual/logo.png', tree)).toBe('undefined')
    expect(resolved('/shop/gone', tree)).toBe('undefined')
  })
})

describe('translations beside their source', () => {
  const tree: Tree = {
    files: {
      'docs/a.md': '# Un\n',
      'docs/a.en.md': '# One\n',
      'docs/b.md': '# Deux\n',
      'docs/b.en.md': '# Two\n',
      'docs/c.md': '# Trois\n',
    },
    ids: ['a', 'b', 'c'],
    path: (id, locale) => `docs/${id}${locale === 'fr' ? '' : '.en'}.md`,
  }

  test('a link takes the page of its own locale', () => {
    expect(resolved('b.md', tree, 'docs/a.en.md')).toBe('docs/b.en.md')
    expect(resolved('b.md', tree, 'docs/a.md')).toBe('docs/b.md')
    expect(resolved('c.md', tree, 'docs/a.en.md')).toBe('docs/c.md')
    expect(resolved('gone.md', tree, 'docs/a.en.md')).toBe('missing')
  })
})

describe('anchors', () => {
  const anchors = (text: string): string[] | undefined => {
    const known = site({ files: { 'docs/fr/a.md': text }, ids: ['a'] }).anchors('docs/fr/a.md')
    return known && [...known]
  }

  test.each([
    ['# Un titre\n\n## Un titre\n', ['un-titre', 'un-titre-1']],
    ['## Titre {#own}\n', ['own']],
    ['Texte <a id="here"></a> et <span name="there">là</span>.\n', ['here', 'there']],
    ['## Titre { #listed }\n', expect.arrayContaining(['listed'])],
    ['(label)=\n## Titre\n', expect.arrayContaining(['label', 'titre'])],
  ])('%j', (text, expected) => {
    expect(anchors(text)).toEqual(expected)
  })

  test.each(['--8<-- "part.md"\n', '{{< include "part.md" >}}\n', '<!--@include: ./part.md-->\n'])(
    'are not known where %j adds to them',
    (text) => {
      expect(anchors(text)).toBeUndefined()
    },
  )

  test('are not known of what is no page', () => {
    expect(site(usual).anchors('docs/images/a b.png')).toBeUndefined()
  })
})

describe('another destination', () => {
  test.each([
    ['index.md', 'docs/en/index.md', '../index.md'],
    ['./a.md', 'docs/en/guides/index.md', './index.md'],
    ['../x', 'docs/en/guides/named.md', 'named'],
    ['../x/', 'docs/en/guides/index.md', './'],
    ['../x/', 'docs/en/guides/named.md', 'named/'],
    ['x', 'docs/en/index.md', '..'],
    ['/fr/guides/copies', from, '/en/guides/copies'],
  ])('written like %s', (like, path, expected) => {
    expect(site(usual).destination(from, like, path)).toBe(expected)
  })

  test('that was probably meant', () => {
    const meant = (destination: string) => site(usual).likeliest(from, destination)
    expect(meant('INDEX.md')).toBe('docs/en/guides/index.md')
    expect(meant('../copies.md')).toBe(from)
    expect(meant('copie.md')).toBe(from)
    expect(meant('quite-another-thing.md')).toBeUndefined()
  })
})

test('the same page in another locale', () => {
  const known = site(usual)
  expect(known.counterpart(from, 'fr')).toBe('docs/fr/guides/copies.md')
  expect(known.counterpart('docs/fr/guides/copies.md', 'en')).toBe(from)
  expect(known.counterpart('docs/fr/guides/alone.md', 'en')).toBeUndefined()
  expect(known.localeOf('docs/fr/guides/alone.md')).toBe('fr')
})
