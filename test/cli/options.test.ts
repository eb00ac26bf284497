/**
 * Every option of every command does something: each case runs its command with the option and without it, and what it
 * looks for is there with it alone. An option without a case fails.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commonOptions } from '../../src/cli/arguments.ts'
import { type CommandName, commands } from '../../src/cli/commands.ts'
import { makeRepository, type Repository, writeTree } from '../support/repository.ts'
import { type Ran, runIn } from './support.ts'

/** What a run left behind: what it printed, and files. */
interface Left extends Ran {
  /** Whether a path is there. */
  has(path: string): boolean
  /** The text of a file; empty for none. */
  text(path: string): string
  /** What it printed, as JSON. */
  json(): {
    readonly [key: string]: unknown
    readonly source?: string
    readonly targets?: readonly string[]
    readonly pages?: readonly { readonly findings: readonly { readonly rule: string }[] }[]
  }
}

interface Case {
  /** The arguments without the option. */
  readonly args: readonly string[]
  /** The option as it is given. */
  readonly given: readonly string[]
  /** What only the option brings about. */
  readonly shows: (left: Left) => boolean
  /** Written before; not committed. */
  readonly files?: Readonly<Record<string, string>>
  /** Run after it; what it prints is what counts. */
  readonly after?: readonly string[]
  readonly input?: string
}

/** Where an option is tried that takes a process, or a peer. */
type Elsewhere = `test/${string}.ts`

const config = {
  source: 'fr',
  targets: ['en'],
  content: ['docs/{locale}/**/*.md'],
  suggest: { providers: ['memory'] },
  repository: 'https://github.com/ada/docs',
}
const twoTargets = { ...config, targets: ['en', 'de'] }

const french = '# Sauvegardes\n\nUne sauvegarde est gardée trente jours, puis effacée.\n'
const english = '# Backups\n\nA backup is kept for thirty days, then deleted.\n'
const button = '\nLe bouton **Restaurer** remplace la base de données `clients`.\n'
const translated = '\nThe button **Restore** replaces the database `clients`.\n'

/** The first commit: everything is in step, but for code and a level that `fix` mends. */
const start = {
  'diptych.config.json': JSON.stringify(config),
  'two.config.json': JSON.stringify(twoTargets),
  'damaged.config.json': JSON.stringify({ ...config, content: ['damaged/{locale}/*.md'] }),
  CODEOWNERS: '/docs/en/quota.md @ada\n',
  'docs/fr/backups.md': french + button,
  'docs/en/backups.md': english + translated,
  'docs/fr/copy.md': `# Copies\n\nUne copie complète par semaine.\n${button}`,
  'docs/en/copy.md': `# Copies\n\nA complete copy each week.\n${translated}`,
  'docs/fr/quota.md': "# Quota\n\nChaque boîte a 5 Go d'espace pour la sauvegarde.\n",
  'docs/en/quota.md': '# Quota\n\nEach mailbox has 5 GB of space for the backup.\n',
  'docs/fr/photos.md': '# Photos\n\nLes photos `raw` restent.\n',
  'docs/en/photos.md': '# Photos\n\nThe photos `rwa` stay.\n',
  'docs/de/copy.md': '# Kopien\n\nEine vollständige Kopie pro Woche.\n',
  'docs/de/quota.md': '# Quota\n\nJedes Postfach hat 5 GB Platz für die Post.\n',
  'docs/fr/site.md': '# Site\n\nUtilisez `npm run build` pour construire le site.\n\n## Suite\n\nC’est prêt.\n',
  'docs/en/site.md': '# Site\n\nUse `npm run buidl` to build the site.\n\n### Next\n\nIt is ready.\n',
  'damaged/fr/a.md': '# Page\n\nDu texte.\n',
  'damaged/en/a.md': 'a\u0000b',
}
/** The second: translations become stale, and one of them lacks code that `fix` would mend. */
const later = {
  'docs/fr/photos.md': '# Photos\n\nLes photos `raw` restent un an, puis vont aux archives.\n',

  'docs/fr/quota.md': "# Quota\n\nChaque boîte a 5 Go d'espace pour la sauvegarde et les photos de l'équipe.\n",
}
/** Not committed: a translation loses a paragraph. */
const inHand = { 'docs/en/backups.md': english }

let repository: Repository
const folders: string[] = []
beforeAll(async () => {
  repository = makeRepository()
  repository.commit('docs: begin', start)
  repository.commit('docs: go on', later)
  // One pack is copied sooner than many objects.
  repository.git('gc', '--quiet')
  repository.write(inHand)
  await runIn(repository.root, ['check', '--shard', '1/1', '-o', 'part.json', '--no-cache'])
})
afterAll(() => {
  repository.remove()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const leftBy = async ({ files = {}, after, input }: Case, args: readonly string[]): Promise<Left> => {
  const folder = mkdtempSync(join(tmpdir(), 'diptych-option-'))
  folders.push(folder)
  cpSync(repository.root, folder, { recursive: true })
  writeTree(folder, files)
  const how = { ...(input === undefined ? {} : { input }), env: { PATH: process.env.PATH ?? '' } }
  const first = await runIn(folder, args, how)
  const ran = after ? await runIn(folder, after, how) : first
  const has = (path: string): boolean => existsSync(join(folder, path))
  const text = (path: string): string => (has(path) ? readFileSync(join(folder, path), 'utf8') : '')
  return { ...ran, has, text, json: () => JSON.parse(ran.out) }
}

/** What is left by a run without the option, which several cases have in common. */
const plainly = (one: Case): Promise<Left> => {
  const key = JSON.stringify({ ...one, given: undefined })
  const left = known.get(key) ?? leftBy(one, one.args)
  known.set(key, left)
  return left
}
const known = new Map<string, Promise<Left>>()

const rulesOf = (left: Left): readonly string[] =>
  left.json().pages?.flatMap(({ findings }) => findings.map(({ rule }) => rule)) ?? []

/** The options that choose a project, for a command that prints JSON. */
const project = (...args: readonly string[]): Readonly<Record<'config' | 'source' | 'target', Case>> => ({
  config: { args, given: ['--config', 'two.config.json'], shows: (left) => left.json().targets?.length === 2 },
  source: { args, given: ['--source', 'en'], shows: (left) => left.json().source === 'en' },
  target: { args, given: ['--target', 'de'], shows: (left) => left.json().targets?.join() === 'de' },
})

/** The options of a command that checks a whole project. */
const run = (
  args: readonly string[],
  isStale: (left: Left) => boolean,
): Readonly<Record<'no-history' | 'cache' | 'no-cache', Case>> => ({
  'no-history': { args, given: ['--no-history'], shows: (left) => left.code < 2 && !isStale(left) },
  cache: { args, given: ['--cache', 'kept'], shows: ({ has }) => has('kept') },
  'no-cache': {
    args,
    given: ['--no-cache'],
    shows: ({ code, has }) => code < 2 && !has('node_modules/.cache/diptych'),
  },
})

const toFile = (...args: readonly string[]): Case => ({
  args,
  given: ['--output', 'out/it'],
  shows: ({ out, text }) => out === '' && text('out/it') !== '',
})

/** What ends in a verdict: `check`, and `merge` of what it left. */
const verdict = (args: readonly string[]) => {
  const json = [...args, '--format', 'json']
  return {
    ...project(...json),
    ...run(json, (left) => rulesOf(left).includes('stale')),
    format: { args, given: ['--format', 'json'], shows: ({ out }) => out.startsWith('{') },
    output: toFile(...json),
    reporter: { args, given: ['--reporter', 'json=a.json'], shows: ({ text }) => text('a.json').startsWith('{') },
    quiet: { args: json, given: ['--quiet'], shows: (left) => !rulesOf(left).includes('stale') },
    'max-warnings': {
      args: [...args, '--owner', '@ada'],
      given: ['--max-warnings', '0'],
      shows: ({ code, err }) => code === 1 && err.includes('1 warning'),
    },
    'allow-not-compared': {
      args: [...args, '-c', 'damaged.config.json'],
      given: ['--allow-not-compared'],
      shows: ({ code }) => code === 0,
    },
    owner: { args: json, given: ['--owner', '@ada'], shows: (left) => left.json().pages?.length === 1 },
    timing: { args, given: ['--timing'], shows: ({ err }) => /^ *Phase +Time +Share$/m.test(err) },
    baseline: {
      args: [...args, '--update-baseline'],
      given: ['--baseline', 'known.json'],
      shows: ({ has }) => has('known.json'),
    },
    'update-baseline': {
      args: [...args, '--baseline', 'known.json'],
      given: ['--update-baseline'],
      shows: ({ has }) => has('known.json'),
    },
  } satisfies Record<string, Case>
}

const check = ['check', '--format', 'json']
/** A link that nobody may ask: at a private address. */
const linked = {
  'docs/fr/copy.md': 'Voir <http://127.0.0.1:9/a>.\n',
  'docs/en/copy.md': 'See <http://127.0.0.1:9/a>.\n',
}
/** A provider of one's own whose drafts lose the code of their source. */
const careless = {
  'own.config.mjs': `export default { ...${JSON.stringify(config)}, suggest: { providers: [
    { name: 'careless', answer: async (requests) => requests.map(() => ({ text: 'Something.' })) }
  ] } }\n`,
}
const dump = { 'dump.txt': '# Un\n\nDu texte.\n\nArticle 2\n\nAutre texte, à 5 €.\n' }
const imported = ['import', 'dump.txt', '--locale', 'fr']

const cases: Readonly<Record<CommandName, Readonly<Record<string, Case | Elsewhere>>>> = {
  check: {
    ...verdict(['check']),
    since: { args: check, given: ['--since', 'HEAD~1'], shows: ({ out }) => out.includes('"since"') },
    changed: { args: check, given: ['--changed'], shows: ({ out }) => out.includes('"since": "introduced"') },
    links: { args: check, given: ['--links'], shows: ({ err }) => err.includes('127.0.0.1'), files: linked },
    suggest: { args: check, given: ['--suggest'], shows: ({ out }) => out.includes('"suggestion"') },
    watch: 'test/cli/watch.process.test.ts',
    shard: { args: check, given: ['--shard', '1/2'], shows: (left) => 'shard' in left.json() },
    threads: 'test/threads/threads.process.test.ts',
  },
  merge: verdict(['merge', 'part.json']),
  fix: {
    ...run(['fix', '-n'], () => false),
    config: {
      args: ['fix', '-n'],
      given: ['--config', 'damaged.config.json'],
      shows: ({ out }) => !out.includes('site.md'),
    },
    source: {
      args: ['fix', '-n'],
      given: ['--source', 'en'],
      shows: ({ out }) => out.includes('+++ b/docs/fr/site.md'),
    },
    target: { args: ['fix', '-n'], given: ['--target', 'de'], shows: ({ out }) => !out.includes('site.md') },
    rule: { args: ['fix', '-n'], given: ['--rule', 'heading-depth'], shows: ({ out }) => !out.includes('run build') },
    'dry-run': { args: ['fix'], given: ['--dry-run'], shows: ({ text }) => text('docs/en/site.md').includes('buidl') },
    interactive: { args: ['fix'], given: ['--interactive'], shows: ({ err }) => err.includes('[y]es'), input: 'q\n' },
    force: {
      args: ['fix'],
      given: ['--force'],
      shows: ({ text }) => !text('docs/en/site.md').includes('buidl'),
      files: { 'docs/en/site.md': `${start['docs/en/site.md']}\n` },
    },
    'no-history': {
      args: ['fix', '-n'],
      given: ['--no-history'],
      shows: ({ out }) => out.includes('photos.md'),
    },
    links: { args: ['fix', '-n'], given: ['--links'], shows: ({ err }) => err.includes('127.0.0.1'), files: linked },
  },
  suggest: {
    ...project('suggest', '--format', 'json'),
    ...run(['suggest', '--format', 'json'], ({ out }) => out.includes('"rule": "stale"')),
    format: { args: ['suggest'], given: ['--format', 'json'], shows: ({ out }) => out.startsWith('{') },
    output: toFile('suggest'),
    write: {
      args: ['suggest'],
      given: ['--write'],
      shows: ({ text }) => text('docs/en/backups.md').includes('Restore'),
    },
    review: {
      args: ['suggest', '--write'],
      given: ['--review', 'none'],
      shows: ({ text }) => !text('docs/en/backups.md').includes('<!--'),
    },
    provider: { args: ['suggest'], given: ['--provider', 'deepl'], shows: ({ err }) => err.includes('DEEPL_AUTH_KEY') },
    'dry-run': { args: ['suggest'], given: ['--dry-run'], shows: ({ out }) => !out.includes('Restore') },
    'max-chars': 'test/suggest/cli.test.ts',
    strict: {
      args: ['suggest', '-c', 'own.config.mjs'],
      given: ['--strict'],
      shows: ({ code, out }) => code === 0 && !out.includes('Something.'),
      files: careless,
    },
  },
  glossary: {
    config: { args: ['glossary', 'mine'], given: ['--config', 'two.config.json'], shows: ({ code }) => code === 2 },
    source: { args: ['glossary', 'mine'], given: ['--source', 'de'], shows: ({ code }) => code === 2 },
    target: {
      args: ['glossary', 'mine', '-c', 'two.config.json'],
      given: ['--target', 'en'],
      shows: ({ code }) => code === 0,
    },
    least: { args: ['glossary', 'mine'], given: ['--least', '1'], shows: ({ out }) => out.includes('\nsauvegarde,') },
    output: toFile('glossary', 'mine'),
    'no-history': {
      args: ['glossary', 'mine', '--least', '1'],
      given: ['--no-history'],
      shows: ({ out }) => out.includes('3 of 3'),
    },
  },
  memory: {
    config: {
      args: ['memory', 'export'],
      given: ['--config', 'two.config.json'],
      shows: ({ out }) => out.includes('xml:lang="de"'),
    },
    source: { args: ['memory', 'export'], given: ['--source', 'en'], shows: ({ out }) => out.includes('srclang="en"') },
    target: {
      args: ['memory', 'export'],
      given: ['--target', 'de'],
      shows: ({ out }) => out.includes('xml:lang="de"'),
    },
    tmx: 'test/suggest/tmx.test.ts',
    output: toFile('memory', 'export'),
    'no-history': { args: ['memory', 'export'], given: ['--no-history'], shows: ({ out }) => out.includes('mailbox') },
  },
  report: {
    config: {
      args: ['report'],
      given: ['--config', 'two.config.json'],
      shows: ({ text }) => text('reports/parity.json').includes('"de"'),
    },
    source: {
      args: ['report'],
      given: ['--source', 'en'],
      shows: ({ text }) => text('reports/parity.json').includes('"source": "en"'),
    },
    target: {
      args: ['report'],
      given: ['--target', 'de'],
      shows: ({ text }) => text('reports/parity.json').includes('docs/de/'),
    },
    ...run(['report'], ({ text }) => text('reports/parity.json').includes('"rule": "stale"')),
    out: {
      args: ['report'],
      given: ['--out', 'there'],
      shows: ({ has }) => has('there/index.html') && !has('reports'),
    },
    ref: {
      args: ['report'],
      given: ['--ref', 'v1'],
      shows: ({ text }) => text('reports/index.html').includes('/blob/v1/'),
    },
    owner: {
      args: ['report'],
      given: ['--owner', '@ada'],
      shows: ({ text }) => !text('reports/parity.json').includes('copy.md'),
    },
    'allow-not-compared': {
      args: ['report', '-c', 'damaged.config.json'],
      given: ['--allow-not-compared'],
      shows: ({ code }) => code === 0,
    },
  },
  status: {
    ...project('status', '--format', 'json'),
    ...run(['status'], ({ out }) => /quota\.md .* 1 day/.test(out) || /\d days?/.test(out)),
    format: { args: ['status'], given: ['--format', 'json'], shows: ({ out }) => out.startsWith('{') },
    output: toFile('status'),
    sort: {
      args: ['status'],
      given: ['--sort', 'path'],
      shows: ({ out }) => out.indexOf('quota.md') < out.indexOf('site.md'),
    },
    limit: { args: ['status'], given: ['--limit', '1'], shows: ({ out }) => out.includes('(1 of ') },
    owner: { args: ['status'], given: ['--owner', '@ada'], shows: ({ out }) => !out.includes('site.md') },
  },
  align: {
    config: {
      args: ['align'],
      given: ['--config', 'two.config.json'],
      shows: ({ out }) => out.includes('docs/de/quota.md'),
    },
    source: {
      args: ['align'],
      given: ['--source', 'en'],
      shows: ({ out }) => /docs\/en\/quota\.md\W+docs\/fr\/quota\.md/.test(out),
    },
    target: { args: ['align'], given: ['--target', 'de'], shows: ({ out }) => out.includes('docs/de/quota.md') },
    format: { args: ['align'], given: ['--format', 'json'], shows: ({ out }) => out.startsWith('{') },
    output: toFile('align'),
    'allow-not-compared': {
      args: ['align', '-c', 'damaged.config.json'],
      given: ['--allow-not-compared'],
      shows: ({ code }) => code === 0,
    },
  },
  pairs: {
    ...project('pairs', '--format', 'json'),
    format: { args: ['pairs'], given: ['--format', 'json'], shows: ({ out }) => out.startsWith('{') },
    output: toFile('pairs'),
  },
  import: {
    locale: {
      args: ['import', 'dump.txt'],
      given: ['--locale', 'fr'],
      shows: ({ has }) => has('docs/fr/un.md'),
      files: dump,
    },
    out: { args: imported, given: ['--out', 'there'], shows: ({ has }) => has('there'), files: dump },
    split: {
      args: imported,
      given: ['--split', '^Article'],
      shows: ({ err }) => err.startsWith('2 guides'),
      files: dump,
    },
    encoding: {
      args: imported,
      given: ['--encoding', 'windows-1252'],
      shows: ({ text }) => text('docs/fr/un.md').includes('â‚¬'),
      files: dump,
    },
    format: { args: imported, given: ['--format', 'json'], shows: ({ out }) => out.startsWith('{'), files: dump },
    force: {
      args: imported,
      given: ['--force'],
      shows: ({ code }) => code === 0,
      files: { ...dump, 'docs/fr/un.md': 'Autre.\n' },
    },
    'dry-run': {
      args: [...imported, '--out', 'there'],
      given: ['--dry-run'],
      shows: ({ has }) => !has('there'),
      files: dump,
    },
  },
  init: {
    source: { args: ['init', '--dry-run'], given: ['--source', 'de'], shows: (left) => left.json().source === 'de' },
    target: {
      args: ['init', '--dry-run'],
      given: ['--target', 'de'],
      shows: (left) => left.json().targets?.join() === 'de',
    },
    force: {
      args: ['init'],
      given: ['--force'],
      shows: ({ text }) => text('diptych.config.json').includes('$schema'),
    },
    'dry-run': {
      args: ['init', '--force'],
      given: ['--dry-run'],
      shows: ({ text }) => !text('diptych.config.json').includes('$schema'),
    },
  },
  sync: {
    config: {
      args: ['sync'],
      given: ['--config', 'two.config.json'],
      shows: ({ text }) => text('diptych.lock').includes('docs/de/'),
    },
    source: {
      args: ['sync'],
      given: ['--source', 'en'],
      shows: ({ text }) => text('diptych.lock').includes('docs/fr/'),
    },
    target: {
      args: ['sync'],
      given: ['--target', 'de'],
      shows: ({ text }) => text('diptych.lock').includes('docs/de/'),
    },
    'from-history': {
      args: ['sync'],
      given: ['--from-history'],
      after: ['check', '--no-history', '--format', 'json'],
      shows: (left) => rulesOf(left).includes('stale'),
    },
    'dry-run': { args: ['sync'], given: ['--dry-run'], shows: ({ has }) => !has('diptych.lock') },
  },
  lsp: { stdio: 'test/lsp/client.ts', clientProcessId: 'test/lsp/client.ts' },
  explain: {},
}

describe.each(Object.entries(commands))('%s', (name, { load }) => {
  const own = cases[name as CommandName]

  test('has a case for each option', async () => {
    const { options } = await load()
    const wanted = Object.keys(options).filter((option) => !Object.hasOwn(commonOptions, option))
    expect(Object.keys(own).sort()).toEqual(wanted.sort())
  })

  test.each(Object.entries(own))('--%s', async (option, one) => {
    if (typeof one === 'string') {
      expect(readFileSync(one, 'utf8')).toContain(`--${option}`)
      return
    }
    expect(one.given.join(' ')).toContain(`--${option}`)
    const left = await leftBy(one, [...one.args, ...one.given])
    expect(one.shows(left), `with it:\n${left.out}\n${left.err}`).toBe(true)
    const plain = await plainly(one)
    // A run that fails prints no JSON, and shows nothing.
    const shows = plain.out === '' && one.args.includes('json') ? false : one.shows(plain)
    expect(shows, `without it:\n${plain.out}\n${plain.err}`).toBe(false)
  })
})
