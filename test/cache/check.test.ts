/** A check says the same whatever earlier runs kept. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Config } from '../../src/config.ts'
import { checkProject, diskFiles, type Files, inspectProject, memoryFiles } from '../../src/index.ts'
import { makeRepository } from '../support/repository.ts'

let cache = ''
beforeAll(() => {
  cache = mkdtempSync(join(tmpdir(), 'diptych-cache-'))
})
afterAll(() => rmSync(cache, { recursive: true, force: true }))

/** The report of these files, to the byte; with what `cache` has, or without. */
const reportOf = async (files: Files, config: Config, kept?: string, looking = false): Promise<string> => {
  const options = kept === undefined ? {} : { cache: kept }
  const { report } = looking
    ? await inspectProject(files, config, options)
    : { report: await checkProject(files, config, options) }
  return JSON.stringify(report)
}

const same = async (tree: Readonly<Record<string, string>>, config: Config, looking = false): Promise<void> => {
  const fresh = await reportOf(memoryFiles(tree), config)
  expect(await reportOf(memoryFiles(tree), config, cache, looking)).toBe(fresh)
  expect(await reportOf(memoryFiles(tree), config, cache)).toBe(fresh)
}

const root = join(import.meta.dirname, '../../examples/help-centre')

/** The pages of the help centre, by path. */
const helpCentre = (): Record<string, string> =>
  Object.fromEntries(
    ['fr', 'en'].flatMap((locale) =>
      (readdirSync(join(root, locale), { recursive: true, encoding: 'utf8' }) as string[])
        .filter((path) => path.endsWith('.md'))
        .map((path) => [`docs/${locale}/${path}`, readFileSync(join(root, locale, path), 'utf8')] as const),
    ),
  )

const config: Config = { source: 'fr', targets: ['en'], content: ['docs/{locale}/**/*.md'] }

/** What an author may do to a page. */
const scraps = [
  '## Another heading\n\nWith 3 words.\n',
  'See [the guide](./nowhere.md#there) and `npm run build`.\n',
  '<!-- diptych-disable-next -->\n',
  '```sh\nnpm install # a comment\n```\n',
  '---\n',
  '1. First\n2. Second\n',
]

interface Change {
  readonly page: number
  readonly kind: 'cut' | 'insert' | 'twice' | 'remove' | 'rename'
  readonly at: number
  readonly scrap: string
}

const changes: fc.Arbitrary<Change> = fc.record({
  page: fc.nat(),
  kind: fc.constantFrom('cut', 'insert', 'twice', 'insert', 'cut', 'remove', 'rename'),
  at: fc.nat(),
  scrap: fc.constantFrom(...scraps),
})

const changed = (tree: Readonly<Record<string, string>>, { page, kind, at, scrap }: Change): Record<string, string> => {
  const paths = Object.keys(tree)
  const path = paths[page % paths.length] ?? ''
  const { [path]: text = '', ...rest } = tree
  if (kind === 'remove') return paths.length > 8 ? rest : { ...tree }
  if (kind === 'rename') return { ...rest, [path.replace(/\.md$/, '-2.md')]: text }
  const blocks = text.split('\n\n')
  const place = at % blocks.length
  if (kind === 'cut') blocks.splice(place, 1)
  else blocks.splice(place, 0, kind === 'twice' ? (blocks[place] ?? '') : scrap)
  return { ...tree, [path]: blocks.join('\n\n') }
}

describe('a check with what earlier runs kept says the same as one without', () => {
  test('after any edits', { timeout: 120_000 }, async () => {
    let tree = helpCentre()
    await fc.assert(
      fc.asyncProperty(fc.array(changes, { minLength: 1, maxLength: 2 }), fc.boolean(), async (edits, looking) => {
        for (const edit of edits) tree = changed(tree, edit)
        await same(tree, config, looking)
      }),
      { numRuns: 5, endOnFailure: true },
    )
  })

  test('when rules, options, links or the lexicon change', { timeout: 60_000 }, async () => {
    const tree = helpCentre()
    const configs: Config[] = [
      config,
      { ...config, preset: 'strict' },
      { ...config, rules: { number: 'off', 'block-missing': 'warn' } },
      { ...config, rules: { preamble: ['error', { required: ['preamble'] }] } },
      { ...config, links: { base: '/' } },
      { ...config, links: { base: '/', routes: { fr: '/', en: '/en' } } },
      { ...config, source: 'en', targets: ['fr'] },
      { ...config, parser: 'remark' },
      { ...config, lexicon: ['words.tsv'] },
    ]
    for (const one of configs) await same({ ...tree, 'words.tsv': 'facture\tinvoice\n' }, one)
    await same({ ...tree, 'words.tsv': 'facture\treceipt\n' }, configs.at(-1) ?? {})
  })

  const pages = {
    'docs/en/a.md': '# A\n\nSee [the other page](./b.md#part) and [a file](./file.pdf).\n',
    'docs/fr/a.md': "# A\n\nVoyez [l'autre page](./b.md#partie) et [un fichier](./file.pdf).\n",
    'docs/en/b.md': '# B\n\n## Part\n\nText.\n',
    'docs/fr/b.md': '# B\n\n## Partie\n\nTexte.\n',
    'docs/en/file.pdf': 'x',
    'docs/fr/file.pdf': 'x',
  }
  const linked: Config = { source: 'en', targets: ['fr'], content: ['docs/{locale}/**/*.md'] }
  const messages = async (tree: Readonly<Record<string, string>>, config: Config = linked): Promise<string> => {
    await same(tree, config)
    return reportOf(memoryFiles(tree), config, cache)
  }

  test('when what a link leads to goes, and comes back', { timeout: 30_000 }, async () => {
    const whole = await messages(pages)
    const { 'docs/en/file.pdf': _, ...withoutFile } = pages
    expect(await messages(withoutFile)).toContain('file.pdf')
    expect(await messages({ ...pages, 'docs/fr/b.md': '# B\n\n## Autre\n\nTexte.\n' })).toContain('partie')
    const { 'docs/fr/b.md': __, ...withoutPage } = pages
    expect(await messages(withoutPage)).toContain('page-missing')
    expect(await messages(pages)).toBe(whole)
  })

  test('when another page is given the address that a link leads to', { timeout: 30_000 }, async () => {
    const based: Config = { ...linked, links: { base: '/', routes: { en: '', fr: 'fr' } } }
    const linking = { ...pages, 'docs/en/a.md': '# A\n\nSee [the other page](/given).\n' }
    const given = { ...linking, 'docs/en/b.md': '---\nslug: given\n---\n# B\n\n## Part\n\nText.\n' }
    expect(await messages(linking, based)).toContain('link-target')
    expect(await messages(given, based)).not.toContain('link-target')
    expect(await messages(linking, based)).toContain('link-target')
  })

  test('when a sentence of many pages is translated otherwise on one of them', { timeout: 60_000 }, async () => {
    const [source, usual, slip] = [
      'Save the page before you leave.',
      'Enregistrez la page avant.',
      'Enregistrez la pgae avant.',
    ]
    const site = (...translations: readonly string[]): Record<string, string> =>
      Object.fromEntries(
        translations.flatMap((translation, at) => [
          [`docs/en/${at}.md`, `# Page ${at}\n\n${source}\n`],
          [`docs/fr/${at}.md`, `# Page ${at}\n\n${translation}\n`],
        ]),
      )
    const whole = await messages(site(usual, usual, usual, usual))
    expect(whole).not.toContain('consistency')
    expect(await messages(site(usual, usual, usual, slip))).toContain('consistency')
    expect(await messages(site(slip, usual, usual, slip))).toContain('consistency')
    expect(await messages({ ...site(usual, usual, usual, slip), ...site(usual) })).toContain('consistency')
    expect(await messages(site(usual, usual, usual, usual))).toBe(whole)
  })

  test('when the history goes on, although no page changes', { timeout: 60_000 }, async () => {
    const repository = makeRepository()
    try {
      const files = diskFiles(repository.root)
      const check = async (): Promise<string> => {
        const fresh = await reportOf(files, linked)
        expect(await reportOf(files, linked, cache)).toBe(fresh)
        expect(await reportOf(files, linked, cache)).toBe(fresh)
        return fresh
      }
      repository.commit('docs: begin', {
        ...pages,
        'docs/en/b.md': '# B\n\n## Part\n\nEvery account keeps its 30 newest files for a month.\n',
        'docs/fr/b.md': '# B\n\n## Partie\n\nChaque compte garde ses 30 fichiers les plus récents pendant un mois.\n',
      })
      await check()
      repository.write({
        'docs/en/b.md': '# B\n\n## Part\n\nEvery account keeps its 40 newest files for a month.\n',
      })
      const before = await check()
      repository.commit('docs: change the source', {})
      const after = await check()
      expect(after).not.toBe(before)
      repository.commit('docs: touch the translation', {
        'docs/fr/b.md': '# B\n\n## Partie\n\nChaque compte garde ses 40 fichiers récents.\n',
      })
      expect(await check()).not.toBe(after)
    } finally {
      repository.remove()
    }
  })

  test('when what was kept is damaged', { timeout: 60_000 }, async () => {
    const fresh = await reportOf(memoryFiles(pages), linked)
    const folder = mkdtempSync(join(tmpdir(), 'diptych-damaged-'))
    await reportOf(memoryFiles(pages), linked, folder)
    for (const name of readdirSync(folder).filter((name) => name.endsWith('.cache'))) {
      const path = join(folder, name)
      const whole = readFileSync(path)
      for (let at = 7; at < whole.length; at += Math.ceil(whole.length / 40)) {
        const bytes = Buffer.from(whole)
        bytes[at] = (bytes[at] ?? 0) ^ 0x15
        writeFileSync(path, bytes)
        expect(await reportOf(memoryFiles(pages), linked, folder)).toBe(fresh)
        writeFileSync(path, bytes)
        expect(await reportOf(memoryFiles(pages), linked, folder, true)).toBe(fresh)
      }
    }
    rmSync(folder, { recursive: true, force: true })
  })
})
