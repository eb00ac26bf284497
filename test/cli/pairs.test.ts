import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { folderWith, runIn } from './support.ts'

const tree = {
  'docs/fr/index.md': '# Accueil\n',
  'docs/en/index.md': '# Home\n',
  'docs/fr/01-cles.md':
    '# Clés\n\nLancez `ssh-keygen -t ed25519`, puis copiez la clé sur https://console.example.org/keys.\n',
  'docs/en/02-keys.md':
    '# Keys\n\nRun `ssh-keygen -t ed25519`, then copy the key to https://console.example.org/keys.\n',
  'docs/fr/factures.md': '---\nid: bills\n---\n# Factures\n',
  'docs/en/invoices.md': '---\nid: bills\n---\n# Invoices\n',
  'docs/fr/courriel.md': '# Courriel\n\nUne boîte garde mille lettres.\n',
  'docs/en/old.md': '# FTP\n\nNobody should use `ftp://` any more since 2019.\n',
  'diptych.config.json': '{ "source": "fr", "targets": ["en"], "content": ["docs/{locale}/**/*.md"] }',
}

let folder: ReturnType<typeof folderWith>
beforeAll(() => {
  folder = folderWith(tree)
})
afterAll(() => folder.remove())

const side = z.strictObject({ path: z.string(), locale: z.string() })
const contract = z.strictObject({
  schema: z.literal(1),
  source: z.string(),
  targets: z.array(z.string()),
  pairs: z.array(
    z.strictObject({
      id: z.string(),
      locale: z.string(),
      source: side.exactOptional(),
      target: side.exactOptional(),
      pairedBy: z.enum(['path', 'front-matter', 'content']).exactOptional(),
      confidence: z.number().min(0).max(1).exactOptional(),
    }),
  ),
  totals: z.record(z.string(), z.strictObject({ paired: z.int(), missing: z.int(), orphans: z.int() })),
})

describe('diptych pairs', () => {
  test('says who was paired with whom, and by what', async () => {
    const { code, out, err } = await runIn(folder.path, ['pairs'])
    expect([code, err]).toEqual([0, ''])
    expect(out.replace(/0\.\d\d/g, '0.xx')).toMatchInlineSnapshot(`
      "fr → en: 3 paired, 1 missing, 1 without source

        docs/fr/01-cles.md   ↔  docs/en/02-keys.md   content 0.xx
        docs/fr/courriel.md  ↔  (missing)
        docs/fr/factures.md  ↔  docs/en/invoices.md  front matter
        docs/fr/index.md     ↔  docs/en/index.md     path
        (no source)          ↔  docs/en/old.md
      "
    `)
  })

  test('in French, turned around', async () => {
    const { out } = await runIn(folder.path, ['pairs', '--lang', 'fr', '--source', 'en'])
    expect(out).toMatch(/^en → fr : 3 paires, 1 manquante, 1 sans source\n/)
    expect(out).toMatch(/docs\/en\/02-keys\.md +↔ {2}docs\/fr\/01-cles\.md +contenu 0,\d\d\n/)
    expect(out).toMatch(/\(sans source\) +↔ {2}docs\/fr\/courriel\.md\n/)
  })

  test('as JSON, by its contract', async () => {
    const { code, out } = await runIn(folder.path, ['pairs', '--format', 'json'])
    const report = contract.parse(JSON.parse(out))
    expect(code).toBe(0)
    expect(report.totals).toEqual({ en: { paired: 3, missing: 1, orphans: 1 } })
    expect(report.pairs.find(({ id }) => id === 'factures')).toEqual({
      id: 'factures',
      locale: 'en',
      source: { path: 'docs/fr/factures.md', locale: 'fr' },
      target: { path: 'docs/en/invoices.md', locale: 'en' },
      pairedBy: 'front-matter',
    })
  })

  test('without a configuration, says on standard error what was taken for what', async () => {
    const bare = folderWith({ 'docs/fr/a.md': '# A\n', 'docs/en/a.md': '# A\n' })
    const { code, out, err } = await runIn(bare.path, ['pairs'])
    bare.remove()
    expect(code).toBe(0)
    expect(out).toContain('en → fr: 1 paired')
    expect(err).toContain('taken for: a folder for each locale in `docs`. Locales: `en` (1 page), `fr` (1 page).')
    expect(err).toContain('The source is `en`: English leads where nothing else is said.')
  })

  test('in a folder without pages, says the way out', async () => {
    const bare = folderWith({ 'notes.txt': '' })
    const { code, out, err } = await runIn(bare.path, ['pairs', '--lang', 'fr'])
    bare.remove()
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('ne contient aucune page')
    expect(err).toContain('diptych.config.json')
  })
})

const seeds = '/work/shared/seeds'

test.skipIf(!existsSync(seeds))(
  'every article of the seeds finds its translation, though no file name does',
  async () => {
    const bare = folderWith({})
    const [fr = '', en = ''] = readdirSync(seeds).sort()
    await runIn(bare.path, ['import', join(seeds, fr), '--locale', 'fr'])
    await runIn(bare.path, ['import', join(seeds, en), '--locale', 'en'])
    const { out } = await runIn(bare.path, ['pairs', '--source', 'fr', '--format', 'json'])
    bare.remove()
    const { pairs, totals } = contract.parse(JSON.parse(out))
    expect(totals.en).toEqual({ paired: 11, missing: 0, orphans: 0 })
    const number = (path: string | undefined): string | undefined => path && /\/(\d+)-/.exec(path)?.[1]
    for (const { source, target, pairedBy } of pairs) {
      expect([pairedBy, number(target?.path)]).toEqual(['content', number(source?.path)])
    }
  },
)

test('a mistake in the rules is said with its place, whatever the command', async () => {
  const bare = folderWith({ 'ci/diptych.json': '{\n  "rules": { "step-cuont": "warn" }\n}\n' })
  const { code, out, err } = await runIn(bare.path, ['pairs', '--config', 'ci/diptych.json'])
  bare.remove()
  expect([code, out]).toEqual([2, ''])
  expect(err).toBe('diptych: ci/diptych.json:2:14: there is no rule `step-cuont`. Did you mean `step-count`?\n')
})
