/** The configuration: one schema gives its type, its JSON Schema and its errors. */
import { z } from 'zod'
import type { Provider } from '../suggest/provider.ts'
import { canonicalLocale } from '../text/locales.ts'
import type { Config } from './types.ts'

const locale = z
  .string()
  .regex(/^[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,6}$/)
  .refine((tag) => canonicalLocale(tag) !== undefined)
  .describe('A language tag (BCP 47): `fr`, `en`, `fr-CH`.')

const glob = z.string().min(1).max(1024)
const globs = z.union([glob, z.array(glob).min(1)])
const names = z.array(z.string().min(1).max(256))

const severity = z
  .enum(['off', 'info', 'warn', 'error'])
  .describe('How grave a rule’s findings are; `off` silences it.')

const pairingWay = z.enum(['path', 'front-matter', 'content'])

const requiredSection = z.enum(['preamble', 'prerequisites'])

const plugin = z
  .union([z.string().min(1), z.tuple([z.string().min(1), z.unknown()])])
  .describe('The package name of a plugin or preset, alone or with its options: `"name"` or `["name", { … }]`.')

const retired = z.union([
  z.string().min(1),
  z.strictObject({
    url: z.string().min(1).describe('A URL, a host, or the beginning of URLs that must no longer be linked to.'),
    replacement: z.string().min(1).exactOptional().describe('What stands in its place.'),
  }),
])

const links = z
  .strictObject({
    localeMap: z
      .array(z.record(locale, z.string().min(1)))
      .exactOptional()
      .describe(
        'Beginnings of URLs that are each other’s counterpart, by locale: `{ "fr": "https://example.org/fr/", "en": "https://example.org/en-us/" }`.',
      ),
    retired: z
      .array(retired)
      .exactOptional()
      .describe('URLs, hosts or beginnings of URLs that are retired, each with an optional replacement.'),
    base: z
      .string()
      .min(1)
      .exactOptional()
      .describe('The path under which the site is served: `/docs`. Absolute links below it lead to pages.'),
    routes: z
      .record(locale, z.string())
      .exactOptional()
      .describe(
        'The first part of a page’s URL below `base`, by locale; empty for a locale without one: `{ "en": "", "fr": "fr" }`.',
      ),
    ignore: names
      .exactOptional()
      .describe('Hosts or beginnings of URLs that `check --links` does not ask, written as in `retired`.'),
    allow: names
      .exactOptional()
      .describe(
        'Hosts that `check --links` asks although they are private or on an unusual port: `intranet.corp`, `localhost:3000`.',
      ),
    timeout: z
      .number()
      .positive()
      .max(600)
      .exactOptional()
      .describe('Seconds that `check --links` waits for one answer. Default: 15.'),
    perHost: z
      .number()
      .int()
      .min(1)
      .max(16)
      .exactOptional()
      .describe('Requests that `check --links` makes to one host at a time. Default: 2.'),
    total: z
      .number()
      .int()
      .min(0)
      .exactOptional()
      .describe('The most URLs that one run of `check --links` asks. Default: 5000.'),
    minutes: z
      .number()
      .positive()
      .max(1440)
      .exactOptional()
      .describe('The most minutes that one run of `check --links` spends asking. Default: 10.'),
    cacheDays: z
      .number()
      .min(0)
      .max(365)
      .exactOptional()
      .describe(
        'Days for which `check --links` remembers an answer; a dead URL for one day at most, and 0 for no memory. Default: 7.',
      ),
  })
  .describe('How links are read and compared, and how the web is asked about them.')

const frontMatter = z
  .strictObject({
    keep: names
      .exactOptional()
      .describe('Keys whose values must be the same on both sides; `*` stands for any part: `sidebar.*`.'),
    translate: names.exactOptional().describe('Keys whose values must be translated.'),
    ignore: names.exactOptional().describe('Keys that are not compared.'),
  })
  .describe(
    'What is expected of each key of the front matter. Patterns; the first list that names a key decides: ignore, keep, translate.',
  )

const lintPlugins = z.strictObject({
  remark: z.array(plugin).exactOptional().describe('remark plugins and presets, remark-lint’s above all.'),
  retext: z.array(plugin).exactOptional().describe('retext plugins, which see the prose.'),
})

/** A provider of the project's own, from a configuration that is a program. */
const provider = z
  .looseObject({
    name: z.string().regex(/^[\w-]{1,40}$/),
    answer: z.any().refine((value) => typeof value === 'function', 'a function'),
  })
  .transform((own) => own as unknown as Provider)

const suggest = z
  .strictObject({
    providers: z
      .array(z.union([z.literal('memory'), z.literal('deepl'), provider]))
      .exactOptional()
      .describe(
        'Who makes drafts, in the order in which they are asked: `memory`, `deepl`, or, in a configuration that is a program, a provider of your own. Default: `["memory", "deepl"]`.',
      ),
    fuzzy: z
      .number()
      .int()
      .min(1)
      .max(100)
      .exactOptional()
      .describe('How alike, in percent, a text of the memory must be. Default: 75.'),
    memory: z
      .array(z.string().min(1))
      .exactOptional()
      .describe('Files of other translation memories, as TMX, that are asked after the project’s own pages.'),
    keep: names.exactOptional().describe('Words that are never translated: product names, labels of a screen.'),
    review: z
      .enum(['comment', 'front-matter', 'none'])
      .exactOptional()
      .describe(
        'How `suggest --write` marks drafts for review: a comment beside each, a key in the front matter of the page, or not. Default: `comment`.',
      ),
    strict: z
      .boolean()
      .exactOptional()
      .describe(
        'Whether a draft that does not pass the rules is left out instead of shown with what failed. Default: false.',
      ),
    maxChars: z
      .number()
      .int()
      .min(0)
      .exactOptional()
      .describe('The most characters that one run may have billed. Default: no limit but the account’s.'),
    cache: z
      .union([z.string().min(1), z.literal(false)])
      .exactOptional()
      .describe('The folder of earlier answers of DeepL, or `false` for none. Default: `.cache/diptych`.'),
    formality: z
      .enum(['default', 'more', 'less', 'prefer_more', 'prefer_less'])
      .exactOptional()
      .describe('DeepL’s formality; only the `prefer_` forms are taken for every language.'),
    model: z
      .enum(['latency_optimized', 'quality_optimized', 'prefer_quality_optimized'])
      .exactOptional()
      .describe('DeepL’s model type.'),
    languages: z
      .record(locale, z.string().regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,4})?$/))
      .exactOptional()
      .describe(
        'DeepL’s code for a locale, where it is not the obvious one: `{ "en": "en-US" }`. Default for `en`: `en-GB`; for `pt`: `pt-PT`.',
      ),
  })
  .describe('How drafts of missing text are made.')

/** What a configuration may say. Every field may be left out: see the layouts that are recognised. */
const schema = z
  .strictObject({
    $schema: z.string().exactOptional().describe('Where editors find this schema.'),
    source: locale.exactOptional().describe('The locale that leads.'),
    targets: z.array(locale).min(1).exactOptional().describe('The locales that follow.'),
    content: z
      .union([globs, z.record(locale, globs)])
      .exactOptional()
      .describe(
        'Where the pages are: globs with `{locale}`, and `{path}` where a part of the file name is to be the same on both sides (`docs/{path}.{locale}.md`); or, by locale, globs in the same order. A glob may lead to a checkout beside this one: `../other-checkout/docs/**/*.md`.',
      ),
    ignore: z
      .array(glob)
      .exactOptional()
      .describe('Globs of files that are no pages. What `.gitignore` excludes is never read.'),
    pairing: z
      .union([z.literal('auto'), pairingWay, z.array(pairingWay).min(1)])
      .exactOptional()
      .describe(
        'How pages find their translations, in this order. `auto`: by path, then by front matter, then by content.',
      ),
    pairingKeys: names
      .min(1)
      .exactOptional()
      .describe('The front matter keys that pages of a pair have in common. Default: `translationKey`, `slug`, `id`.'),
    pairingConfidence: z
      .number()
      .min(0)
      .max(1)
      .exactOptional()
      .describe(
        'Pages are paired by content from this confidence on (0 to 1): how similar they are, less half of what the closest other page has in common with either. Default: 0.2.',
      ),
    preset: z
      .enum(['recommended', 'strict'])
      .exactOptional()
      .describe('The severities to start from. Default: `recommended`.'),
    rules: z
      .record(z.string(), z.union([severity, z.tuple([severity, z.record(z.string(), z.unknown())])]))
      .exactOptional()
      .describe('Rules by their id: a severity, or a severity and options: `"number": ["warn", { … }]`.'),
    required: z.array(requiredSection).exactOptional().describe('Sections that every page must have, in every locale.'),
    links: links.exactOptional(),
    frontMatter: frontMatter.exactOptional(),
    lexicon: z
      .array(z.string().min(1))
      .exactOptional()
      .describe('Word pairs of your own: TSV files with a word, its translation and an optional weight a line.'),
    glossary: z
      .union([z.string().min(1), z.record(locale, z.string().min(1))])
      .exactOptional()
      .describe(
        'The file of terms and their translations, CSV with the columns `source,target` and, if you like, `note`, `dnt`, `forbidden`; with several targets, one file by locale.',
      ),
    lint: z
      .record(locale, lintPlugins)
      .exactOptional()
      .describe('remark and retext plugins that are run on the pages of a locale.'),
    suggest: suggest.exactOptional(),
    allowNotCompared: z
      .boolean()
      .exactOptional()
      .describe('Whether a run that could not compare a page may succeed nevertheless. Default: false.'),
    repository: z
      .url({ protocol: /^https?$/ })
      .exactOptional()
      .describe(
        'Where the repository is on the web, for the links of reports: `https://github.com/owner/name`. Default: what CI says, else git’s `origin`.',
      ),
    translators: z
      .record(z.string().min(1).max(1024), z.union([z.string().min(1), z.array(z.string().min(1))]))
      .exactOptional()
      .describe(
        'Who looks after which translations: a locale or a pattern of paths, as `.gitignore` has them, and one name or several: `{ "fr": "@ada", "docs/fr/api/": ["@org/api-docs"] }`. The last pattern that matches counts, then the locale, then CODEOWNERS.',
      ),
    history: z
      .boolean()
      .exactOptional()
      .describe('Whether the git history of the pages is read, where there is one. Default: true.'),
    baseline: z
      .string()
      .min(1)
      .exactOptional()
      .describe('The file of findings that are put off, from the folder of the configuration.'),
    cache: z
      .union([z.string().min(1), z.literal(false)])
      .exactOptional()
      .describe(
        'The folder in which what was read, aligned and judged is kept for the next run, from the folder of the configuration; `false` for none. Default: `node_modules/.cache/diptych`.',
      ),
    parser: z
      .enum(['auto', 'remark'])
      .exactOptional()
      .describe(
        'Who reads the pages: `auto` takes the fast parser where it is sure to read as remark does, `remark` never does. Default: `auto`.',
      ),
  })
  .meta({
    title: 'Diptych',
    description: 'The configuration of Diptych, which keeps documentation in two languages in step.',
  })

/** The type and the schema name the same fields. */
type Fields = z.infer<typeof schema>
type Agreed = [keyof Config, keyof Fields] extends [keyof Fields, keyof Config] ? z.ZodType<Config> : never

/** Validates a configuration. */
export const configSchema: z.ZodType<Config> = schema satisfies Agreed
