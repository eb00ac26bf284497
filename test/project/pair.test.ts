import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Files, memoryFiles } from '../../src/files.ts'
import type { PagePair } from '../../src/model.ts'
import { findProject, type PairingOptions, pairPages, type Similarity } from '../../src/project.ts'

const content = ['{locale}/**/*.md']

/** Pairs pages that are given as `fr/…`, `en/…` with their texts. */
const pair = async (
  tree: Readonly<Record<string, string>>,
  similarity: Similarity = () => 0,
  options: PairingOptions = {},
): Promise<readonly PagePair[]> => {
  const files = memoryFiles(tree)
  return pairPages(
    files,
    await findProject(files, { source: 'fr', targets: ['en'], content }),
    () => similarity,
    options,
  )
}
const brief = (pairs: readonly PagePair[]): string[] =>
  pairs.map(
    ({ source = '—', target = '—', pairedBy = 'alone', confidence }) =>
      `${source} ↔ ${target} ${pairedBy}${confidence === undefined ? '' : ` ${confidence}`}`,
  )
const empty = (...paths: string[]): Record<string, string> => Object.fromEntries(paths.map((path) => [path, '']))

describe('a folder that cannot be read', () => {
  const tree = empty('fr/a.md', 'en/a.md', 'fr/guides/b.md', 'en/guides/b.md', 'fr/c.md', 'en/d.md')
  test.each([
    ['en/guides', ['fr/a.md ↔ en/a.md path', 'fr/c.md ↔ — alone', '— ↔ en/d.md alone']],
    ['fr/guides', ['fr/a.md ↔ en/a.md path', 'fr/c.md ↔ — alone', '— ↔ en/d.md alone']],
    ['en', []],
  ])('%s makes no orphans of what may have its counterpart there', async (folder, expected) => {
    const whole = memoryFiles(
      Object.fromEntries(Object.entries(tree).filter(([path]) => !path.startsWith(`${folder}/`))),
    )
    const files: Files = {
      ...whole,
      list: async (globs, options) => {
        const found = await whole.list(globs, options)
        return { ...found, omitted: [...found.omitted, { reason: 'unreadable', path: folder }] }
      },
    }
    const project = await findProject(files, { source: 'fr', targets: ['en'], content })
    expect(brief(await pairPages(files, project, () => () => 0))).toEqual(expected)
  })
})

describe('by path', () => {
  test('what differs in case, index or number only is the same page', async () => {
    const tree = empty(
      'fr/Guide/README.md',
      'en/guide/index.md',
      'fr/01-intro.md',
      'en/03-intro.md',
      'fr/a.md',
      'en/a.mdx.md',
      'fr/b.md',
      'en/b.md',
    )
    expect(brief(await pair(tree))).toEqual([
      'fr/01-intro.md ↔ en/03-intro.md path',
      'fr/Guide/README.md ↔ en/guide/index.md path',
      'fr/a.md ↔ — alone',
      '— ↔ en/a.mdx.md alone',
      'fr/b.md ↔ en/b.md path',
    ])
  })

  test('what could be two pages is neither', async () => {
    expect(brief(await pair(empty('fr/1-intro.md', 'fr/2-intro.md', 'en/3-intro.md')))).toEqual([
      'fr/1-intro.md ↔ — alone',
      'fr/2-intro.md ↔ — alone',
      '— ↔ en/3-intro.md alone',
    ])
  })

  test('versions are no numbering', async () => {
    expect((await pair(empty('fr/notes/1.2.md', 'en/notes/2.2.md'))).map(({ pairedBy }) => pairedBy)).toEqual([
      undefined,
      undefined,
    ])
  })

  test('pages that differ by their extension only stay apart', async () => {
    const files = memoryFiles(empty('fr/a.md', 'fr/a.mdx', 'en/a.md', 'en/a.mdx'))
    const project = await findProject(files, { source: 'fr', targets: ['en'], content: ['{locale}/**/*.{md,mdx}'] })
    expect(brief(await pairPages(files, project, () => () => 0))).toEqual([
      'fr/a.md ↔ en/a.md path',
      'fr/a.mdx ↔ en/a.mdx path',
    ])
  })
})

describe('by front matter', () => {
  test('YAML and TOML, the first key that tells', async () => {
    const tree = {
      'fr/activer.md': '---\ntitle: Activer\ntranslationKey: 2fa\n---\n',
      'en/enable.md': '+++\ntranslationKey = "2fa"\n+++\n',
      'fr/domaine.md': '---\r\nslug: /fr/domains/\r\n---\r\n',
      'en/domain.md': '---\nslug: domains\n---\n',
      'fr/localise.md': '---\nslug: fr/guides/dns\n---\n',
      'en/localised.md': '---\nslug: en/guides/dns\n---\n',
      'fr/nombre.md': '---\nid: 12\n---\n',
      'en/number.md': "---\nid: '12'\n---\n",
    }
    expect(brief(await pair(tree))).toEqual([
      'fr/activer.md ↔ en/enable.md front-matter',
      'fr/domaine.md ↔ en/domain.md front-matter',
      'fr/localise.md ↔ en/localised.md front-matter',
      'fr/nombre.md ↔ en/number.md front-matter',
    ])
    expect(
      brief(await pair(tree, () => 0, { pairingKeys: ['id'] })).filter((line) => line.endsWith('front-matter')),
    ).toEqual(['fr/nombre.md ↔ en/number.md front-matter'])
  })

  test('what is no front matter, or broken, or shared by several, pairs nothing', async () => {
    const tree = {
      'fr/a.md': '---\nid: [\n---\n',
      'en/b.md': '---\nid: [\n---\n',
      'fr/c.md': '---\nid: x\n',
      'en/d.md': '---\nid: x\n',
      'fr/e.md': 'text\n---\nid: y\n---\n',
      'en/f.md': '---\nid: y\n---\n',
      'fr/g.md': '---\nid: z\n---\n',
      'fr/h.md': '---\nid: z\n---\n',
      'en/i.md': '---\nid: z\n---\n',
      'fr/j.md': `---\n${'a: &a [*a]\n'.repeat(3)}id: q\n---\n`,
      'en/k.md': `---\nid: ${'x'.repeat(100_000)}\n---\n`,
    }
    expect((await pair(tree)).every(({ pairedBy }) => pairedBy === undefined)).toBe(true)
  })
})

describe('by content', () => {
  const names = ['01-intro', '02-compte', '03-domaine']
  const tree = empty(
    ...names.map((name) => `fr/${name}.md`),
    'en/01-domain.md',
    'en/02-presentation.md',
    'en/03-account.md',
  )
  const table: Record<string, number> = {
    'fr/01-intro.md en/02-presentation.md': 0.8,
    'fr/02-compte.md en/03-account.md': 0.61234567,
    'fr/03-domaine.md en/01-domain.md': 0.34,
    'fr/03-domaine.md en/02-presentation.md': 0.5,
  }
  const similarity: Similarity = (source, target) => table[`${source} ${target}`] ?? 0.1

  test('the best assignment, nothing below the confidence', async () => {
    const pairs = [
      'fr/01-intro.md ↔ en/02-presentation.md content 0.55',
      'fr/02-compte.md ↔ en/03-account.md content 0.5623',
    ]
    expect(brief(await pair(tree, similarity))).toEqual([
      '— ↔ en/01-domain.md alone',
      ...pairs,
      'fr/03-domaine.md ↔ — alone',
    ])
    expect(brief(await pair(tree, similarity, { pairingConfidence: 0.05 }))).toEqual([
      ...pairs,
      'fr/03-domaine.md ↔ en/01-domain.md content 0.09',
    ])
    expect((await pair(tree, similarity, { pairing: 'path' })).some(({ pairedBy }) => pairedBy)).toBe(false)
  })

  test('pages that are equally alike are told apart by their names', async () => {
    const twins = empty('fr/a-docker.md', 'fr/b-podman.md', 'en/x-podman.md', 'en/y-docker.md')
    expect(brief(await pair(twins, () => 0.9))).toEqual([
      'fr/a-docker.md ↔ en/y-docker.md content 0.45',
      'fr/b-podman.md ↔ en/x-podman.md content 0.45',
    ])
  })

  test('a similarity that is no number pairs nothing', async () => {
    expect((await pair(tree, () => Number.NaN)).some(({ pairedBy }) => pairedBy)).toBe(false)
  })

  test('is asked only of what is left over, and of the folder when that is much', async () => {
    const many = Array.from({ length: 501 }, (_, index) => [`fr/a/s${index}.md`, `en/a/t${index}.md`]).flat()
    const asked: string[] = []
    const pairs = await pair(
      empty(...many, 'fr/b/one.md', 'en/b/un.md', 'fr/same.md', 'en/same.md'),
      (source, target) => {
        asked.push(`${source} ${target}`)
        return /(\d+|one|un)\.md$/.exec(source)?.[1]?.replace('one', 'un') === /(\d+|un)\.md$/.exec(target)?.[1]
          ? 0.9
          : 0.2
      },
    )
    expect(asked).toHaveLength(501 * 501 + 1)
    expect(pairs.filter(({ pairedBy }) => pairedBy === 'content')).toHaveLength(502)
  })
})

test('every page is there exactly once, whatever pairs it', async () => {
  const name = fc.constantFrom('a', 'b', 'c', '1-a', '2-b', 'index', 'A', 'g/index', 'g')
  const pages = fc.uniqueArray(name, { maxLength: 9 })
  await fc.assert(
    fc.asyncProperty(pages, pages, fc.integer({ min: 0, max: 100 }), async (fr, en, seed) => {
      fc.pre(fr.length + en.length > 0)
      const paths = [...fr.map((one) => `fr/${one}.md`), ...en.map((one) => `en/${one}.md`)]
      const similarity: Similarity = (source, target) =>
        ((source.length * 31 + target.charCodeAt(3) * 17 + seed) % 100) / 100
      const pairs = await pair(empty(...paths), similarity)
      const again = await pair(empty(...paths.toReversed()), similarity)
      expect(
        pairs
          .flatMap(({ source, target }) => [source, target])
          .filter((path) => path !== undefined)
          .sort(),
      ).toEqual(paths.sort())
      expect(again).toEqual(pairs)
      expect(pairs.map(({ id }) => id)).toEqual(pairs.map(({ id }) => id).sort())
    }),
  )
})
