import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { schemaText } from '../scripts/schema.ts'
import { readJson } from '../src/config/json.ts'
import { checkedOnce } from '../src/config/known.ts'
import { ruleSettings } from '../src/config/rules.ts'
import { configSchema } from '../src/config/schema.ts'
import { checkConfig } from '../src/config/validate.ts'
import { ConfigError, loadConfig } from '../src/config.ts'

const made: string[] = []
afterAll(async () => {
  for (const folder of made) await rm(folder, { recursive: true, force: true })
})

const folderWith = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'diptych-config-')))
  made.push(folder)
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

const errorOf = async (work: () => unknown): Promise<ConfigError> => {
  try {
    await work()
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  throw new Error('no error')
}

const json = (text: string): unknown => {
  const { value, locate } = readJson(text, 'diptych.config.json')
  return checkConfig(value, 'diptych.config.json', locate)
}
const said = async (text: string): Promise<string> => (await errorOf(() => json(text))).words.en

const whole = {
  $schema: 'https://unpkg.com/diptych/schema/diptych.schema.json',
  source: 'fr',
  targets: ['en', 'fr-CH'],
  content: { fr: 'docs/**/*.md', en: ['../other/docs/**/*.md'], 'fr-CH': 'ch/**/*.md' },
  ignore: ['docs/legacy/**'],
  pairing: ['path', 'content'],
  pairingKeys: ['ref'],
  pairingConfidence: 0.5,
  preset: 'strict',
  rules: { number: 'off', 'step-count': ['warn', { nested: true }] },
  required: ['preamble', 'prerequisites'],
  links: {
    localeMap: [{ fr: '/fr/', en: '/en/' }],
    retired: ['old.example', { url: 'http://x.example/', replacement: 'https://x.example/' }],
    base: '/docs',
    routes: { fr: '', en: 'en' },
  },
  translators: { en: '@ada', 'docs/en/api/': ['@org/api', 'ada@example.org'] },
  frontMatter: { keep: ['slug'], translate: ['title'], ignore: ['sidebar.*'] },
  lexicon: ['words.tsv'],
  glossary: { en: 'glossary.csv' },
  lint: { fr: { remark: ['remark-preset-lint-recommended', ['remark-lint-x', { max: 3 }]], retext: ['retext-x'] } },
  allowNotCompared: true,
  history: false,
  cache: '.cache',
  baseline: 'known.json',
  repository: 'https://forge.example/owner/name',
  parser: 'remark',
  suggest: { providers: ['memory', 'deepl'], fuzzy: 80, keep: ['Cirrolia'], review: 'comment', strict: true },
}

test('the JSON Schema in the repository is that of the code', async () => {
  expect(await readFile('schema/diptych.schema.json', 'utf8')).toBe(schemaText())
})

test('every field of the schema says what it is for', () => {
  const { properties } = z.toJSONSchema(configSchema, { io: 'input' }) as {
    properties: Record<string, { description?: string }>
  }
  expect(Object.keys(properties).sort()).toEqual(Object.keys(whole).sort())
  for (const [name, field] of Object.entries(properties)) expect(field.description, name).toMatch(/^.{15,}\.$/)
})

describe('a configuration that an earlier run found right', () => {
  const value = { source: 'en', targets: ['fr'] }
  const text = JSON.stringify(value)
  const never = async (): Promise<never> => {
    throw new Error('checked again')
  }

  test('is not checked again, another one is', async () => {
    const folder = join(await folderWith({}), 'cache')
    const checked = await checkedOnce(folder, text, async () => checkConfig(value, 'c.json'))
    expect(checked).toEqual(value)
    expect(await checkedOnce(folder, text, never)).toEqual(checked)
    await expect(checkedOnce(folder, text.replace('en', 'de'), never)).rejects.toThrow('checked again')
  })

  test.each([
    ['nothing', ''],
    ['half of it', '[{"source":"en","targets":["fr"]},"'],
    ['something else', '{}'],
  ])('is checked again where %s was kept', async (_, kept) => {
    const folder = await folderWith({ 'config.json': kept })
    await expect(checkedOnce(folder, text, never)).rejects.toThrow('checked again')
  })

  test('is checked again where what was kept says something else', async () => {
    const folder = await folderWith({})
    await checkedOnce(folder, text, async () => checkConfig(value, 'c.json'))
    const path = join(folder, 'config.json')
    await writeFile(path, (await readFile(path, 'utf8')).replace('"fr"', '"de"'))
    await expect(checkedOnce(folder, text, never)).rejects.toThrow('checked again')
  })
})

describe('a configuration', () => {
  test('may say everything, or nothing', () => {
    expect(json(JSON.stringify(whole))).toEqual(whole)
    expect(json('{}')).toEqual({})
  })

  test('may have comments and trailing commas', () => {
    expect(json('// why\n{ "source": "fr", /* who */ "targets": ["en",], }')).toEqual({ source: 'fr', targets: ['en'] })
  })

  test.each([
    ['{ "sorce": "fr" }', ':1:3: there is no key `sorce`. Did you mean `source`?'],
    [
      '{\r\n  "links": {\r\n    "retird": []\r\n  }\r\n}',
      ':3:5: there is no key `retird` in `links`. Did you mean `retired`?',
    ],
    [
      '{ "links": { "zzz": 1 } }',
      ':1:14: there is no key `zzz` in `links`. Known keys: `localeMap`, `retired`, `base`, `routes`, `ignore`, `allow`, `timeout`, `perHost`, `total`, `minutes`, `cacheDays`.',
    ],
    [
      '{ "links": { "retired": ["x", { "ulr": "y" }] } }',
      ':1:33: there is no key `ulr` in `links.retired[1]`. Did you mean `url`?',
    ],
    ['{ "source": 3 }', ':1:3: `source` is `3`; expected: text.'],
    ['{ "source": "f" }', '`source` is `"f"`; expected: a language tag such as `fr` or `fr-CH`.'],
    ['{ "targets": [] }', '`targets` is `[]`; expected: a list of at least 1.'],
    [
      '{ "pairing": "paht" }',
      '`pairing` is `"paht"`; expected: `auto`, or `path`, `front-matter`, `content`, or a list. Did you mean `path`?',
    ],
    ['{ "pairingConfidence": 3 }', '`pairingConfidence` is `3`; expected: at most 1.'],
    [
      '{ "rules": { "number": "eror" } }',
      ':1:14: `rules.number` is `"eror"`; expected: `off`, `info`, `warn`, `error`, or a list of two. Did you mean `error`?',
    ],
    ['{ "rules": { "number": ["warn", 3] } }', '`rules.number[1]` is `3`; expected: an object.'],
    [
      '{ "content": { "français": "x" } }',
      '`content` has the key `français`, which is not a language tag such as `fr` or `fr-CH`.',
    ],
    ['{ "content": ["docs/**/*.md"] }', ':1:15: `docs/**/*.md` does not say where the locale stands'],
    ['{ "content": "/docs/{locale}/*.md" }', 'is an absolute path'],
    ['{ "content": "{path}/{path}.{locale}.md" }', 'has `{path}` more than once'],
    [
      '{ "source": "fr", "targets": ["en"], "content": { "fr": "a/*.md", "en-GB": "b/*.md" } }',
      '`content` has no globs for `en`.',
    ],
    ['{ "content": { "fr": "a/*.md" } }', 'globs for two locales at least'],
    ['{ "source": "fr", "targets": ["en", "FR"] }', ':1:37: `FR` is the source already'],
    ['{ "targets": ["pt-BR", "pt_br"] }', '`pt_br` is in `targets` twice'],
    ['[]', 'the configuration is `[]`; expected: an object.'],
    ['', 'diptych.config.json: the file holds nothing; write at least `{}`, or have `diptych init` write one.'],
    [
      '// later\n',
      'diptych.config.json: the file holds nothing; write at least `{}`, or have `diptych init` write one.',
    ],
    ['{ "source": "fr" "targets": [] }', ':1:18: a comma is missing before this.'],
    ["{ source: 'fr' }", ':1:3: this is not valid JSON: text must stand in double quotes.'],
    ['{ "source": "fr"', 'a closing `}` is missing.'],
    ['[[[['.repeat(20_000), 'diptych.config.json'],
  ])('%.70s → %s', async (text, expected) => {
    expect(await said(text)).toContain(expected)
  })

  test('has each of its mistakes named, in both tongues', async () => {
    const error = await errorOf(() => json('{ "sorce": "fr", "targets": "en" }'))
    expect(error.words.fr.split('\n')).toEqual([
      'diptych.config.json:1:18: `targets` vaut `"en"` ; attendu : une liste.',
      "diptych.config.json:1:3: la clé `sorce` n'existe pas. Vouliez-vous dire `source` ?",
    ])
  })
})

describe('loading', () => {
  test('finds nothing, and says where it looked', async () => {
    const root = await folderWith({})
    expect(await loadConfig(root)).toMatchObject({ config: {}, root, beside: [] })
  })

  test.each([
    ['diptych.config.json', '{ "source": "fr" }'],
    ['diptych.config.jsonc', '{ "source": "fr" } // led by French'],
    ['diptych.config.mjs', 'export default { source: "fr" }'],
    ['diptych.config.mts', 'type L = string\nexport default { source: "fr" as L }'],
    ['diptych.config.ts', 'const source: string = "fr"\nexport default Promise.resolve({ source })'],
  ])('reads %s', async (name, text) => {
    const root = await folderWith({ [name]: text, 'package.json': '{ "type": "module" }' })
    expect(await loadConfig(root)).toMatchObject({ config: { source: 'fr' }, path: name, root })
  })

  test('takes the folder of a configuration that was named as the root', async () => {
    const root = await folderWith({
      'other.json': '{ "content": { "fr": "docs/**/*.md", "en": "./../en/docs/*/x.md" } }',
    })
    expect(await loadConfig('/', join(root, 'other.json'))).toMatchObject({
      root,
      path: join(root, 'other.json'),
      beside: ['../en/docs'],
    })
  })

  test.each([
    [
      { 'diptych.config.json': '{}', 'diptych.config.ts': '' },
      undefined,
      'there are several configurations: `diptych.config.json`, `diptych.config.ts`.',
    ],
    [
      {},
      'gone.json',
      'gone.json: the configuration cannot be read: it is not there, or no longer. `--config` names another one.',
    ],
    [
      { 'diptych.config.json': '{\n  "rules": { "url": "off", "url": "warn" }\n}' },
      undefined,
      'diptych.config.json:2:28: the key `url` stands here a second time; keep one of them.',
    ],
    [{ 'diptych.config.mjs': 'export const source = 1' }, undefined, 'it has no default export'],
    [
      { 'diptych.config.mjs': 'throw new Error("no luck")' },
      undefined,
      'diptych.config.mjs: it could not be run: no luck',
    ],
    [{ 'diptych.config.mjs': 'export default { sorce: 1 }' }, undefined, 'Did you mean `source`?'],
  ])('%j %s → %s', async (files, path, expected) => {
    const root = await folderWith(files as Record<string, string>)
    expect((await errorOf(() => loadConfig(root, path))).words.en).toContain(expected)
  })
})

describe('the settings of rules', () => {
  const known = [{ id: 'number' }, { id: 'step-count', options: z.strictObject({ nested: z.boolean().default(true) }) }]
  const load = (rules: unknown) => {
    const { value, locate } = readJson(JSON.stringify({ rules }), 'c.json')
    return { config: checkConfig(value, 'c.json', locate), path: 'c.json', locate }
  }

  test('are validated, with their defaults', () => {
    expect(ruleSettings(load({ number: 'off', 'step-count': ['warn', { nested: false }] }), known)).toEqual(
      new Map([
        ['number', { level: 'off', options: undefined }],
        ['step-count', { level: 'warn', options: { nested: false } }],
      ]),
    )
    expect(ruleSettings(load({ 'step-count': 'info' }), known).get('step-count')).toEqual({
      level: 'info',
      options: { nested: true },
    })
  })

  test('are refused by name', async () => {
    const rules = { 'step-cuont': 'warn', number: ['warn', {}], 'step-count': ['warn', { nestde: true }] }
    expect((await errorOf(() => ruleSettings(load(rules), known))).words.en.split('\n')).toEqual([
      'c.json:1:11: there is no rule `step-cuont`. Did you mean `step-count`?',
      'c.json:1:48: the rule `number` has no options.',
      'c.json:1:74: options of the rule `step-count`: there is no key `nestde`. Did you mean `nested`?',
    ])
  })
})

test('one value that fails in two ways is told once', async () => {
  expect((await said('{ "source": "français" }')).split('\n')).toEqual([
    'diptych.config.json:1:3: `source` is `"français"`; expected: a language tag such as `fr` or `fr-CH`.',
  ])
})
